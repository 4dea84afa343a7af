"""What a deletion takes along, empties, or is stopped by: asked of Django's own collector, no model is named."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, cast

from django.db import models, router
from django.db.models.deletion import Collector, ProtectedError, RestrictedError

from articles import kinds

ASKED_AT_ONCE = 500  # keys in one query; SQLite takes so many parameters everywhere


class Reference(NamedTuple):
    """Rows whose key to the deleted becomes empty."""

    field: models.ForeignKey
    rows: list[models.Model]


class Along(NamedTuple):
    """Only what people know (``kinds.is_known``). ``rows`` go, by model, parents before children."""

    rows: dict[type[models.Model], list[models.Model]]
    references: list[Reference]
    protected: list[models.Model]  # these keep it from being deleted


class Everything(Collector):
    """Collects also what Django would delete unseen."""

    def can_fast_delete(self, objs, from_field=None):
        return False


def goes_along(things: Sequence[models.Model]) -> Along:
    """``things`` are of one model; their own rows stand first."""
    if not things:
        return Along({}, [], [])
    collector = Everything(using=router.db_for_write(type(things[0])))
    protected: Iterable[models.Model] = ()
    try:
        collector.collect(things)
    except ProtectedError as error:
        protected = error.protected_objects
    except RestrictedError as error:
        protected = error.restricted_objects
    own = type(things[0])  # kept in any case, with its joins
    going = {
        model: {row.pk for row in rows}
        for model, rows in collector.data.items()
        if kinds.is_known(model) or own in {model, model._meta.auto_created}
    }
    # A list of querysets or lists of rows for each key; the types say otherwise.
    updates = cast("dict[tuple[models.ForeignKey, object], list[Iterable[models.Model]]]", collector.field_updates)
    emptied = {
        field: {row.pk for rows in groups for row in rows} - going.get(field.model, set())
        for (field, value), groups in updates.items()
        if value is None and kinds.is_known(field.model)
    }
    return Along(
        {model: whole(model, keys) for model, keys in going.items() if keys},
        [Reference(field, whole(field.model, keys)) for field, keys in emptied.items() if keys],
        [row for model, keys in _keys_by_model(protected).items() for row in whole(model, keys)],
    )


def whole(model: type[models.Model], keys: Iterable) -> list[models.Model]:
    """The rows with all their fields, which the collector leaves out, in the order of their keys."""
    return list(
        chain.from_iterable(model._base_manager.filter(pk__in=some).order_by("pk") for some in batched(sorted(keys)))
    )


def batched(keys: Sequence) -> Iterable[Sequence]:
    return (keys[start : start + ASKED_AT_ONCE] for start in range(0, len(keys), ASKED_AT_ONCE))


def _keys_by_model(rows):
    keys: dict[type[models.Model], set] = {}
    for row in rows:
        keys.setdefault(type(row), set()).add(row.pk)
    return keys
