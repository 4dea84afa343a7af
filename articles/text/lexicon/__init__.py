"""What is known of Indonesian words: roots with the affixes that they take, English words in use, and other words.

The lists are made by tools/indonesian_lexicon.py, which says where they come from; THIRD_PARTY.md names their licences.
"""

from pathlib import Path

__all__ = ["ENTRIES", "LOANS", "OTHERS"]

HERE = Path(__file__).parent


def _entries() -> dict[str, str]:
    entries = {}
    for line in (HERE / "roots.txt").read_text("ascii").splitlines():
        affixes, _, words = line.partition(":")
        entries.update(dict.fromkeys(words.split(), f" {affixes} "))
    return entries


# Root to the affixes that it may take, a blank before and behind each: " -an me- pe-an ".
ENTRIES = _entries()

_english, _other = (HERE / "loans.txt").read_text("ascii").splitlines()
LOANS = frozenset(_english.split())  # English words that writers affix as if they were roots
OTHERS = frozenset((HERE / "words.txt").read_text("ascii").split()) | frozenset(_other.split())  # no roots
