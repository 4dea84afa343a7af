"""Whether a change left the site's pages as they were: `make compare BASE=<revision>`.

The demo site is loaded into a database of its own once with the code of BASE (in a work tree beside this one) and once
with the code here; every address that a reader or a robot can reach, and the newsroom's screens, are asked of both.
Addresses that only one side has, and answers that differ, are named; their texts stay in var/compare for `diff`.

What two runs of the same code would tell apart is made equal: form tokens, and when the demo was loaded. Static files
keep their plain names.
"""

import argparse
import difflib
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "compare"
HOST = "http://testserver"
STARTS = (
    "/", "/sitemap.xml", "/robots.txt", "/llms.txt", "/.well-known/security.txt", "/manifest.webmanifest",
    "/berita/rss.xml", "/berita/atom.xml", "/cari", "/cari?q=backend", "/cari?q=jurusan+si", "/cari?q=sistem+infomasi",
    "/cari?q=%22manajemen+keuangan%22", "/cari?q=beasiswa&kategori=karier", "/cari?q=xyzzy", "/cari?q=tentang",
    "/berita/", "/berita?halaman=1", "/berita?halaman=2", "/berita?halaman=99", "/tidak-ada", "/berita/tidak-ada",
    "/program-studi/tidak-ada", "/berita/kategori/tidak-ada/rss.xml",
)  # fmt: skip
NEWSROOM = (
    "", "articles/article/", "articles/article/add/", "articles/article/1/change/", "articles/category/",
    "articles/category/add/", "articles/tag/", "articles/author/", "articles/author/1/change/", "articles/programme/",
    "articles/programme/1/change/", "articles/page/", "articles/page/1/change/", "articles/picture/",
    "articles/picture/add/", "articles/synonymgroup/", "articles/readerquestion/", "articles/redirect/",
    "articles/redirect/add/", "articles/redirect/impor/", "articles/missingpage/", "articles/sitesettings/1/change/",
    "accounts/user/", "articles/article/1/tautan/", "articles/article/judul/?q=apa",
)  # fmt: skip
LINK = re.compile(r'(?:href|src|content|srcset)="((?:/|http)[^"]*)"|<(?:loc|link|image:loc)>([^<]+)<')
# Form tokens, and when the administrator signed in.
VOLATILE = re.compile(
    rb'name="(?:csrfmiddlewaretoken|page_number)" value="[^"]*"|<td class="field-last_login nowrap">[^<]*</td>'
)
MOST = 3000  # addresses


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base", nargs="?", default="HEAD", help="the revision to compare with (%(default)s)")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="only ask the code of this folder's site")
    options = parser.parse_args()
    if options.write:
        write(options.write)
    else:
        sys.exit(compare(options.base))


def compare(base):
    before, after = FOLDER / "before", FOLDER / "after"
    with tempfile.TemporaryDirectory(prefix="compare-") as folder:
        tree = Path(folder) / "tree"
        git("worktree", "add", "--detach", "--quiet", str(tree), base)
        try:
            ask(tree, before)
        finally:
            git("worktree", "remove", "--force", str(tree))
    ask(ROOT, after)
    return report(json.loads((before / "index.json").read_text()), json.loads((after / "index.json").read_text()))


def git(*arguments):
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True)


def ask(tree, folder):
    subprocess.run([sys.executable, __file__, "--write", str(folder)], cwd=tree, check=True)


def report(before, after):
    """How many answers differ; 0 where all are the same."""
    only_before, only_after = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    differing = [address for address in sorted(before.keys() & after.keys()) if differs(before, after, address)]
    for title, addresses in (("only before", only_before), ("only now", only_after)):
        for address in addresses:
            print(f"{title:<12} {address}")
    for address in differing:
        print(f"{'differs':<12} {address}")
        for line in first_differences(before[address], after[address]):
            print(f"    {line}")
    print(f"{len(before)} addresses before, {len(after)} now; {len(differing)} differ.")
    return int(bool(only_before or only_after or differing))


def differs(before, after, address):
    one, other = before[address], after[address]
    return one["head"] != other["head"] or read("before", one) != read("after", other)


def read(side, entry):
    """An answer; in HTML a run of white space is one space, as a browser has it outside of ``pre``."""
    content = (FOLDER / side / entry["file"]).read_bytes()
    return re.sub(rb">\s+", b">\n", re.sub(rb"\s+", b" ", content)) if "text/html" in entry["head"][1] else content


def first_differences(one, other, most=6):
    if one["head"] != other["head"]:
        return [f"{one['head']} -> {other['head']}"]
    before, after = (
        read(side, entry).decode(errors="replace").splitlines() for side, entry in (("before", one), ("after", other))
    )
    changed = (
        line
        for line in difflib.unified_diff(before, after, n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    )
    return [line[:160] for _, line in zip(range(most), changed, strict=False)]


# One side


def write(folder):
    """Every answer of the site whose code lies in the working folder, as files, and an index of them."""
    sys.path.insert(0, os.getcwd())
    with tempfile.TemporaryDirectory(prefix="compare-") as var:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="cakrawala.settings", SECRET_KEY="only-to-compare-" + "x" * 40, VAR_DIR=var,
            SITE_URL=HOST, ALLOWED_HOSTS="testserver", DATABASE_URL=f"sqlite:///{var}/db.sqlite3", DEBUG="0",
        )  # fmt: skip
        answers = collect()
    folder.mkdir(parents=True, exist_ok=True)
    for former in folder.iterdir():
        former.unlink()
    index = {}
    for number, (address, (head, body)) in enumerate(sorted(answers.items())):
        index[address] = {"head": head, "file": f"{number:04}.txt"}
        (folder / f"{number:04}.txt").write_bytes(body)
    (folder / "index.json").write_text(json.dumps(index, indent=1))


def collect():
    import django
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    logging.disable()
    warnings.simplefilter("ignore")
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    for name in ("Page", "Article"):
        apps.get_model("articles", name).objects.update(changed_at="2026-01-01T00:00:00Z")
    answers: dict[str, dict] = {}
    waiting, client = list(STARTS), Client()
    while waiting and len(answers) < MOST:
        address = waiting.pop(0)
        if address not in answers:
            answers[address], links = answer_of(client, address)
            waiting += links
    apps.get_model("articles", "MissingPage").objects.all().delete()  # how many are counted depends on the minute
    User = apps.get_model("accounts", "User")
    client.force_login(User.objects.create_superuser("a@cakrawala.test", name="Administrator"))
    for path in NEWSROOM:
        answers[f"/admin/{path}"], _ = answer_of(client, f"/admin/{path}")
    return answers


def answer_of(client, address):
    """``((status, type and target), body)``, and the addresses of this site that it names."""
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    head = [response.status_code, kind, response.headers.get("Location", ""), response.headers.get("Cache-Control", "")]
    links = []
    if kind.startswith(("text/html", "application/xml", "application/rss", "application/atom")):
        for found in LINK.findall(body.decode()):
            for link in (
                offer.split()[0] for text in found if text for offer in text.replace("&amp;", "&").split(", ")
            ):
                target = urlsplit(urljoin(HOST + address, link))
                if f"{target.scheme}://{target.netloc}" == HOST and not target.path.startswith(("/static/", "/admin")):
                    links.append(target.path + (f"?{target.query}" if target.query else ""))
    return (head, VOLATILE.sub(b"", body)), links


if __name__ == "__main__":
    main()
