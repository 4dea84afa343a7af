"""What a reader of a former address is told: one 301, straight to where the page is today."""

from django.db.models import F
from django.http import HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.cache import patch_cache_control

from articles.addresses import counting
from articles.addresses.lookup import State, find_one
from articles.addresses.redirects.following import Destination, follow
from articles.models import Redirect
from articles.text import paths
from articles.text.html import CONTROL

MOST_STEPS = 10  # chains are collapsed when stored; only prefixes meet others at all
KEPT_SECONDS = 3600  # browsers keep a 301 for ever unless told: an editor's correction would never reach them


def destination_of(request) -> Destination:
    """Where the address that was asked for leads today."""
    path = request.path_info
    if CONTROL.search(path):  # which PostgreSQL does not even take as a question
        return Destination(State.MISSING)
    return follow(
        path,
        paths.wanted_query(request.META.get("QUERY_STRING", "")),
        rule_for=rule_for,
        resource_at=find_one,
        longest=MOST_STEPS,
    )


def redirect_to(destination: Destination, request):
    """The answer 301 with the reader's query, or None where the way leads nowhere; counts the redirect's use."""
    if not destination.leads_on:
        return None
    query = request.META.get("QUERY_STRING", "")
    if destination.steps:
        step = destination.steps[0]
        query = paths.other_query(query) if step.query else query
        used = Redirect.objects.filter(kind=step.kind, path=step.path, query=step.query)
        counting.write_in_passing(
            lambda: used.update(hits=F("hits") + 1, last_used_on=timezone.localdate()), share="redirects"
        )
    return moved_to(paths.with_query(destination.address, query))


def moved_to(address: str) -> HttpResponsePermanentRedirect:
    response = HttpResponsePermanentRedirect(address)
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def redirect_of(request):
    """The whole way, for a view that knows that its own page is not there."""
    return redirect_to(destination_of(request), request)


def asks_former_home(request) -> bool:
    """Whether the home page is asked for as former sites address their pages; costs nothing where it has no query."""
    return bool(request.META.get("QUERY_STRING")) and not paths.FORMER_PARAMETERS.isdisjoint(request.GET)


def rule_for(path: str, query: str) -> tuple[paths.Key, str] | None:
    """The redirect that fits best, in one query."""
    keys = list(paths.fitting_keys(path, query))
    rows = Redirect.objects.filter(path__in={key.path for key in keys}, query__in={"", query})
    targets = {row.key: row.target for row in rows}
    return next(((key, targets[key]) for key in keys if key in targets), None)
