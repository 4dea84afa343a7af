"""Who matches: keys from the index of the database, weighed here. Only how the index is asked differs (``sqlite``,
``postgresql``). Everything here sees through ``ArticleQuerySet.published``.

The database hands over keys by the thousand as one text, and sets count them: grouping them in SQL takes three times as
long.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from articles.models import Article
from articles.search import postgresql, sqlite
from articles.search.expansion import Group

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
TITLE = 2.0  # a word in the title against one anywhere

Keys = frozenset[int]


class Visible(NamedTuple):
    """Keys of all that readers can find. ``beside`` are programmes and pages."""

    newest: tuple[int, ...]  # articles
    by_category: dict[int, Keys]
    beside: Keys
    everything: Keys


class Holders(NamedTuple):
    """What answers a group at all, and in its title."""

    anywhere: Keys
    in_title: Keys


class Matches(NamedTuple):
    """``articles`` roughly best first, newest among equals; ``shares`` weighs the groups that each holds, ``scores``
    also where."""

    articles: list[int]
    beside: list[int]
    by_category: dict[int, int]
    shares: dict[int, float]
    scores: dict[int, float]


def visible() -> Visible:
    articles = Article.objects.published()
    newest, params = articles.order_by("-published_at", "-pk").values("id").query.sql_with_params()
    sorted_in, more_params = articles.order_by().values("id", "category_id").query.sql_with_params()
    keys = BACKENDS[connection.vendor].KEYS
    rows = _ask(
        connection.cursor(),
        f"""
        SELECT 'newest', {keys} FROM ({newest}) AS newest
        UNION ALL SELECT 'beside', {keys} FROM articles_searchtext WHERE id < 0
        UNION ALL SELECT CAST(category_id AS text), {keys} FROM ({sorted_in}) AS sorted_in GROUP BY category_id
        """,  # noqa: S608 (the pieces are ours; what was typed goes in as parameters, here and below)
        [*params, *more_params],
    )
    return _visible(tuple(rows.items()))


@lru_cache(maxsize=2)  # as long as nothing is published, it is the same again: reading it takes as long as asking
def _visible(rows):
    keys = {label: json.loads(text) for label, text in rows}
    newest, beside = tuple(keys.pop("newest")), frozenset(keys.pop("beside"))
    by_category = {int(category): frozenset(some) for category, some in keys.items()}
    return Visible(newest, by_category, beside, beside.union(newest))


def look(groups: Sequence[Group], among: Keys) -> list[Holders]:
    """What answers each group, in one query."""
    backend = BACKENDS[connection.vendor]
    one = "SELECT '{0}', {1} FROM ({2}) AS anywhere UNION ALL SELECT '-{0}', {1} FROM ({3}) AS in_title"
    numbers = [str(number) for number in range(1, len(groups) + 1)]
    pieces = (one.format(number, backend.KEYS, backend.ANYWHERE, backend.TITLE) for number in numbers)
    rows = _ask(
        backend.looking(),
        " UNION ALL ".join(pieces),
        [
            param
            for group in groups
            for ask in (backend.anywhere, backend.in_title)
            for param in ask(group.alternatives)
        ],
    )
    found = {label: among.intersection(json.loads(keys)) for label, keys in rows.items()}
    return [Holders(found[number], found[f"-{number}"]) for number in numbers]


def matching(
    groups: Sequence[Group],
    holders: Sequence[Holders],
    rarities: Sequence[float],
    seen: Visible,
    enough: float,
    category: int | None = None,
) -> Matches:
    """What holds ``enough`` of the query. ``by_category`` counts all of it, ``articles`` are those of ``category``,
    where one is given."""
    shares = _shares(holders, rarities, enough * sum(rarities))
    required = [one.anywhere for group, one in zip(groups, holders, strict=True) if group.is_required]
    found = frozenset(shares).intersection(*required)
    scores = {key: shares[key] for key in found}
    for one, rarity in zip(holders, rarities, strict=True):
        for key in one.in_title & found:
            scores[key] += TITLE * rarity
    of_topic = found & seen.by_category.get(category, frozenset()) if category else found
    return Matches(
        # A sort keeps the order of equals, which is newest first.
        sorted(filter(of_topic.__contains__, seen.newest), key=scores.__getitem__, reverse=True),
        sorted(found & seen.beside, key=scores.__getitem__, reverse=True),
        {pk: count for pk, keys in seen.by_category.items() if (count := len(keys & found))},
        shares,
        scores,
    )


def _shares(holders, rarities, needed):
    """How much of the query's weight each key holds, ``needed`` at least. The rarest groups come first: once what is
    left is less than ``needed``, no key is new (Turtle and Flood 1995, "Query evaluation: strategies and
    optimizations")."""
    shares: dict[int, float] = {}
    left = sum(rarities)
    for rarity, one in sorted(zip(rarities, holders, strict=True), key=lambda pair: -pair[0]):
        keys = one.anywhere if left >= needed else one.anywhere & shares.keys()
        for key in keys:
            shares[key] = shares.get(key, 0.0) + rarity
        left -= rarity
    return {key: share for key, share in shares.items() if share >= needed}


def _ask(asking, statement, params):
    """``{label: keys}`` of a statement that gives both, the keys as JSON."""
    with asking as cursor:
        cursor.execute(statement, params)
        return {label: keys or "[]" for label, keys in cursor.fetchall()}
