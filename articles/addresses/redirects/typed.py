"""What an editor types as a redirect, in the form that is stored; what could never match is refused with what would."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.encoding import escape_uri_path, iri_to_uri

from articles.text.html import CONTROL
from articles.text.paths import (
    EXACT,
    FORMER_PARAMETERS,
    LONGEST,
    LONGEST_QUERY,
    PREFIX,
    TREE,
    Key,
    normal_path,
    tidy_path,
    wanted_query,
)

LONGEST_TARGET = 500
LONGEST_TYPED = 2000
TOO_LONG = f"Alamat asal terlalu panjang atau memuat karakter aneh. Paling panjang {LONGEST} karakter."
HOME = "Beranda tidak bisa dialihkan; hanya alamat seperti /?p=123."
OTHER_SITE = URLValidator(schemes=["https"])
# How redirects are written for servers (Apache, nginx, Netlify, WordPress): stars, regular expressions, placeholders.
PATTERN = re.compile(
    r"""
    [*^\[\]{}|<>`]          # /lama/*  ^/lama  /[a-z]  /{slug}  /a|b  /<slug>
    | \$$                  # /lama$
    | \.\+ | \)[?+] | \(\?  # /lama/.+  (a)?  (?:a)
    | /:[a-z]               # /:splat
    | \\[dwsb./+?()$-](?![a-z])
    """,
    re.IGNORECASE | re.VERBOSE,
)
PLACEHOLDER = re.compile(rf"{PATTERN.pattern} | \$\d", PATTERN.flags)  # what stands in a target for the rest
HOST = re.compile(r"\^?(?:(?P<scheme>[a-z][a-z0-9+.-]*)\??:)?//(?P<host>[^/?#]*)", re.IGNORECASE)
BARE_HOST = re.compile(
    r"[a-z0-9-]+(\.[a-z0-9-]+)*\.(?!html?\b|php\b|aspx?\b|jsp\b|pdf\b)[a-z]{2,}(:\d+)?(?=[/?#]|$)", re.I
)
QUOTES = "\"'“”‘’ "


class Refused(Exception):
    """With the sentence that the editor reads."""


def key_of(source: str, kind: str) -> Key:
    """What a typed address means; raises ``Refused``."""
    typed = source.strip()
    if not typed:
        raise Refused("Alamat asal kosong.")
    if kind not in {EXACT, PREFIX, TREE}:
        raise Refused(f"Jenis “{kind}” tidak dikenal. Pakai “tepat”, “awalan” atau “semua”.")
    if CONTROL.search(unquote(typed)) or len(typed) > LONGEST_TYPED:
        raise Refused(TOO_LONG)
    typed = _without_our_host(typed)
    _refuse_what_nobody_asks_for(typed)
    parts = urlsplit(typed)
    path, query = normal_path(unquote(parts.path)), wanted_query(parts.query)
    if len(path) > LONGEST or len(query) > LONGEST_QUERY:
        raise Refused(TOO_LONG)
    if parts.query and not query:
        known = ", ".join(sorted(FORMER_PARAMETERS))
        raise Refused(f"Parameter alamat asal tidak dikenal. Yang dikenal: {known}.")
    if kind != EXACT and query:
        raise Refused("Alamat dengan parameter hanya bisa dialihkan satu per satu.")
    if path == "/" and not query:
        raise Refused(HOME)
    return Key(kind, path, query)


def _refuse_what_nobody_asks_for(typed):
    """No browser asks this site for it: each fault with the form that would work."""
    try:
        parts = urlsplit(typed)
    except ValueError as error:
        raise Refused("Alamat asal tidak terbaca.") from error
    if PATTERN.search(typed) or "*" in unquote(parts.path):
        raise Refused(_without_pattern(typed.replace("%2A", "*").replace("%2a", "*")))
    if fault := _fault(typed, parts):
        better = _form_that_works(typed)
        raise Refused(HOME if better == "/" else f"{fault} Tulis {better}")


def _fault(typed, parts) -> str:
    if "\\" in typed:
        return "Alamat tidak memuat garis miring terbalik."
    if parts.scheme or (parts.netloc and "." in parts.netloc) or BARE_HOST.match(typed):
        return "Alamat asal selalu di situs ini, jadi ditulis tanpa nama situs."
    if not typed.startswith("/") or typed.startswith("//"):
        return "Alamat asal diawali satu garis miring."
    if "#" in typed:
        return "Bagian sesudah tanda pagar (#) tidak sampai ke situs."
    if any(_is_unseen(letter) for letter in typed):
        return "Alamat asal memuat spasi atau karakter yang tidak tampak."
    if {".", ".."} & set(unquote(parts.path).split("/")):
        return "Peramban tidak pernah meminta alamat dengan /./ atau /../."
    return ""


def _without_pattern(typed):
    found = PATTERN.search(typed, 1)  # a "^" in front says where a pattern begins, not what it leaves open
    better = _form_that_works(typed[: found.start()].rstrip("(.+?$") if found else typed)
    if "?" in typed and not typed.startswith("^"):
        return "Alamat ditulis apa adanya, tanpa * atau pola. Alamat dengan parameter dialihkan satu per satu."
    if better == "/":
        return "Alamat ditulis apa adanya, tanpa * atau pola, misalnya /blog. Seluruh situs tidak bisa dialihkan."
    return (
        f"Alamat ditulis apa adanya, tanpa * atau pola. Tulis {better} dengan pilihan “Alamat ini dan semua di "
        "bawahnya” (di berkas CSV: awalan atau semua)."
    )


def _form_that_works(typed) -> str:
    text = typed.replace("\\", "/").strip(QUOTES).removeprefix("^")
    found = HOST.match(text)
    if not (found and (found["scheme"] or "." in found["host"])):
        found = BARE_HOST.match(text)
    text = text[found.end() :] if found else text
    path, mark, query = text.partition("#")[0].partition("?")
    seen = "".join(" " if letter.isspace() else letter for letter in path if not _is_unseen(letter) or letter.isspace())
    segments: list[str] = []
    for segment in seen.split("/"):
        if segment == "..":
            segments = segments[:-1]
        elif segment != ".":
            segments.append(segment.strip())
    return tidy_path("/".join(segments)).replace(" ", "%20") + (mark + query if wanted_query(query) else "")


def _is_unseen(letter) -> bool:
    """A space of any kind, or what has no shape of its own; typed as it is, not encoded."""
    return letter.isspace() or unicodedata.category(letter) in {"Cf", "Zs", "Zl", "Zp"}


def _without_our_host(typed):
    """An address copied from the browser's bar is one of ours."""
    found = HOST.match(typed)
    is_ours = found and found["scheme"] and found["host"] == urlsplit(settings.SITE_URL).netloc
    return (typed[found.end() :] or "/") if found and is_ours else typed


def target_of(typed: str, kind: str) -> str:
    """A typed target as it is stored: encoded, without our host; raises ``Refused``."""
    typed = typed.strip()
    if not typed:
        raise Refused("Tujuan kosong.")
    if CONTROL.search(typed) or "\\" in typed or any(letter.isspace() for letter in typed):
        raise Refused("Tujuan memuat spasi atau karakter aneh.")
    try:
        parts = urlsplit(typed)
        is_ours = parts.netloc == urlsplit(settings.SITE_URL).netloc
        if is_ours or (typed.startswith("/") and not parts.netloc):
            target = iri_to_uri(
                parts._replace(scheme="", netloc="", path=escape_uri_path(tidy_path(unquote(parts.path)))).geturl()
            )
        elif typed.startswith("https://"):
            target = _on_other_site(typed)
        else:
            raise Refused("Tujuan harus alamat di situs ini, diawali garis miring, atau alamat https://.")
    except ValueError as error:
        raise Refused("Tujuan tidak terbaca.") from error
    if (kind == PREFIX or target.startswith("/")) and PLACEHOLDER.search(unquote(parts.path)):
        raise Refused(
            "Tujuan ditulis apa adanya, tanpa * atau $1. Bila sisa alamat diteruskan, bagian sesudahnya ikut sendiri."
        )
    if kind == PREFIX and (urlsplit(target).query or urlsplit(target).fragment):
        raise Refused("Tujuan untuk semua alamat di bawahnya tidak boleh memuat tanda tanya atau tanda pagar.")
    if len(target) > LONGEST_TARGET:
        raise Refused(f"Tujuan terlalu panjang. Paling panjang {LONGEST_TARGET} karakter.")
    return target


def _on_other_site(typed):
    try:
        OTHER_SITE(typed)
    except ValidationError as error:
        raise Refused("Tujuan bukan alamat https:// yang sah.") from error
    return iri_to_uri(typed)
