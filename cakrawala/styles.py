"""The stylesheets of ``static/css``, joined and lowered: short sources of today, one request for a phone of 2022."""

from pathlib import Path

import lightningcss
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

# What is joined of what, in this order; a folder stands for its own files from A to Z.
STYLES = {
    # tokens fixes the order of the layers
    "css/site.css": ["tokens", "fonts", "base", "layout", "components", "utilities", "print"],
    # without layers, for Django's stylesheets have none and would win; what Django draws, then what we draw
    "css/newsroom.css": ["tokens", "scheme", "fonts", "newsroom/base", "newsroom/django", "newsroom/components"],
    # over site.css in the frame of a preview, where findings are marked
    "css/preview.css": ["tokens", "marks"],
    # inside the rich-text editor
    "css/editor-content.css": ["tokens", "scheme", "fonts", "base", "components", "editor"],
}

# The first ones that know cascade layers, of spring 2022. An older one ignores every layer, and all of ours is in one.
BROWSERS = ["chrome 99", "firefox 97", "safari 15.4", "ios_saf 15.4"]


class JoinedStyles(BaseFinder):
    """A staticfiles finder: joins and lowers whenever somebody asks, so that collectstatic and DEBUG agree."""

    storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        if path not in STYLES:
            return [] if find_all else None
        self._join(path)
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for name in STYLES:
            self._join(name)
            yield name, self.storage

    def _join(self, name):
        joined = Path(self.storage.path(name))
        joined.parent.mkdir(parents=True, exist_ok=True)
        joined.write_text(lowered(source_of(name), name), encoding="utf-8")


def source_of(name):
    """What a stylesheet is made of, as we wrote it."""
    return "\n".join(part.read_text(encoding="utf-8") for part in parts_of(name))


def parts_of(name):
    for part in STYLES[name]:
        path = settings.BASE_DIR / "static" / "css" / part
        yield from sorted(path.glob("*.css")) if path.is_dir() else [path.with_suffix(".css")]


def lowered(css, name=""):
    """The same in words that ``BROWSERS`` understand: nesting, ``light-dark()``, media ranges, prefixes.

    What has no such words stays as it is; the sources hold a fallback for it (docs/design.md).
    """
    return lightningcss.process_stylesheet(css, filename=name, browsers_list=BROWSERS, minify=True)
