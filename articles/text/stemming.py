"""The stem of an Indonesian word: what is left when its affixes are taken off.

A word is taken apart in every way that the language allows (Sneddon 1996, "Indonesian: A Comprehensive Grammar",
chapter 1). Among the ways that end in a known root the one that takes off least wins; Nazief and Adriani (1996) look
each step up likewise. Where none does, only affixes that are hardly mistaken go, so that the forms of an unknown root
mostly meet. All pure, and of one word alone: its stem does not depend on the texts it stands in.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.text import lexicon
from articles.text.roots import ROOTS, SPELLINGS

KNOWN = ROOTS | SPELLINGS.keys() | set(SPELLINGS.values())
VOWELS = frozenset("aeiou")
LONGEST = 40  # letters; longer ones are keys and addresses
SHORTEST = 3  # of a known root
SHORTEST_UNKNOWN = 4

PARTICLES = ("lah", "kah", "tah", "pun")
POSSESSIVES = ("nya", "ku", "mu")
SUFFIXES = ("kan", "an", "i")
ONLY_BEHIND_ROOTS = ("isasi", "ing", "er", "or", "wan", "in")  # "auditor", "marketing", "wisudawan", "bayarin"
MOST_PREFIXES = 3  # "mem-per-ber-dayakan"

# What each prefix goes with: "pe- -an" makes nouns, "me- -kan" and "me- -i" verbs.
OF_VERBS, OF_NOUNS = frozenset(("me", "di", "ter", "ber")), frozenset(("pe", "per", "ke", "ber"))
GOES_WITH = {"kan": OF_VERBS, "i": OF_VERBS - {"ber"}, "an": OF_NOUNS}


class Cut(NamedTuple):
    """One way to take a word apart. ``is_certain``: it needs no known root to be believed."""

    rest: str
    prefixes: tuple[str, ...] = ()
    suffix: str = ""
    endings: int = 0  # particles and possessives
    is_certain: bool = True

    @property
    def taken(self) -> int:
        return len(self.prefixes) + bool(self.suffix) + self.endings


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Of one word in lower case, however it is spelt."""
    if word in KNOWN or not SHORTEST < len(word) <= LONGEST or not word.isalpha():
        return SPELLINGS.get(word, word)
    cuts = list(_cuts(word))
    known = [cut for cut in cuts if cut.rest in KNOWN]
    if known:
        root = min(known, key=lambda cut: (cut.taken, -len(cut.rest), cut.rest)).rest
        return SPELLINGS.get(root, root)
    believed = [cut for cut in cuts if cut.is_certain and _is_believable(cut)]
    return min(believed, key=lambda cut: (-cut.taken, len(cut.rest)), default=Cut(word)).rest


def is_known(word: str) -> bool:
    """Whether a word in lower case is one of the language, or of those that its texts borrow: a root, a spelling that
    readers use, a loan, a name, or a form of a known root. What may be typed on purpose; it need not be well spelt."""
    if word in KNOWN or word in lexicon.ROOTS or word in lexicon.LOANS or word in lexicon.OTHERS:
        return True
    return len(word) <= LONGEST and word.isalpha() and any(map(_is_form_of_a_root, _cuts(word)))


def _is_form_of_a_root(cut: Cut) -> bool:
    first = cut.prefixes[0] if cut.prefixes else ""
    belong = cut.suffix not in GOES_WITH or not first or first in GOES_WITH[cut.suffix]
    return belong and (cut.rest in KNOWN or cut.rest in lexicon.ROOTS)


def _cuts(word: str) -> Iterator[Cut]:
    for whole in _without_endings(Cut(word)):
        for inner in _without_suffix(whole):
            yield from _without_prefixes(inner)


def _without_endings(cut: Cut) -> Iterator[Cut]:
    """ "buku-nya-lah": a possessive, then a particle."""
    yield cut
    for endings in (PARTICLES, POSSESSIVES):
        for ending in endings:
            if cut.rest.endswith(ending) and len(cut.rest) - len(ending) >= SHORTEST:
                rest = cut.rest.removesuffix(ending)
                is_certain = len(rest) >= SHORTEST_UNKNOWN + (ending != "nya")
                less = cut._replace(rest=rest, endings=cut.endings + 1, is_certain=cut.is_certain and is_certain)
                if endings is PARTICLES:
                    yield from _without_endings(less)
                else:
                    yield less


def _without_suffix(cut: Cut) -> Iterator[Cut]:
    yield cut
    for suffix in SUFFIXES + ONLY_BEHIND_ROOTS:
        if cut.rest.endswith(suffix) and len(cut.rest) - len(suffix) >= SHORTEST:
            yield cut._replace(rest=cut.rest.removesuffix(suffix), suffix=suffix)


def _without_prefixes(cut: Cut) -> Iterator[Cut]:
    yield cut
    if len(cut.prefixes) < MOST_PREFIXES:
        for prefix, rest, is_certain in _without_prefix(cut.rest):
            if len(rest) >= SHORTEST:
                is_certain = cut.is_certain and is_certain and (not cut.prefixes or cut.prefixes[-1] in {"me", "di"})
                yield from _without_prefixes(Cut(rest, (*cut.prefixes, prefix), cut.suffix, cut.endings, is_certain))


def _without_prefix(word: str) -> Iterator[tuple[str, str, bool]]:
    """``(prefix, rest, is_certain)``"""
    start, rest = word[:2], word[2:]
    if start in {"me", "pe"}:
        yield from ((start, *found) for found in _without_nasal(rest))
    elif word[0] in "mn":  # as people talk: "nyari" for "mencari", "ngurusin" for "mengurusi"
        yield from (("me", root, False) for root, _ in _without_nasal(word) if root != word)
    if start in {"di", "ke", "se"}:
        yield start, rest, start != "se"
    for prefix, more in (("ber", "bel"), ("ter", "tel"), ("per", "pel")):
        if word.startswith(prefix):
            yield prefix, word[3:], True
        elif word.startswith(more):
            yield prefix, word[3:], False  # "belajar", "pelajar"
        if start == prefix[:2] and start != "pe":
            yield prefix, rest, False  # "bekerja", "tepercaya"; an r that the root begins with stands once: "terawat"


def _without_nasal(rest: str) -> Iterator[tuple[str, bool]]:
    """What may stand behind "me-" or "pe-", whose nasal swallows k, p, s and t, as "mengirim" comes from "kirim"; when
    people talk also c, as in "nyari"."""
    yield rest, rest[:1] in set("lrwy")
    for nasal, swallowed, before in (("ng", "k", "ghkq"), ("ny", "sc", ""), ("n", "t", "cdjz"), ("m", "p", "bfv")):
        behind = rest.removeprefix(nasal)
        if behind != rest and behind:
            if behind[0] in VOWELS:
                yield from ((letter + behind, letter in "pst") for letter in swallowed)
                if nasal == "ng":
                    yield behind, True
                if nasal == "ng" and behind[0] == "e":
                    yield behind[1:], False  # "menge-cek"
            else:
                yield behind, behind[0] in before
                if nasal == "m" and behind[0] in "lr":
                    yield swallowed + behind, True  # "pemrograman"


def _is_believable(cut: Cut) -> bool:
    """Whether an unknown root may stand there, and the affixes belong together."""
    first = cut.prefixes[0] if cut.prefixes else ""
    if cut.taken and not _could_be_spoken(cut.rest):
        return False
    if cut.suffix and (first or cut.suffix not in {"an", "kan"}):
        is_loan = cut.suffix == "i" and cut.rest.endswith("s")  # "akreditasi"
        return first in GOES_WITH.get(cut.suffix, ()) and not is_loan
    return first not in {"ke", "per"}  # alone they are mostly part of the word: "kemeja", "permata"


def _could_be_spoken(root: str) -> bool:
    """Four letters or more, a vowel, no two consonants at its end, and no foreign pair at its beginning."""
    start, end = ("".join("a" if letter in VOWELS else "x" for letter in part) for part in (root[:3], root[-2:]))
    return (
        len(root) >= SHORTEST_UNKNOWN
        and (start[0] == "a" or start[1] == "a" or (root[1] in "rlyh" and start[2] == "a") or root[:2] == "ng")
        and (end != "xx" or root.endswith(("ng", "ks")))
        and root[-1] not in "cjqvwyz"
    )
