"""What is counted over the whole collection, and all that one article's vector needs to know of the others."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.related.document import Document, Label
from articles.related.template_words import template_words
from articles.text.indonesian import words


@dataclass(frozen=True)
class Survey:
    """``count`` articles; in how many of them each stem and each label stands; the stems of title templates."""

    count: int
    with_word: Mapping[str, int]
    with_label: Mapping[Label, int]
    template_words: frozenset[str]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Survey":
        count, with_word, with_label = 0, Counter(), Counter()
        titles_by_category: dict[str, Counter] = {}
        category_sizes = Counter()
        for document in documents:
            count += 1
            with_word.update({stem for text in document.fields.values() for stem in words(text)})
            with_label.update(document.labels)
            if document.category:
                category_sizes[document.category] += 1
                for stem in set(words(document.title)):
                    titles_by_category.setdefault(stem, Counter())[document.category] += 1
        return cls(count, with_word, with_label, template_words(titles_by_category, category_sizes))

    def rarity(self, stem: str) -> float:
        """ln(1 + N/df), the inverse document frequency (Spärck Jones 1972); a stem never seen counts as seen once."""
        return math.log(1 + self.count / self.with_word.get(stem, 1))

    def label_rarity(self, label: Label) -> float:
        """(ln(N/df) / ln N)², from 0 for a label that all articles bear to 1 for one that a single article bears."""
        if self.count < 2:
            return 0.0
        return (math.log(self.count / self.with_label.get(label, 1)) / math.log(self.count)) ** 2
