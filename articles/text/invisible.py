"""What nobody sees in a text that people typed or pasted: gone where it means nothing, kept where a script needs it.

Soft hyphens and zero-width spaces make a word unfindable, no-break spaces of web pages break words on small screens,
and a directional override that nobody closes turns round what comes after it, in feeds and lists too.

- Gone is every character of the Unicode property Default_Ignorable_Code_Point (DerivedCoreProperties.txt), with three
  that show nothing and lack it: the blank of braille, the object replacement and the marks of annotations.
- All explicit directional formatting goes, balanced or not: UAX #9 (2.7) leaves direction in web pages to markup.
- Kept in their places are joiners (in emoji, and in the scripts that shape letters by them), variation selectors behind
  what has variants, tags in a flag (UTS #51), and the implicit marks of direction in texts written from the right.
- Whatever separates as a space does (category Zs) is one space, one for one, so that code keeps its indents.
"""

import re
import unicodedata

from lxml.html import HtmlElement

from articles.text import emoji

JOINERS = frozenset("\u200c\u200d")
_MARKS = frozenset("\u200e\u200f\u061c")  # implicit marks of direction, UAX #9
_VARIANTS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"  # property Variation_Selector
_TAGS = "\U000e0020-\U000e007f"
_DEFAULT_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FOUND = re.compile(f"[{_DEFAULT_IGNORABLE}\u2800\ufff9-\ufffc]")
_BY_PLACE = re.compile(f"[{''.join(JOINERS | _MARKS)}{_VARIANTS}{_TAGS}]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_SIGN = re.compile(f"[{emoji.SIGN}]")
_TAG = re.compile(f"[{_TAGS}]")
# Categories Zs, Zl and Zp but for the space itself, and the C1 control that ends lines.
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
) | dict.fromkeys(map(ord, "\u0085\u2028\u2029"), "\n")


def visible(text: str) -> str:
    """``text`` without what shows nothing; done again, it changes nothing."""
    text = text.translate(_SPACES)
    if _FOUND.search(text) is None:
        return text
    letters = [letter for letter in text if _BY_PLACE.match(letter) or not _FOUND.match(letter)]
    in_flags = {place for flag in _FLAG.finditer("".join(letters)) for place in range(*flag.span())}
    behind = _next_shown(letters)
    is_from_right = not _MARKS.isdisjoint(letters) and any(map(_is_from_right, letters))
    kept, base = [""], ""  # the letter that marks and variants behind it belong to
    for place, letter in enumerate(letters):
        if _BY_PLACE.match(letter) and place not in in_flags:
            if letter in JOINERS:
                belongs = _joins(letter, base, behind[place])
            elif letter in _MARKS:
                belongs = is_from_right and not _is_inside_a_word(base, behind[place])
            else:
                has_variants = _has_variants(kept[-1]) or _is_keycap(kept[-1], letters[place + 1 : place + 2])
                belongs = has_variants and not _TAG.match(letter)
            if not belongs:
                continue
        kept.append(letter)
        if not unicodedata.category(letter).startswith("M"):
            base = letter
    return "".join(kept)


def clear(root: HtmlElement) -> None:
    """The same for all words of a tree, and for those that its attributes hold."""
    for element in root.iter():
        element.text = element.text and visible(element.text)
        element.tail = element.tail and visible(element.tail)
        for name, value in list(element.attrib.items()):
            element.set(name, visible(value))


def _next_shown(letters: list[str]) -> list[str]:
    """For each place, the next letter behind it that is not kept by its place."""
    found, shown = [""] * len(letters), ""
    for place in range(len(letters) - 1, -1, -1):
        found[place] = shown
        if not _BY_PLACE.match(letters[place]):
            shown = letters[place]
    return found


def _joins(joiner: str, base: str, behind: str) -> bool:
    """Between two emoji, or behind a letter of a script without capitals, but for those of East Asia."""
    if joiner == "\u200d" and _SIGN.match(base) and _SIGN.match(behind):
        return True
    return _is_caseless(base) and unicodedata.east_asian_width(base) not in {"W", "F", "H"}


def _is_inside_a_word(before: str, behind: str) -> bool:
    return before.isalnum() and behind.isalnum() and not (_is_from_right(before) or _is_from_right(behind))


def _has_variants(letter: str) -> bool:
    return _is_caseless(letter) or (not letter.isascii() and unicodedata.category(letter).startswith("S"))


def _is_keycap(letter: str, following: list[str]) -> bool:
    return letter in set("0123456789#*") and following == ["\u20e3"]


def _is_caseless(letter: str) -> bool:
    is_other = letter != "" and unicodedata.category(letter) == "Lo"
    return is_other and not unicodedata.name(letter, "").startswith(("LATIN", "FEMININE", "MASCULINE"))


def _is_from_right(letter: str) -> bool:
    return letter not in _MARKS and unicodedata.bidirectional(letter) in {"R", "AL"}
