"""Generated articles into the database, published, many at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from articles.covers import seed_of
from articles.management.generated import Generated
from articles.models import Article, Author, Category, Programme, Sky, Tag

BATCH = 500
AUTHORS = 20


def fill(generated: Iterable[Generated], status: str = Article.Status.PUBLISHED) -> Iterator[list[Article]]:
    """Stores them in batches, a transaction each, and yields each batch. Nothing is ranked yet."""
    rows = iter(generated)
    authors = [_named(Author, f"Penulis {number + 1}") for number in range(AUTHORS)]
    while batch := list(islice(rows, BATCH)):
        yield _store(batch, authors, status)


@transaction.atomic
def _store(batch, authors, status):
    categories = {name: _category(name) for name in {row.category for row in batch}}
    summary = "Belajar membangun yang dipakai orang."
    programmes = {
        name: _named(Programme, name, summary=summary) for name in {row.programme for row in batch if row.programme}
    }
    tags = {name: _named(Tag, name) for name in {name for row in batch for name in row.tags}}
    articles = [_article(row, categories[row.category], programmes.get(row.programme), status) for row in batch]
    for article in articles:
        article.author = authors[article.cover_seed % AUTHORS]
    Article.objects.bulk_create(articles)
    Article.tags.through.objects.bulk_create(
        Article.tags.through(article=article, tag=tags[name])
        for article, row in zip(articles, batch, strict=True)
        for name in row.tags
    )
    return articles


def _article(row, category, programme, status):
    """As saving would leave it, in a bulk's time."""
    article = Article(
        title=row.title,
        slug=row.slug,
        summary=row.summary,
        body=row.body,
        category=category,
        programme=programme,
        status=status,
        published_at=row.published_at,
        first_published_at=row.published_at if status == Article.Status.PUBLISHED else None,
        cover_seed=seed_of(row.slug),
        cover_sky=category.sky,
    )
    article.derive_from_body()
    return article


def _category(name):
    skies = Sky.values
    return _named(Category, name, sky=skies[seed_of(name) % len(skies)])


def _named(model, name, **fields):
    return model.named(name).first() or model.objects.create(name=name, **fields)
