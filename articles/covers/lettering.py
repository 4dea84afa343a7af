"""A title set in a few lines: what the font can draw, at which size, broken where."""

import unicodedata
from itertools import combinations, pairwise
from typing import NamedTuple

from PIL import ImageFont

LARGEST, SMALLEST = 70, 46  # pixels
MEASURE = 100  # widths are measured at this size and scale from there
ELLIPSIS = "…"


class Setting(NamedTuple):
    size: int  # pixels
    lines: tuple[str, ...]


def drawable(text: str, font: ImageFont.FreeTypeFont) -> str:
    """``text`` with single spaces and without signs that the font lacks, which would show as boxes.

    A letter with an accent that the font does not know loses the accent; emoji and other scripts go.
    """
    missing = _mask(font, "\uffff")
    known = {}
    for sign in set(unicodedata.normalize("NFC", text)):
        if not sign.isspace():
            plain = (sign, *unicodedata.normalize("NFKD", sign))
            good = [one for one in plain if unicodedata.category(one)[0] not in "CM" and _mask(font, one) != missing]
            known[sign] = sign if sign in good else "".join(one for one in good if one.isascii())
    return " ".join("".join(known.get(sign, " ") for sign in unicodedata.normalize("NFC", text)).split())


def set_title(text: str, font: ImageFont.FreeTypeFont, width: int) -> Setting:
    """The largest size at which ``text`` takes one or two lines of ``width`` pixels, then three of the smallest.

    What is longer ends with "…" after a word. ``font`` is one of size ``MEASURE``.
    """
    most = width * MEASURE // SMALLEST
    room = most - font.getlength(ELLIPSIS)
    words = [piece for word in text.split() for piece in _pieces(word, font, room)]
    if not words:
        return Setting(SMALLEST, ())
    for count in (1, 2):
        lines, widest = _balance(words, font, count)
        size = min(int(width * MEASURE / max(widest, 1)), LARGEST)
        if size >= (LARGEST if count == 1 else SMALLEST):
            return Setting(size, lines)
    lines, widest = _balance(words, font, 3)
    while widest > most and len(words) > 1:
        words = [*words[:-2], words[-2].rstrip(" ,.:;–-" + ELLIPSIS) + ELLIPSIS]
        lines, widest = _balance(words, font, 3)
    return Setting(SMALLEST, lines)


def _balance(words: list[str], font: ImageFont.FreeTypeFont, count: int) -> tuple[tuple[str, ...], float]:
    """At most ``count`` lines whose widest is as narrow as can be, and that one's width."""
    count = min(count, len(words))
    widths = [font.getlength(word) for word in words]
    space = font.getlength(" ")

    def widest(breaks: tuple[int, ...]) -> float:
        edges = (0, *breaks, len(words))
        return max(sum(widths[start:end]) + space * (end - start - 1) for start, end in pairwise(edges))

    best = min(combinations(range(1, len(words)), count - 1), key=widest)
    edges = (0, *best, len(words))
    return tuple(" ".join(words[start:end]) for start, end in pairwise(edges)), widest(best)


def _pieces(word: str, font: ImageFont.FreeTypeFont, most: float) -> list[str]:
    """A word wider than a line, cut where the line ends."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and font.getlength(pieces[-1] + sign) > most:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _mask(font: ImageFont.FreeTypeFont, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(sign)
    return mask.size, bytes(mask)
