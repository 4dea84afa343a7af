"""What two texts both speak of, in phrases and nouns as they write them: the words of a reason."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from articles.related.index import IndexedArticle
from articles.related.packing import Packed
from articles.related.template_words import ASK_OF_ANY_SUBJECT
from articles.text import indonesian
from articles.text.everyday import EVERYDAY
from articles.text.stemming import stem
from articles.text.terms import Words, as_written, count_of, phrases_in, terms_of, words_of

MOST = 3  # an editor reads them in a line
CONSIDERED = 200  # of an article's phrases, the heaviest: each is looked for in each of the other texts
COMPARED = 50  # of the phrases that two texts share
LEAST_SHARE = 0.02  # of the two texts' likeness; below, a word explains nothing
COMMON, LEAST_COMMON = 0.5, 10  # a word that more articles have, by share and number, tells little
MENTIONS = 3  # in a text whose title, headings and summary lack a word; fewer are by the way
COHESION = 0.3  # of the times that a phrase's rarer end is written, that share is in the phrase
FIXED = 0.6  # the same of a pair with a template's word, which says nothing alone: "mata kuliah"
LONGER = 0.7  # of the times that a phrase is written it stands in the longer one that is said instead


class OtherText:
    """What an article says, in lower case; ``prominent`` is its title, headings and summary. What is asked of it is
    worked out once, and not before."""

    def __init__(self, title: str, headings: Iterable[str], summary: str, body: str):
        self.title = title.lower()
        self.prominent = "\n".join([title, *headings, summary]).lower()
        self.everything = f"{self.prominent}\n{body.lower()}"
        self._counts: dict[str, int] = {}

    def count(self, term: str) -> int:
        """How often a word or phrase stands there."""
        if term not in self._counts:
            self._counts[term] = count_of(term, self.everything)
        return self._counts[term]

    @cached_property
    def title_words(self) -> set[str]:
        return words_of(self.title)

    @cached_property
    def prominent_words(self) -> set[str]:
        return words_of(self.prominent)

    @cached_property
    def title_phrases(self) -> set[Words]:
        return phrases_in(self.title)

    def has_in_title(self, *stems: str) -> bool:
        """In this order, in whatever forms."""
        return f" {' '.join(stems)} " in self._title_stems

    @cached_property
    def _title_stems(self) -> str:
        return f" {' '.join(indonesian.words(self.title))} "


class Phrase(NamedTuple):
    words: Words
    text: str
    stems: tuple[str, ...]
    numbers: tuple[int, ...]  # of its terms
    is_common: bool  # most articles have its words: it tells something in both titles only


class OwnTerms:
    """What an article says, read once for all that it is compared with.

    ``weights`` are those of its words by their numbers; ``article_count`` articles are counted in all.
    """

    def __init__(self, subject: IndexedArticle, weights: Mapping[int, float], article_count: int):
        document, self._weights = subject.document, weights
        self._text = OtherText(document.title, document.headings, document.summary, document.body)
        self._headlines = "\n".join([document.title, *document.headings])
        self._sentences = f"{document.summary}\n{document.body}"
        self._read = terms_of([document.title, *document.headings, document.summary, document.body])
        self._written: dict[str, str] = {}
        known = [term for term in subject.terms.values() if term.number in weights]
        most = max(COMMON * article_count, LEAST_COMMON)
        self._numbers = {term.name: term.number for term in known}
        self._names = {term.number: term.name for term in known}
        self._template = {term.name for term in known if term.is_template}
        self._telling = {term.number for term in known if term.name in self._read.nouns and not term.is_template}
        self._common = {term.number for term in known if term.article_count > most}
        repeated = {words for words, count in self._read.phrases.items() if count > 1}
        telling = self._telling_phrases(repeated | self._text.title_phrases)
        self._phrases = nsmallest(CONSIDERED, telling, key=lambda phrase: _heaviest_first(phrase, weights))

    def shared_with(self, other: Packed, text: OtherText) -> list[str]:
        """The phrases of both that weigh most, then nouns and names that none of these holds."""
        products = {
            number: self._weights[number] * weight
            for number, weight in zip(other.terms, other.weights, strict=True)
            if number in self._weights
        }
        phrases = self._shared_phrases(products, text)[:MOST]
        said = {number for phrase in phrases for number in phrase.numbers}
        nouns = self._shared_nouns(products, text, said)[: MOST - len(phrases)]
        return [self._as_written(term) for term in [*(phrase.text for phrase in phrases), *nouns]]

    def _as_written(self, term):
        if term not in self._written:
            self._written[term] = as_written(term, self._sentences, self._headlines)
        return self._written[term]

    # Phrases

    def _telling_phrases(self, phrases: Iterable[Words]) -> list[Phrase]:
        """Those that begin with a noun and hold a word that tells something. One with a template's word at an end says
        more without it, as long as a phrase is left. Template words together may name a thing ("mata kuliah"), but not
        those that ask of any subject ("prospek kerja")."""
        rare = self._telling - self._common
        found = []
        for words in phrases:
            stems = tuple(map(stem, words))
            numbers = tuple(self._numbers[stem] for stem in stems if stem in self._numbers)
            if len(numbers) < len(words) or words[0] in EVERYDAY:
                continue
            if self._telling.isdisjoint(numbers) and not ASK_OF_ANY_SUBJECT.isdisjoint(stems):
                continue
            if len(words) == 2 or self._template.isdisjoint((stems[0], stems[-1])):
                found.append(Phrase(words, " ".join(words), stems, numbers, rare.isdisjoint(numbers)))
        return found

    def _shared_phrases(self, products: Mapping[int, float], text: OtherText) -> list[Phrase]:
        known = {phrase.words for phrase in self._phrases}
        theirs = self._telling_phrases(text.title_phrases & self._read.phrases.keys() - known)
        shared = [
            phrase
            for phrase in [*self._phrases, *theirs]
            if products.keys() >= {*phrase.numbers}
            and self._is_shared(phrase, text)
            and self._holds_together(phrase, text)
        ]
        shared = nsmallest(COMPARED, shared, key=lambda phrase: _heaviest_first(phrase, products))
        times = {phrase: self._read.phrases[phrase.words] + text.count(phrase.text) for phrase in shared}
        chosen: list[Phrase] = []
        for phrase in shared:
            said = {number for other in chosen for number in other.numbers}
            if said.isdisjoint(phrase.numbers) and not any(_says_it_better(one, phrase, times) for one in shared):
                chosen.append(phrase)
        return chosen

    def _is_shared(self, phrase: Phrase, text: OtherText) -> bool:
        """By one of the titles, by what stands out in both, or by being said again and again. In the titles themselves
        forms may differ: "digital marketer", "digital marketing"."""
        if self._text.has_in_title(*phrase.stems) and text.has_in_title(*phrase.stems):
            return True
        if phrase.is_common or not (theirs := text.count(phrase.text)):
            return False
        if phrase.text in text.title or phrase.text in self._text.title:
            return True
        if phrase.text in text.prominent and phrase.text in self._text.prominent:
            return True
        return min(self._text.count(phrase.text), theirs) >= MENTIONS

    def _holds_together(self, phrase: Phrase, text: OtherText) -> bool:
        """Over both texts, so that either may speak of what the other mentions."""
        theirs = text.count(phrase.text)
        ends = [
            self._read.times[end] + (text.count(end) if theirs else 0) for end in (phrase.words[0], phrase.words[-1])
        ]
        needed = COHESION if self._template.isdisjoint((phrase.stems[0], phrase.stems[-1])) else FIXED
        return self._read.phrases[phrase.words] + theirs >= needed * min(ends)

    # Nouns and names

    def _shared_nouns(self, products: Mapping[int, float], text: OtherText, said: set[int]) -> list[str]:
        least = LEAST_SHARE * sum(products.values())
        heavy = [number for number in (products.keys() & self._telling) - said if products[number] >= least]
        nouns = (self._shared_noun(number, text) for number in sorted(heavy, key=lambda n: (-products[n], n)))
        return [noun for noun in nouns if noun]

    def _shared_noun(self, number: int, text: OtherText) -> str | None:
        """The most frequent form that stands out in both; where some form is in both titles, the subject's."""
        root = self._names[number]
        forms = self._read.nouns[root]
        for word in forms:
            if self._stands_out(word, text, is_common=number in self._common):
                return word
        return forms[0] if self._text.has_in_title(root) and text.has_in_title(root) else None

    def _stands_out(self, word: str, text: OtherText, *, is_common: bool) -> bool:
        """Two texts may say "kaget" by chance: a word is in one of the titles and not just mentioned by the other text,
        or prominent in both. One that most articles have must be both."""
        in_own, in_other = word in self._text.title_words, word in text.title_words
        is_prominent = word in self._text.prominent_words and word in text.prominent_words
        if is_common:
            return is_prominent and (in_own or in_other)
        if is_prominent or (in_own and text.count(word) >= MENTIONS):
            return True
        return in_other and self._read.times.get(word, 0) >= MENTIONS


def _heaviest_first(phrase: Phrase, weights: Mapping[int, float]) -> tuple[float, str]:
    return -sum(weights[number] for number in phrase.numbers), phrase.text


def _says_it_better(other: Phrase, phrase: Phrase, times: Mapping[Phrase, int]) -> bool:
    """Of two phrases, one of which holds the other, the longer says it where it stands nearly as often."""
    if len(other.words) > len(phrase.words):
        return phrase.text in other.text and times[other] >= LONGER * times[phrase]
    return len(other.words) < len(phrase.words) and other.text in phrase.text and times[phrase] < LONGER * times[other]
