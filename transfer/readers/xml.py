"""An XML in one pass with bounded memory: no entities, no document type, no network, elements freed behind us.

By hand on lxml: ``defusedxml`` does not cover it, and packages that read exports hold them whole.
"""

import datetime
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import BinaryIO, cast

from lxml import etree

from transfer.readers.spelling import XmlText
from transfer.record import Unreadable

CONTENT = "http://purl.org/rss/1.0/modules/content/"
EXPORT = "http://wordpress.org/export/"
FEEDS = {"channel", "feed"}
PREFIXES = {
    CONTENT: "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/app#": "app:",
    "http://www.w3.org/2007/app": "app:",
    "http://purl.org/syndication/thread/1.0": "thr:",
    "http://schemas.google.com/blogger/2018": "blogger:",
}


def name_of(element: etree._Element) -> str:
    """``wp:post_id``, ``content:encoded``, ``title``: with the prefix that the system's own exports use, whatever
    version its namespace names."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.rpartition("}")
    space = space.removeprefix("{")
    if space.startswith(EXPORT):
        return f"excerpt:{name}" if space.rstrip("/").endswith("excerpt") else f"wp:{name}"
    return PREFIXES.get(space, "x:" if space else "") + name


def elements(
    file: BinaryIO, wanted: frozenset[str], inner: frozenset[str] = frozenset()
) -> Iterator[tuple[str, etree._Element]]:
    """The root first, empty yet, then each wanted element of its feed once it is complete, which is freed when the next
    one is asked for. Those of ``inner`` lie inside of others, and are emptied at once.

    Raises ``Unreadable`` for what is no XML, or is cut off.
    """
    text = XmlText(file)
    try:
        context = etree.iterparse(
            cast("BinaryIO", text),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            encoding="utf-8",
            recover=True,  # what is no fault of the document's form, such as a prefix that nothing declares
        )
        depth = 0
        for event, element in context:
            depth += 1 if event == "start" else -1
            if event == "start":
                if depth == 1:
                    yield name_of(element), element
                continue
            name = name_of(element)
            parent = element.getparent()
            if parent is not None and name_of(parent) in FEEDS:
                if name in wanted:
                    yield name, element
                _free(element)
            elif name in inner:
                yield name, element
                element.clear(keep_tail=True)
        _check(context, text)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_sentence(error, text)) from error


def children(element: etree._Element) -> dict[str, str]:
    """The texts of an element's children by name; the last one counts."""
    return {name_of(child): text_of(child) for child in element}


def text_of(element: etree._Element | None) -> str:
    return "".join(element.itertext()) if element is not None else ""


def _free(element):
    element.clear(keep_tail=True)
    while element.getprevious() is not None:
        del element.getparent()[0]


def _check(context, text):
    """All has been read: was it whole?"""
    for entry in context.error_log:
        if entry.level >= etree.ErrorLevels.FATAL:
            raise Unreadable(_sentence_of(entry.message, entry.line, entry.column, text))


def _sentence(error, text):
    line, column = error.position or (0, 0)
    return _sentence_of(str(error), line, column, text)


def _sentence_of(message, line, column, text):
    if not line or "Document is empty" in message or "Start tag expected" in message:
        return "Berkas ini kosong atau bukan XML."
    if "too big" in message or "too long" in message:
        return f"Di baris {line} ada satu isi lebih dari 10 MB. Bagi atau hapus isi itu, lalu ekspor lagi."
    if "Excessive depth" in message:
        return f"Di baris {line} XML-nya berlapis terlalu dalam. Ini bukan berkas ekspor."
    if text.ends_at(line, column):
        return f"Berkas ini terpotong: XML-nya berhenti di baris {line}. Ekspor atau unduh lagi."
    return f"XML berkas ini rusak di baris {line}. Ekspor lagi, atau perbaiki baris itu."


def gmt(text: str) -> datetime.datetime | None:
    """``2011-01-18 07:40:14`` of UTC; None for ``0000-00-00 …`` and whatever is no time."""
    return _time(text, datetime.UTC)


def local(text: str, zone: datetime.tzinfo) -> datetime.datetime | None:
    return _time(text, zone)


def rfc822(text: str) -> datetime.datetime | None:
    """``Tue, 18 Jan 2011 07:40:14 +0000``; None for ``Wed, 30 Nov -0001 …``."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def iso(text: object, zone: datetime.tzinfo = datetime.UTC) -> datetime.datetime | None:
    if not isinstance(text, str) or text.startswith("0000"):
        return None
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _time(text, zone):
    moment = iso(text.strip()[:19]) if text.strip() else None
    return moment.replace(tzinfo=zone) if moment and moment.year > 1 else None
