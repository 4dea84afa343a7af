"""Pictures of every page for a person to look at, at 360 and 1280 px, light and dark: `make shots`, into var/shots.

It asks the site that `make run` serves (SITE= chooses another); what a page shows is the person's to judge.
"""

import os
import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
from audit import FLAGS, PAGES, ROOT

SITE = os.environ.get("SITE", "http://127.0.0.1:8000")
FOLDER = ROOT / "var" / "shots"


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for path in PAGES:
                    shoot(page, path, FOLDER / f"{name_of(path)}-{width}-{scheme}.png")
        page.emulate_media(media="print", color_scheme="light")
        page.set_viewport_size({"width": 794, "height": 1123})
        shoot(page, PAGES[2], FOLDER / "cetak-794.png")
    print(f"Look at {FOLDER}.")


def shoot(page, path, file):
    try:
        page.goto(SITE + path)
    except Error:
        sys.exit(f"Nothing answers at {SITE}. Start it first: make run")
    # Late pictures load as one scrolls; a full-page shot does not scroll.
    page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(image => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file, full_page=True)


def name_of(path):
    return re.sub(r"[^a-z0-9]+", "-", path.strip("/")).strip("-") or "beranda"


if __name__ == "__main__":
    main()
