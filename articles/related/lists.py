"""The stored lists: what stands under each article, and why."""

from collections.abc import Iterable, Mapping
from heapq import nlargest

from django.db import connection
from django.db.models import Count, Min, Q

from articles.models import Article, Profile, RelatedEntry
from articles.related import index, links
from articles.related.index import IndexedArticle, Neighbour
from articles.related.packing import pack_nearest, unpack, unpack_nearest
from articles.related.ranking import FLOOR, LIST_LENGTH, crowding_of, linked_together, score
from articles.related.reasons import reasons
from articles.related.shared_terms import OtherText

NEAREST = 40  # remembered of each article, twice what a list keeps: the order by score is not that by likeness


def remember_nearest(article_id: int, likenesses: Mapping[int, float]) -> float:
    """Answers r, the article's crowding."""
    best = _nearest_of(likenesses)
    crowding = crowding_of(best.values(), Profile.objects.count() - 1)
    Profile.objects.filter(pk=article_id).update(nearest=pack_nearest(best), crowding=crowding)
    return crowding


def write_own(subject: IndexedArticle) -> None:
    """The article's own list from what is remembered of it."""
    profile = Profile.objects.get(pk=subject.article.pk)
    weights, nearest = unpack(profile.vector).words, unpack_nearest(profile.nearest)
    around = index.neighbours_of(weights, nearest.keys() | links.linked_beside(profile.pk))
    around = {other: neighbour._replace(likeness=nearest.get(other, 0.0)) for other, neighbour in around.items()}
    scores, linked_by = _scores(profile.pk, profile.crowding, around)
    RelatedEntry.objects.filter(article=profile.pk).delete()
    _write(subject, weights, around, linked_by, scores, own=_best(scores), entering=[])


def write_own_and_enter_others(
    subject: IndexedArticle, weights: Mapping[int, float], neighbours: Mapping[int, Neighbour]
) -> None:
    """The article's own list; and it takes its place in the others', and leaves those where it has none any more."""
    article_id = subject.article.pk
    crowding = remember_nearest(article_id, {other: one.likeness for other, one in neighbours.items()})
    neighbours = _stay_near(article_id, neighbours)
    beside = links.linked_beside(article_id)
    far = index.neighbours_of(weights, beside - neighbours.keys())
    around = neighbours | {other: one._replace(likeness=0.0) for other, one in far.items()}
    scores, linked_by = _scores(article_id, crowding, around)
    near = _nearest_of({other: one.likeness for other, one in neighbours.items()}).keys() | beside
    own = _best({other: value for other, value in scores.items() if other in near})
    entering = _lists_it_enters(article_id, scores)
    RelatedEntry.objects.filter(Q(article=article_id) | Q(related=article_id)).delete()
    _write(subject, weights, around, linked_by, scores, own=own, entering=entering)
    _cut(entering)


def leave_others(article_id: int) -> set[int]:
    """A withdrawn article leaves all lists, and the memory of those in whose list it stood, which are answered. Others
    that have it among their nearest count it in r until they are ranked anew."""
    left = set(RelatedEntry.objects.filter(related=article_id).values_list("article", flat=True))
    RelatedEntry.objects.filter(related=article_id).delete()
    RelatedEntry.objects.filter(article=article_id).delete()
    _stay_near(article_id, index.neighbours_of({}, left))
    return left


def _stay_near(article_id: int, neighbours: Mapping[int, Neighbour]) -> dict[int, Neighbour]:
    """The others remember how like them the article is, where it is among their nearest; a likeness of 0 is none."""
    others = Profile.objects.count() - 1
    changed, now = [], dict(neighbours)
    for other, neighbour in neighbours.items():
        before = unpack_nearest(neighbour.nearest)
        if article_id not in before and len(before) == NEAREST and neighbour.likeness < min(before.values()):
            continue
        likenesses = {near: likeness for near, likeness in before.items() if near != article_id}
        if neighbour.likeness:
            likenesses[article_id] = neighbour.likeness
        packed = pack_nearest(_nearest_of(likenesses))
        if packed != neighbour.nearest:
            crowding = crowding_of(likenesses.values(), others)
            changed.append((packed, crowding, other))
            now[other] = neighbour._replace(nearest=packed, crowding=crowding)
    with connection.cursor() as cursor:  # bulk_update takes ten times as long, in an editor's time
        cursor.executemany("UPDATE articles_profile SET nearest = %s, crowding = %s WHERE article_id = %s", changed)
    return now


def _nearest_of(likenesses: Mapping[int, float]) -> dict[int, float]:
    return dict(nlargest(NEAREST, likenesses.items(), key=lambda pair: (pair[1], pair[0])))


def _scores(article_id, crowding, around):
    """Of those around, the ones at least as good as the floor; and how many articles link to each beside this one."""
    sources = links.sources_of([article_id])[article_id]
    other_sources = links.sources_of(around) if sources else {}
    scores, linked_by = {}, {}
    for other, neighbour in around.items():
        pair, linking = {article_id, other}, other_sources.get(other, set())
        linked_by[other] = len((sources & linking) - pair)
        scores[other] = score(neighbour.likeness, crowding, neighbour.crowding, linked_together(pair, sources, linking))
    return {other: value for other, value in scores.items() if value >= FLOOR}, linked_by


def _best(scores: Mapping[int, float]) -> list[int]:
    """Highest score first; newest first among equals, for which only dates count."""
    dates = dict(Article.objects.filter(pk__in=scores).values_list("pk", "published_at"))
    return nlargest(LIST_LENGTH, dates, key=lambda pk: (round(scores[pk], 4), dates[pk], pk))


def _lists_it_enters(article_id, scores):
    full = (
        RelatedEntry.objects.filter(article__in=scores)
        .exclude(related=article_id)
        .order_by()
        .values_list("article")
        .annotate(entries=Count("*"), least=Min("score"))
    )
    least = {article: least for article, entries, least in full if entries >= LIST_LENGTH}
    return [other for other, value in scores.items() if value > least.get(other, 0)]


def _cut(article_ids: Iterable[int]) -> None:
    """The last entry goes where there is one too many."""
    rows = RelatedEntry.objects.filter(article__in=article_ids).order_by("article", "score", "related")
    entries: dict[int, list[int]] = {}
    for article, related in rows.values_list("article", "related"):
        entries.setdefault(article, []).append(related)
    surplus = [
        (article, related) for article, row in entries.items() for related in row[: max(0, len(row) - LIST_LENGTH)]
    ]
    RelatedEntry.objects.filter(pk__in=surplus).delete()


def _texts(article_ids: Iterable[int]) -> dict[int, OtherText]:
    rows = Article.objects.filter(pk__in=article_ids).values_list("pk", "title", "headings", "summary", "plain_text")
    return {
        pk: OtherText(title, [text for _, _, text in headings], summary, body)
        for pk, title, headings, summary, body in rows
    }


def _write(subject, weights, around, linked_by, scores, *, own, entering):
    others = {other: (around[other].vector, text) for other, text in _texts({*own, *entering}).items()}
    why = reasons(subject, weights, others, linked_by, article_count=Profile.objects.count())
    article_id = subject.article.pk
    pairs = [(article_id, other, other) for other in own] + [(other, article_id, other) for other in entering]
    RelatedEntry.objects.bulk_create(
        RelatedEntry(  # type: ignore[misc]  # the plugin knows fields, Django takes properties too
            article_id=article, related_id=related, score=scores[other], reasons=why[other]
        )
        for article, related, other in pairs
    )
