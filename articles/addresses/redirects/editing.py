"""The one way in which redirects come into the database: by hand, from a file, from an address that readers miss."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from articles.addresses.lookup import Lookup, State, find
from articles.addresses.redirects.following import Destination, follow
from articles.addresses.redirects.plan import Plan, Proposal, make_plan, rule_in
from articles.models import MissingPage, Redirect
from articles.text.paths import EXACT, PREFIX, Key, normal_path, split


def rules() -> dict[Key, str]:
    """All redirects, the oldest first."""
    rows = Redirect.objects.order_by("pk").values_list("kind", "path", "query", "target")
    return {Key(kind, path, query): target for kind, path, query, target in rows}


def destinations(paths: Iterable[str]) -> dict[str, Destination]:
    """Where each path leads today, as a reader would find; a handful of queries for any number of them."""
    paths, today = set(paths), rules()
    resources = Lookup(paths)
    fitting = [(path, *rule) for path in paths if (rule := rule_in(today, normal_path(path), ""))]
    resources.learn(split(key.lead(target, path))[0] for path, key, target in fitting)
    rule_for, resource_at = partial(rule_in, today), resources.__getitem__
    return {path: follow(path, "", rule_for=rule_for, resource_at=resource_at) for path in paths}


def plan(proposals: Iterable[Proposal], *, besides: Redirect | None = None) -> Plan:
    """What would become of the proposals; ``besides`` is the row that an editor is changing."""
    today = rules()
    if besides and besides.pk:
        today.pop(Redirect.objects.get(pk=besides.pk).key, None)
    return make_plan(proposals, today)


@transaction.atomic
def save(redirect: Redirect) -> None:
    """Store one that ``plan`` has let pass; those that led to its address lead to its target from now on."""
    redirect.save()
    rows = _locked_rows()
    _store(make_plan([], _targets(rows)), rows)
    _forget_missed([redirect.key])


@transaction.atomic
def carry_out(proposals: Iterable[Proposal]) -> Plan:
    """Store what can be; what is refused changes nothing. Planned in the same transaction that stores."""
    rows = _locked_rows()
    planned = make_plan(proposals, _targets(rows))
    _forget_missed(_store(planned, rows))
    return planned


def notes_on(redirects: Iterable[Redirect]) -> dict[int, str]:
    """What an editor should look at, by primary key: pages that have come or gone since a redirect was made."""
    redirects = list(redirects)
    targets = {row.pk: split(row.target)[0] for row in redirects if row.target.startswith("/")}
    resources = find({*targets.values(), *(row.path for row in redirects)})
    notes = {}
    for row in redirects:
        target = resources[targets[row.pk]].state if row.pk in targets and row.kind != PREFIX else None
        if resources[row.path].state in {State.LIVE, State.MOVED} and row.path != "/":
            use = "Tidak dipakai" if row.kind == EXACT else "Dipakai hanya di bawahnya"
            notes[row.pk] = f"{use}: di alamat asal sekarang ada halaman."
        elif target in {State.MISSING, State.UNPUBLISHED}:
            notes[row.pk] = "Di tujuan tidak ada halaman."
        elif target is State.WITHDRAWN:
            notes[row.pk] = "Artikel di tujuan sudah ditarik."
    return notes


def _locked_rows():
    return {row.key: row for row in Redirect.objects.select_for_update().order_by("pk")}


def _targets(rows):
    return {key: row.target for key, row in rows.items()}


def _store(planned, rows):
    """Write the differences; the keys that are new."""
    changed = [row for key, row in rows.items() if planned.rules[key] != row.target]
    for row in changed:
        row.target = planned.rules[row.key]
    Redirect.objects.bulk_update(changed, ["target"], batch_size=500)
    made = [key for key in planned.rules if key not in rows]
    Redirect.objects.bulk_create(
        [Redirect(kind=key.kind, path=key.path, query=key.query, target=planned.rules[key]) for key in made],
        batch_size=500,
    )
    return made


def _forget_missed(keys):
    """What is redirected is missed no more."""
    asked = MissingPage.objects.filter(path__in=[key.path for key in keys if not key.query])
    asked.delete()
    for key in keys:
        if key.kind != EXACT:
            MissingPage.objects.filter(path__startswith=f"{key.path}/").delete()
