"""Forms of a word whose root no dictionary has: "figmanya", "ngefigma", "dishopeekan" of what a site writes about.

The stemmer takes an affix off where a known root remains. Of other words only the vocabulary of the site can tell which
forms belong together, so the candidates are looked up there.
"""

from collections.abc import Collection, Iterator

from articles.text.stemming import is_known, stem

SHORTEST = 4  # letters of a name that affixes hang on; below, they are mostly part of the word
# As people hang them on foreign words, mostly without the changes that roots of the language undergo.
PREFIXES = (
    "", "di", "nge", "ng", "ny", "n", "me", "mem", "men", "meng", "menge", "meny", "ber", "ter", "se", "ke",
    "pe", "pem", "pen", "peng", "penge", "peny",
)  # fmt: skip
SUFFIXES = ("", "kan", "i", "an", "nya", "ku", "mu", "lah", "kah", "pun", "kannya", "annya", "inya")
# The letter of the word that a nasal takes the place of: "memosting" of "posting".
SWALLOWED = {"ng": "k", "ny": "s", "n": "t", "mem": "p", "men": "t", "meng": "k", "meny": "s",
             "pem": "p", "pen": "t", "peng": "k", "peny": "s"}  # fmt: skip


def family(word: str) -> set[str]:
    """Words that may be forms of the same name, to be looked up; none for a word whose root is known."""
    if len(word) < SHORTEST or not word.isalpha() or _has_root(word):
        return set()
    bare = set() if is_known(word) else {form for form in _bare_forms(word) if len(form) >= SHORTEST}
    return bare.union(_affixed_forms(word)) - {word}


def relatives(word: str, known_words: Collection[str]) -> list[str]:
    """Those of the family that texts hold, and that are no words of their own: "canvas" is no form of "canva"."""
    held = (form for form in family(word) if form in known_words and not _has_root(form))
    return sorted(form for form in held if len(form) < len(word) or not is_known(form))


def _has_root(word):
    return is_known(stem(word))


def _bare_forms(word: str) -> Iterator[str]:
    for prefix in PREFIXES:
        for suffix in SUFFIXES:
            if word.startswith(prefix) and word.endswith(suffix) and len(prefix) + len(suffix) < len(word):
                rest = word[len(prefix) : len(word) - len(suffix)]
                yield rest
                if prefix in SWALLOWED and rest[0] in "aeiou":
                    yield SWALLOWED[prefix] + rest


def _affixed_forms(name: str) -> Iterator[str]:
    for prefix in PREFIXES:
        for suffix in SUFFIXES:
            yield prefix + name + suffix
            if SWALLOWED.get(prefix) == name[0]:
                yield prefix + name[1:] + suffix
