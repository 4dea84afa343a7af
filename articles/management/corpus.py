"""Files of articles to rank and of the lists made from them: one JSON object a line, gzipped or not."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from django.utils.html import format_html_join

from articles import jobs, publishing
from articles.models import Article, Author, Category, Programme, RelatedEntry, Tag


@dataclass(frozen=True)
class Sample:
    """An article of a corpus; ``links`` are the slugs of the articles that its text links to, ``date`` is ISO."""

    slug: str
    title: str
    headings: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""
    category: str = ""
    programme: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    date: str = ""


def read(path: Path) -> list[Sample]:
    """A line holds ``slug`` and ``title``; ``headings, summary, body, category, tags, links, date`` where known.

    Raises OSError where the file cannot be read and ValueError, with the line's number, where a line is no article.
    """
    samples = {}
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                sample = _sample(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"Line {number} is no article: {error!r}") from error
            if sample.slug in samples:
                raise ValueError(f"Line {number} has the slug {sample.slug!r} of an earlier line.")
            samples[sample.slug] = sample
    return list(samples.values())


def write(path: Path, lists: Iterable[tuple[str, list[str]]]) -> int:
    """One line an article with the slugs related to it, best first; returns the number of lines."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for slug, related in lists:
            out.write(json.dumps({"slug": slug, "related": related}, ensure_ascii=False) + "\n")
            count += 1
    return count


@transaction.atomic
def store(samples: list[Sample]) -> dict[str, Article]:
    """Drafts, by the samples' slugs, as the ranking finds articles on a site: their text as the columns that saving
    derives from it, and of the body only the links, for a corpus has no markup.
    """
    author = Author.objects.create(name="Korpus")
    rows = {}
    for number, sample in enumerate(samples, start=1 + Article.objects.count()):
        rows[sample.slug] = Article(
            title=sample.title[:160],
            slug=f"artikel-{number}",
            summary=sample.summary[:160] or "-",
            plain_text=sample.body,
            headings=[[2, "", text] for text in sample.headings],
            author=author,
            category=_named(Category, sample.category or "Tanpa kategori"),
            programme=_named(Programme, sample.programme) if sample.programme else None,
            published_at=_time(sample.date),
        )
    for sample in samples:
        addresses = [(rows[slug].get_absolute_url(),) for slug in sample.links if slug in rows]
        rows[sample.slug].body = format_html_join("", '<p><a href="{}">.</a></p>', addresses)
    Article.objects.bulk_create(rows.values(), batch_size=500)
    for sample in samples:
        rows[sample.slug].tags.set([_named(Tag, name) for name in sample.tags])
    return rows


def publish(article: Article) -> jobs.Outcome:
    """As an editor does, and what follows: not ``publishing.publish``, which would derive the text from the body, of
    which a corpus has none."""
    Article.objects.filter(pk=article.pk).update(status=Article.Status.PUBLISHED)
    jobs.defer("relate", article.pk)
    return publishing.run_due()


def stored_lists(articles: dict[str, Article], limit: int) -> Iterable[tuple[str, list[str]]]:
    """Each sample's slug and the slugs of its list."""
    slugs = {article.pk: slug for slug, article in articles.items()}
    for slug, article in articles.items():
        entries = RelatedEntry.objects.filter(article=article).order_by("-score", "-related__published_at", "-related")
        yield slug, [slugs[related] for related in entries.values_list("related", flat=True)[:limit]]


def _named(model, name):
    return model.named(name[:60]).first() or model.objects.create(name=name[:60])


def _time(iso):
    moment = datetime.fromisoformat(iso) if iso else datetime(2000, 1, 1, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _sample(row):
    if not (isinstance(row["slug"], str) and isinstance(row["title"], str)):
        raise TypeError("slug and title must be texts")
    return Sample(
        slug=row["slug"],
        title=row["title"],
        headings=tuple(row.get("headings") or ()),
        summary=row.get("summary") or "",
        body=row.get("body") or "",
        category=row.get("category") or "",
        tags=tuple(row.get("tags") or ()),
        links=tuple(row.get("links") or ()),
        date=row.get("date") or "",
    )
