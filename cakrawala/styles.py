"""The stylesheets of ``static/css`` as the one file that pages load: short sources for us, one request for a phone."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
PARTS = ["tokens", "base", "layout", "components", "utilities", "print"]  # in this order: tokens fixes the layers'


class JoinedStyles(BaseFinder):
    """A staticfiles finder: joins the parts whenever somebody asks, so that collectstatic and DEBUG agree."""

    storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        if path != NAME:
            return [] if find_all else None
        self._join()
        found = self.storage.path(NAME)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        self._join()
        yield NAME, self.storage

    def _join(self):
        parts = (Path(settings.BASE_DIR, "static", "css", f"{part}.css") for part in PARTS)
        joined = Path(self.storage.path(NAME))
        joined.parent.mkdir(parents=True, exist_ok=True)
        joined.write_text("\n".join(part.read_text(encoding="utf-8") for part in parts), encoding="utf-8")
