"""Footnotes and endnotes, whoever wrote them, as one numbered list at the end of the text with links both ways.

A note is known by its links, not by the names of a program: a number or a sign in the text leads to words further down,
and mostly those lead back. Word, Google Docs, Markdown, WordPress and Wikipedia all write that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from articles.text.pasted.anchors import by_name, fragment
from articles.text.tree import (
    FOOTNOTES,
    OPENED,
    add_text,
    elements,
    has_words,
    holds,
    is_blank,
    is_box,
    is_within,
    move_into,
    new,
    open_all,
    opening_of,
    parent_of,
    replace,
    text_of,
)  # fmt: skip

NOTE = "catatan-"
REFERENCE = "rujukan-"
BACK = "Kembali ke teks"

_SIGN = re.compile(r"[\[(]?\s*(?:\d{1,4}|[ivxlc]{1,7}|[a-z]|[*†‡§¶#]{1,4})\s*[\])]?", re.IGNORECASE)
_NAME = re.compile(
    r"_?(ftn|edn|fn|footnote|endnote|cite_note|user-content-fn|catatan|note|easy-footnote)[\w:.-]*", re.IGNORECASE
)
_LABEL = re.compile(
    r"^[\s\xa0^]*(?:[\[(]?(\d{1,4}|[*†‡§¶]{1,4}|[a-z])[\])]?[.:)]?(?=[\s\xa0]))?[\s\xa0.:)\]^]*", re.IGNORECASE
)
_RAISING = {"sup", "span", "strong", "b", "em"}
_ARROWS = re.compile(r"[\s\xa0↩↑⤴↵⏎^\ufe0e\ufe0f]*")


@dataclass
class _Note:
    block: HtmlElement
    references: list[HtmlElement] = field(default_factory=list)
    mentions: list[HtmlElement] = field(default_factory=list)  # links in words: "lihat catatan kedua"
    back_links: list[HtmlElement] = field(default_factory=list)


def settle(root: HtmlElement) -> set[HtmlElement]:
    """The elements that bear an id of a note or of a reference, of this text and no other."""
    notes = _notes(root)
    lists = [listed for listed in root.iter("ol", "ul") if _is_footnotes(listed)]
    if not notes and not lists:
        return set()
    holders = [parent_of(note.block) for note in notes]
    fresh = new("ol", **{"class": FOOTNOTES})
    named: set[HtmlElement] = set()
    for number, note in enumerate(notes, start=1):
        for mention in note.mentions:
            mention.set("href", f"#{NOTE}{number}")
        fresh.append(_item(note, number))
        references = [_settled(link, number, times) for times, link in enumerate(note.references, start=1)]
        named |= {fresh[-1], *references}
    for item in [item for listed in lists for item in list(listed) if not is_blank(item)]:
        _drop_back_links(item)
        if not is_blank(item):
            item.attrib.pop("id", None)
            item.tail = None
            fresh.append(item)
    for holder in dict.fromkeys([*holders, *lists]):
        _drop_if_empty(holder)
    while len(root) and root[-1].tag == "hr" and not (root[-1].tail or "").strip():
        root[-1].drop_tree()
    if len(fresh):
        root.append(fresh)
    return named


def _is_footnotes(listed: HtmlElement) -> bool:
    return FOOTNOTES in listed.get("class", "").split() and not is_within(listed, "ol", "ul")


def _notes(root: HtmlElement) -> list[_Note]:
    """In the order of their first references."""
    places = by_name(root)
    order = {element: index for index, element in enumerate(root.iter())}
    led_to: dict[HtmlElement, list[HtmlElement]] = {}  # by where it leads, each link
    for link in root.iter("a"):
        if (place := places.get(fragment(link))) is not None:
            led_to.setdefault(place, []).append(link)
    targets = {place for place, links in led_to.items() if any(_SIGN.fullmatch(text_of(link)) for link in links)}
    found: dict[HtmlElement, _Note] = {}
    places_of: dict[HtmlElement, set[HtmlElement]] = {}
    mentions: dict[HtmlElement, list[HtmlElement]] = {}
    leading: dict[HtmlElement, dict[HtmlElement, list[HtmlElement]]] = {}  # of a block, by where its links lead
    for place in sorted(targets, key=order.__getitem__):
        block = _block_of(place, targets, root)
        for link in led_to[place]:
            if block is None or order[link] >= order[block] or any(block is above for above in link.iterancestors()):
                continue
            if block not in leading:
                leading[block] = _places_led_to(block, places)
            back = [other for place in _near(link) for other in leading[block].get(place, ()) if other is not link]
            name = fragment(link)
            if _SIGN.fullmatch(text_of(link)) and (back or _is_raised(link) or _NAME.fullmatch(name)):
                note = found.setdefault(block, _Note(block))
                note.references.append(link)
                note.back_links += back
                places_of.setdefault(block, set()).add(place)
            else:
                mentions.setdefault(block, []).append(link)
    blocks = set(found)
    notes = [
        note
        for note in found.values()
        if len(places_of[note.block]) == 1
        and not any(above in blocks for above in note.block.iterancestors())
        and not any(below in blocks for below in note.block.iterdescendants())
        and _has_words(note)
    ]
    claimed = {note.block for note in notes}
    for note in notes:
        note.references.sort(key=order.__getitem__)
        note.mentions = mentions.get(note.block, [])
    notes = [note for note in notes if not any(_is_in(reference, claimed) for reference in note.references)]
    return sorted(notes, key=lambda note: order[note.references[0]])


def _is_in(element: HtmlElement, blocks: set[HtmlElement]) -> bool:
    return any(above in blocks for above in element.iterancestors())


def _block_of(place: HtmlElement, targets: set[HtmlElement], root: HtmlElement) -> HtmlElement | None:
    """The item or paragraph of a note, or the box of its paragraphs where that begins with it."""
    around = [element for element in (place, *place.iterancestors()) if element is not root]
    item = next((element for element in around if element.tag in {"li", "dd"}), None)
    if item is not None:
        return item
    block = next((element for element in around if element.tag in {"p", "div", "td"} and not is_box(element)), None)
    while block is not None and parent_of(block) is not root and parent_of(block).tag == "div":
        box = parent_of(block)
        is_first = box[0] is block and not (box.text or "").strip()
        if not is_first or sum(1 for element in box.iter() if element in targets) != 1 or _is_list(box):
            break
        block = box
    return block if block is not None and block.tag != "td" else None


def _is_list(box: HtmlElement) -> bool:
    return holds(box, "h1", "h2", "h3", "h4", "table", "img")


def _places_led_to(block: HtmlElement, places: dict[str, HtmlElement]) -> dict[HtmlElement, list[HtmlElement]]:
    found: dict[HtmlElement, list[HtmlElement]] = {}
    for link in block.iter("a"):
        if (place := places.get(fragment(link))) is not None:
            found.setdefault(place, []).append(link)
    return found


def _near(reference: HtmlElement) -> list[HtmlElement]:
    """Where a link may lead that leads back to it."""
    before = reference.getprevious()
    near = [reference, *reference.iterdescendants(), *reference.iterancestors("sup", "span", "strong", "em")]
    return near if before is None or has_words(before) else [*near, before]


def _is_raised(link: HtmlElement) -> bool:
    return is_within(link, "sup") or link.find(".//sup") is not None or opening_of(link, 1)[:1] in {"[", "("}


def _has_words(note: _Note) -> bool:
    links = "".join(text_of(link) for link in dict.fromkeys(note.back_links))
    return len("".join(text_of(note.block).split())) > len("".join(links.split())) and not is_blank(note.block)


def _item(note: _Note, number: int) -> HtmlElement:
    signs = {text_of(reference).strip("[]() ") for reference in note.references}
    for link in dict.fromkeys(note.back_links):
        _drop_link(link)
    _drop_back_links(note.block)
    note.block.drop_tree()
    item = new("li")
    move_into(item, note.block)
    for place in elements(item, "a", "span"):
        if not place.get("href"):
            place.tag = OPENED
    open_all(item)
    _drop_label(item, signs if note.block.tag != "li" else set())
    item.set("id", f"{NOTE}{number}")
    last = item
    while len(last) and last[-1].tag in {"p", "div"} and not is_box(last[-1]) and not (last[-1].tail or "").strip():
        last[-1].tail = None
        last = last[-1]
    _rstrip(last)
    add_text(last, " ")
    last.append(new("a", BACK, href=f"#{REFERENCE}{number}"))
    return item


def _drop_label(item: HtmlElement, signs: set[str]) -> None:
    """ "[1]" or "1." before the words of a note that was no item of a list."""
    raised = item[0] if len(item) and not (item.text or "").strip() else item
    if raised.tag == "sup" and text_of(raised) in signs:
        raised.drop_tree()
    first = item
    while not (first.text or "").strip() and len(first):
        first = first[0]
    match = _LABEL.match(first.text or "")
    if match and (match[1] is None or match[1] in signs):
        first.text = (first.text or "")[match.end() :]
    elif first.text:
        first.text = first.text.lstrip(" \xa0\n")


def _rstrip(element: HtmlElement) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip(" \xa0\n\t") or None
    elif element.text:
        element.text = element.text.rstrip(" \xa0\n\t")


def _drop_back_links(block: HtmlElement) -> None:
    """Ours, and arrows that lead to places which did not come along."""
    for link in elements(block, "a"):
        name = fragment(link)
        if name and ((name.startswith(REFERENCE) and text_of(link) in {BACK, ""}) or _ARROWS.fullmatch(text_of(link))):
            _drop_link(link)
    _rstrip(block)


def _drop_link(link: HtmlElement) -> None:
    if link.getparent() is None:
        return
    holder = parent_of(link)
    link.drop_tree()
    while (
        holder.tag in {"sup", "span", "strong", "b", "em"} and not has_words(holder) and holder.getparent() is not None
    ):
        holder, above = parent_of(holder), holder
        above.drop_tree()


def _settled(reference: HtmlElement, number: int, times: int) -> HtmlElement:
    name = f"{REFERENCE}{number}" if times == 1 else f"{REFERENCE}{number}-{times}"
    link = new("a", str(number), href=f"#{NOTE}{number}", id=name)
    holder = reference
    while parent_of(holder).tag in _RAISING and _is_all_of(holder, parent_of(holder)):
        holder = parent_of(holder)
    replace(holder, link)
    if not is_within(link, "sup"):
        raised = new("sup")
        replace(link, raised)
        raised.append(link)
    return link


def _is_all_of(element: HtmlElement, holder: HtmlElement) -> bool:
    words = text_of(element)
    return opening_of(holder, len(words) + len("[()]")).strip("[]() ") == words.strip("[]() ")


def _drop_if_empty(holder: HtmlElement) -> None:
    """The list or section that held the notes, with the line before it."""
    while holder.getparent() is not None and is_blank(holder):
        parent = parent_of(holder)
        before = holder.getprevious()
        if before is not None and before.tag == "hr":
            before.drop_tree()
        holder.drop_tree()
        holder = parent


def items(root: HtmlElement) -> Iterator[HtmlElement]:
    """The notes of a clean text."""
    for listed in root.iter("ol"):
        if _is_footnotes(listed):
            yield from listed.iterchildren("li")


def references(root: HtmlElement) -> list[HtmlElement]:
    """The links of a clean text that are numbers of its notes."""
    names = {item.get("id") for item in items(root)} - {None}
    return [link for link in root.iter("a") if link.get("id") and fragment(link) in names]


def back_links(root: HtmlElement) -> list[HtmlElement]:
    """The links of a clean text that lead from its notes back to where they stand: the page's words, not the text's."""
    return [link for item in items(root) for link in item.iter("a") if fragment(link).startswith(REFERENCE)]
