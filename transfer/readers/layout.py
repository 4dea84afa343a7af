"""Which system a folder of Markdown is of, where that looks for texts, and at which address each one stood."""

import re
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from django.utils.text import slugify

from transfer.readers import front_matter
from transfer.readers.archive import TooLarge
from transfer.readers.front_matter import text
from transfer.record import Unreadable

MOST = 5 * 1024 * 1024  # bytes of one text
TEXTS = {".md", ".markdown", ".mkd", ".mdown"}
NO_TEXTS = {"readme.md", "license.md", "changelog.md", "contributing.md", "code_of_conduct.md"}
JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}


class System(StrEnum):
    HUGO = "Hugo"
    JEKYLL = "Jekyll"
    PELICAN = "Pelican"
    PLAIN = "Markdown"


def document_of(files, name):
    try:
        content = files.read(name, most=MOST)
    except TooLarge as error:
        raise Unreadable("Berkas ini lebih dari 5 MB. Bagi menjadi beberapa artikel.") from error
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        written = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252", "replace")
    return front_matter.split(written)


class Layout:
    """Which system a folder is of, and where that looks for texts."""

    def __init__(self, files):
        names = files.names
        self.top = _top(names)
        inside = [name.removeprefix(self.top) for name in names]
        self.config: dict[str, Any] = {}
        has_posts = any(re.match(r"(.*/)?(_posts|_drafts)/", name) for name in inside)
        if "_config.yml" in inside or has_posts:
            self.system = System.JEKYLL
            if "_config.yml" in inside:
                self.config = front_matter.read_yaml(_text(files, f"{self.top}_config.yml"))
        elif any(name.startswith("content/") for name in inside) and any(
            name in inside for name in ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml")
        ):
            self.system = System.HUGO
            self.config = _hugo_config(files, self.top, inside)
        elif "pelicanconf.py" in inside or self._looks_like_pelican(files):
            self.system = System.PELICAN
        else:
            self.system = System.PLAIN
        self.content = (
            "content/"
            if self.system is not System.JEKYLL and any(name.startswith("content/") for name in inside)
            else ""
        )
        self.title = text(self.config.get("title"))
        self.address = text(self.config.get("baseurl") if self.system is System.HUGO else self.config.get("url"))
        self.address = self.address.rstrip("/") if self.address.startswith("http") else ""
        self.media = ["/", "{static}", "{attach}", "{filename}"]

    def _looks_like_pelican(self, files):
        """By the first text that has a head without fences."""
        for name in files.names:
            if PurePosixPath(name).suffix.lower() in TEXTS and PurePosixPath(name).name.lower() not in NO_TEXTS:
                try:
                    document = document_of(files, name)
                except Unreadable:
                    continue
                return bool(document.fields) and not document.has_fence
        return False

    def is_text(self, path: PurePosixPath) -> bool:
        inside = path.as_posix().removeprefix(self.top)
        if path.suffix.lower() not in TEXTS or not inside.startswith(self.content):
            return False
        if self.system is System.JEKYLL:
            parts = PurePosixPath(inside).parts[:-1]
            return not any(part[0] in "._" and part not in {"_posts", "_drafts"} for part in parts) and (
                path.name.lower() not in NO_TEXTS or bool({"_posts", "_drafts"} & set(parts))
            )
        return path.name != "_index.md" and path.name.lower() not in NO_TEXTS and "/." not in f"/{inside}"

    def inside(self, path: PurePosixPath) -> PurePosixPath:
        return PurePosixPath(path.as_posix().removeprefix(self.top).removeprefix(self.content))


def _top(names):
    """An archive mostly holds all in one folder."""
    first = {name.split("/", 1)[0] for name in names}
    only = next(iter(first)) if len(first) == 1 else ""
    return f"{only}/" if only and all("/" in name for name in names) and only not in {"content", "_posts"} else ""


def _text(files, name):
    try:
        return files.read(name, most=front_matter.LONGEST).decode("utf-8", "replace")
    except TooLarge:
        return ""


def _hugo_config(files, top, inside):
    for name in ("hugo.toml", "config.toml"):
        if name in inside:
            try:
                return front_matter.split(f"+++\n{_text(files, top + name)}\n+++\n").fields
            except Unreadable:
                return {}
    return front_matter.read_yaml(_text(files, top + ("hugo.yaml" if "hugo.yaml" in inside else "config.yaml")))


def address_of(fields, inside, layout, slug, categories, published):
    """Where a text stood, by the rule that its system has unless told another one."""
    if "_drafts" in inside.parts:
        return ""
    written = text(fields.get("permalink") or fields.get("url") or fields.get("save_as"))
    if written and ":" not in written and "{" not in written:
        return written if written.startswith("/") else f"/{written}"
    match layout.system:
        case System.HUGO:
            folder = inside.parent.parent if inside.stem == "index" else inside.parent
            return "/" + "/".join([*folder.parts, slug]).lower() + "/"
        case System.PELICAN:
            return f"/{'pages/' if 'pages' in inside.parts[:-1] else ''}{slug}.html"
        case System.JEKYLL:
            return _jekyll(inside, layout, slug, categories, published)
    return f"/{inside.with_suffix('').as_posix()}"


def _jekyll(inside, layout, slug, categories, published):
    rule = text(layout.config.get("permalink")) or "date"
    if "_posts" not in inside.parts:
        plain = inside.with_suffix("").as_posix()
        return f"/{plain.removesuffix('index')}" + (
            "/" if rule == "pretty" else "" if plain.endswith("index") else ".html"
        )
    rule = JEKYLL.get(rule, rule)
    parts = {
        ":categories": "/".join(slugify(name) for name in categories),
        ":title": slug,
        ":slug": slug,
        ":output_ext": ".html",
    }
    if published:
        parts |= {
            ":year": f"{published.year:04}",
            ":month": f"{published.month:02}",
            ":i_month": str(published.month),
            ":day": f"{published.day:02}",
            ":i_day": str(published.day),
            ":y_day": f"{published.timetuple().tm_yday:03}",
            ":short_year": f"{published.year % 100:02}",
        }
    for name in sorted(parts, key=len, reverse=True):
        rule = rule.replace(name, parts[name])
    return re.sub("/{2,}", "/", rule)
