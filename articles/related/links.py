"""Which texts link to which articles, and what follows for what to read next."""

from collections import defaultdict
from collections.abc import Iterable

from articles import kinds
from articles.addresses import find, path_on_this_site
from articles.models import Article, Link
from articles.text import reading
from articles.text.paths import normal_path

SOURCES = 200  # the newest texts that link to an article; more say nothing new


def refresh(article: Article) -> set[int]:
    """Note the article's links as its text has them now; the targets that came or went."""
    before = dict(article.links.values_list("address", "target"))
    now = _links_of(article)
    if now == before:
        return set()
    article.links.filter(address__in=before.keys() - now.keys()).delete()
    Link.objects.bulk_create(
        [Link(source=article, address=address, target_id=target) for address, target in now.items()],
        update_conflicts=True,
        unique_fields=["source", "address"],
        update_fields=["target"],
    )
    return {target for target in set(before.values()) ^ set(now.values()) if target}


def forget(article_id: int) -> set[int]:
    """The article's links count no more; the targets that they had."""
    links = Link.objects.filter(source=article_id)
    targets = set(links.exclude(target=None).values_list("target", flat=True))
    links.delete()
    return targets


def sources_of(targets: Iterable[int]) -> dict[int, set[int]]:
    """For each of the articles those whose text links to it."""
    sources = defaultdict(set)
    for target, source in Link.objects.filter(target__in=targets).values_list("target", "source"):
        sources[target].add(source)
    return sources


def linked_beside(article_id: int) -> set[int]:
    """Articles that some third article links to together with this one."""
    sources = Link.objects.filter(target=article_id).exclude(source=article_id).order_by("-source")
    beside = Link.objects.filter(source__in=list(sources.values_list("source", flat=True)[:SOURCES]))
    return set(beside.exclude(target=None).exclude(target=article_id).values_list("target", flat=True))


def _links_of(article):
    """``{path: article number or None}`` of all addresses on this site in the article's text, its boxes too."""
    paths = {path for address in reading.links(article.body) if (path := path_on_this_site(address))}
    found = find(path for path in paths if (match := kinds.at(normal_path(path))) and match.kind.model is Article)
    numbers = {path: resource.thing.pk for path, resource in found.items() if resource.thing}
    links = {path[:300]: numbers.get(path) for path in sorted(paths)}
    return links | _boxes(reading.read_also_ids(article.body))


def _boxes(article_ids):
    slugs = Article.objects.filter(pk__in=article_ids).values_list("slug", "pk")  # none are asked for without a query
    return {Article(slug=slug).get_absolute_url(): number for slug, number in slugs}
