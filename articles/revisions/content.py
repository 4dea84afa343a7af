"""What a revision holds: all that an editor can set of an article, as JSON with a schema number.

A key to another row carries that row's name, so that a revision can be read, and say what is missing, once the row is
gone. Pictures inside the text are numbers: they show today's file.
"""

import datetime
import hashlib
import json
from collections.abc import Callable, Container
from typing import Any, NamedTuple

from django.db.models import Model

from articles.models import Article, Author, Category, FaqItem, Picture, Programme, RelatedPick, Tag

SCHEMA = 1
LIFTS: dict[int, Callable[[dict], dict]] = {}  # from the schema of its key to the next one
TEXTS = (
    "title",
    "slug",
    "summary",
    "body",
    "cover_scene",
    "cover_sky",
    "seo_title",
    "meta_description",
    "canonical_url",
)
VALUES = ("noindex", "cover_seed")
LISTS = ("tags", "excluded", "faq", "picks")
KEYS: dict[str, type[Model]] = {"category": Category, "author": Author, "programme": Programme, "cover": Picture}

ALL = frozenset({*TEXTS, *VALUES, *KEYS, *LISTS, "recheck_on"})  # that can be restored

Content = dict[str, Any]
Named = tuple[int, str]


class Gone(NamedTuple):
    """Something that a revision names and that is there no more."""

    field: str
    name: str


class UnknownSchema(ValueError):
    """Written by a later version of the site."""


def content_of(article: Article) -> Content:
    """With its rows of now. Five queries, and one for each row that the article names and has not loaded."""
    return {
        "schema": SCHEMA,
        **{name: getattr(article, name) for name in (*TEXTS, *VALUES)},
        "recheck_on": article.recheck_on and article.recheck_on.isoformat(),
        "published_at": article.published_at and article.published_at.astimezone(datetime.UTC).isoformat(),
        **{name: named(getattr(article, name)) for name in KEYS},
        "tags": [named(tag) for tag in article.tags.order_by("pk").only("name")],
        "excluded": [[pk, title] for pk, title in article.excluded.order_by("pk").values_list("pk", "title")],
        "faq": [list(row) for row in article.faq_items.values_list("question", "answer")],
        "picks": [list(row) for row in article.picks.values_list("picked_id", "picked__title")],
    }


def lifted(content: Content) -> Content:
    """Of today's schema. Raises ``UnknownSchema``."""
    while (schema := content.get("schema")) != SCHEMA:
        if schema not in LIFTS:
            raise UnknownSchema(f"schema {schema}")
        content = LIFTS[schema](content)
    return content


def written(content: Content) -> str:
    """The same for the same."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(content: Content) -> str:
    return hashlib.sha256(written(content).encode()).hexdigest()


def put_into(article: Article, content: Content, fields: Container[str] = ALL) -> list[Gone]:
    """Set the article's own fields, unsaved. Status and time of publication stay: what readers may see is decided by
    verbs of its own. What is gone leaves its place empty, a category and an author the ones of now. Raises
    ``UnknownSchema``. ``fields`` are those that the person may set."""
    content, gone = lifted(content), []
    for name in [name for name in (*TEXTS, *VALUES) if name in fields]:
        setattr(article, name, content[name])
    if "recheck_on" in fields:
        article.recheck_on = content["recheck_on"] and datetime.date.fromisoformat(content["recheck_on"])
    for name, model in KEYS.items():
        if name not in fields:
            continue
        wanted = content[name]
        row = model._default_manager.filter(pk=wanted[0]).first() if wanted else None
        if wanted and row is None:
            gone.append(Gone(name, wanted[1]))
        if not (wanted and row is None and name in {"category", "author"}):
            setattr(article, name, row)
    return gone


def put_rows(article: Article, content: Content, fields: Container[str] = ALL) -> list[Gone]:
    """The same with what hangs on the article, which is saved by now; questions that stay keep their addresses."""
    content, gone = lifted(content), []
    if "tags" in fields:
        gone += _set(article.tags, Tag, content["tags"], "tags")
    if "faq" in fields:
        _put_questions(article, content["faq"])
    if "excluded" in fields:
        gone += _set(article.excluded, Article, content["excluded"], "excluded")
    return gone + _put_picks(article, content["picks"]) if "picks" in fields else gone


def _put_picks(article: Article, picked: list) -> list[Gone]:
    wanted = [one for one in picked if one[0] != article.pk]
    there = {*Article.objects.filter(pk__in=[pk for pk, _ in wanted]).values_list("pk", flat=True)}
    article.picks.all().delete()
    picks = [pk for pk, _ in wanted if pk in there]
    RelatedPick.objects.bulk_create(
        RelatedPick(article=article, picked_id=pk, position=position) for position, pk in enumerate(picks, start=1)
    )
    return [Gone("picks", name) for pk, name in wanted if pk not in there]


def named(row: Model | None) -> list | None:
    """As content names another row."""
    return [row.pk, str(row)] if row else None


def _set(relation, model: type[Model], wanted: list, field: str) -> list[Gone]:
    there = {*model._default_manager.filter(pk__in=[pk for pk, _ in wanted]).values_list("pk", flat=True)}
    relation.set(there)
    return [Gone(field, name) for pk, name in wanted if pk not in there]


def _put_questions(article: Article, rows: list[list[str]]) -> None:
    stored = {(item.question, item.answer): item for item in reversed(article.faq_items.all())}
    kept = set()
    for position, (question, answer) in enumerate(rows, start=1):
        item = stored.pop((question, answer), None) or FaqItem(article=article, question=question, answer=answer)
        item.position = position
        item.save()
        kept.add(item.pk)
    article.faq_items.exclude(pk__in=kept).delete()
