"""Who matches, in SQL that both databases understand; only how one group is asked for differs (``sqlite``,
``postgresql``). Everything here sees through ``ArticleQuerySet.published``.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from articles.models import Article
from articles.search import postgresql, sqlite
from articles.search.expansion import Group

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
MOST = 1000  # articles of one search: fifty pages
MOST_BESIDE = 50
TITLE = 2.0  # a word in the title against one anywhere


class Row(NamedTuple):
    """Something found, before it is read. ``share`` weighs the groups that it holds, ``score`` also where."""

    entry: int
    article: int | None
    programme: int | None
    page: int | None
    share: float
    score: float


class Matches(NamedTuple):
    """``articles`` roughly best first, newest among equals; ``beside`` are programmes and pages."""

    articles: list[Row]
    beside: list[Row]
    by_category: dict[int, int]


class Seen(NamedTuple):
    """How many rows a group matches at all, and whether readers can find one of them."""

    count: int
    is_known: bool


def look(groups: Sequence[Group]) -> tuple[int, list[Seen]]:
    """How many rows there are, and what is to be seen of each group, in one query."""
    backend = BACKENDS[connection.vendor]
    live, live_params = _live()
    one = f"""
        SELECT (SELECT COUNT(*) FROM ({backend.ANYWHERE}) AS matching), EXISTS (
            SELECT 1 FROM ({backend.ANYWHERE}) AS matching
            JOIN articles_searchentry AS entry ON entry.id = matching.id
            WHERE entry.article_id IS NULL OR EXISTS (SELECT 1 FROM live WHERE live.id = entry.article_id)
        )
    """  # noqa: S608 (the pieces are ours; what was typed goes in as parameters, here and below)
    params = list(live_params)
    for group in groups:
        params += [backend.anywhere(group.alternatives)] * 2
    statement = " UNION ALL ".join(["SELECT COUNT(*), true FROM articles_searchentry", *[one] * len(groups)])
    with backend.looking() as cursor:
        cursor.execute(f"WITH live AS ({live}) {statement}", params)
        (total, _), *rows = cursor.fetchall()
    return total, [Seen(count, bool(is_known)) for count, is_known in rows]


def matching(groups: Sequence[Group], rarities: Sequence[float], enough: float, category: int | None = None) -> Matches:
    """What readers can find that holds ``enough`` of the query, in one statement. ``by_category`` counts all of it,
    the rows are those of ``category``, where one is given."""
    backend = BACKENDS[connection.vendor]
    live, params = _live()
    params = list(params)
    matches, needed = [], []
    for group, weight in zip(groups, rarities, strict=True):
        matches.append(f"SELECT id, %s AS share, %s AS score FROM ({backend.ANYWHERE}) AS anywhere")  # noqa: S608
        params += [weight, weight, backend.anywhere(group.alternatives)]
        matches.append(f"SELECT id, 0.0, %s FROM ({backend.TITLE}) AS in_title")  # noqa: S608
        params += [weight * TITLE, backend.in_title(group.alternatives)]
        if group.is_required:
            needed.append(f"AND scored.id IN ({backend.ANYWHERE})")
    params += [enough * sum(rarities)]
    params += [backend.anywhere(group.alternatives) for group in groups if group.is_required]
    params += [category] if category else []
    statement = f"""
        WITH live AS ({live}),
        matches AS ({" UNION ALL ".join(matches)}),
        scored AS (SELECT id, SUM(share) AS share, SUM(score) AS score FROM matches GROUP BY id),
        found AS MATERIALIZED (
            SELECT entry.id, entry.article_id, entry.programme_id, entry.page_id, scored.share, scored.score,
                entry.category_id, entry.published_at
            FROM scored JOIN articles_searchentry AS entry ON entry.id = scored.id
            WHERE (entry.article_id IS NULL OR entry.article_id IN (SELECT id FROM live))
                AND scored.share >= %s {" ".join(needed)}
        )
        SELECT * FROM (
            SELECT id, article_id, programme_id, page_id, share, score, 0 AS category, 0 AS count FROM found
            WHERE article_id IS NOT NULL {"AND category_id = %s" if category else ""}
            ORDER BY score DESC, published_at DESC, id DESC LIMIT {MOST}
        ) AS articles
        UNION ALL
        SELECT * FROM (
            SELECT id, article_id, programme_id, page_id, share, score, 0, 0 FROM found
            WHERE article_id IS NULL ORDER BY score DESC, id LIMIT {MOST_BESIDE}
        ) AS beside
        UNION ALL
        SELECT NULL, NULL, NULL, NULL, NULL, NULL, category_id, COUNT(*) FROM found
        WHERE article_id IS NOT NULL GROUP BY category_id
    """  # noqa: S608
    with backend.looking() as cursor:
        cursor.execute(statement, params)
        table = cursor.fetchall()
    rows = [Row(*row[:6]) for row in table if row[0]]
    return Matches(
        [row for row in rows if row.article],
        [row for row in rows if not row.article],
        {category: count for entry, *_, category, count in table if not entry},
    )


def _live():
    """SQL of the articles that readers can see, from the one place that says which."""
    return Article.objects.published().order_by().values("id").query.sql_with_params()
