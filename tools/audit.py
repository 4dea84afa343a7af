"""Measures the site as a reader's browser sees it: `make audit`. Writes docs/audit.md; takes about fifteen minutes.

A gunicorn of its own serves the demo content from a folder of its own. Lighthouse runs five times a page and the
median counts; these machines are noisy. axe, bytes and the HTML checker run once a page.
"""

import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_site import ROOT, demo_site

NPM = ROOT / "var" / "npm"
TOOLS = ["lighthouse@12.8.2", "vnu-jar@26.9.27"]
PORT = "8765"
SITE = f"http://127.0.0.1:{PORT}"
RUNS = 5
MEASURED = ["/", "/berita", "/berita/apa-itu-backend-developer"]
PAGES = [
    *MEASURED,
    "/berita/kategori/karier",
    "/berita/tag/backend",
    "/penulis/rahmawati",
    "/program-studi",
    "/program-studi/sistem-informasi",
    "/cari?q=gaji",
    "/cari?q=zebra",
    "/tentang",
    "/tidak-ada",
]
FLAGS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync
""".split()
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
SCORES = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}
TIMES = {  # name: (Lighthouse's id, limit)
    "FCP ms": ("first-contentful-paint", 1500),
    "LCP ms": ("largest-contentful-paint", 2000),
    "TBT ms": ("total-blocking-time", 100),
    "CLS": ("cumulative-layout-shift", 0.02),
}


def main():
    chromium = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not (chromium and shutil.which("npm")):
        sys.exit("The audit needs Chromium and npm. Debian: apt-get install chromium npm")
    install()
    with demo_site(PORT):
        sections = [bytes_and_axe(chromium), html_checker(), lighthouse(chromium)]
    today = datetime.date.today().isoformat()
    lines = [
        f"# Audit of {today}",
        "",
        "Made by `make audit` on a machine with 2 cores, over gunicorn, demo content.",
        "",
    ]
    (ROOT / "docs" / "audit.md").write_text(
        "\n".join([*lines, *(line for part, _ in sections for line in part)]) + "\n"
    )
    missed = [line for _, part in sections for line in part]
    print("\n".join(missed) or "All limits are kept. See docs/audit.md.")
    sys.exit(bool(missed))


def install():
    NPM.mkdir(parents=True, exist_ok=True)
    print("-> Installing Lighthouse and the HTML checker", flush=True)
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", NPM, *TOOLS], check=True, capture_output=True
    )


def bytes_and_axe(chromium):
    table, missed = ["## Bytes of a first visit, and axe (WCAG 2.2 AA)", ""], []
    table += [
        "| page | requests | KB at 360 px | axe violations, 360 and 1280 px, light and dark |",
        "| --- | --- | --- | --- |",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for path in PAGES:
            print(f"-> {path}", flush=True)
            requests, size, foreign = first_visit(browser, path)
            found = sum(
                violations(browser, path, width, scheme) for width in (360, 1280) for scheme in ("light", "dark")
            )
            table.append(f"| {path} | {requests} | {size / 1024:.1f} | {found} |")
            if requests > 20 or size > 100 * 1024 or found or foreign:
                missed.append(f"{path}: {requests} requests, {size} bytes, {found} violations, foreign: {foreign}")
        browser.close()
    return [*table, ""], missed


def first_visit(browser, path):
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    sizes, foreign = [], []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on(
        "request", lambda request: foreign.append(request.url) if not request.url.startswith((SITE, "data:")) else None
    )
    page.goto(SITE + path, wait_until="networkidle")
    page.context.close()
    return len(sizes), int(sum(sizes)), foreign


def violations(browser, path, width, scheme):
    page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    page.goto(SITE + path)
    count = Axe().run(page, options=WCAG).violations_count
    page.context.close()
    return count


def html_checker():
    """Nu HTML checker over every page type, as the server sends it."""
    if not shutil.which("java"):
        sys.exit("The HTML checker needs Java. Debian: apt-get install default-jre-headless")
    jar = next(NPM.glob("node_modules/vnu-jar/**/vnu.jar"))
    print("-> HTML checker", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(PAGES):
            try:
                text = urllib.request.urlopen(SITE + path).read()
            except urllib.error.HTTPError as error:
                text = error.read()
            Path(folder, f"{number}.html").write_bytes(text)
        done = subprocess.run(
            ["java", "-jar", jar, "--errors-only", "--format", "json", folder], capture_output=True, text=True
        )
    errors = [message for message in json.loads(done.stderr)["messages"] if message["type"] == "error"]
    missed = [f"{PAGES[int(Path(error['url']).stem)]}: {error['message']}" for error in errors]
    return ["## Nu HTML checker", "", f"{len(errors)} errors on {len(PAGES)} pages.", ""], missed


def lighthouse(chromium):
    table, missed = [f"## Lighthouse, median of {RUNS}", ""], []
    table += [
        "| page | form | " + " | ".join([*SCORES, *TIMES]) + " |",
        "| --- | --- |" + " --- |" * (len(SCORES) + len(TIMES)),
    ]
    for path in MEASURED:
        for form in ("mobile", "desktop"):
            runs = [one_run(chromium, path, form) for _ in range(RUNS)]
            median = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
            shown = [f"{median[name] * 100:.0f}" for name in SCORES] + [
                f"{median[name]:.3g}" if name == "CLS" else f"{median[name]:.0f}" for name in TIMES
            ]
            table.append(f"| {path} | {form} | " + " | ".join(shown) + " |")
            least = SCORES | ({"performance": 0.98} if form == "desktop" else {})
            missed += [f"{path} {form}: {name} {median[name]}" for name, score in least.items() if median[name] < score]
            missed += [
                f"{path} {form}: {name} {median[name]}" for name, (_, most) in TIMES.items() if median[name] > most
            ]
    return [*table, ""], missed


def one_run(chromium, path, form):
    print(f"-> Lighthouse {form} {path}", flush=True)
    command = [NPM / "node_modules" / ".bin" / "lighthouse", SITE + path, "--output=json", "--quiet"]
    command += [f"--chrome-flags={' '.join(FLAGS)}", *(["--preset=desktop"] if form == "desktop" else [])]
    for _ in range(3):  # under load Chromium sometimes draws nothing in time, which is no result at all
        done = subprocess.run(command, env=os.environ | {"CHROME_PATH": chromium}, capture_output=True, text=True)
        if done.returncode == 0:
            break
        print(done.stderr[-500:], flush=True)
    done.check_returncode()
    report = json.loads(done.stdout)
    scores = {name: report["categories"][name]["score"] for name in SCORES}
    return scores | {name: report["audits"][audit]["numericValue"] for name, (audit, _) in TIMES.items()}


if __name__ == "__main__":
    main()
