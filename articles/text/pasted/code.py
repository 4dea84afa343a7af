"""Code keeps its lines and the spaces before them: in Python they are its meaning. Colours and line numbers go.

Its one form is ``<pre><code class="language-python">``; words that are laid out and no code stay in a bare ``pre``.
"""

import re
from itertools import takewhile

from lxml.html import HtmlElement

from articles.text.pasted.styles import MARKED
from articles.text.tree import (
    BLOCKS,
    CELLS,
    CONTAINERS,
    OPENED,
    elements,
    has_words,
    holds,
    is_within,
    new,
    open_all,
    parent_of,
    replace,
    style_of,
)

LANGUAGE = re.compile(r"language-[a-z0-9][a-z0-9+#.-]{0,29}")
LINES = BLOCKS | CONTAINERS | CELLS | {"tr"}  # each begins on a line of its own
PARAGRAPHS = {"p", "div"}
MOST_BESIDE = 20  # empty elements on either side of one that counts as alone

# How editors, sites and highlighters name the column of numbers beside the lines.
_NUMBERS = re.compile(
    r"(^|[\s_-])(line-?nos?|linenodiv|line-?num(ber)?s?(-rows)?|blob-num|gutter|crayon-nums?|hljs-ln-n(umbers)?)($|[\s_-])"
)
_LANGUAGES = [
    re.compile(r"(?:^|\s)(?:language|lang|highlight-source|highlight-text)-([a-z0-9][a-z0-9+#.]{0,29})(?![\w-])"),
    re.compile(r"\bbrush:\s*([a-z0-9+#]{1,30})"),
    re.compile(r"(?:^|\s)(?:hljs|sourcecode)\s+([a-z0-9+#]{1,30})(?!\S)"),
]
_LANGUAGE_ATTRIBUTES = ("data-lang", "data-language", "data-enlighter-language")
_NO_LANGUAGES = {"none", "plaintext", "text", "plain", "txt", "nohighlight"}
_NAMED_CODE = re.compile(r"\b(code|highlight|prettyprint|source)\b", re.IGNORECASE)
_MONOSPACED = re.compile(r"courier|consolas|monospace|menlo|monaco|\bmono\b|lucida console|source code")
_INDENTED = re.compile(r"(^|\n)(\xa0|\t| {2})[\xa0 \t]*\S")


def settle(root: HtmlElement) -> None:
    for table in elements(root, "table"):
        if any(_is_number(cell) for cell in table.iter("td", "th")):
            _becomes_code(table, root)
    for element in elements(root, "div", "p", "section", "span", "code"):
        if _keeps_space(element):
            _becomes_code(element, root)
    for code in elements(root, "code"):
        if code.find(".//br") is not None and not is_within(code, "pre"):
            _becomes_code(code, root)
    if any(_is_mono(element) for element in root.iter()):
        seen: set[HtmlElement] = set()  # in a run of lines, joined or not
        for paragraph in elements(root, *PARAGRAPHS):
            if paragraph not in seen:
                seen.update(_join_lines(paragraph))
    for pre in elements(root, "pre"):
        _settle(pre, root)
    for code in list(root.iter("code")):
        if parent_of(code).tag != "pre":
            code.attrib.pop("class", None)


def _keeps_space(element: HtmlElement) -> bool:
    """Google Docs says "pre-wrap" of all it writes: only with a font of equal widths is that code."""
    style = style_of(element)
    space = style.get("white-space", "")
    if space != "pre" and not (space in {"pre-wrap", "break-spaces"} and _is_mono(element)):
        return False
    if is_within(element, "pre"):
        return False
    is_long = "\n" in element.text_content().strip() or holds(element, "br", *PARAGRAPHS - {str(element.tag)})
    is_long |= sum(1 for _ in element.iter("div")) > 1
    return bool(element.text_content().strip()) and (element.tag in LINES or is_long)


def _is_mono(element: HtmlElement) -> bool:
    if element.tag in {"code", "tt", "samp"}:
        return True
    style = style_of(element)
    fonts = style.get("font-family", "") + style.get("font", "") + element.get("face", "").lower()
    return bool(_MONOSPACED.search(fonts))


def _becomes_code(element: HtmlElement, root: HtmlElement) -> None:
    """In the place of the paragraph that holds nothing else."""
    pre = new("pre")
    code = new("code", _written(element, as_typed=True))
    if language := _language(element, root):
        code.set("class", language)
    pre.append(code)
    holder = element
    while parent_of(holder) is not root and _is_alone(holder) and parent_of(holder).tag not in {"li", "td", "th", "dd"}:
        holder = parent_of(holder)
    replace(holder, pre)


def _is_alone(element: HtmlElement) -> bool:
    """Whether its parent holds no other words, nor much else."""
    beside = [parent_of(element).text, element.tail]
    for siblings in (element.itersiblings(), element.itersiblings(preceding=True)):
        for number, sibling in enumerate(siblings):
            if number == MOST_BESIDE or has_words(sibling):
                return False
            beside.append(sibling.tail)
    return not any((text or "").strip() for text in beside)


def _join_lines(first: HtmlElement) -> list[HtmlElement]:
    """Paragraphs of code, a line each, as Word, Google Docs and blogs write them: told by their font, and by lines that
    begin with spaces nobody types into prose. Answers the run that begins here, joined or not."""
    if not _is_line(first):
        return []
    following = takewhile(lambda other: other.tag in PARAGRAPHS and _is_line(other), first.itersiblings())
    run = [first, *following]
    text = "\n".join(_written(paragraph, as_typed=False) for paragraph in run)
    if not _INDENTED.search("\n".join(_written(paragraph, as_typed=False, spaces="\xa0") for paragraph in run)):
        return run
    pre = new("pre")
    pre.append(new("code", text))
    for paragraph in run[1:]:
        paragraph.drop_tree()
    replace(first, pre)
    return run


def _is_line(paragraph: HtmlElement) -> bool:
    if is_within(paragraph, "pre", "li", "td", "th") or holds(paragraph, "img", *LINES):
        return False
    is_whole = _is_mono(paragraph)
    words = [(element, element.text) for element in paragraph.iter()]
    words += [(parent_of(element), element.tail) for element in paragraph.iterdescendants()]
    written = [element for element, text in words if (text or "").strip()]
    inside = [element for element in written if any(_is_mono(e) for e in (element, *element.iterancestors()))]
    return bool(written) and (is_whole or len(inside) == len(written))


def _settle(pre: HtmlElement, root: HtmlElement) -> None:
    language = _language(pre, root)
    is_code = bool(language) or holds(pre, "code", *LINES)
    is_code |= (
        is_within(pre, "figure")
        or bool(_NAMED_CODE.search(pre.get("class", "")))
        or ("class" in pre.attrib and any(MARKED not in span.attrib for span in pre.iter("span")))
    )
    if is_code:
        code = new("code", _written(pre, as_typed=True))
        if language:
            code.set("class", language)
        fresh = new("pre")
        fresh.append(code)
        replace(pre, fresh)
        pre = fresh
    else:
        for line in list(pre.iter("br")):
            line.tail = "\n" + (line.tail or "")
            line.tag = OPENED
        open_all(pre)
        for element in pre.iter():
            element.text = (element.text or "").replace("\xa0", " ")
            element.tail = (element.tail or "").replace("\xa0", " ") if element is not pre else element.tail
        pre.text = (pre.text or "").lstrip("\n")
        pre.attrib.clear()
    if not has_words(pre):
        pre.drop_tag()


def _language(element: HtmlElement, root: HtmlElement) -> str:
    """As its own class says, that of the code in it, or of a box around it."""
    around: list[HtmlElement] = []
    inner = element
    while len(around) < 3 and parent_of(inner) is not root and _is_alone(inner):
        inner = parent_of(inner)
        around.append(inner)
    for holder in (element, *element.iter("code", "pre"), *around):
        named = [holder.get(name, "") for name in _LANGUAGE_ATTRIBUTES]
        named += [found[1] for pattern in _LANGUAGES if (found := pattern.search(holder.get("class", "").lower()))]
        for name in named:
            language = f"language-{name.strip().lower()}"
            if LANGUAGE.fullmatch(language) and name.strip().lower() not in _NO_LANGUAGES:
                return language
    return ""


def _is_number(element: HtmlElement) -> bool:
    is_named = bool(_NUMBERS.search(element.get("class", "").lower())) or "data-line-number" in element.attrib
    return is_named and not re.search(r"[^\d\s.:|]", element.text_content())


def _written(element: HtmlElement, *, as_typed: bool, spaces: str = " ") -> str:
    """The lines of an element as a browser shows them. Without ``as_typed`` its own line breaks are spaces."""
    writer = _Writer(as_typed=as_typed)
    writer.write(element)
    lines = "".join(writer.parts).replace("\xa0", spaces).replace("\u200b", "").split("\n")
    return "\n".join(lines).strip("\n").rstrip()


class _Writer:
    def __init__(self, *, as_typed: bool) -> None:
        self.parts: list[str] = []
        self.as_typed = as_typed
        self.is_line_full = False  # the next words begin a new one

    def write(self, element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or _is_number(element):
            return
        is_line = element.tag in LINES or style_of(element).get("display") == "block"
        before = len(self.parts)
        if is_line:
            self.is_line_full = self._has_words()
        if element.tag == "br":
            self._add("\n")
        is_layout = element.tag in {"table", "thead", "tbody", "tfoot", "tr"}
        self._add_words(element.text, is_layout=is_layout)
        for child in element:
            self.write(child)
            tail = (child.tail or "").removeprefix("\n") if child.tag == "br" else child.tail  # one end of one line
            self._add_words(tail, is_layout=is_layout or child.tag in LINES)
        if element.tag == "tr" and len(self.parts) == before and before:
            self._add("\n")  # an empty line of code
        elif is_line:
            self.is_line_full = self._has_words()

    def _has_words(self) -> bool:
        return bool(self.parts) and not self.parts[-1].endswith("\n")

    def _add_words(self, text: str | None, *, is_layout: bool) -> None:
        if text and not (is_layout and not text.strip(" \t\r\n")):
            if not self.as_typed:
                text = re.sub(r"[ \t\r\n]+", " ", text)
                is_first = self.is_line_full or not self.parts or self.parts[-1].endswith("\n")
                text = text.lstrip(" ") if is_first else text
            self._add(text)

    def _add(self, text: str) -> None:
        if self.is_line_full:
            self.parts.append("\n")
            self.is_line_full = False
        self.parts.append(text)
