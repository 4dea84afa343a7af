"""The stem of an Indonesian word: what is left when its affixes are taken off, where that is a known root.

A word is taken apart in every way that the language allows (``affixes``). Among the ways that end in a known root the
best attested wins: the dictionary tells which affixes a root takes. Nazief and Adriani (1996) look each step up as
well. A word in which no known root is found stays whole. All pure, and of one word alone: its stem does not depend on
the texts it stands in.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.text.affixes import LOAN_SUFFIXES, SHORTEST, Cut, cuts, is_form_of_loan
from articles.text.lexicon import ENTRIES, LOANS, OTHERS
from articles.text.roots import NAMES, ROOTS, SPELLINGS

KNOWN = ROOTS | NAMES | SPELLINGS.keys() | set(SPELLINGS.values())
LONGEST = 40  # letters; longer ones are keys and addresses

# What speaks for a way to take a word apart, the strongest first.
ATTESTED = 1  # the dictionary gives the root these affixes, or the word is a root
IMPLIED = 2  # it gives it others that go with them
LIKELY = 3  # the grammar allows them
BORROWED = 4  # a borrowed word with them: "mendownload"
WHOLE = 5  # the word itself stands in texts, as names do
POSSIBLE = 6  # so little is taken, or so little left, that it may be chance

VOICES = ("me", "di", "ter", "ku")  # of a verb: "dibaca" goes with "membaca"
NOUNS_OF_VERBS = {"pe-", "pe-an", "-an"}
OF_LOANS = {"di-", "di-kan", "me-", "me-kan", "pe-", "pe-an", "ber-", "ter-", "-an", "-kan", ""}
SHORT = {"di-", "ke-", "se-", "-an"}  # easily part of a name: "Dimas", "Kediri", "Taliban"
USUAL = frozenset(affixes for several in set(ENTRIES.values()) for affixes in several.split())
LONG_ENOUGH = 5  # letters of a root that the dictionary gives no affixes
TALKED_OF = 5  # affixes that a root takes before "n-" is believed to be talk for "men-": "Nanda" is no "menanda"
COMMON = 99  # a root of our own list counts for more than any number of affixes


class Way(NamedTuple):
    """Compared as a tuple: the smallest is the likeliest."""

    evidence: int
    loose: int  # joints that are talk or rare
    taken: int  # affixes
    stacked: int  # prefixes behind the first
    use: int  # of the root, below zero: how many affixes it takes
    root: str


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Of one word in lower case, however it is spelt."""
    if word in KNOWN or not _may_have_affixes(word):
        return SPELLINGS.get(word, word)
    best = min(_ways(word), default=None)
    return word if best is None or best.root == word else stem(best.root)


def is_known(word: str) -> bool:
    """Whether a word in lower case is one of the language, or of those that its texts borrow: a root, a spelling that
    readers use, a loan, a name, or a form of a known root. What may be typed on purpose; it need not be well spelt."""
    if word in KNOWN or word in ENTRIES or word in LOANS or word in OTHERS:
        return True
    best = min(_ways(word), default=None) if _may_have_affixes(word) else None
    return best is not None and _is_meant(best)


def _is_meant(best: Way) -> bool:
    """Sterner than ``stem``, which has no better choice: "perbedan" is no form of "bedan", but a slip."""
    if best.evidence == LIKELY:
        return best.use < 0 or len(best.root) > LONG_ENOUGH
    return best.evidence < LIKELY or (best.evidence == BORROWED and best.root in LOANS)


def _may_have_affixes(word: str) -> bool:
    return SHORTEST < len(word) <= LONGEST and word.isalpha()


def _ways(word: str) -> Iterator[Way]:
    for cut in cuts(word):
        evidence = _evidence(cut, cut.rest == word)
        if evidence is not None:
            # An English word stands back behind an Indonesian form that is spelt alike: "amati".
            loose = cut.loose + (cut.rest == word and word not in ENTRIES)
            yield Way(evidence, loose, cut.taken, cut.stacked, -_use(cut.rest), cut.rest)


def _use(root: str) -> int:
    listed = (root in ROOTS) + (root in ROOTS and root not in ENTRIES)
    return ENTRIES.get(root, "").count("-") + COMMON * listed


def _evidence(cut: Cut, is_whole: bool) -> int | None:
    """None where no known root is left."""
    if cut.suffix in LOAN_SUFFIXES:
        is_form = is_form_of_loan(cut) or (cut.rest in LOANS and not cut.prefixes)
        return ATTESTED if is_form and cut.rest in ROOTS else None
    if cut.rest in ENTRIES:
        return ATTESTED if is_whole else _evidence_of_entry(cut, ENTRIES[cut.rest])
    if cut.rest in KNOWN:
        return ATTESTED
    if is_whole:
        return ATTESTED if cut.rest in LOANS else WHOLE if cut.rest in OTHERS else None
    if cut.rest in LOANS or cut.rest in OTHERS:
        return _evidence_of_loan(cut)
    return None


def _evidence_of_entry(cut: Cut, known: str) -> int | None:
    """``known``: the affixes that the dictionary gives it."""
    if not cut.affixes:
        return ATTESTED if known.strip() or len(cut.rest) > SHORTEST else POSSIBLE
    if f" {cut.affixes} " in known or _is_inflected(cut, known):
        return None if cut.is_talk and _use(cut.rest) < TALKED_OF else ATTESTED
    if not known.strip() and _is_a_usual_form_of_ours(cut):
        return ATTESTED
    if cut.is_talk:
        return LIKELY if cut.rest in ROOTS and not cut.prefixes else None
    if cut.prefixes[:1] == ("ku",):
        return None
    if _is_implied(cut, known):
        return IMPLIED
    if cut.suffix == "i" and not (known.strip() and cut.prefixes):
        return None
    return LIKELY if _is_likely(cut, known) else POSSIBLE


def _is_a_usual_form_of_ours(cut: Cut) -> bool:
    """Of a root in our own list. Where the dictionary is silent on "ketik", "pengetikan" is no less a form of it."""
    is_long = len(cut.rest) >= LONG_ENOUGH or (len(cut.rest) > SHORTEST and cut.affixes not in SHORT)
    return cut.rest in ROOTS and is_long and cut.affixes in USUAL and cut.suffix != "i" and not cut.is_talk


def _is_inflected(cut: Cut, known: str) -> bool:
    """Whether it is another voice, or the imperative, of a verb that the root is known to make."""
    if cut.prefixes and cut.prefixes[0] in VOICES:
        behind = cut.affixes.removeprefix(cut.prefixes[0])
        return any(f" {voice}{behind} " in known for voice in VOICES)
    return cut.affixes in {"-kan", "-i"} and f" me{cut.affixes} " in known


def _is_implied(cut: Cut, known: str) -> bool:
    if cut.affixes in NOUNS_OF_VERBS:
        return " me-" in known
    return cut.affixes in {"per-", "per-an"} and " ber-" in known


def _is_likely(cut: Cut, known: str) -> bool:
    if cut.loose:
        return False
    is_used = bool(known.strip()) or cut.rest in ROOTS
    if cut.affixes not in SHORT:
        return is_used or cut.affixes in USUAL
    if len(cut.rest) == SHORTEST:
        return cut.rest in ROOTS
    return is_used or (cut.affixes != "-an" and len(cut.rest) >= LONG_ENOUGH)


def _evidence_of_loan(cut: Cut) -> int | None:
    if len(cut.rest) == SHORTEST or cut.is_talk or cut.affixes not in OF_LOANS:
        return None
    is_short = cut.affixes == "-an" and len(cut.rest) <= LONG_ENOUGH  # "Wildan", but "postingan"
    return POSSIBLE if is_short else BORROWED
