"""What is known of Indonesian words: roots with the affixes that they take, English words in use, and other words.

The lists are made by tools/indonesian_lexicon.py, which says where they come from; THIRD_PARTY.md names their licences.
"""

from pathlib import Path

__all__ = ["LOANS", "OTHERS", "ROOTS"]

HERE = Path(__file__).parent


def _roots() -> dict[str, str]:
    roots = {}
    for line in (HERE / "roots.txt").read_text("ascii").splitlines():
        affixes, _, words = line.partition(":")
        roots.update(dict.fromkeys(words.split(), affixes))
    return roots


# Word to the names of the affixes that it may take, with blanks between them. The names are those of id_ID.aff:
# "M0" is me-, "Mk" me- -kan, "Ka" ke- -an.
ROOTS = _roots()

_english, _other = (HERE / "loans.txt").read_text("ascii").splitlines()
LOANS = frozenset(_english.split())  # English words that writers affix as if they were roots
OTHERS = frozenset((HERE / "words.txt").read_text("ascii").split()) | frozenset(_other.split())  # no roots
