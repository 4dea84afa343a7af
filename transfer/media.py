"""Which file of a folder or archive a former address means: by its path, without size suffixes, else by its name."""

import re
from urllib.parse import unquote, urlsplit

from transfer.readers.archive import Files

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".svg", ".heic")
ROOTS = ("wp-content/uploads/", "uploads/", "content/images/", "static/", "assets/", "images/", "content/")
# What WordPress puts behind a name for sizes, for what it made smaller on upload, turned, or edited; Ghost's folders.
_SUFFIX = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|-e\d{10,16})+(?=\.[A-Za-z0-9]+$)")
_GHOST_SIZE = re.compile(r"(^|/)size/w\d+(?:h\d+)?/(?:format/\w+/)?")
_BLOGGER_SIZE = re.compile(r"/s\d+(?:-[a-z0-9-]+)?/(?=[^/]+$)")


def original(path: str) -> str:
    """The path of the picture that one in a certain size was made of."""
    return _SUFFIX.sub("", _GHOST_SIZE.sub(r"\1", _BLOGGER_SIZE.sub("/s0/", path)))


_PELICAN = re.compile(r"^[{|](?:static|attach|filename)[}|]/?")
_PROXIED = re.compile(r"^(https?:)?//i\d\.wp\.com/(?=[^/]+\.)")


def unwrapped(address: str) -> str:
    """The address itself of a picture that WordPress.com handed out from its own hosts ("i0.wp.com/…")."""
    return _PROXIED.sub("https://", address)


def is_picture(address: str) -> bool:
    return path_in(address).lower().endswith(PICTURES)


def path_in(address: str) -> str:
    """The decoded path of an address, from its first folder on."""
    try:
        path = unquote(urlsplit(unwrapped(address).removeprefix("__GHOST_URL__")).path)
        return _PELICAN.sub("", path).lstrip("/")
    except ValueError:
        return ""


class Media:
    """``name_of`` answers with the name inside, "" for what is not there."""

    def __init__(self, files: Files | None):
        self.files = files
        self._by_path: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for name in files.names if files else ():
            if name.lower().endswith(PICTURES):
                for path in _paths(name):
                    self._by_path.setdefault(path, name)
                plain = name.rpartition("/")[2].lower()
                self._by_name[plain] = "" if plain in self._by_name else name  # two of one name: neither by name alone

    def name_of(self, address: str, *, beside: str = "") -> str:
        """``beside`` is the text that names it, where texts and pictures lie in one folder."""
        path = path_in(address)
        if not path:
            return ""
        for wanted in dict.fromkeys((original(path), path)):
            tries = [*_paths(wanted)]
            if beside and "/" in beside:
                tries.insert(0, f"{beside.rpartition('/')[0]}/{wanted}".lower())
            found = next((self._by_path[one] for one in tries if one in self._by_path), "")
            found = found or self._by_name.get(wanted.rpartition("/")[2].lower(), "")
            if found:
                return found
        scaled = re.sub(r"(\.[A-Za-z0-9]+)$", r"-scaled\1", original(path))  # kept only so
        return next((self._by_path[one] for one in _paths(scaled) if one in self._by_path), "")


def _paths(name):
    """A path as it may be meant: whole, and below each folder that systems keep pictures in."""
    path = name.lower().lstrip("./")
    yield path
    for root in ROOTS:
        at = path.find(root)
        if at == 0 or (at > 0 and path[at - 1] == "/"):
            yield path[at + len(root) :]
