"""Tags as they were typed, before any parser: what nh3 does not know it may drop with its words, or join them.

ammonia drops an element that bears a name of SVG or MathML outside of it, with all it holds; HTML parsers take the rest
of a document into an ``iframe`` that nobody closed, and forget a table cell that stands outside of a table.
"""

import re
from collections.abc import Set

from articles.text.tree import CONTAINERS, TooMuchHtml

# Quotation marks count only after "=". Possessive, and a lone mark is a character: no text takes more than its length.
_REST = r"""(?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|[="'])*+"""
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*)({_REST})(>|$)")
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|$))", re.DOTALL)
_UNREAD = re.compile(r"<(script|style)\b(?:(?!<\1\b).)*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_FRAME = re.compile(rf"(<iframe\b{_REST}(?:>|$))(?:(?:[^<]|<(?!/?iframe\b))*+</iframe\s*>)?", re.IGNORECASE)

# Inline for a browser: words on both sides may be one word.
INLINE = {
    "span", "font", "u", "small", "big", "time", "data", "bdi", "bdo", "ruby", "rb", "rtc", "nobr", "blink", "output",
    "slot", "strike",
}  # fmt: skip
VOID = {
    "area", "base", "basefont", "bgsound", "col", "colgroup", "frame", "input", "keygen", "link", "meta", "wbr", "html",
    "head", "body",
}  # fmt: skip
MEANT = {"image": "img", "xmp": "pre", "listing": "pre", "plaintext": "pre", "dir": "ul", "menu": "ul"}
MOST_WORDS = 5000  # in one tag: parsers compare each attribute with all before it
TABLE_PARTS = {"caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
LEFT_OUT = {"annotation", "annotation-xml"}  # the source of a formula that stands before it


def known_names(html: str, known: Set[str]) -> str:
    """``html`` with tags of ``known`` names only; other ones become a ``span`` or a ``div``, and words stay apart."""
    html = _UNREAD.sub(" ", _COMMENT.sub("", html))
    return _TAG.sub(_Renaming(known).rename, _FRAME.sub(r"\1</iframe>", html))


class _Renaming:
    def __init__(self, known: Set[str]) -> None:
        self.known = known
        self.tables = 0

    def rename(self, match: re.Match[str]) -> str:
        slash, name, rest, end = match.groups()
        if not end:
            return ""  # as every parser reads it
        if len(rest) > MOST_WORDS and len(rest.split()) > MOST_WORDS:
            raise TooMuchHtml(f"more than {MOST_WORDS} attributes")
        name = name.lower()
        if name == "table":
            self.tables = max(0, self.tables + (-1 if slash else 1))
        name = MEANT.get(name, name)
        if name in VOID:
            return " " if name == "input" else ""
        if name in TABLE_PARTS and not self.tables:
            return f"<{slash}div>"
        if name in self.known or name in CONTAINERS:
            return f"<{slash}{name}{rest}>"
        if name in LEFT_OUT:
            return "</span>" if slash else f"<span data-left-out=''{_closed(rest)}"
        if name in INLINE or ":" in name:
            return "</span>" if slash else f"<span{_closed(rest)}"
        return "</span> " if slash else f" <span{_closed(rest)}"


def _closed(rest: str) -> str:
    """ "<path/>" has no end of its own."""
    return f"{rest.rstrip('/ ')}></span>" if rest.endswith("/") else f"{rest}>"
