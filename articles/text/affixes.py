"""Every way in which an Indonesian word may be taken apart, whatever is left then (Sneddon 1996, "Indonesian: A
Comprehensive Grammar", chapter 1)."""

from collections.abc import Iterator
from typing import NamedTuple

VOWELS = frozenset("aeiou")
NASAL, WITHOUT_A_NASAL = frozenset("mn"), frozenset("lrwymn")  # first letters behind "me-"
SHORTEST = 3  # letters of what is left

PARTICLES = ("lah", "kah", "tah", "pun")
POSSESSIVES = ("nya", "ku", "mu")
SUFFIXES = ("kan", "an", "i")
MISSPELT = (("an", "kan"), ("kan", "an"))  # a k too few or too many: "menunjukan", "penunjukkan"
TALK = (("in", "kan"), ("in", "i"))  # "bayarin", "ngurusin"
LOAN_SUFFIXES = ("isasi", "ing", "er", "or", "wan")  # "globalisasi", "marketing", "auditor", "wisudawan"
SHORTEST_LOAN = 5  # letters of what is left of "auditor": "Timor" is not made of "tim"

LAST_LETTERS = ("n", "i", "g", "r")  # of the suffixes above

# The nasal of "me-" and "pe-", what it swallows before a vowel, what stands behind it, and what seldom does
# ("penglihatan", "mengcommit").
NASALS = (("ng", "k", "ghq", "lcdst"), ("ny", "s", "", ""), ("n", "t", "cdjzs", ""), ("m", "p", "bfv", ""))

# What may stand behind a prefix: "mem-ber-dayakan", "ke-ber-hasilan", "pe-me-rintah".
INNER = {
    "me": {"per", "ber", "ke", "se", "ter", "pe"},
    "di": {"per", "ber", "ke", "se", "ter", "pe"},
    "ku": {"per", "ke", "se"},
    "ter": {"per", "ke", "ber", "se"},
    "ber": {"ke", "pe", "per", "se", "ter"},
    "per": {"se", "pe", "ke"},
    "pe": {"ber", "per", "ter", "se", "me", "ke"},
    "ke": {"ber", "ter", "se", "pe", "per", "me"},
    "se": {"ber", "per", "ke", "pe", "ter", "me", "se"},
}

# What each suffix goes with, or nothing before it: "pe- -an" makes nouns, "me- -kan" and "me- -i" verbs.
GOES_WITH = {
    "kan": {"", "me", "di", "ku", "ter", "ber", "per"},
    "i": {"", "me", "di", "ku", "ter", "per", "ke"},
    "an": {"", "pe", "per", "ke", "ber", "se"},
}
AROUND = {"ke", "pe", "per"}


class Cut(NamedTuple):
    """One way to take a word apart. ``loose``: how many of its joints are talk or rare, such as an unswallowed k."""

    rest: str
    prefixes: tuple[str, ...] = ()
    suffix: str = ""
    endings: int = 0  # particles and possessives
    loose: int = 0
    is_talk: bool = False

    @property
    def taken(self) -> int:
        """How many affixes, one around a word ("ke- -an") counted once."""
        is_around = self.suffix == "an" and bool(self.prefixes) and self.prefixes[0] in AROUND
        return len(self.prefixes) + bool(self.suffix) + self.endings - is_around

    @property
    def stacked(self) -> int:
        """ "ke-se-": prefixes behind the first."""
        return max(0, len(self.prefixes) - 1)

    @property
    def affixes(self) -> str:
        """As the lexicon writes them: "me-kan", "ke-ber-an"; nothing where only endings were taken."""
        return "-".join((*self.prefixes, self.suffix)) if self.prefixes or not self.suffix else f"-{self.suffix}"


def cuts(word: str) -> Iterator[Cut]:
    for whole in _without_endings(Cut(word)):
        for inner in _without_suffix(whole):
            yield from _without_prefixes(inner)


def is_form_of_loan(cut: Cut) -> bool:
    """Without a prefix, unless the suffix is at home: "terealisasi"."""
    if cut.suffix in {"isasi", "wan"}:
        return True
    return cut.suffix in LOAN_SUFFIXES and not cut.prefixes and len(cut.rest) >= SHORTEST_LOAN


def _without_endings(cut: Cut) -> Iterator[Cut]:
    """ "buku-nya-lah": a possessive, then a particle."""
    yield cut
    for endings in (PARTICLES, POSSESSIVES):
        for ending in endings:
            if cut.rest.endswith(ending) and len(cut.rest) - len(ending) >= SHORTEST:
                less = cut._replace(rest=cut.rest.removesuffix(ending), endings=cut.endings + 1)
                if endings is PARTICLES:
                    yield from _without_endings(less)
                else:
                    yield less


def _without_suffix(cut: Cut) -> Iterator[Cut]:
    yield cut
    if not cut.rest.endswith(LAST_LETTERS):
        return
    for suffix in SUFFIXES + LOAN_SUFFIXES:
        if cut.rest.endswith(suffix) and len(cut.rest) - len(suffix) >= SHORTEST:
            yield cut._replace(rest=cut.rest.removesuffix(suffix), suffix=suffix)
    for written, meant in MISSPELT + TALK:
        if cut.rest.endswith(written) and len(cut.rest) - len(written) >= SHORTEST:
            rest = cut.rest.removesuffix(written)
            yield cut._replace(rest=rest, suffix=meant, loose=1, is_talk=(written, meant) in TALK)


def _without_prefixes(cut: Cut) -> Iterator[Cut]:
    first = cut.prefixes[0] if cut.prefixes else ""
    is_misspelt_alone = cut.suffix and not first and cut.loose and not cut.is_talk
    if not is_misspelt_alone and (cut.suffix not in GOES_WITH or first in GOES_WITH[cut.suffix]):
        yield cut
    if not cut.prefixes and cut.rest[0] in "mn":
        yield from _without_half_a_prefix(cut)
    for prefix, rest, loose in _without_prefix(cut.rest):
        if len(rest) >= SHORTEST and (not cut.prefixes or prefix in INNER.get(cut.prefixes[-1], ())):
            yield from _without_prefixes(
                cut._replace(rest=rest, prefixes=(*cut.prefixes, prefix), loose=cut.loose + loose)
            )


def _without_prefix(word: str) -> Iterator[tuple[str, str, bool]]:
    """``(prefix, rest, loose)``"""
    start, rest = word[:2], word[2:]
    if start in {"me", "pe"}:
        yield from ((start, *found) for found in _without_nasal(rest))
        if start == "pe" and rest[:1] not in VOWELS:
            yield "per", rest, False  # "petani", from "bertani"
    if start in {"di", "ke", "se", "ku"}:
        yield start, rest, False
    if word.startswith("kau"):
        yield "ku", word[3:], False
    if word[0] not in "bpt":
        return
    for prefix, with_l in (("ber", ("belajar",)), ("per", ("pelajar",)), ("ter", ("telantar", "telanjur"))):
        if word.startswith((prefix, *with_l)):
            yield prefix, word[3:], False
        if start == prefix[:2] and (rest[:1] == "r" or rest[1:3] == "er"):
            yield prefix, rest, False  # an r that the root has stands once: "terawat", "bekerja"


def _without_half_a_prefix(cut: Cut) -> Iterator[Cut]:
    """As people talk: "nyari" for "mencari", "ngurusin" for "mengurusi", "ngeshare"."""
    word = cut.rest
    roots = {root for root, _ in _without_nasal(word) if word.startswith(("ng", "ny")) or len(root) > SHORTEST + 1}
    if word.startswith("ny"):
        roots.add("c" + word[2:])
    bare = cut._replace(prefixes=("me",), loose=1)
    yield from (bare._replace(rest=root, is_talk=True) for root in roots - {word} if len(root) >= SHORTEST)
    if word.startswith("nge") and len(word) > SHORTEST + 3:
        yield bare._replace(rest=word[3:])


def _without_nasal(rest: str) -> Iterator[tuple[str, bool]]:
    """What may stand behind "me-" or "pe-", whose nasal swallows k, p, s and t, as "mengirim" comes from "kirim".
    ``(root, loose)``"""
    if rest[:1] in WITHOUT_A_NASAL:
        yield rest, False
    if rest[:1] not in NASAL:
        return
    for nasal, swallowed, before, rare in NASALS:
        behind = rest.removeprefix(nasal)
        if behind != rest and len(behind) > 1:
            if behind[0] in VOWELS:
                yield from ((letter + behind, False) for letter in swallowed)
                if nasal == "ng":
                    yield behind, False
                if nasal == "ng" and behind[0] == "e" and sum(letter in VOWELS for letter in behind) == 2:
                    yield behind[1:], False  # "menge-cek"
            else:
                if behind[0] in before + swallowed + rare:
                    yield behind, behind[0] in rare or (behind[0] in swallowed and behind[1] in VOWELS)
                if nasal == "m" and behind[0] in "lr":
                    yield swallowed + behind, True  # "pemrograman"
