"""What a program adds to a document for its own sake: a list of contents, which every page of ours has already, and
remarks of those who looked it through, which nobody meant to publish."""

import re

from lxml.html import HtmlElement

from articles.text.pasted.anchors import by_name, fragment
from articles.text.tree import (
    CONTAINERS,
    HEADINGS,
    elements,
    has_words,
    holds,
    is_within,
    opening_of,
    parent_of,
    style_of,
    text_of,
)

TITLES = re.compile(
    r"(daftar|table|tabel)\s+(isi|of\s+contents)|isi(\s+(artikel|tulisan|halaman))?|contents|toc|pada halaman ini", re.I
)
# Names that Word and Google Docs give to headings; who sees one knows a list of contents, also where its text is gone.
OF_HEADINGS = re.compile(r"_Toc\d+|h\.[a-z0-9]{6,}|heading=h\.[a-z0-9]+")
_WORD_CLASS = re.compile(r"(^|\s)MsoToc(\d|Heading)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[\s\d.…·_\xa0-]*")
_REMARK = re.compile(r"_?(msocom|msoanchor|cmnt)_?(ref)?_?\d+")
LONGEST_TITLE = 40
LEAST = 2


def settle(root: HtmlElement) -> None:
    _drop_remarks(root)
    places = by_name(root)
    for listed in elements(root, "ul", "ol"):
        if not is_within(listed, "ul", "ol") and _are_contents(list(listed.iter("li")), places):
            _drop(listed)
    lines = {line for line in elements(root, "p", "div") if _is_line(line, places)}
    contents = [line for line in root.iter("p", "div") if line in lines and _is_of_contents(line, lines)]
    for line in contents:
        if line.getparent() is not None:
            _drop(line)
    for line in elements(root, "p"):
        if _WORD_CLASS.search(line.get("class", "")):
            line.drop_tree()


def _are_contents(items: list[HtmlElement], places: dict[str, HtmlElement]) -> bool:
    links = [link for item in items for link in item.iter("a") if has_words(link)]
    if len(items) < LEAST or not all(holds(item, "a") for item in items):
        return False
    bare = "".join(_without_links(items[0].getparent()).split())
    return bool(links) and bool(_PAGE_NUMBER.fullmatch(bare)) and all(_leads_to_heading(link, places) for link in links)


def _without_links(element: HtmlElement | None) -> str:
    if element is None or element.tag == "a":
        return ""
    return (element.text or "") + "".join(_without_links(child) + (child.tail or "") for child in element)


def _leads_to_heading(link: HtmlElement, places: dict[str, HtmlElement]) -> bool:
    """Or to nothing that came along."""
    name = _fragment(link)
    if not name:
        return False
    place = places.get(name)
    if place is None:
        return True
    around = [element for element in (place, *place.iterancestors()) if element.tag in (*HEADINGS, "h1", "h5", "h6")]
    return bool(around) or holds(place, *HEADINGS, "h1", "h5", "h6") or _is_before_heading(place)


def _is_before_heading(place: HtmlElement) -> bool:
    holder = place if has_words(place) or parent_of(place).tag != "p" else parent_of(place)
    following = holder.getnext()
    return not has_words(holder) and following is not None and following.tag in (*HEADINGS, "h1")


def _fragment(link: HtmlElement) -> str:
    """Also of an address in a Google document."""
    address = link.get("href", "")
    return address.partition("#")[2] if address.startswith("https://docs.google.com/document/") else fragment(link)


def _is_line(line: HtmlElement, places: dict[str, HtmlElement]) -> bool:
    links = [link for link in line.iter("a") if has_words(link)]
    if not links or any(child.tag in {"p", "div", "ul", "ol", "table"} for child in line.iterdescendants()):
        return False
    if not _PAGE_NUMBER.fullmatch(_without_links(line)) or is_within(line, "li", "td", "th"):
        return False
    return all(_leads_to_heading(link, places) and not text_of(link).strip("[]()").isdecimal() for link in links)


def _is_of_contents(line: HtmlElement, lines: set[HtmlElement]) -> bool:
    """One line alone is known by its class in Word, or by the name that its link leads to; else by the next ones."""
    names = [_fragment(link) for link in line.iter("a") if has_words(link)]
    if _WORD_CLASS.search(line.get("class", "")) or all(OF_HEADINGS.fullmatch(name) for name in names):
        return True
    return line.getnext() in lines or line.getprevious() in lines


def _drop(contents: HtmlElement) -> None:
    """With its title, and the box around it."""
    before = contents.getprevious()
    if before is not None and not (before.tail or "").strip() and _is_title(before):
        before.drop_tree()
    parent = contents.getparent()
    contents.drop_tree()
    while parent is not None and parent.getparent() is not None and parent.tag in CONTAINERS:
        if has_words(parent) and not _is_title(parent):
            return
        box, parent = parent, parent.getparent()
        if box.find(".//img") is None:
            box.drop_tree()


def _is_title(element: HtmlElement) -> bool:
    return bool(TITLES.fullmatch(opening_of(element, LONGEST_TITLE).strip(" :")))


def _drop_remarks(root: HtmlElement) -> None:
    """Comments of Word and Google Docs, and the letters that lead to them."""
    for element in elements(root, "div", "p"):
        if style_of(element).get("mso-element", "").startswith("comment"):
            element.drop_tree()
    for link in elements(root, "a"):
        names = (fragment(link), link.get("id", ""), link.get("name", ""))
        if not any(_REMARK.fullmatch(name) for name in names):
            continue
        if not link.get("href"):
            link.drop_tag()  # Word's mark around the words that a remark is about
            continue
        block = next(link.iterancestors("p", "div"), None)
        words = text_of(link)
        opening = "" if block is None else opening_of(block, len(words))
        is_remark = opening.startswith(words) and len(opening) > len(words)
        is_remark = is_remark and any(re.fullmatch(r"cmnt\d+|_msocom_\d+", name) for name in names[1:])
        sup = parent_of(link)
        if is_remark and block is not None:
            block.drop_tree()
        elif sup.tag == "sup" and opening_of(sup, len(words)) == words:
            sup.drop_tree()
        else:
            link.drop_tree()
