"""A large JSON piece by piece: what lies at the top is walked, and only one value of a list is held at a time."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from transfer.readers.spelling import decoded
from transfer.record import Unreadable

LONGEST_VALUE = 32 * 1024 * 1024  # characters of one value
_BLANK = " \t\r\n"
CUT_OFF = "Berkas JSON ini rusak atau terpotong. Ekspor atau unduh lagi."


class JsonStream:
    """Whoever walks ``members`` or ``elements`` takes each value with one of the methods before asking for the next."""

    def __init__(self, file: BinaryIO):
        self._pieces = decoded(file)
        self._text, self._at, self._is_all = "", 0, False
        self._decoder = json.JSONDecoder()

    def peek(self) -> str:
        """The first letter of what comes; "" at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANK:
                self._at += 1
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def members(self) -> Iterator[str]:
        """The keys of an object."""
        self._take("{")
        while self.peek() != "}":
            key = self.value()
            if not isinstance(key, str):
                raise Unreadable(CUT_OFF)
            self._take(":")
            yield key
            self._comma("}")
        self._take("}")

    def elements(self) -> Iterator[None]:
        self._take("[")
        while self.peek() != "]":
            yield
            self._comma("]")
        self._take("]")

    def value(self) -> Any:
        """What comes, whole. Raises ``Unreadable``."""
        self.peek()
        wanted = 0
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
                if end < len(self._text) or self._is_all:
                    self._at = end
                    return value
            except RecursionError as error:
                raise Unreadable("JSON ini berlapis terlalu dalam. Ini bukan berkas ekspor.") from error
            except ValueError as error:
                if self._is_all:
                    raise Unreadable(CUT_OFF) from error
            held = len(self._text) - self._at
            if held > LONGEST_VALUE:
                raise Unreadable("Satu isi di berkas JSON ini lebih dari 32 MB. Bagi menjadi beberapa.")
            wanted = max(wanted, 2 * held)  # or a long value would be read anew for every piece
            while self._more() and len(self._text) - self._at < wanted:
                pass

    def skip(self) -> None:
        """What comes, however large, without holding it."""
        match self.peek():
            case "{":
                for _ in self.members():
                    self.skip()
            case "[":
                for _ in self.elements():
                    self.skip()
            case _:
                self.value()

    def _take(self, sign):
        if self.peek() != sign:
            raise Unreadable(CUT_OFF)
        self._at += 1

    def _comma(self, end):
        if self.peek() == ",":
            self._at += 1
        elif self.peek() != end:
            raise Unreadable(CUT_OFF)

    def _more(self):
        piece = next(self._pieces, None)
        if piece is None:
            self._is_all = True
            return False
        self._text, self._at = self._text[self._at :] + piece, 0
        return True
