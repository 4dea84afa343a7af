"""How addresses are spelled and compared: decoded, without host, in one form."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.utils.encoding import escape_uri_path
from django.utils.text import slugify

# What a redirect answers to: this address; it and all below, the rest carried along; the same, all to one page.
EXACT, PREFIX, TREE = "exact", "prefix", "tree"
LONGEST, LONGEST_QUERY = 300, 100  # characters of a redirected address
# What other systems call a page by: ``/?p=123``, ``/index.php?option=com_content&view=article&id=5``. None is ours.
FORMER_PARAMETERS = frozenset(
    ["p", "page_id", "cat", "tag", "author", "attachment_id", "post_type", "m", "id", "option", "view"]
)


class Key(NamedTuple):
    """What a redirect answers to."""

    kind: str
    path: str  # normal
    query: str = ""

    def __str__(self) -> str:
        return self.path + ("" if self.kind == EXACT else "/…") + (f"?{self.query}" if self.query else "")

    def lead(self, target: str, path: str) -> str:
        """Where ``path`` goes, a tidy one: a prefix keeps the rest behind it, spelled as it was."""
        rest = "/".join(path.split("/")[self.path.count("/") + 1 :]) if self.kind == PREFIX else ""
        return f"{target.rstrip('/')}/{escape_uri_path(rest)}" if rest else target


def tidy_path(path: str) -> str:
    """Without doubled slashes and one at the end; its letters stay, which files and other sites tell apart."""
    return "/" + "/".join(segment for segment in path.split("/") if segment)


def normal_path(path: str) -> str:
    """The one form in which paths are compared: tidy, in small letters, its accents composed (NFC)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", tidy_path(path)).lower())


def normal_slug(typed: str) -> str:
    """The one slug among all that differ in case, accents or ``_`` for ``-`` only; empty without letter or digit."""
    return slugify(typed.replace("_", "-"))


def wanted_query(query: str) -> str:
    """The parameters that name a page, in one order; whatever campaigns and chat apps add is left out."""
    return urlencode(sorted(pair for pair in parse_qsl(query, max_num_fields=None) if pair[0] in FORMER_PARAMETERS))


def other_query(query: str) -> str:
    """The rest, which goes along to the new address."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if pair[0] not in FORMER_PARAMETERS])


def split(address: str) -> tuple[str, str]:
    """Tidy path and wanted query of an address as typed or stored; raises ValueError where it is none."""
    parts = urlsplit(address)
    return tidy_path(unquote(parts.path)), wanted_query(parts.query)


def with_query(address: str, query: str) -> str:
    """The address with more behind its query and before its anchor."""
    if not query:
        return address
    parts = urlsplit(address)
    return parts._replace(query=f"{parts.query}&{query}" if parts.query else query).geturl()


def at_path(address: str, path: str) -> str:
    """The address with another path, its query and anchor kept."""
    return urlsplit(address)._replace(path=escape_uri_path(path)).geturl()


def fitting_keys(path: str, query: str) -> Iterator[Key]:
    """Every redirect that a request for a normal path may mean, the most particular first; their number and the work
    are bounded by ``LONGEST``, however long the path is."""
    if len(path) <= LONGEST:
        if query and len(query) <= LONGEST_QUERY:
            yield Key(EXACT, path, query)
        if path != "/":
            yield Key(EXACT, path)
        above = path.rstrip("/")
    else:
        above = path[: LONGEST + 1].rpartition("/")[0]
    while above:
        yield Key(PREFIX, above)
        yield Key(TREE, above)
        above = above.rpartition("/")[0]
