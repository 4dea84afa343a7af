"""What a reader is answered of a page that is kept: in the encoding that fits, or that nothing has changed."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.http import parse_http_date_safe

from cakrawala.pagestore.files import Kept
from cakrawala.pagestore.front import tags_of_nginx

OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
SUFFIXES = {"": "", "gzip": "-gzip", "br": "-br"}
OF_THE_BODY = {"Content-Length", "Content-Type"}


class Answer(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: list[bytes]


def answer_of(kept: Kept, environ: dict[str, Any]) -> Answer:
    encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    headers, body = kept.answers.get(encoding) or _prepare(kept, encoding)
    if _is_known(kept, environ):
        return Answer(NOT_MODIFIED, [pair for pair in headers if pair[0] not in OF_THE_BODY], [])
    return Answer(OK, headers, [] if environ["REQUEST_METHOD"] == "HEAD" else body)


def _prepare(kept, encoding):
    body = kept.bodies[encoding]
    headers = [
        *kept.headers,
        ("ETag", f'"{kept.etag}{SUFFIXES[encoding]}"'),
        ("Last-Modified", kept.modified),
        ("Content-Length", str(len(body))),
    ]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    kept.answers[encoding] = headers, [body]
    return kept.answers[encoding]


def _is_known(kept, environ):
    """Whether the reader has this page already (RFC 9110, section 13.2.2)."""
    if tags := environ.get("HTTP_IF_NONE_MATCH"):
        return tags.strip() == "*" or any(
            kept.etag == _bare_tag(tag) or _bare_tag(tag) in tags_of_nginx(kept) for tag in tags.split(",")
        )
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    if not since or (wanted := parse_http_date_safe(since)) is None:
        return False
    return (parse_http_date_safe(kept.modified) or 0) <= wanted


def _bare_tag(tag):
    """Whatever the encoding: the reader has the page."""
    bare = tag.strip().removeprefix("W/").strip('"')
    for suffix in filter(None, SUFFIXES.values()):
        bare = bare.removesuffix(suffix)
    return bare


@lru_cache(maxsize=500)
def best_encoding(accepted: str) -> str:
    """The smallest of ours that the reader takes (RFC 9110, section 12.5.3)."""
    weights = {}
    for part in accepted.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        refused = any(re.fullmatch(r"q=0(\.0*)?", parameter) for parameter in parameters)
        weights[name.lower()] = not refused
    return next((name for name in ("br", "gzip") if weights.get(name, False)), "")
