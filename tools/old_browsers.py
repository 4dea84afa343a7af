"""Compares what a Chrome of January 2023 shows with what today's does: `make old-browsers`.

Chrome 109 comes out of an npm package, today's is the machine's Chromium. Of the parts that PAGES names, colours,
sizes, spacing and places are compared, in light and dark, at 360 and 1280 px. What differs is printed; the exit code
tells. The pictures of both, and of Debian's Firefox, stay in var/old-browsers for eyes, which see more than a table.
"""

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import brotli

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_site import ROOT, demo_site

NPM = ROOT / "var" / "npm"
FOLDER = ROOT / "var" / "old-browsers"
TOOLS = ["@sparticuz/chromium@109.0.6", "puppeteer-core@19.11.1"]
WIDTHS = [360, 1280]
SCHEMES = ["light", "dark"]
ADMIN = {"email": "admin@cakrawala.test", "password": "hanya-untuk-melihat"}
TOLERANCE = 3  # px; lines of text are broken a little differently
# From its command line Firefox takes pictures of what needs no signing in, one a start.
BY_FIREFOX = ["beranda", "artikel", "daftar", "cari", "program", "masuk"]

FRAME = [
    ".header", ".logo", ".logo__mark", ".logo__sun", ".icon-button", ".menu__link", ".header__register", ".sky",
    ".sky::after", ".opening", "h1", ".footer", ".footer::before", ".footer::after", ".footer__heading",
    ".footer__column a", ".footer__rights", ".footer__wordmark", ".skip-link",
]  # fmt: skip
LIST = [".row", ".row a", ".row__title", ".row__summary", ".row > .cover", ".row .card-meta"]
LABEL = [".label", ".label::before"]
POSTER = [".poster", ".poster a", ".poster > .cover", ".poster__name", ".poster__more", ".poster .icon"]
HORIZON = [".on-horizon", ".on-horizon::before", ".on-horizon > .cover"]
CHIP = [".chip", ".chip::before", ".chip__count"]
NEWSROOM = [
    "#header", ".brand", ".brand__room", "#user-tools a", "div.breadcrumbs", "div.breadcrumbs a", "#nav-sidebar",
    "#nav-sidebar th a", "#nav-sidebar .current-model", "#nav-sidebar .current-model th::before", "#content",
    "#content h1",
]  # fmt: skip
PAGES = {
    "beranda": ("/", [
        *FRAME, *HORIZON, *POSTER, *CHIP, ".standfirst", ".search-form", ".search-form__input",
        ".search-form .button", ".lead__title", ".lead__title a", ".label", ".card", ".card__title", ".card__title a",
        ".card > .cover", ".card-meta", ".section-head", ".section-head::after",
    ]),
    "artikel": ("/berita/apa-itu-backend-developer", [
        *FRAME, *HORIZON, ".breadcrumbs", ".breadcrumbs a", ".breadcrumbs li:nth-child(2)::before", ".standfirst",
        ".byline", ".byline__item a", ".portrait", ".toc__panel", ".toc__summary", ".toc__column", ".toc__column a",
        ".prose", ".prose > p", ".prose > p + p", ".prose h2", ".prose h2::before", ".prose a", ".prose ul > li",
        ".prose ul > li::before", ".read-also", ".read-also__title", ".read-also__kicker", ".faq__item",
        ".faq__question", ".faq .icon", ".call-to-action", ".call-to-action h2", ".call-to-action > p",
        ".call-to-action .button", ".call-to-action__link", ".tags a", ".share__link", ".author-box", ".neighbours",
        ".neighbours__link", ".related", ".related .card", ".sticky-bar", ".sticky-bar .button", ".sticky-bar__text",
    ]),
    "daftar": ("/berita", [*FRAME, *LIST, *LABEL, *CHIP, ".pagination", ".pagination__step", ".pagination__number"]),
    "cari": ("/cari?q=gaji", [
        *FRAME, *LIST, *CHIP, ".search-form", ".search-form__input", ".row mark", ".results",
    ]),
    "cari-kosong": ("/cari?q=zebra", [*FRAME, ".search-form", ".nothing", *CHIP]),
    "program": ("/program-studi", [
        *FRAME, *POSTER, ".programme-list", ".programme-list__item", ".programme-list__item > p",
    ]),
    "satu-program": ("/program-studi/sistem-informasi", [
        *FRAME, *HORIZON, *POSTER, ".opening__kicker", ".actions .button", ".prose > p",
    ]),
    "kategori": ("/berita/kategori/karier", [
        *FRAME, *HORIZON, *LIST, ".aside", ".aside__heading", ".opening__count",
    ]),
    "tag": ("/berita/tag/backend", [*FRAME, *LIST]),
    "penulis": ("/penulis/rahmawati", [
        *FRAME, *LIST, ".opening__person", ".opening__person .portrait",
    ]),
    "tidak-ada": ("/tidak-ada", [*FRAME, ".panorama", ".panorama .cover", ".search-form", ".chip", ".button--quiet"]),
    "masuk": ("/admin/login/", [
        "#container", "#content", ".brand", ".logo__mark", ".logo__sun", "h1", "label", "#id_username",
        ".submit-row input", ".sign-in-scene", ".sign-in-scene img",
    ]),
    "dasbor": ("/admin/", [
        "#header", ".brand", ".brand__room", "div.breadcrumbs", "#nav-sidebar", "#nav-sidebar th a", "#content h1",
        ".counts", ".counts::after", ".counts a", ".board__title", ".board__row", ".board__name", ".board__meta",
        ".call",
    ]),
    "daftar-artikel": ("/admin/articles/article/", [
        *NEWSROOM, ".head", ".call", ".tabs", ".tabs__tab", ".tabs__tab[aria-current]::after", ".filters",
        ".filters select", ".filters__words", ".articles tbody tr", ".articles tbody th", ".articles tbody th > a",
        ".articles__cover", ".articles__meta", ".status", ".status::before", ".score", ".score::before", ".paginator",
    ]),
    "sunting": ("/admin/articles/article/1/change/", [
        *NEWSROOM, "#id_title", "#id_summary", ".counter", ".address", ".address__slug", ".cke_top", ".cke_inner",
        ".cke_button_icon", ".desk__side", ".panel", ".panel__title", ".panel .submit-row input.default",
        ".select2-selection--single", ".select2-selection__rendered", "#id_published_at_0", ".status",
        ".small-button", ".google__title", ".share", ".share__title", ".related__row", ".help",
    ]),
}  # fmt: skip
EDITOR = {"selector": ".cke_wysiwyg_frame", "parts": ["body", "p", "p + p", "h2", "h2::before", "a", ".read-also"]}


def main():
    chromium = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not (chromium and firefox and shutil.which("npm")):
        sys.exit("Comparing needs Chromium, Firefox and npm. Debian: apt-get install chromium firefox-esr npm")
    old = chrome_109()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    account = ["createsuperuser", "--noinput", "-v0", f"--email={ADMIN['email']}", "--name=Redaksi"]
    with demo_site(commands=[account], DJANGO_SUPERUSER_PASSWORD=ADMIN["password"]) as site:
        before = measured(site, "chrome109", old, headless=True)
        today = measured(site, "chromium", chromium, headless="new")
        missed = [*before["errors"], *differences(before["measured"], today["measured"])]
        pictures_of_firefox(site, firefox)
    print("\n".join(missed) or "Both show the same.")
    print(f"{before['version']} and {today['version']}; {len(missed)} differences. Look at {FOLDER}.")
    sys.exit(bool(missed))


def chrome_109():
    """Where it lies; the package holds it compressed."""
    print("-> Installing Chrome 109", flush=True)
    NPM.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(NPM), *TOOLS]
    subprocess.run(command, check=True, capture_output=True)
    chrome = NPM / "chrome109" / "chromium"
    if not chrome.is_file():
        chrome.parent.mkdir(exist_ok=True)
        packed = (NPM / "node_modules" / "@sparticuz" / "chromium" / "bin" / "chromium.br").read_bytes()
        chrome.write_bytes(brotli.decompress(packed))
        chrome.chmod(0o755)
    return chrome


def measured(site, label, executable, headless):
    print(f"-> {label}", flush=True)
    frames = {"sunting": EDITOR}
    pages = [
        {"name": name, "path": path, "parts": parts, "frame": frames.get(name)} for name, (path, parts) in PAGES.items()
    ]
    job = {"executable": str(executable), "headless": headless, "site": site, "folder": str(FOLDER), "label": label}
    look = {"widths": WIDTHS, "schemes": SCHEMES, "pages": pages}
    env = os.environ | {"NODE_PATH": str(NPM / "node_modules"), "PUPPETEER_DISABLE_HEADLESS_WARNING": "true"}
    done = subprocess.run(
        ["node", ROOT / "tools" / "old_browsers.cjs"],
        input=json.dumps(job | look | ADMIN),
        env=env,
        text=True,
        stdout=subprocess.PIPE,
    )
    if done.returncode:
        sys.exit(f"{label} could not look at the site; the reason stands above.")
    return json.loads(done.stdout)


def differences(before, today):
    """A line for each fact of a part that differs, and for each part that stands on no page."""
    lines: list[str] = []
    found = set()
    for page in before:
        for part in before[page].keys() | today[page].keys():
            found.add((page.split()[0], part))
            one, other = before[page].get(part), today[page].get(part)
            if one is None or other is None:
                lines.append(f"{page} {part}: only in {'today’s' if one is None else 'the old one'}")
                continue
            lines += [
                f"{page} {part} {fact}: {one[fact]}, today {other[fact]}"
                for fact in one
                if not is_same(one[fact], other[fact])
            ]
    named = {(name, part) for name, (_, parts) in PAGES.items() for part in parts}
    named |= {("sunting", f"{EDITOR['selector']} {part}") for part in EDITOR["parts"]}
    return [*lines, *(f"{name} {part}: stands on no page" for name, part in sorted(named - found))]


def is_same(one, other):
    """Numbers within the tolerance, in a colour within one of 255."""
    if isinstance(one, int | float):
        return abs(one - other) <= TOLERANCE
    numbers = [[float(number) for number in re.findall(r"-?[\d.]+", text)] for text in (one, other)]
    if re.sub(r"-?[\d.]+", "", one) != re.sub(r"-?[\d.]+", "", other) or len(numbers[0]) != len(numbers[1]):
        return False
    most = 1 if one.startswith("rgb") else TOLERANCE
    return all(abs(a - b) <= most for a, b in zip(*numbers, strict=True))


def pictures_of_firefox(site, firefox):
    """It takes them as soon as a page is loaded: photos may still be missing, their grounds stand there."""
    print("-> firefox", flush=True)
    for scheme in SCHEMES:
        with tempfile.TemporaryDirectory(prefix="cakrawala-firefox-") as profile:
            prefs = {"ui.systemUsesDarkTheme": int(scheme == "dark"), "dom.image-lazy-loading.enabled": False}
            prefs |= {"image.decode-immediately.enabled": True}
            lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in prefs.items()]
            Path(profile, "user.js").write_text("".join(lines))
            for name, width in itertools.product(BY_FIREFOX, WIDTHS):
                picture, address = FOLDER / f"{name}-{width}-{scheme}-firefox.png", site + PAGES[name][0]
                command = [firefox, "--headless", "--no-remote", "--profile", profile, f"--window-size={width}"]
                command += ["--screenshot", str(picture), address]
                subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
