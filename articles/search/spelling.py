"""Words that a misspelt one may stand for: few slips away, in the manner of typing errors."""

from collections.abc import Iterable
from itertools import combinations, groupby

from articles.text.stemming import is_known

SHORTEST = 4  # letters; below, every word is one slip away from another
LONG = 7  # letters, from which on two slips are likely
CERTAIN = 6  # letters, from which on a misspelt word is replaced; a shorter one may be right: "kapal" is not "kanal"
CERTAIN_TWICE = 9  # letters, from which on two slips are beyond doubt
HEARD_ALIKE = ("fvp", "iy", "ckqx", "kh", "gj", "jy", "jsz", "uo", "ei", "ea", "dt", "bp")
# The keys of a telephone: each row begins half a key, and then one key, further right.
KEYS = {
    letter: (start + place, row)
    for row, (start, letters) in enumerate([(0, "qwertyuiop"), (0.5, "asdfghjkl"), (1.5, "zxcvbnm")])
    for place, letter in enumerate(letters)
}
ALIKE = {
    pair for letters in HEARD_ALIKE for one, other in combinations(letters, 2) for pair in ((one, other), (other, one))
} | {
    (one, other)
    for one, (x, y) in KEYS.items()
    for other, (other_x, other_y) in KEYS.items()
    if one != other and abs(x - other_x) <= 1 and abs(y - other_y) <= 1
}


def slips_allowed(word: str) -> int:
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 2 if len(word) >= LONG else 1


def is_surely_meant(word: str, other: str) -> bool:
    """Whether a word that no text has is the other one mistyped, beyond doubt. A word that is a word never is: who
    typed it meant it. Else it is long enough, and each of its slips is one that thumbs or ears make; what stands behind
    the other word may be an ending: "slides"."""
    if len(word) < CERTAIN or is_known(word) or (word.startswith(other) and not is_doubled(word, other)):
        return False
    return effort(word, other) <= (2 if len(word) >= CERTAIN_TWICE else 1)


def initials(word: str) -> set[str]:
    """Letters that the word meant may begin with. The first letter is seldom wrong (1.4 % of errors, Yannakoudakis and
    Fawthrop 1983, "The rules of spelling errors"); left out or swapped with the second is allowed for."""
    return {word[0], word[1]}


def lengths(word: str) -> range:
    return range(max(SHORTEST - 1, len(word) - slips_allowed(word)), len(word) + slips_allowed(word) + 1)


def closest(word: str, candidates: Iterable[str]) -> list[tuple[int, str]]:
    """``[(slips, word), ...]``, fewest first; only as many slips as a word of this length may have."""
    most = slips_allowed(word)
    most_effort = 1 if len(word) == SHORTEST else 2
    mask = _letters(word)
    near = []
    for candidate in candidates:
        # One slip changes at most two letters of the sets; cheap, and spares nearly all the counting.
        if (mask ^ _letters(candidate)).bit_count() <= 2 * most:
            slips = distance(word, candidate)
            if 0 < slips <= most and effort(word, candidate) <= most_effort:
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


def effort(typed: str, meant: str) -> int:
    """Slips as ``distance`` counts them, but twice what neither thumbs nor ears do: a wrong letter that is no neighbour
    on the keys and sounds unlike, or one too many that no key beside it brought along."""
    above: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, start=1):
        added = 1 if _comes_along(typed, i - 1) else 2
        before, row = row, [row[0] + added]
        for j, other in enumerate(meant, start=1):
            wrong = 0 if letter == other else 1 if (letter, other) in ALIKE else 2
            slips = min(before[j] + added, row[j - 1] + 1, before[j - 1] + wrong)
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                slips = min(slips, above[j - 2] + 1)
            row.append(slips)
        above = before
    return row[-1]


def _comes_along(word, at):
    beside = word[max(at - 1, 0) : at] + word[at + 1 : at + 2]
    return any(other == word[at] or (other, word[at]) in ALIKE for other in beside)


def is_doubled(word: str, other: str) -> bool:
    """Whether they differ by nothing but a letter doubled, which many leave out: "perusahan", "perusahaan"."""
    return _singled(word) == _singled(other)


def _singled(word):
    return "".join(letter for letter, _ in groupby(word))


def _letters(word):
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask
