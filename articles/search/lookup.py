"""Who matches: keys from the index of the database, weighed here. Only how the index is asked differs (``sqlite``,
``postgresql``). Everything here sees through ``ArticleQuerySet.published``.

The database hands over keys by the thousand as one text, and sets count them: grouping them in SQL takes three times as
long.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from articles import edition
from articles.models import SearchText
from articles.search import postgresql, sqlite
from articles.search.expansion import Group

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
TITLE = 2.0  # a word in the title against one anywhere

Keys = frozenset[int]


class Visible(NamedTuple):
    """Keys of all that readers can find. ``beside`` are programmes and pages."""

    newest: Sequence[int]  # articles
    by_category: Mapping[int, Keys]
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
    beside = SearchText.objects.filter(pk__lt=0).values_list("pk", flat=True)
    return _visible(edition.current(), frozenset(beside))


@lru_cache(maxsize=2)  # as long as nothing is published, it is the same again
def _visible(current, beside):
    by_category = {category: frozenset(keys) for category, keys in current.by_category.items()}
    return Visible(current.newest, by_category, beside, beside.union(current.newest))


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
    scores = {key: shares[key] for key in found} if len(found) < len(shares) else shares.copy()
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
    alike: list[tuple[float, Keys]] = []  # keys of the same groups so far; sets are split faster than keys are counted
    left = sum(rarities)
    for rarity, one in sorted(zip(rarities, holders, strict=True), key=lambda pair: -pair[0]):
        keys, parted = one.anywhere, []
        for share, those in alike:
            both = those & keys
            parted += [(share + rarity, both), (share, those - both)]
            keys = keys - both
        if left >= needed:
            parted.append((rarity, keys))
        alike = [(share, those) for share, those in parted if those]
        left -= rarity
    shares: dict[int, float] = {}
    for share, keys in alike:
        if share >= needed:
            shares |= dict.fromkeys(keys, share)
    return shares


def _ask(asking, statement, params):
    """``{label: keys}`` of a statement that gives both, the keys as JSON."""
    with asking as cursor:
        cursor.execute(statement, params)
        return {label: keys or "[]" for label, keys in cursor.fetchall()}
