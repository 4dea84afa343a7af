"""What somebody typed, made harmless: bounded, without control characters, without a language of operators to know.

The one sign that means something is a pair of quotes: the words between stand together, in this order.
"""

from collections.abc import Collection
from typing import NamedTuple

from articles.text.indonesian import STOP_WORDS, spans, tokens
from articles.text.invisible import JOINERS, visible

MAX_CHARACTERS = 200  # a whole title, and quotes around it
MAX_WORDS = 10
SHORTEST_PREFIX = 3
# What people type as they talk; no text of the site is written so, and related articles need not know it.
CHATTY = frozenset(
    """
    aja ajah ama aq banget berapa bgmn bgt biar bkn blm brapa brp bs bsa bwt deh dg dgn dlm doang dong dpt dr emang
    emg ga gak gan gimana gitu gk gmn gmna gpp gt gua gue gw hrs jd jg jgn kak kalo kayak kek kl klo km kmu knp ko
    kok krn kyk lg lgi lho loe loh lu mah min nah ngga nggak nih nyang org pas pd pengen pgn pingin pls sampe sbg
    sdh sih sm sma smpe sy tau tdk tp tpi trs trus tuh tuk udah udh utk ya yaa yah yg yuk
    """.split()
)
IGNORED = STOP_WORDS | CHATTY
QUOTES = str.maketrans("“”„«»″", '""""""')


class QueryPart(NamedTuple):
    """One word, or the words between two quotes; lower case, with their stems."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    is_phrase: bool = False


class Query(NamedTuple):
    """``is_open``: the last word may be the beginning of a longer one."""

    text: str = ""
    parts: tuple[QueryPart, ...] = ()
    is_open: bool = False

    def with_words(self, mended: dict[str, str]) -> "Query":
        """The query with some of its single words replaced, also where it is shown."""
        text, end = "", 0
        for (start, behind), token in self._places():
            text += self.text[end:start] + mended.get(token.word, self.text[start:behind])
            end = behind
        return parse(text + self.text[end:])

    def without_words(self, missing: Collection[str]) -> str:
        """The words as they were typed, but for some."""
        typed = ((self.text[start:behind], token.word) for (start, behind), token in self._places())
        return " ".join(written for written, word in typed if word not in missing)

    @property
    def has_phrase(self) -> bool:
        return any(part.is_phrase for part in self.parts)

    def unquoted(self) -> "Query":
        return parse(self.text.translate(QUOTES).replace('"', " "))

    def _places(self):
        return zip(spans(self.text), tokens(self.text), strict=True)


def parse(typed: str) -> Query:
    """Stop words are ignored, unless there is nothing else: "apa itu" finds titles that ask it."""
    shown = visible(typed[: MAX_CHARACTERS * 4])
    printable = "".join(letter if letter.isprintable() or letter in JOINERS else " " for letter in shown)
    text = " ".join(printable.split())[:MAX_CHARACTERS].strip()
    pieces = text.translate(QUOTES).split('"')
    closed = len(pieces) if len(pieces) % 2 else len(pieces) - 1  # a quote left open quotes nothing
    everything: list[QueryPart] = []
    left = MAX_WORDS
    for number, piece in enumerate(pieces):
        found = tokens(piece)[:left]
        left -= len(found)
        if number % 2 and number < closed and len(found) > 1:
            everything.append(QueryPart(tuple(t.word for t in found), tuple(t.stem for t in found), is_phrase=True))
        else:
            everything += [QueryPart((token.word,), (token.stem,)) for token in found]
    telling = [part for part in everything if part.is_phrase or part.words[0] not in IGNORED]
    once: dict[tuple, QueryPart] = {}
    for part in telling or everything:
        once.setdefault((part.stems, part.is_phrase), part)
    parts = tuple(once.values())
    is_open = bool(parts) and not parts[-1].is_phrase and parts[-1] == everything[-1] and not text.endswith('"')
    return Query(text, parts, is_open and len(parts[-1].words[0]) >= SHORTEST_PREFIX)
