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
_DEFAULT_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_RUN = re.compile(f"[{_DEFAULT_IGNORABLE}\u2800\ufff9-\ufffc]+")
_VARIANT = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # property Variation_Selector
_TAGS = re.compile("[\U000e0020-\U000e007e]+\U000e007f")
_FLAG = "\U0001f3f4"
_SIGN = re.compile(f"[{emoji.SIGN}]")
# Where letters are written from the right: the blocks that DerivedBidiClass.txt gives to R and AL.
_FROM_RIGHT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Categories Zs, Zl and Zp but for the space itself, and the C1 control that ends lines.
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
) | dict.fromkeys(map(ord, "\u0085\u2028\u2029"), "\n")
_MOST_MARKS = 8  # on one letter


def visible(text: str) -> str:
    """``text`` without what shows nothing; done again, it changes nothing."""
    text = text.translate(_SPACES)
    if _RUN.search(text) is None:
        return text
    is_from_right = not _MARKS.isdisjoint(text) and _FROM_RIGHT.search(text) is not None
    return _RUN.sub(lambda run: _what_stays(run, is_from_right), text)


def _what_stays(run: re.Match[str], is_from_right: bool) -> str:
    """Of a run of characters that show nothing, those that stand in their places."""
    text, letters, kept = run.string, run[0], ""
    last = text[run.start() - 1 : run.start()]  # before the next one, kept
    before = text[max(0, run.start() - _MOST_MARKS) : run.start()]
    base = next((letter for letter in reversed(before) if not _is_mark(letter)), "")  # that marks belong to
    behind = text[run.end() : run.end() + 1]
    if last == _FLAG and (tags := _TAGS.match(letters)):
        kept, letters, last, base = tags[0], letters[tags.end() :], "", ""
    for letter in letters:
        if letter in JOINERS:
            belongs = _joins(letter, base, behind)
        elif letter in _MARKS:
            belongs = is_from_right and not _is_inside_a_word(base, behind)
        else:
            belongs = bool(_VARIANT.match(letter)) and (_has_variants(last) or (_is_keycap(last, behind)))
        if belongs:
            kept += letter
            last, base = letter, base if _is_mark(letter) else letter
    return kept


def clear(root: HtmlElement) -> None:
    """The same for all words of a tree, and for those that its attributes hold."""
    for element in root.iter():
        element.text = element.text and visible(element.text)
        element.tail = element.tail and visible(element.tail)
        for name, value in list(element.attrib.items()):
            element.set(name, visible(value))


def _joins(joiner: str, base: str, behind: str) -> bool:
    """Between two emoji, or behind a letter of a script without capitals, but for those of East Asia."""
    if joiner == "\u200d" and _SIGN.match(base) and _SIGN.match(behind):
        return True
    return _is_caseless(base) and unicodedata.east_asian_width(base) not in {"W", "F", "H"}


def _is_inside_a_word(before: str, behind: str) -> bool:
    return before.isalnum() and behind.isalnum() and not (_is_from_right(before) or _is_from_right(behind))


def _has_variants(letter: str) -> bool:
    return _is_caseless(letter) or (not letter.isascii() and unicodedata.category(letter).startswith("S"))


def _is_keycap(letter: str, behind: str) -> bool:
    return behind == "\u20e3" and letter != "" and letter in "0123456789#*"


def _is_caseless(letter: str) -> bool:
    is_other = letter != "" and unicodedata.category(letter) == "Lo"
    return is_other and not unicodedata.name(letter, "").startswith(("LATIN", "FEMININE", "MASCULINE"))


def _is_from_right(letter: str) -> bool:
    return _FROM_RIGHT.match(letter) is not None


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
