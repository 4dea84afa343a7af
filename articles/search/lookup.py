"""Who matches: keys from the index of the database, weighed here. Only how the index is asked differs (``sqlite``,
``postgresql``). Everything here sees through ``ArticleQuerySet.published``.

The database hands over keys by the thousand as one text, and sets count them: grouping them in SQL takes three times as
long.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
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
    by_category: dict[int, AbstractSet[int]]
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
    newest, params = (
        Article.objects.published().order_by("-published_at", "-pk").values("id", "category_id").query.sql_with_params()
    )
    keys = BACKENDS[connection.vendor].KEYS
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT {keys.format("id")}, {keys.format("category_id")},
                (SELECT {keys.format("id")} FROM articles_searchtext WHERE id < 0)
            FROM ({newest}) AS newest
            """,  # noqa: S608 (the pieces are ours; what was typed goes in as parameters, here and below)
            params,
        )
        return _visible(*(text or "[]" for text in cursor.fetchone()))


@lru_cache(maxsize=2)  # as long as nothing is published, it is the same again: reading it takes as long as asking
def _visible(newest, categories, beside):
    newest, beside = tuple(json.loads(newest)), frozenset(json.loads(beside))
    by_category = defaultdict(set)
    for key, category in zip(newest, json.loads(categories), strict=True):
        by_category[category].add(key)
    return Visible(newest, dict(by_category), beside, beside.union(newest))


def look(groups: Sequence[Group], among: Keys) -> list[Holders]:
    """What answers each group, in one query."""
    backend = BACKENDS[connection.vendor]
    keys, questions = backend.KEYS.format("id"), {}
    for number, group in enumerate(groups, start=1):
        questions[f"{number}"] = backend.anywhere(group.alternatives)
        questions[f"-{number}"] = backend.in_title(group.alternatives)
    rows = _ask(
        backend.looking(),
        " UNION ALL ".join(f"SELECT '{n}', {keys} FROM ({sql}) AS keys" for n, (sql, _) in questions.items()),  # noqa: S608
        [param for _, params in questions.values() for param in params],
    )
    found = {label: among.intersection(json.loads(keys)) for label, keys in rows.items()}
    return [Holders(found[f"{number}"], found[f"-{number}"]) for number in range(1, len(groups) + 1)]


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
