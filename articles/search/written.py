"""What the index keeps of a text, as one string: the stem of each word, a sign, the form of each in the same order.

Stems find what was typed in all its forms. Forms find a word that stands in for another: "pendapatan" for "gaji", and
not "mendapatkan", which has the same stem. Of a title the index keeps the whole as well, so that it comes first when it
is typed whole. All of these are words to both databases, and none can be mistaken for another.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from articles.search.query import IGNORED
from articles.text.indonesian import STOP_WORDS, Token, token, tokens

SIGN = "ª"  # a letter to both databases, and in no word: folding makes an "a" of it
FORM, NAME, TELLING_NAME = (SIGN + kind for kind in "fnt")
NO_FORM = "-"  # of a stop word, which is its own stem; no word to either database
CLITICS = ("lah", "kah", "pun", "nya", "ku", "mu")


def written(words: Sequence[Token]) -> str:
    stems = " ".join(word.stem for word in words)
    forms = " ".join(NO_FORM if word.word in STOP_WORDS else FORM + form_of(word.word) for word in words)
    return f"{stems} {SIGN} {forms}" if words else ""


def parts(field: str) -> tuple[str, str]:
    """The stems and the forms of what is ``written`` and padded; each padded, and as many words as the text."""
    at = field.find(f" {SIGN} ")
    return (field[: at + 1], field[at + 2 :]) if at >= 0 else (field, "")


@lru_cache(maxsize=100_000)
def form_of(word: str) -> str:
    """The word without what is only hung on: "pendapatan" of "pendapatannya". The stem tells that it is no part of it,
    as in "buku"."""
    for clitic in CLITICS:
        bare = word.removesuffix(clitic)
        if bare != word and bare and token(bare).stem == token(word).stem:
            return form_of(bare)
    return word


def stands_for(word: str) -> str:
    """What finds a word in this form only. Stop words are their own stems."""
    return word if word in STOP_WORDS else FORM + form_of(word)


def is_form(word: str) -> bool:
    return word.startswith(FORM)


def names(text: str) -> tuple[str, str]:
    """What finds a name that is typed whole, and one of the same telling words. Signs and spaces do not matter."""
    words = [word for word, _ in tokens(text)]
    telling = [word for word in words if word not in IGNORED] or words
    return NAME + "".join(words), TELLING_NAME + "".join(telling)


def with_names(title: str, texts: Iterable[str]) -> str:
    """A title as it is ``written``, with the names that it goes by."""
    return " ".join([title, *sorted({name for text in texts for name in names(text)})]) if title else ""
