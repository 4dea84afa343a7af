"""The stored lists: what stands under each article, and why."""

from collections.abc import Iterable, Mapping
from heapq import nlargest

from django.db import connection
from django.db.models import Count, Min, Q

from articles.models import Article, Profile, RelatedEntry
from articles.related import index, links
from articles.related.index import Subject
from articles.related.packing import pack_nearest, unpack, unpack_nearest
from articles.related.ranking import FLOOR, KEPT, crowding_of, linked_together, score
from articles.related.reasons import reasons

NEAREST = 40  # remembered of each article, twice what a list keeps: the order by score is not that by likeness


def remember_nearest(article_id: int, likenesses: Mapping[int, float]) -> None:
    best = dict(nlargest(NEAREST, likenesses.items(), key=lambda pair: (pair[1], pair[0])))
    Profile.objects.filter(pk=article_id).update(
        nearest=pack_nearest(best),
        crowding=crowding_of(best.values(), Profile.objects.count() - 1),
        stage=Profile.Stage.RANKED,
    )


def write_own(subject: Subject) -> None:
    """The article's own list from what is remembered of it."""
    profile = Profile.objects.get(pk=subject.article.pk)
    nearest = unpack_nearest(profile.nearest)
    scores = _scores(profile, nearest, nearest.keys() | links.linked_beside(profile.pk))
    own = _best(scores)
    RelatedEntry.objects.filter(article=profile.pk).delete()
    _write(subject, profile, scores, own=own, entering=[])
    Profile.objects.filter(pk=profile.pk).update(stage=Profile.Stage.LISTED)


def write_own_and_enter_others(subject: Subject, likenesses: Mapping[int, float]) -> None:
    """The article's own list; and it takes its place in the others', and leaves those where it has none any more."""
    profile = Profile.objects.get(pk=subject.article.pk)
    _stay_near(profile.pk, likenesses)
    beside = links.linked_beside(profile.pk)
    scores = _scores(profile, likenesses, likenesses.keys() | beside)
    near = unpack_nearest(profile.nearest).keys() | beside
    own = _best({other: value for other, value in scores.items() if other in near})
    entering = _lists_it_enters(profile.pk, scores)
    RelatedEntry.objects.filter(Q(article=profile.pk) | Q(related=profile.pk)).delete()
    _write(subject, profile, scores, own=own, entering=entering)
    _cut(entering)


def leave_others(article_id: int) -> set[int]:
    """A withdrawn article leaves all lists and all that is remembered; the articles whose lists it leaves."""
    left = set(RelatedEntry.objects.filter(related=article_id).values_list("article", flat=True))
    RelatedEntry.objects.filter(related=article_id).delete()
    RelatedEntry.objects.filter(article=article_id).delete()
    _stay_near(article_id, dict.fromkeys(left, 0.0))
    return left


def _stay_near(article_id: int, likenesses: Mapping[int, float]) -> None:
    """The others remember how like them the article is, where it is among their nearest; a likeness of 0 is none."""
    others = Profile.objects.count() - 1
    changed = []
    for other, packed in Profile.objects.filter(pk__in=likenesses).values_list("pk", "nearest"):
        before = unpack_nearest(packed)
        if article_id not in before and len(before) == NEAREST and likenesses[other] < min(before.values()):
            continue
        now = {near: likeness for near, likeness in before.items() if near != article_id}
        if likenesses[other]:
            now[article_id] = likenesses[other]
        now = dict(nlargest(NEAREST, now.items(), key=lambda pair: (pair[1], pair[0])))
        if now != before:
            changed.append((pack_nearest(now), crowding_of(now.values(), others), other))
    with connection.cursor() as cursor:  # bulk_update takes ten times as long, in an editor's time
        cursor.executemany("UPDATE articles_profile SET nearest = %s, crowding = %s WHERE article_id = %s", changed)


def _scores(profile, likenesses, others) -> dict[int, float]:
    """Of the others, those at least as good as the floor."""
    crowding = dict(Profile.objects.filter(pk__in=others).values_list("pk", "crowding"))
    together = _linked_together(profile.pk, crowding)
    scores = {
        other: score(likenesses.get(other, 0.0), profile.crowding, crowding[other], together[other])
        for other in crowding
    }
    return {other: value for other, value in scores.items() if value >= FLOOR}


def _linked_together(article_id, others):
    sources = links.sources_of([article_id])[article_id]
    if not sources:
        return dict.fromkeys(others, 0.0)
    other_sources = links.sources_of(others)
    return {other: linked_together({article_id, other}, sources, other_sources[other]) for other in others}


def _best(scores: Mapping[int, float]) -> list[int]:
    """Highest score first; newest first among equals, for which only dates count."""
    dates = dict(Article.objects.filter(pk__in=scores).values_list("pk", "published_at"))
    return nlargest(KEPT, dates, key=lambda pk: (round(scores[pk], 4), dates[pk], pk))


def _lists_it_enters(article_id, scores):
    full = (
        RelatedEntry.objects.filter(article__in=scores)
        .exclude(related=article_id)
        .order_by()
        .values_list("article")
        .annotate(entries=Count("*"), least=Min("score"))
    )
    least = {article: least for article, entries, least in full if entries >= KEPT}
    return [other for other, value in scores.items() if value > least.get(other, 0)]


def _cut(article_ids: Iterable[int]) -> None:
    """The last entry goes where there is one too many."""
    rows = RelatedEntry.objects.filter(article__in=article_ids).order_by("article", "score", "related")
    entries: dict[int, list[int]] = {}
    for article, related in rows.values_list("article", "related"):
        entries.setdefault(article, []).append(related)
    surplus = [(article, related) for article, row in entries.items() for related in row[: max(0, len(row) - KEPT)]]
    RelatedEntry.objects.filter(pk__in=surplus).delete()


def _write(subject, profile, scores, *, own, entering):
    others = {*own, *entering}
    sources = links.sources_of([profile.pk])[profile.pk]
    linked_by = {}
    if sources:
        for other, other_sources in links.sources_of(others).items():
            linked_by[other] = len((sources & other_sources) - {profile.pk, other})
    why = reasons(subject, unpack(profile.vector), index.vectors_of(others), linked_by)
    pairs = [(profile.pk, other, other) for other in own] + [(other, profile.pk, other) for other in entering]
    RelatedEntry.objects.bulk_create(
        RelatedEntry(article_id=article, related_id=related, score=scores[other], reasons=why[other])
        for article, related, other in pairs
    )
