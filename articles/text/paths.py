"""Addresses as redirects compare them: decoded, without host, doubled slashes and slash at the end."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.utils.encoding import escape_uri_path

EXACT, PREFIX = "exact", "prefix"
LONGEST = 300  # characters of a redirected path
# What other systems call a page by: ``/?p=123``, ``/index.php?option=com_content&view=article&id=5``. None is ours.
FORMER_PARAMETERS = frozenset(
    ["p", "page_id", "cat", "tag", "author", "attachment_id", "post_type", "m", "id", "option", "view"]
)


class Key(NamedTuple):
    """What a redirect answers to."""

    kind: str
    path: str
    query: str = ""

    def __str__(self) -> str:
        return self.path + ("/…" if self.kind == PREFIX else "") + (f"?{self.query}" if self.query else "")

    def lead(self, target: str, path: str) -> str:
        """Where ``path`` goes: a prefix keeps the rest behind it."""
        rest = escape_uri_path(path.removeprefix(self.path)) if self.kind == PREFIX else ""
        return (target.rstrip("/") + rest) if rest else target


def normal_path(path: str) -> str:
    return "/" + "/".join(segment for segment in path.split("/") if segment)


def wanted_query(query: str) -> str:
    """The parameters that name a page, in one order; whatever campaigns and chat apps add is left out."""
    return urlencode(sorted(pair for pair in parse_qsl(query, max_num_fields=None) if pair[0] in FORMER_PARAMETERS))


def other_query(query: str) -> str:
    """The rest, which goes along to the new address."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if pair[0] not in FORMER_PARAMETERS])


def split(address: str) -> tuple[str, str]:
    """Path and wanted query of an address as typed or stored; raises ValueError where it is none."""
    parts = urlsplit(address)
    return normal_path(unquote(parts.path)), wanted_query(parts.query)


def with_query(address: str, query: str) -> str:
    """The address with more behind its query and before its anchor."""
    if not query:
        return address
    parts = urlsplit(address)
    return parts._replace(query=f"{parts.query}&{query}" if parts.query else query).geturl()


def fitting_keys(path: str, query: str) -> Iterator[Key]:
    """Every redirect that a request may mean, the most particular first."""
    if query:
        yield Key(EXACT, path, query)
    if path != "/":
        yield Key(EXACT, path)
    while path.strip("/"):
        if len(path) <= LONGEST:
            yield Key(PREFIX, path)
        path = path.rpartition("/")[0]
