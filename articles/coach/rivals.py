"""Which published articles answer the question that a draft answers, and so take its readers.

One subject is not enough: "Apa itu manajemen keuangan" and "Mata kuliah manajemen keuangan" lead to each other. Two
compete where their titles name one subject and something else in common besides ("prospek kerja"), and their texts are
alike; where the texts are very alike, one subject will do, and near-duplicates need none.
"""

from collections.abc import Iterable

from articles.coach.checks.draft import Competitor
from articles.models import Article
from articles.related import index
from articles.related.document import Document
from articles.related.reports import NEAR_DUPLICATE
from articles.related.subjects import subjects_of
from articles.text.indonesian import words
from articles.text.phrases import Phrase, same_subject

# Likeness of words. Of the demo articles one pair competes (.40); pairs on one subject that ask something else of it
# reach .37, of different subjects .34.
SAME_QUESTION = 0.3
SAME_TEXT = 0.5


def rivals_of(article: Article, document: Document) -> tuple[Competitor, ...]:
    """The likest first. ``document`` has the words of today, without labels."""
    weights = index.weights_of(index.subject_of(article, document))
    likeness = index.nearest(article.pk or 0, weights)
    close = [number for number, likeness in likeness.items() if likeness >= SAME_QUESTION]
    others = Article.objects.published().filter(pk__in=close).only("title", "slug")
    others = sorted(others, key=lambda other: (-likeness[other.pk], other.pk))
    if not others:
        return ()
    subjects = subjects_of([article.title, *(other.title for other in others)])
    return tuple(
        Competitor(other.title, other.get_absolute_url(), likeness[other.pk])
        for other in others
        if competes(article.title, other.title, subjects[article.title], subjects[other.title], likeness[other.pk])
    )


def competes(title: str, other: str, subject: Phrase, other_subject: Phrase, likeness: float) -> bool:
    if likeness >= NEAR_DUPLICATE:
        return True
    if likeness < SAME_QUESTION or not same_subject(subject, other_subject):
        return False
    asked = _beside(title, (*subject, *other_subject)) & _beside(other, (*subject, *other_subject))
    return likeness >= SAME_TEXT or bool(asked)


def _beside(title: str, subject: Iterable[str]) -> set[str]:
    return set(words(title)) - set(subject)
