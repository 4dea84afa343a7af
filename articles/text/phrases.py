"""Words in their places: what a title is about, and where a text says the same."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from articles.text.indonesian import TOKEN, is_word
from articles.text.stemming import stem

ALIKE = 6  # first letters that two forms of one loan word share, such as "marketing" and "marketer"
LONGEST = 4  # words of a phrase that is looked for
HEAD = re.compile(r"[:?!]|\s[-–—]\s")  # what stands before it says what a title is about
JOINT = re.compile(r"[\s\-‐]*")  # all that may stand between two words of one phrase

Phrase = tuple[str, ...]  # stems


class Word(NamedTuple):
    """A word of a text and its place there. ``run`` numbers the unbroken runs of words."""

    stem: str
    start: int
    end: int
    run: int


def placed_words(text: str, breaking: Container[str] = ()) -> list[Word]:
    """Stop words, numbers, punctuation and the stems ``breaking`` are left out and break a run."""
    found, run, last_end = [], 0, 0
    for token in TOKEN.finditer(text):
        word = token[0].lower()
        if not is_word(word) or (word_stem := stem(word)) in breaking:
            run += 1
        else:
            run += not JOINT.fullmatch(text, last_end, token.start())
            found.append(Word(word_stem, token.start(), token.end(), run))
        last_end = token.end()
    return found


def subject_phrase(title: str, template_words: Container[str]) -> Phrase:
    """What a title is about, without the words of its template; empty where that is no clear phrase.

    "10 Prospek Kerja dan Gaji Lulusan Bisnis Digital" is about ("lulus", "bisnis", "digital"). The first run of two
    words and more says it, before a colon or question mark rather than after; a single word only where it stands alone.
    """
    for part in HEAD.split(title):
        runs: dict[int, list[str]] = {}
        for word in placed_words(part, template_words):
            runs.setdefault(word.run, []).append(word.stem)
        phrases = [tuple(run) for run in runs.values()]
        if phrases:
            return next((phrase for phrase in phrases if len(phrase) > 1), phrases[0] if len(phrases) == 1 else ())
    return ()


def phrases_of(text: str) -> Iterator[tuple[Phrase, int, int]]:
    """Every phrase of up to ``LONGEST`` words that the text holds, with its place."""
    words = placed_words(text)
    for first, word in enumerate(words):
        for last in range(first, min(first + LONGEST, len(words))):
            if words[last].run != word.run:
                break
            yield tuple(each.stem for each in words[first : last + 1]), word.start, words[last].end


def same_subject(first: Phrase, second: Phrase) -> bool:
    """Whether one phrase holds the other; "marketing" and "marketer" are taken for one word."""
    short, long = sorted((first, second), key=len)
    return bool(short) and any(all(map(_alike, short, long[start:])) for start in range(len(long) - len(short) + 1))


def _alike(word: str, other: str) -> bool:
    return word == other or (len(word) > ALIKE and len(other) > ALIKE and word[:ALIKE] == other[:ALIKE])
