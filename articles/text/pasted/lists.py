"""The numbers of lists, in one form: "lihat huruf b" must find it, wherever the list was made.

HTML says them by ``type``, ``start``, ``reversed`` and ``value``; editors and Google Docs by ``list-style-type``; Word
by paragraphs that carry their number as words.
"""

import re
from itertools import takewhile

from lxml.html import HtmlElement

from articles.text.tree import elements, is_within, move_into, new, parent_of, style_of, text_of

TYPES = {
    "decimal": "1", "decimal-leading-zero": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A",
    "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "1": "1", "a": "a", "A": "A", "i": "i", "I": "I",
}  # fmt: skip
BULLETS = {"disc", "circle", "square"}
NUMBER = re.compile(r"-?\d{1,4}")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_LEVEL = re.compile(r"level(\d)")
_MARKER = re.compile(r"\(?(\d{1,4}|[a-z]|[ivxlc]{1,7})[.):]*", re.IGNORECASE)


def settle(root: HtmlElement) -> None:
    _from_word(root)
    for listed in elements(root, "ul", "ol"):
        _take_strays_in(listed)
    for listed in list(root.iter("ul", "ol")):
        _settle(listed)


def _settle(listed: HtmlElement) -> None:
    items = [child for child in listed if child.tag == "li"]
    kind = _kind_of(listed) or next((kind for item in items[:1] if (kind := _kind_of(item))), "")
    if kind:
        listed.tag = "ul" if kind in BULLETS else "ol"
    for element in (listed, *items):
        element.attrib.pop("type", None)
    if listed.tag == "ul":
        for element in (listed, *items):
            for name in ("start", "reversed", "value"):
                element.attrib.pop(name, None)
        return
    if TYPES.get(kind, "1") != "1":
        listed.set("type", TYPES[kind])
    if listed.get("reversed") is not None:
        listed.set("reversed", "")
    for name, element in [("start", listed), *(("value", item) for item in items)]:
        _settle_number(element, name)
    if listed.get("start") == "1" and listed.get("reversed") is None:
        del listed.attrib["start"]


def _kind_of(element: HtmlElement) -> str:
    """One of ``TYPES`` or ``BULLETS``; the style counts before the attribute, as for a browser."""
    style = style_of(element)
    words = f"{style.get('list-style', '')} {style.get('list-style-type', '')}".split()
    named = [word for word in words if word in TYPES or word in BULLETS]
    kind = named[-1] if named else element.get("type", "").strip()
    return kind if kind in TYPES else kind.lower() if kind.lower() in BULLETS else ""


def _settle_number(element: HtmlElement, name: str) -> None:
    if (value := element.attrib.pop(name, None)) is not None and NUMBER.fullmatch(value.strip()):
        element.set(name, str(int(value)))


def _take_strays_in(listed: HtmlElement) -> None:
    """Google Docs writes an inner list beside the item that it belongs to, as browsers show and no standard knows."""
    before = listed.getprevious()
    if parent_of(listed).tag in {"ul", "ol"} and before is not None and before.tag == "li":
        tail, listed.tail = listed.tail, None
        before.append(listed)
        before.tail = (before.tail or "") + (tail or "")


def _from_word(root: HtmlElement) -> None:
    """Paragraphs with ``mso-list`` become lists: "mso-list: l0 level2 lfo1", the number in "mso-list: Ignore"."""
    for first in elements(root, "p"):
        if _level(first) and not is_within(first, "li"):
            run = [first, *takewhile(lambda other: other.tag == "p" and bool(_level(other)), first.itersiblings())]
            _make_lists(run)


def _level(paragraph: HtmlElement) -> int:
    level = _LEVEL.search(style_of(paragraph).get("mso-list", ""))
    return int(level[1]) if level and paragraph.getparent() is not None and text_of(paragraph) else 0


def _make_lists(run: list[HtmlElement]) -> None:
    levels = [_level(paragraph) for paragraph in run]
    markers = [_take_marker(paragraph) for paragraph in run]
    open_lists: list[tuple[int, HtmlElement]] = []
    for index, (paragraph, level, marker) in enumerate(zip(run, levels, markers, strict=True)):
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            following = next((markers[later] for later in range(index + 1, len(run)) if levels[later] == level), "")
            listed = _list_for(marker, following)
            if open_lists:
                open_lists[-1][1][-1].append(listed)
            else:
                paragraph.addprevious(listed)
            open_lists.append((level, listed))
        item = new("li")
        tail, paragraph.tail = paragraph.tail, None
        open_lists[-1][1].append(item)
        parent_of(paragraph).remove(paragraph)
        move_into(item, paragraph)
        open_lists[0][1].tail = (open_lists[0][1].tail or "") + (tail or "")


def _take_marker(paragraph: HtmlElement) -> str:
    for span in elements(paragraph, "span"):
        if style_of(span).get("mso-list") == "ignore":
            marker = text_of(span)
            span.drop_tree()
            return marker
    return ""


def _list_for(marker: str, following: str) -> HtmlElement:
    found = _MARKER.fullmatch(marker)
    if found is None:
        return new("ul")
    sign = found[1]
    if sign.isdecimal():
        return new("ol", start=sign)
    second = _MARKER.fullmatch(following)
    lower = sign.lower()
    is_roman = len(sign) > 1 or (second is not None and _roman(second[1].lower()) == (_roman(lower) or -9) + 1)
    is_roman |= lower == "i" and second is None
    kind, start = ("i", _roman(lower)) if is_roman else ("a", ord(lower) - ord("a") + 1)
    return new("ol", type=kind.upper() if sign.isupper() else kind, start=str(start))


def _roman(sign: str) -> int:
    """1 for "i", 4 for "iv"; 0 for what is none."""
    if not sign or not set(sign) <= ROMAN.keys():
        return 0
    values = [ROMAN[letter] for letter in sign]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
