"""Which articles answer the same question, and so take each other's readers: one definition, for the coach that warns a
writer and for the dashboard that lists pairs.

One subject is not enough: "Apa itu manajemen keuangan" and "Mata kuliah manajemen keuangan" lead to each other. Two
compete where their titles name one subject and something else in common besides ("prospek kerja"), and their texts are
alike; where the texts are very alike, one subject will do, and near-duplicates need none.
"""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, F, OuterRef

from articles.models import LIKE, Article, Profile, RelatedEntry, Term
from articles.related import index
from articles.related.document import Document
from articles.related.packing import dot, unpack
from articles.related.template_words import ASK_OF_ANY_SUBJECT
from articles.text.indonesian import words
from articles.text.phrases import Phrase, same_subject, subject_phrase

# Likeness of words. Of the demo articles two pairs compete (.40, .36); pairs on one subject that ask something else
# of it reach .34, of different subjects .35.
SAME_QUESTION = 0.3
SAME_TEXT = 0.5
NEAR_DUPLICATE = 0.8  # likeness at which two texts compete whatever their titles say
PAIRS_READ = 300  # of the likest


def competes(title: str, other: str, subjects: Mapping[str, Phrase], likeness: float) -> bool:
    """``subjects`` are those of both titles, see ``subjects_of``; ``likeness`` is the cosine of their words, 0 to 1."""
    if likeness >= NEAR_DUPLICATE:
        return True
    subject, other_subject = subjects[title], subjects[other]
    if likeness < SAME_QUESTION or not same_subject(subject, other_subject):
        return False
    asked = _beside(title, (*subject, *other_subject)) & _beside(other, (*subject, *other_subject))
    return likeness >= SAME_TEXT or bool(asked)


def competitors_of(article: Article, document: Document) -> list[tuple[Article, float]]:
    """Published articles that compete with one at work, and their likeness, the likest first. ``document`` has the
    words of today, without labels."""
    weights = index.weights_of(index.indexed(article, document))
    likeness = index.nearest(article.pk or 0, weights)
    close = [number for number, likeness in likeness.items() if likeness >= SAME_QUESTION]
    others = Article.objects.published_of_few().filter(pk__in=close).only("title", "slug")
    others = sorted(others, key=lambda other: (-likeness[other.pk], other.pk))
    if not others:
        return []
    subjects = subjects_of([article.title, *(other.title for other in others)])
    return [
        (other, likeness[other.pk])
        for other in others
        if competes(article.title, other.title, subjects, likeness[other.pk])
    ]


def competing_pairs(limit: int | None = None) -> list[tuple[Article, Article, float]]:
    """Pairs of published articles that compete and their likeness, the likest first."""
    live = Article.objects.published_of_few()
    entries = RelatedEntry.objects.filter(
        Exists(live.filter(pk=OuterRef("article"))),
        Exists(live.filter(pk=OuterRef("related"))),
        score__gte=LIKE,
        article__lt=F("related"),
    )
    pairs = list(entries.order_by("-score").values_list("article", "related")[:PAIRS_READ])
    articles = live.for_newsroom().in_bulk({number for pair in pairs for number in pair})
    subjects = subjects_of(article.title for article in articles.values())
    found = [
        (articles[one], articles[other], likeness)
        for (one, other), likeness in _likenesses(pairs).items()
        if competes(articles[one].title, articles[other].title, subjects, likeness)
    ]
    return sorted(found, key=lambda pair: -pair[2])[:limit]


def subjects_of(titles: Iterable[str]) -> dict[str, Phrase]:
    """What each title is about, by what this collection's title templates are, see ``subject_phrase``; one query."""
    stems = {title: words(title) for title in titles}
    known = Term.objects.filter(is_template=True, name__in={stem for row in stems.values() for stem in row})
    template_words = ASK_OF_ANY_SUBJECT | set(known.values_list("name", flat=True))
    return {title: subject_phrase(title, template_words) for title in stems}


def _likenesses(pairs):
    """Of their words alone, as they were counted last."""
    profiles = Profile.objects.filter(pk__in={pk for pair in pairs for pk in pair})
    vectors = {pk: unpack(packed) for pk, packed in profiles.values_list("pk", "vector")}
    words_of = {one: vectors[one].words for one, _ in pairs}
    return {(one, other): dot(words_of[one], vectors[other]) for one, other in pairs}


def _beside(title: str, subject: Iterable[str]) -> set[str]:
    return set(words(title)) - set(subject)
