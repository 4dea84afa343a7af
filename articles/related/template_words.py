"""Words of title templates: "pengertian", "prospek", "gaji" say what kind of article it is, not what it is about.

Two signs tell them. By their spread: a subject's word stays in the categories of its subject, a template's word goes
through all of them. And by name, for sites too young to have a spread, or without categories: a short list of words
that ask a question of any subject. A word such as "kuliah" is on no list; on a university's site its spread tells.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
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
LEAST_CATEGORIES = 3
# Two titles with the word share their category less than this many times as often as any two titles do.
CONCENTRATION = 3

Category = TypeVar("Category", bound=Hashable)


def template_words(
    titles_by_category: Mapping[str, Counter[Category]], category_sizes: Mapping[Category, int]
) -> frozenset[str]:
    """The stems to be weighed lightly.

    ``titles_by_category`` counts, for each stem, the titles of each category that hold it; ``category_sizes`` counts
    all titles of each category. Articles without a category count in neither.
    """
    usual = _chance_of_meeting(category_sizes.values())
    return ASK_OF_ANY_SUBJECT | {
        stem
        for stem, titles in titles_by_category.items()
        if sum(titles.values()) >= LEAST_TITLES
        and len(titles) >= LEAST_CATEGORIES
        and _chance_of_meeting(titles.values()) < CONCENTRATION * usual
    }


def _chance_of_meeting(sizes: Collection[int]) -> float:
    """That two different titles drawn from the groups come from the same one (Simpson 1949, "Measurement of
    Diversity"), 0 to 1."""
    total = sum(sizes)
    return sum(size * (size - 1) for size in sizes) / (total * (total - 1)) if total > 1 else 0.0
