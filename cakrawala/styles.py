"""The stylesheets of ``static/css``, joined: short sources for us, one request for a phone."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

# What is joined of what, in this order; a folder stands for its own files from A to Z.
STYLES = {
    # tokens fixes the order of the layers
    "css/site.css": ["tokens", "fonts", "base", "layout", "components", "utilities", "print"],
    # without layers, for Django's stylesheets have none and would win; what Django draws, then what we draw
    "css/newsroom.css": ["tokens", "fonts", "newsroom/base", "newsroom/django", "newsroom/components"],
    # inside the rich-text editor
    "css/editor-content.css": ["tokens", "fonts", "base", "components", "editor"],
}


class JoinedStyles(BaseFinder):
    """A staticfiles finder: joins the parts whenever somebody asks, so that collectstatic and DEBUG agree."""

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
        joined.write_text("\n".join(part.read_text(encoding="utf-8") for part in parts_of(name)), encoding="utf-8")


def parts_of(name):
    for part in STYLES[name]:
        path = settings.BASE_DIR / "static" / "css" / part
        yield from sorted(path.glob("*.css")) if path.is_dir() else [path.with_suffix(".css")]
