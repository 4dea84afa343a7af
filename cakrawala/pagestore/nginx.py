"""The part of nginx's configuration that has to agree with the site: addresses, folders, types and headers.

Pages lie in a folder that is named by this text. An nginx that was told something else, before an update or a changed
setting, looks into a folder that is not there, and asks gunicorn.
"""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from whitenoise.media_types import MediaTypes

from articles.models import HIDDEN_FOLDER
from articles.pictures import media
from cakrawala.pagestore.layout import Group, Layout

PAGES = "pages"  # the folder below FRONT_ROOT
DIGEST = "DIGEST"
NOWHERE = "/@"  # there is no such file
LAST = "@site"  # the location of deploy/nginx.conf that asks gunicorn
# No file, none that nginx may read, no GET. A location that says one of these has to say all.
OTHERS = "error_page 413 @too_large;"
TO_GUNICORN = f"error_page 403 404 405 = {LAST}; {OTHERS}"
FOR_EVER = "public, max-age=31536000, immutable"
HASHED_FOR_EVER = "max-age=315360000, public, immutable"
FOR_A_MINUTE = "max-age=60, public"
BEFORE_STATIC = {  # what the middlewares around whitenoise send
    "cross-origin-opener-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-robots-tag",
}
STATIC_ENDINGS = "avif css html ico jpg js json md mjs png svg txt webp woff2 xml".split()
DISPOSITION = [
    "map $uri $cakrawala_disposition {",
    "    default inline;",
    r'    "~*\.pdf$" attachment;',
    "}",
]
HARMLESS = ("Content-Security-Policy", "default-src 'none'; sandbox")


class Places(NamedTuple):
    """``media`` is None where another server hands uploads out; ``cookies`` name those of who is somebody."""

    site_url: str
    front: Path
    media: Path | None
    cookies: tuple[str, ...]


class Include(NamedTuple):
    """Two texts for nginx, each for the block of its name, and the digest that names the folder of pages."""

    http: str
    server: str
    digest: str


def include(places: Places, layout: Layout) -> Include:
    http = "\n".join([*(_map(places, group) for group in layout.groups), *DISPOSITION])
    server = "\n".join([*_pages(places, layout), _static(places, layout.headers), *_uploads(places, layout.headers)])
    digest = hashlib.sha256(f"{http}\n{server}".encode()).hexdigest()[:16]
    return Include(http, server.replace(DIGEST, digest), digest)


def _map(places, group):
    """The file of a request, where it may be answered from one."""
    site = re.escape(places.site_url.lower())
    strangers = "|".join(map(re.escape, places.cookies))
    rows = []
    for kind in group.kinds:
        number = r"(?:\?halaman=(?<cakrawala_number>[2-9]|[1-9][0-9]{1,8}))?" if kind.ending == "html" else ""
        asked = f"^(?:GET|HEAD) {site}(?<cakrawala_path>{kind.addresses}){number} (?!.*(?:{strangers})=)"
        file = "$cakrawala_path@" + ("$cakrawala_number" if number else "") + f".{kind.ending}"
        rows.append(f'    "~{asked}" "{file}";')
    source = '"$request_method $scheme://$http_host$request_uri $http_cookie"'
    return _block(f"map {source} {_variable(group)}", [f'    default "{NOWHERE}";', *rows])


def _variable(group):
    return f"$cakrawala_{group.name}"


def _pages(places, layout):
    """A location a group; what it has no file of goes on to the next, at last to gunicorn. What nginx may not read is
    said in its log."""
    for number, group in enumerate(layout.groups):
        following = layout.groups[number + 1 : number + 2]
        other = f"@cakrawala_{following[0].name}" if following else LAST
        headers = (*layout.headers, ("Cache-Control", group.cache_control), ("Vary", "Accept-Encoding"))
        lines = [
            f"    root {places.front}/{PAGES}/now/{DIGEST};",
            f"    rewrite ^ {_variable(group)} break;",
            f"    error_page 403 404 405 = {other}; {OTHERS}",
            "    log_not_found off;",
            "    max_ranges 0;",
            "    gzip off;",
            "    gzip_vary off;",
            *_types(group),
            *_headers(headers),
        ]
        yield _block(f"location {'/' if number == 0 else '@cakrawala_' + group.name}", lines)


def _types(group: Group):
    rows = [f'        "{kind.content_type}" {kind.ending};' for kind in group.kinds]
    return ["    types {", *rows, "    }"]


def _static(places, headers):
    types = MediaTypes()
    rows = [f"        '{_with_charset(types.get_type(f'x.{ending}'))}' {ending};" for ending in STATIC_ENDINGS]
    kept = [(name, value) for name, value in headers if name.lower() in BEFORE_STATIC]
    shared = [*kept, ("Access-Control-Allow-Origin", "*")]
    hashed = _block(
        r'    location ~ "\.[0-9a-f]{12}\.[a-z0-9]+$"',
        [f"        {TO_GUNICORN}", *_headers([*shared, ("Cache-Control", HASHED_FOR_EVER)], 8)],
        "    ",
    )
    lines = [
        f"    root {places.front};",
        f"    {TO_GUNICORN}",
        "    log_not_found off;",
        "    gzip off;",
        "    gzip_vary on;",
        "    types {",
        *rows,
        "    }",
        *_headers([*shared, ("Cache-Control", FOR_A_MINUTE)]),
        hashed,
    ]
    return _block("location /static/", lines)


def _with_charset(kind):
    return f'{kind}; charset="utf-8"' if kind.startswith("text/") else kind


def _uploads(places, headers):
    """A stranger's files: of few types, and without a right to run anything. And the site's own drawings."""
    if places.media is None:
        return
    kept = [(name, value) for name, value in headers if name.lower() != HARMLESS[0].lower()]
    shared = [*kept, HARMLESS, ("Cache-Control", FOR_EVER)]
    types = [f"        {kind} {ending.removeprefix('.')};" for ending, kind in media.TYPES.items()]
    endings = "|".join(ending.removeprefix(".") for ending in media.TYPES)
    hidden = f"(?:.*/)?{HIDDEN_FOLDER}/"
    file = rf"(?<cakrawala_file>(?:.*/)?(?<cakrawala_name>[^/]+\.(?:{endings})))"
    inner = [
        f"        alias {places.media}/$cakrawala_file;",
        f"        {TO_GUNICORN}",
        *_headers([*shared, ("Content-Disposition", '$cakrawala_disposition; filename="$cakrawala_name"')], 8),
    ]
    yield _block(
        "location /media/",
        [
            *_quiet(),
            "    types {",
            *types,
            "    }",
            _block(f'    location ~* "^/media/(?!{hidden}){file}$"', inner, "    "),
            f"    {TO_GUNICORN}",
            "    return 404;",
        ],
    )
    drawn = r"(?<cakrawala_file>[a-z0-9]+-[a-z0-9]+-[a-z0-9]+-[0-9]+\.svg)"
    yield _block(
        "location /gambar/",
        [
            *_quiet(),
            _block(
                f'    location ~ "^/gambar/{drawn}$"',
                [
                    f"        alias {places.media}/lukisan/$cakrawala_file;",
                    f"        {TO_GUNICORN}",
                    "        gzip_static always;",
                    "        gunzip on;",
                    "        gzip_vary off;",
                    "        types {",
                    "            image/svg+xml svg;",
                    "        }",
                    *_headers([*shared, ("Vary", "Accept-Encoding")], 8),
                ],
                "    ",
            ),
            f"    {TO_GUNICORN}",
            "    return 404;",
        ],
    )


def _quiet():
    return ["    log_not_found off;", "    gzip off;"]


def _headers(headers: Iterable[tuple[str, str]], indent=4):
    return [f"{' ' * indent}add_header {name} {_quoted(value)};" for name, value in headers]


def _quoted(value):
    """nginx has no escape for "$" but in what our headers hold there is none; a name's variable stays one."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(head, lines, indent=""):
    return "\n".join([f"{head} {{", *lines, f"{indent}}}"])
