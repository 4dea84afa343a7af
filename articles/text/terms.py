"""The terms of a text as it writes them: nouns, names, and phrases of two to four words, which tell what it is about.

Nobody tells us the parts of speech. A derived word shows by its affixes whether it is a verb (Sneddon 1996,
"Indonesian: A Comprehensive Grammar", chapter 1); a bare one by what stands before it, for mostly what is said of a
thing follows "yang", "lebih" or "tidak"; and words of everyday use are listed. All pure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.text.everyday import EVERYDAY
from articles.text.indonesian import TOKEN, is_word
from articles.text.stemming import stem

LONGEST = 4  # words of a phrase
PREDICATIVE = 0.3  # of a bare word's times behind a marker, from which it is said of things and names none
BETWEEN = frozenset(" -‐\u00a0")  # one of them stands between two words of a phrase
LETTERS = r"[^\W_]"
STARTS = re.compile(r"(?:^|[.!?:\n•–—-]\s*|[\"“‘(])\Z")  # before the first word of a sentence
IN_A_NAME = re.compile(rf"[A-Z]{LETTERS}* \Z"), re.compile(" [A-Z]")  # before and behind one of several capitals

VERBAL_PREFIXES = ("me", "di", "ber", "bel", "be", "ter", "te", "se", "ng", "ny")
ENCLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
# What stands behind these is said of a thing: adjectives and verbs.
MARKERS = frozenset(
    """
    agak akan amat begitu belum bisa cukup dapat harus ikut ingin jangan kurang lebih makin mau mudah mulai paling perlu
    pernah saling sangat sedang semakin sudah sulit tak telah terlalu tetap tidak yang
    """.split()
)

Words = tuple[str, ...]  # of a phrase, in lower case


@dataclass(frozen=True)
class Terms:
    """``nouns`` are the nouns and names of each stem in lower case, the most frequent first; ``phrases`` and ``times``
    count all phrases and words."""

    nouns: Mapping[str, Sequence[str]]
    phrases: Mapping[Words, int]
    times: Mapping[str, int]


def terms_of(texts: Iterable[str]) -> Terms:
    times: Counter[str] = Counter()
    said_of: Counter[str] = Counter()  # the same behind a marker
    phrases: Counter[Words] = Counter()
    for text in texts:
        for run in _runs(text, times, said_of):
            phrases.update(_parts(run))
    nouns = defaultdict(list)
    for word in sorted(times, key=lambda word: (-times[word], len(word), word)):
        if is_nominal(word) and word not in EVERYDAY:
            root = stem(word)
            if word != root or said_of[word] < PREDICATIVE * times[word]:
                nouns[root].append(word)
    return Terms(nouns, phrases, times)


def phrases_in(text: str) -> set[Words]:
    return {part for run in _runs(text, Counter(), Counter()) for part in _parts(run)}


def words_of(text: str) -> set[str]:
    return set(TOKEN.findall(text))


def count_of(term: str, text: str) -> int:
    """How often a word or phrase stands in a text, both in lower case; a pattern would be tried at every letter."""
    count, start = 0, text.find(term)
    while start >= 0:
        end = start + len(term)
        count += not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        start = text.find(term, end)
    return count


@lru_cache(maxsize=50_000)
def is_nominal(word: str) -> bool:
    """Whether a word in lower case may name something by its form: no derived verb, and nothing behind its end."""
    root = stem(word)
    if word == root:
        return True
    if any(word.endswith(ending) and stem(word.removesuffix(ending)) == root for ending in ENCLITICS):
        return False
    if word.endswith((f"{root}kan", f"{root}i")):
        return False
    is_bare = word.startswith(root)  # a suffix alone
    if word.startswith(VERBAL_PREFIXES):
        return is_bare
    return is_bare or not word.startswith("ke") or word.endswith("an")


def as_written(term: str, sentences: str, headlines: str) -> str:
    """How a term in lower case is mostly spelled inside sentences, where a capital of its own says that it is a name.
    Headlines have capitals for show; of theirs only acronyms count."""
    found = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
    inside = Counter(match[0] for match in found.finditer(sentences) if _is_of_its_own(match))
    if inside:
        return max(inside, key=lambda spelling: (inside[spelling], spelling))
    spelled = found.findall(sentences) + found.findall(headlines)
    return spelled[0] if spelled and all(spelling.isupper() for spelling in spelled) else term


def _is_of_its_own(match: re.Match[str]) -> bool:
    """Neither the first word of a sentence nor a part of a longer name."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    behind = match.string[match.end() : match.end() + 2]
    if STARTS.search(before):
        return False
    is_name = match[0][0].isupper() and not match[0].isupper()
    return not (is_name and (IN_A_NAME[0].search(before) or IN_A_NAME[1].match(behind)))


def _runs(text: str, times: Counter[str], said_of: Counter[str]) -> Iterator[list[str]]:
    """The unbroken runs of nominal words; verbs, stop words, numbers and punctuation break them. Counts all words."""
    run: list[str] = []
    before, last_end = "", 0
    for token in TOKEN.finditer(text):
        start, end = token.span()
        word = token[0].lower()
        is_beside = start == last_end + 1 and text[last_end] in BETWEEN
        if run and not is_beside:
            yield run
            run = []
        if is_word(word):
            times[word] += 1
            if is_beside and before in MARKERS:
                said_of[word] += 1
            if is_nominal(word) and not word[0].isdigit():
                run.append(word)
            elif run:
                yield run
                run = []
        elif run:
            yield run
            run = []
        before, last_end = word, end
    if run:
        yield run


def _parts(run: list[str]) -> Iterator[Words]:
    """The phrases that a run holds."""
    for first in range(len(run) - 1):
        for last in range(first + 2, min(first + LONGEST, len(run)) + 1):
            yield tuple(run[first:last])
