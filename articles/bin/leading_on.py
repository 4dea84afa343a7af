"""Readers of a deleted page are led on to another one, from all its addresses; restored, it takes them back."""

from collections.abc import Iterable

from django.urls import reverse

from articles import kinds
from articles.addresses import Proposal, Verdict, editing, path_on_this_site
from articles.models import Addressed, Redirect
from articles.text.paths import EXACT, normal_path

Changes = list[tuple[int, str | None, str]]  # of redirects: number, target before, target now


class CannotLeadOn(Exception):
    """With the sentence that the editor reads."""


def addresses_of(thing: Addressed) -> list[tuple[str, str]]:
    """``(view, path)`` of each of its views, under its slug of today and every one of before."""
    kind = kinds.kind_of(thing)
    slugs = [thing.slug, *thing.old_slugs.order_by("pk").values_list("slug", flat=True)]
    return [(view, reverse(view, args=[slug])) for slug in slugs for view in (kind.view, *kind.other_views)]


def lead_on(kind: kinds.Kind, addresses: Iterable[tuple[str, str]], target: str) -> Changes:
    """Redirect them all; for what is deleted by now. A feed leads to the same feed of a page of the same kind."""
    before = _targets()
    match = kinds.at(normal_path(path_on_this_site(target.strip())))
    is_alike = match is not None and match.view == kind.view
    planned = editing.carry_out(
        Proposal(path, reverse(view, args=[match.slug]) if match and is_alike else target) for view, path in addresses
    )
    for decision in planned.decisions:
        if decision.verdict is Verdict.REFUSED or decision.sentence:
            raise CannotLeadOn(decision.sentence)
    return [(number, before.get(number), now) for number, now in _targets().items() if before.get(number) != now]


def take_back(changes: Iterable[tuple[int, str | None, str]]) -> None:
    """As it was before. Those from its own addresses go, wherever they lead by now: the page stands there again. Of the
    others, what an editor has changed since is theirs."""
    for number, before, now in changes:
        if before is None:
            Redirect.objects.filter(pk=number, kind=EXACT).delete()
        else:
            Redirect.objects.filter(pk=number, target=now).update(target=before)


def _targets():
    return dict(Redirect.objects.values_list("pk", "target"))
