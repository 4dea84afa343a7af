"""What is counted over the whole collection, and all that one article's vector needs to know of the others."""

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True)
class Survey:
    """``count`` articles; in how many of them each term stands, a stem or a label; the stems of title templates."""

    count: int
    article_counts: Mapping[str, int]
    template_words: AbstractSet[str]

    def rarity(self, stem: str) -> float:
        """ln(1 + N/df), the inverse document frequency (Spärck Jones 1972); a stem never seen counts as seen once."""
        return math.log(1 + self.count / self.article_counts.get(stem, 1))

    def label_rarity(self, label: str) -> float:
        """(ln(N/df) / ln N)², from 0 for a label that all articles bear to 1 for one that a single article bears."""
        if self.count < 2:
            return 0.0
        return (math.log(self.count / self.article_counts.get(label, 1)) / math.log(self.count)) ** 2
