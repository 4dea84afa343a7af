"""Words that a misspelt one may stand for: few slips away, in the manner of typing errors."""

from collections.abc import Iterable

SHORTEST = 4  # letters; below, every word is one slip away from another
LONG = 7  # letters, from which on two slips are likely


def slips_allowed(word: str) -> int:
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 2 if len(word) >= LONG else 1


def initials(word: str) -> set[str]:
    """Letters that the word meant may begin with. The first letter is seldom wrong (1.4 % of errors, Yannakoudakis and
    Fawthrop 1983, "The rules of spelling errors"); left out or swapped with the second is allowed for."""
    return {word[0], word[1]}


def lengths(word: str) -> range:
    return range(max(SHORTEST - 1, len(word) - slips_allowed(word)), len(word) + slips_allowed(word) + 1)


def closest(word: str, candidates: Iterable[str]) -> list[tuple[int, str]]:
    """``[(slips, word), ...]``, fewest first; only as many slips as a word of this length may have."""
    most = slips_allowed(word)
    mask = _letters(word)
    near = []
    for candidate in candidates:
        # One slip changes at most two letters of the sets; cheap, and spares nearly all the counting.
        if (mask ^ _letters(candidate)).bit_count() <= 2 * most:
            slips = distance(word, candidate)
            if 0 < slips <= most:
                near.append((slips, candidate))
    return sorted(near, key=lambda found: (found[0], found[1][0] != word[0], found[1]))


def distance(one: str, other: str) -> int:
    """Slips between two words: a letter left out, added, wrong, or two neighbours swapped (optimal string alignment,
    after Damerau 1964, "A technique for computer detection and correction of spelling errors")."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i]
        for j, other_letter in enumerate(other, start=1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                slips = min(slips, above[j - 2] + 1)
            row.append(slips)
    return row[-1]


def _letters(word):
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask
