"""Bytes of a stranger as text: the encoding, characters that no XML may hold, letters that were encoded twice."""

import codecs
import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import BinaryIO

from transfer.record import Unreadable

CHUNK = 64 * 1024
NEAR = 500  # bytes that one tag is long at most, mostly
MOST_COLUMNS = 65_535  # as far as libxml2 counts
LONGEST_PROLOGUE = 256 * 1024  # characters before the first element of an XML
_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:#(x[0-9a-fA-F]{1,8}|[0-9]{1,8})|([A-Za-z][A-Za-z0-9]{1,30}));")
_XML_NAMES = {"amp", "lt", "gt", "quot", "apos"}
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OPENING = re.compile(r"<[A-Za-z_]")
# Two or three letters that are one letter of UTF-8, read as Windows-1252.
_WINDOWS = (
    "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022"
)
_WINDOWS += "\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
_TWICE = re.compile(f"[\u00c2-\u00f4][\u0080-\u00bf{_WINDOWS}]{{1,3}}")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are what Windows wrote."""
    assert isinstance(error, UnicodeDecodeError)
    piece = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in piece), error.end


codecs.register_error("transfer.windows", _as_windows)


def encoding_of(start: bytes) -> str:
    """By its mark, else as an XML declares it, else UTF-8. Raises ``Unreadable``."""
    for mark, name in _BOMS.items():
        if start.startswith(mark):
            return name
    if re.match(rb"(?s)<\x00..", start):
        return "utf-16-le"
    declared = _DECLARED.match(start)
    name = declared[1].decode() if declared else "utf-8"
    try:
        name = codecs.lookup(name).name
        b"".decode(name)  # codecs for other things than text raise here
    except LookupError as error:
        raise Unreadable(f"Berkas ini menyebut pengodean huruf “{name}” yang tidak dikenal. Ekspor lagi.") from error
    # A declaration that could be read byte by byte is not in two bytes a letter, whatever it says.
    return "utf-8" if declared and name.startswith(("utf-16", "utf-32")) else name


def decoded(file: BinaryIO) -> Iterator[str]:
    """The text of a file in pieces, without its mark."""
    start = file.read(CHUNK)
    name = encoding_of(start)
    decoder = codecs.getincrementaldecoder(name)("transfer.windows" if name == "utf-8" else "replace")
    is_first = True
    while start:
        text = decoder.decode(start)
        start = file.read(CHUNK)
        text += "" if start else decoder.decode(b"", final=True)
        yield text.removeprefix("\ufeff") if is_first else text
        is_first = False


class XmlText:
    """A file as the parser reads it: UTF-8, with nothing that no XML may hold. Raises ``Unreadable`` on a document
    type, before the parser meets it: what it declares may unfold without end, or name files of this machine."""

    def __init__(self, file: BinaryIO):
        self._pieces = decoded(file)
        self._held = ""
        self._is_in_prologue = True
        self._ready = b""
        self.is_over = False
        self.lines, self.column = 1, 0  # of what was handed over last

    def read(self, size: int = CHUNK) -> bytes:
        while not self._ready and (piece := next(self._pieces, None)) is not None:
            self._ready = self._mended(self._held + piece)
        if not self._ready and self._held:
            held, self._held = self._held, ""
            self._ready = _without_illegal(held).encode()
        ready, self._ready = self._ready[:size], self._ready[size:]
        self.is_over = not ready
        self.lines += (count := ready.count(b"\n"))
        self.column = len(ready) - ready.rfind(b"\n") - 1 if count else self.column + len(ready)
        return ready

    def ends_at(self, line: int, column: int) -> bool:
        """Whether a parser that stopped there stopped for want of more."""
        return self.is_over and line >= self.lines and column >= min(self.column - NEAR, MOST_COLUMNS - NEAR)

    def _mended(self, text: str) -> bytes:
        if self._is_in_prologue:
            prologue = _COMMENT.sub("", text)
            opening = _OPENING.search(prologue)
            if re.search(r"<!(DOCTYPE|ENTITY)", prologue[: opening.start()] if opening else prologue, re.IGNORECASE):
                raise Unreadable(
                    "Berkas ini memuat deklarasi DOCTYPE, yang tidak pernah ditulis oleh ekspor. Unduh lagi ekspornya."
                )
            if opening is None:
                if len(text) > LONGEST_PROLOGUE:
                    raise Unreadable("Ini bukan berkas ekspor: tidak ada elemen XML di awalnya.")
                self._held = text
                return b""
            self._is_in_prologue = False
        cut = text.rfind("&", -40)  # a reference may go on in the next piece
        self._held = text[cut:] if cut >= 0 and ";" not in text[cut:] else ""
        return _without_illegal(text[: len(text) - len(self._held)]).encode()


def _without_illegal(text: str) -> str:
    return _REFERENCE.sub(_reference, _ILLEGAL.sub("", text)) if text else text


def _reference(match: re.Match[str]) -> str:
    """A number that is no character goes; a name that only HTML knows is its letter."""
    number, name = match.groups()
    if number:
        code = int(number[1:], 16) if number[0] == "x" else int(number)
        is_letter = code in {9, 10, 13} or (32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF)
        return match[0] if is_letter and code not in {0xFFFE, 0xFFFF} else ""
    return match[0] if name in _XML_NAMES else html5.get(f"{name};", match[0].replace("&", "&amp;"))


def mend(text: str) -> tuple[str, int]:
    """Letters that were encoded twice ("cafÃ©") as they were meant, and how many they were."""
    count = 0

    def once(match: re.Match[str]) -> str:
        nonlocal count
        letters = match[0]
        for length in range(len(letters), 1, -1):
            try:
                meant = _bytes(letters[:length]).decode("utf-8")
            except (UnicodeDecodeError, UnicodeEncodeError):
                continue
            if len(meant) == 1:
                count += 1
                return meant + letters[length:]
        return letters

    return _TWICE.sub(once, text), count


_INLINE = re.compile(
    r"</?(?:em|strong|b|i|u|s|span|br|sup|sub|a|small|code|mark|font|del|ins|abbr|q|cite|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """A title or name, which WordPress keeps as HTML ("Sains &amp; Teknologi"), as it was read."""
    return " ".join(unescape(_INLINE.sub("", mend(text)[0])).split()) if text else ""


def _bytes(letters: str) -> bytes:
    return b"".join(letter.encode("latin-1") if letter <= "\u00ff" else letter.encode("cp1252") for letter in letters)
