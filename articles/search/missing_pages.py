"""The likeliest page for each address that readers miss, among what they can see."""

from collections.abc import Iterable, Iterator

from articles import kinds
from articles.models import Article, MissingPage
from articles.search.likeliest import Candidate, Finder, Guess

NEWEST_READ = 5000  # articles; enough for any campus, and bounded where somebody imports a library


def guesses_for(missing: Iterable[MissingPage]) -> dict[int, Guess]:
    """By primary key, those only for which there is one; a query a kind of pages."""
    missing = list(missing)
    if not missing:
        return {}
    finder = Finder(_candidates())
    return {row.pk: guess for row in missing if (guess := finder.likeliest(row.path))}


def _candidates() -> Iterator[Candidate]:
    """What a reader most likely wants comes first, then articles."""
    for kind in kinds.described():
        yield from map(_candidate, kind.model.objects.public())
    newest = Article.objects.published().only("title", "slug").order_by("-published_at", "-pk")
    yield from map(_candidate, newest[:NEWEST_READ])


def _candidate(thing):
    return Candidate(thing.get_absolute_url(), str(thing))
