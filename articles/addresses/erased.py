"""Addresses of what was erased for good answer 410, and nothing of what they said is kept."""

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from django.urls import reverse

from articles import kinds
from articles.models import BinnedItem, ErasedAddress, Job, MissingPage, Redirect
from articles.text import paths

ANNOUNCE = "announce"  # the job that names an address to search engines


def remember_erased(addresses: Iterable[str]) -> None:
    """``addresses`` are paths, with the query that names a page where one does."""
    ErasedAddress.objects.bulk_create(
        [ErasedAddress(digest=ErasedAddress.digest_of(_normal(address))) for address in {*addresses}],
        update_conflicts=True,
        unique_fields=["digest"],
        update_fields=["erased_at"],
    )


def is_erased(path: str, query: str = "") -> bool:
    """Whether something stood there that was erased, however the path is spelled. One query."""
    spelled = {paths.normal_path(path)}
    if match := kinds.at(paths.normal_path(path)):
        spelled.add(reverse(match.view, args=[paths.normal_slug(match.slug) or match.slug]))
    if wanted := paths.wanted_query(query):
        spelled |= {paths.with_query(each, wanted) for each in spelled}
    return ErasedAddress.objects.filter(pk__in=[*map(ErasedAddress.digest_of, spelled)]).exists()


def redirects_around(addresses: Collection[str]) -> list[Redirect]:
    """From or to one of these paths."""
    around = {paths.normal_path(address) for address in addresses}
    rows = Redirect.objects.all()
    return [row for row in rows if row.path in around or paths.normal_path(urlsplit(row.target).path) in around]


def drop_around(addresses: Collection[str]) -> list[str]:
    """Redirects from and to these paths go, and that readers asked for them in vain; the former addresses that led
    there, which are erased with them."""
    rows = redirects_around(addresses)
    numbers = {row.pk for row in rows}
    former = [row.source for row in rows]
    Redirect.objects.filter(pk__in=numbers).delete()
    everywhere = {paths.normal_path(urlsplit(address).path) for address in [*addresses, *former]}
    MissingPage.objects.filter(path__in=everywhere).delete()
    Job.objects.filter(kind=ANNOUNCE, key__in=[*addresses]).delete()
    for item in BinnedItem.objects.exclude(redirects=[]):
        kept = [change for change in item.redirects if change[0] not in numbers]
        if kept != item.redirects:
            item.redirects = kept
            item.save(update_fields=["redirects"])
    return former


def _normal(address):
    path, query = paths.split(address)
    path = paths.normal_path(path)
    return paths.with_query(path, query) if query else path
