"""Words between blocks, boxes around them, and parts that stand outside of their whole: all become what we store."""

import re

from lxml.html import HtmlElement

from articles.text.tree import (
    BLOCKS,
    CONTAINERS,
    OPENED,
    boxes,
    elements,
    empty,
    has_words,
    holds,
    is_blank,
    is_box,
    is_within,
    move_into,
    new,
    open_all,
    parent_of,
    set_apart,
    text_of,
)  # fmt: skip

HOLDERS = CONTAINERS | {"blockquote", "details", "dd", OPENED}  # of paragraphs
EMPTIED = (
    "p", "h2", "h3", "h4", "li", "strong", "em", "a", "figure", "blockquote", "s", "del", "ins", "mark", "sub", "sup",
    "q", "kbd", "abbr", "code", "cite", "summary", "dt", "dd", "dl", "details", "ul", "ol", "figcaption", "caption",
)  # fmt: skip
TRIMMED = ("p", "h2", "h3", "h4", "li", "dt", "dd", "summary", "figcaption", "caption")
SPACES = " \t\r\n"
SEVERAL = re.compile(r"  +")
_BLANK_LINE = re.compile(r"(?<![ \t\r])[ \t\r]*+\n[ \t\r]*+\n\s*")


def settle(root: HtmlElement) -> None:
    for holder in (root, *elements(root, *CONTAINERS, "blockquote")):
        _read_blank_lines(holder)
    for group in elements(root, "div"):
        if parent_of(group).tag == "dl":
            group.drop_tag()
    _gather(root, ("li",), ("ul", "ol"), "ul")
    _gather(root, ("dt", "dd"), ("dl",), "dl")
    for listed in elements(root, "dl"):
        _settle_terms(listed)
    for details in elements(root, "details", "summary"):
        _settle_details(details)
    for figure in elements(root, "figure"):
        _settle_figure(figure)
    for element in list(root.iterdescendants()):
        if element.tag in CONTAINERS and not is_box(element):
            _open_container(element)
    open_all(root)
    for box in boxes(root):
        title = text_of(box)
        empty(box)
        box.text = title
        if parent_of(box).tag not in {"div", "blockquote", "li", "td", "th", "details", "dd"}:
            box.drop_tag()  # in a heading or a paragraph it would be read as their words
    for link in list(root.iter("a")):
        if not link.get("href") and not link.get("id"):
            link.tag = OPENED
    for element in list(root.iter(*EMPTIED)):
        is_marker = element.tag == "a" and "href" not in element.attrib
        if not is_marker and not has_words(element) and not holds(element, "img", "table", "hr"):
            element.tag = OPENED
    open_all(root)
    _wrap_loose_text(root)
    for holder in elements(root, "blockquote", "details"):
        if any(child.tag in BLOCKS | {"br"} for child in holder):
            _wrap_loose_text(holder)
    for paragraph in elements(root, "p"):
        _split(paragraph)
    for element in root.iter():
        if not is_within(element, "pre"):
            element.tail = SEVERAL.sub(" ", element.tail or "")
            if element.tag != "pre":
                element.text = SEVERAL.sub(" ", element.text or "")
    for block in root.iter(*TRIMMED):
        _trim(block)
    _drop_idle_rules(root)


def _read_blank_lines(holder: HtmlElement) -> None:
    """Texts of WordPress have no ``p``: an empty line ends a paragraph there, and a line break is one."""
    texts = [(holder, "text", holder.text), *((child, "tail", child.tail) for child in holder)]
    if not any(
        _BLANK_LINE.search(text.strip()) or _is_between_words(owner, name, text) for owner, name, text in texts if text
    ):
        return
    for owner, name, text in texts:
        if not text or (not text.strip() and not _is_between_words(owner, name, text)):
            continue
        first, *lines = _BLANK_LINE.sub("\n\n", text).split("\n")
        setattr(owner, name, None)
        for line in reversed(lines):
            fresh = new("br")
            if name == "tail":
                owner.addnext(fresh)
            else:
                owner.insert(0, fresh)
            fresh.tail = line
        setattr(owner, name, first)


def _is_between_words(owner: HtmlElement, name: str, text: str) -> bool:
    """A blank line between two elements that are words: "<b>Satu</b>", nothing, "<b>Dua</b>"."""
    if name == "text" or not _BLANK_LINE.search(text) or text.strip():
        return False
    following = owner.getnext()
    blocks = BLOCKS | CONTAINERS
    return owner.tag not in blocks and following is not None and following.tag not in blocks


def _gather(root: HtmlElement, parts: tuple[str, ...], wholes: tuple[str, ...], whole: str) -> None:
    """Items without their list get one."""
    for first in elements(root, *parts):
        if parent_of(first).tag in wholes:
            continue
        run = [first]
        for following in first.itersiblings():
            if following.tag not in parts or (run[-1].tail or "").strip():
                break
            run.append(following)
        if whole == "dl" and {part.tag for part in run} != {"dt", "dd"}:
            for part in run:
                part.tag = "p"
            continue
        listed = new(whole)
        first.addprevious(listed)
        tail, run[-1].tail = run[-1].tail, None
        for part in run:
            listed.append(part)
        listed.tail = tail


def _settle_terms(listed: HtmlElement) -> None:
    """A ``dl`` of terms and what is said of them, and of nothing else."""
    if not any(child.tag == "dt" for child in listed) or not any(child.tag == "dd" for child in listed):
        for child in listed.iterchildren("dt", "dd"):
            child.tag = "p"
        listed.tag = "div"
        return
    for child in list(listed):
        if (child.tail or "").strip():
            words = new("dd", child.tail)
            child.tail = None
            child.addnext(words)
        if child.tag not in {"dt", "dd"}:
            described = new("dd")
            child.addprevious(described)
            described.append(child)
    if (listed.text or "").strip():
        listed.insert(0, new("dd", listed.text))
        listed.text = None


def _settle_details(element: HtmlElement) -> None:
    if element.tag == "summary":
        if parent_of(element).tag != "details" or element.getprevious() is not None:
            element.tag = "p"
        return
    summary = element.find("summary")
    if summary is None or not has_words(summary):
        element.tag = "div"
        return
    if element.get("open") is not None:
        element.set("open", "")
    if element[0] is not summary or (element.text or "").strip():
        words, element.text = element.text, None
        tail, summary.tail = summary.tail, words
        before = summary.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            summary.tail = (summary.tail or "") + (tail or "")
        element.insert(0, summary)


def _settle_figure(figure: HtmlElement) -> None:
    """A gallery is its pictures; the class is what the newsroom's editor knows a picture with a caption by."""
    if holds(figure, "figure"):
        for caption in list(figure.iterchildren("figcaption")):
            caption.tag = "p"
        figure.tag = "div"
    elif holds(figure, "img"):
        figure.set("class", "image")


def _open_container(element: HtmlElement) -> None:
    """A pasted ``div``: a paragraph where it holds only words, gone where it holds blocks."""
    has_blocks = any(child.tag in BLOCKS | CONTAINERS for child in element.iterdescendants())
    inside = any(parent.tag not in HOLDERS for parent in element.iterancestors())
    if has_blocks or inside:
        if inside:
            set_apart(element)
        else:
            _set_paragraph_apart(element)
        element.tag = OPENED
    else:
        element.tag = "p"
        element.attrib.clear()


def _set_paragraph_apart(element: HtmlElement) -> None:
    """The words before and behind a box that goes are paragraphs of their own; breaks beside blocks go again."""
    for _ in range(2):
        element.addprevious(new("br"))
        element.append(new("br"))


def _wrap_loose_text(root: HtmlElement) -> None:
    """Words and inline elements that stand between the blocks become paragraphs."""
    children, loose = list(root), root.text
    empty(root)
    paragraph = new("p", loose)
    for child in children:
        if child.tag in BLOCKS or is_box(child):
            _keep(root, paragraph)
            paragraph = new("p", child.tail)
            child.tail = None
            root.append(child)
        else:
            paragraph.append(child)
    _keep(root, paragraph)


def _keep(root: HtmlElement, paragraph: HtmlElement) -> None:
    if not is_blank(paragraph):
        root.append(paragraph)


def _split(paragraph: HtmlElement) -> None:
    """Two line breaks end a paragraph, as blogs write it; none stands at an edge."""
    if paragraph.find("br") is None:
        return
    parts = [new("p", paragraph.text)]
    breaks: list[HtmlElement] = []  # that nothing has followed yet
    for child in list(paragraph):
        is_break = child.tag == "br"
        if is_break:
            breaks.append(child)
        elif breaks:
            _end_breaks(parts, breaks)
        if not is_break:
            parts[-1].append(child)
        elif (child.tail or "").strip():
            _end_breaks(parts, breaks)
    parts = [part for part in parts if not is_blank(part)]
    tail, name = paragraph.tail, paragraph.get("id")
    empty(paragraph)
    if not parts:
        return
    move_into(paragraph, parts[0])
    for part in reversed(parts[1:]):
        part.attrib.update({key: value for key, value in paragraph.attrib.items() if key != "id" or not name})
        paragraph.tail = None
        paragraph.addnext(part)
        part.tail, tail = tail, None
    if tail is not None:
        paragraph.tail = tail


def _end_breaks(parts: list[HtmlElement], breaks: list[HtmlElement]) -> None:
    """One break with words on both sides is a line of the same paragraph."""
    last = breaks[-1]
    if len(breaks) > 1 or is_blank(parts[-1]):
        parts.append(new("p", last.tail))
    else:
        parts[-1].append(last)
    breaks.clear()


def _trim(block: HtmlElement) -> None:
    """No spaces at its edges, which a browser does not show either."""
    block.text = (block.text or "").lstrip(SPACES) if len(block) else (block.text or "").strip(SPACES)
    if len(block):
        block[-1].tail = (block[-1].tail or "").rstrip(SPACES)


def _drop_idle_rules(root: HtmlElement) -> None:
    """A line divides what stands before it from what stands behind it."""
    for rule in list(root.iterchildren("hr")):
        before, following = rule.getprevious(), rule.getnext()
        if before is None or following is None or before.tag == "hr":
            rule.drop_tree()
