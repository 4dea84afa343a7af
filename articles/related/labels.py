"""What is asked of the texts about labels, and of labels whose name has changed."""

from collections import Counter
from heapq import nlargest
from statistics import fmean

from django.db.models import Model

from articles.models import Article, Category, Named, Profile, Programme, Tag, Term
from articles.related import index
from articles.related.confirmation import Asked, confirmed
from articles.related.document import label_term
from articles.related.packing import Packed, unpack

CANDIDATES = 2  # compared exactly for each text that is asked: a label is judged by many
RELATIONS: dict[type[Named], str] = {Category: "category", Programme: "programme", Tag: "tags"}  # of an article


def begin() -> None:
    """Nothing is counted yet."""
    Term.objects.exclude(agreeing=0).update(agreeing=0)


def near_by_text(article_id: int, vector: Packed, asked: int) -> list[Packed]:
    """The so many articles whose words are most like this one's, whatever labels they have."""
    near = index.neighbours(article_id, vector.words, CANDIDATES * asked)
    best = nlargest(asked, near.items(), key=lambda pair: (pair[1].likeness, pair[0]))
    return [neighbour.vector for _, neighbour in best]


def count_agreeing(pairs: list[tuple[Packed, Packed]]) -> None:
    """Of near texts, for each label that both bear."""
    agreeing = Counter(label for one, other in pairs for label in one.labels & other.labels)
    rows = list(Term.objects.filter(pk__in=agreeing))
    for term in rows:
        term.agreeing += agreeing[term.pk]
    Term.objects.bulk_update(rows, ["agreeing"])


def conclude(pairs: int) -> float:
    """κ of each label of two articles or more, from all ``pairs`` of near texts; answers the mean."""
    labels = Term.objects.filter(name__startswith=label_term(""))
    labels.filter(article_count__lt=2).update(confirmed=None)
    rows = list(labels.filter(article_count__gte=2))
    asked = [Asked(term.article_count, term.agreeing) for term in rows]
    shares = confirmed(asked, Profile.objects.count(), pairs)
    for term, share in zip(rows, shares, strict=True):
        term.confirmed = share
    Term.objects.bulk_update(rows, ["confirmed"], batch_size=500)
    return fmean(shares) if shares else 0.0


def ranked_by_former_name(thing: Model) -> set[int]:
    """The articles that bear a label whose name has become another since they were ranked. All were ranked by the same,
    so that one tells of all: one that bears the name by no other kind as well."""
    if not isinstance(thing, Category | Programme | Tag):
        return set()
    bearers = Article.objects.filter(**{RELATIONS[type(thing)]: thing})
    telling = bearers
    for kind, relation in RELATIONS.items():
        if kind is not type(thing):
            telling = telling.exclude(**{f"{relation}__name_key": thing.shared_key})
    profile = Profile.objects.filter(article__in=telling.values("pk")).first()
    name = label_term(thing.shared_key)
    if profile is None or Term.objects.filter(name=name, pk__in=unpack(profile.vector).terms).exists():
        return set()
    return set(Profile.objects.filter(article__in=bearers.values("pk")).values_list("pk", flat=True))
