"""The likeliest page for each address that readers miss."""

from collections.abc import Iterable

from articles.models import Article, Category, MissingPage, Page, Programme
from articles.search.likeliest import Candidate, Finder, Guess

NEWEST_READ = 5000  # articles; enough for any campus, and bounded where somebody imports a library


def guesses_for(missing: Iterable[MissingPage]) -> dict[int, Guess]:
    """By primary key, those only for which there is one; four queries."""
    missing = list(missing)
    if not missing:
        return {}
    finder = Finder(_candidates())
    return {row.pk: guess for row in missing if (guess := finder.likeliest(row.path))}


def _candidates():
    """What a reader most likely wants comes first."""
    newest = Article.objects.published().only("title", "slug").order_by("-published_at", "-pk")[:NEWEST_READ]
    for rows in (
        Programme.objects.only("name", "slug"),
        Category.objects.only("name", "slug"),
        newest,
        Page.objects.only("title", "slug"),
    ):
        for row in rows:
            yield Candidate(row.get_absolute_url(), str(row))
