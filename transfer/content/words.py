"""Whether every word that readers saw has arrived: counted in the source as it was shown, and in what is stored.

Neither side asks the cleaning in between: the source is read by another parser than that, and what is missing needs a
reason that is found in the source itself.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from articles.text import invisible, tree

MOST_TOLD = 20  # lost words of one item that the report names
WITHOUT_REASON = "tanpa alasan"
_WORD = re.compile(r"\w+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
UNSEEN = {"script", "style", "noscript", "template", "textarea", "title", "svg", "math", "head", "datalist", "option"}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", 
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "label",
}  # fmt: skip
_CONTENTS = re.compile(
    r"\b(MsoToc\w*|ez-toc|toc|lwptoc|rank-math-toc|table-of-contents|wp-block-table-of-contents)", re.IGNORECASE
)
_NUMBERS = re.compile(r"\b(gutter|line-?numbers?|linenos?|crayon-nums)\b", re.IGNORECASE)
_REMARK = re.compile(r"_?(msocom|msoanchor|cmnt)_?(ref)?_?\d+")
_HIDDEN = re.compile(r"\b(mw-editsection|katex-html|screen-reader-text|sr-only|visually-hidden)\b")


@dataclass
class Words:
    """``lost`` has the words by reason; whoever counts takes their lengths."""

    source: int = 0
    stored: int = 0
    lost: dict[str, list[str]] = field(default_factory=dict)

    @property
    def without_reason(self) -> list[str]:
        return self.lost.get(WITHOUT_REASON, [])


def account(source: str, stored: str, gone: dict[str, list[str]]) -> Words:
    """``source`` is HTML as the former site showed it, ``stored`` what is kept of it; ``gone`` is what stands
    in it and was never shown, see ``Rendered``."""
    shown, root = _read(source)
    kept, _ = _read(stored)
    missing = Counter(shown) - Counter(kept)
    not_words = missing & Counter(word for texts in gone.values() for word in _words(" ".join(texts)))
    missing -= not_words
    words = Words(len(shown) - not_words.total(), len(kept))
    for reason, known in _reasons(root) if missing else ():
        explained = missing & Counter(known)
        if explained:
            words.lost.setdefault(reason, []).extend(explained.elements())
            missing -= explained
    if missing:
        words.lost[WITHOUT_REASON] = list(missing.elements())
    return words


def _words(text: str) -> Iterator[str]:
    return (match[0].lower() for match in _WORD.finditer(invisible.visible(text)))


def _read(html: str) -> tuple[list[str], HtmlElement | None]:
    html = _CONTROL.sub("", html).strip()
    if not html:
        return [], None
    try:
        root = lxml.html.fragment_fromstring(html, create_parent="div")
    except (etree.ParserError, ValueError):
        return [], None
    return list(_words("".join(_texts(root)))), root


def _texts(root: HtmlElement) -> Iterator[str]:
    """What a reader sees, with a space where one element does not run into the next."""
    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "comment":
            yield element.tail or ""
            continue
        apart = "" if element.tag in INLINE and not _is_note(element) else " "
        if event == "end":
            yield apart + ((element.tail or "") if element is not root else "")
        elif element.tag in UNSEEN:
            walker.skip_subtree()
        else:
            yield apart + (element.text or "")


def _is_note(element: HtmlElement) -> bool:
    """A note's number is no part of the word before it."""
    return element.tag == "sup" and (element.find(".//a") is not None or tree.is_within(element, "a"))


def _reasons(root: HtmlElement | None) -> Iterator[tuple[str, list[str]]]:
    """What the cleaning leaves out on purpose, found in the source."""
    if root is None:
        return
    for reason, elements in (
        ("tidak tampak bagi pembaca", _hidden(root)),
        ("isi pengganti pemutar, yang menjadi tautan", root.iter("iframe", "video", "audio", "object", "canvas")),
        ("daftar isi, dibuat sendiri oleh halaman", _contents(root)),
        ("komentar peninjau, bukan isi", _remarks(root)),
        ("tanda daftar, dibuat sendiri oleh halaman", _list_marks(root)),
        ("nomor baris kode", _named(root, _NUMBERS)),
        ("nomor dan panah catatan kaki", _note_signs(root)),
        ("alamat yang menjadi tautan", _addresses(root)),
    ):
        found = [word for element in elements for word in _words(" ".join(element.itertext()))]
        if found:
            yield reason, found


def _named(root, pattern):
    return (
        one
        for one in root.iter()
        if isinstance(one.tag, str) and pattern.search(f"{one.get('class', '')} {one.get('id', '')}")
    )


def _hidden(root):
    for element in root.iter():
        if isinstance(element.tag, str) and (
            tree.style_of(element).get("display") == "none"
            or element.get("hidden") is not None
            or _HIDDEN.search(element.get("class", ""))
        ):
            yield element


def _contents(root):
    yield from _named(root, _CONTENTS)
    for listed in root.iter("ul", "ol"):
        links = list(listed.iter("a"))
        if len(links) > 1 and all(link.get("href", "").startswith("#") for link in links):
            yield listed


def _remarks(root):
    """What Word and Google Docs keep of those who looked it through."""
    for link in root.iter("a"):
        if _REMARK.fullmatch(link.get("id") or link.get("name") or "") and link.get("href", "").startswith("#"):
            yield next(link.iterancestors("p", "div"), link)


def _list_marks(root):
    return (one for one in root.iter("span") if tree.style_of(one).get("mso-list") == "ignore")


def _note_signs(root):
    return (link for link in root.iter("a") if link.get("href", "").startswith("#") and len(tree.text_of(link)) <= 60)


def _addresses(root):
    """WordPress writes the address of what it embeds as words; a caption takes its place."""
    for figure in root.iter("figure"):
        for one in figure.iter("div"):
            if re.fullmatch(r"https?://\S+", tree.text_of(one)):
                yield one
