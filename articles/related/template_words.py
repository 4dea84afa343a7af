"""Words of title templates: "pengertian", "prospek", "gaji" say what kind of article it is, not what it is about.

Two signs tell them. By their spread: a subject's word stays in the categories of its subject, a template's word goes
through all of them. And by name, for sites too young to have a spread, or without categories: a short list of words
that ask a question of any subject. A word such as "kuliah" is on no list; on a university's site its spread tells.

Spread tells as much as categories do. Where they were given at random every word goes through all of them, and none is
a template's for that.
"""

import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

from articles.text.indonesian import words

ASK_OF_ANY_SUBJECT = frozenset(
    words(
        """
        arti pengertian definisi konsep prinsip contoh jenis fungsi manfaat tujuan tugas cara langkah tips tahapan
        perbedaan panduan daftar lengkap kenali mengenal simak cek wajib tahu prospek peluang kerja karier karir gaji
        jenjang
        """
    )
)

LEAST_TITLES = 3
LEAST_EVIDENCE = math.log(3 / 2)  # that chance spreads the word: three to two

Category = TypeVar("Category", bound=Hashable)


def template_words(
    titles_by_category: Mapping[str, Counter[Category]], category_sizes: Mapping[Category, int]
) -> frozenset[str]:
    """The stems to be weighed lightly.

    ``titles_by_category`` counts, for each stem, the titles of each category that hold it; ``category_sizes`` counts
    all titles of each category. Articles without a category count in neither.
    """
    chance = _chance_of_meeting(category_sizes.values())
    meetings = sum(_meetings(titles.values()) for titles in titles_by_category.values())
    expected = chance * sum(_pairs(titles.values()) for titles in titles_by_category.values())
    usual = meetings / expected if expected else 1.0
    return ASK_OF_ANY_SUBJECT | {
        stem
        for stem, titles in titles_by_category.items()
        if sum(titles.values()) >= LEAST_TITLES and _evidence(titles.values(), chance, usual) >= LEAST_EVIDENCE
    }


def _evidence(titles: Collection[int], chance: float, usual: float) -> float:
    """That a word's titles meet in a category as often as any titles do, by ``chance``, and not ``usual`` times as
    often, as titles that share a word do: the logarithm of the likelihood ratio of the two (Poisson), below 0 for the
    contrary. As many pairs are counted as there are titles; more of the same titles tell nothing new."""
    counted = 2 / (sum(titles) - 1)
    expected, met = counted * chance * _pairs(titles), counted * _meetings(titles)
    return expected * (usual - 1) - met * math.log(usual) if usual > 1 else 0.0


def _chance_of_meeting(sizes: Collection[int]) -> float:
    """That two different titles drawn from the groups come from the same one (Simpson 1949, "Measurement of
    Diversity"), 0 to 1."""
    pairs = _pairs(sizes)
    return _meetings(sizes) / pairs if pairs else 0.0


def _meetings(sizes: Iterable[int]) -> int:
    return sum(math.comb(size, 2) for size in sizes)


def _pairs(sizes: Iterable[int]) -> int:
    return math.comb(sum(sizes), 2)
