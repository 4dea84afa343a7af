"""Several things become one: what named the others names the one that stays, and they go into the bin."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import models, transaction
from django.utils import timezone

from articles.bin.deleting import put
from articles.models import Addressed, Article, BinnedItem


class Merged(NamedTuple):
    articles: list[int]  # keys of those that moved
    items: list[BinnedItem]


@transaction.atomic
def merge(kept: Addressed, others: Iterable[Addressed], *, by) -> Merged:
    """Readers of the others are led on to ``kept``, from all their addresses; what is blank in it is filled from them.

    Raises ``CannotLeadOn``; then nothing has changed.
    """
    model = type(kept)
    keys = sorted({kept.pk, *(other.pk for other in others)})
    rows = {row.pk: row for row in model._base_manager.select_for_update().filter(pk__in=keys).order_by("pk")}
    kept, merged = rows.pop(kept.pk), list(rows.values())
    articles = {
        key
        for relation in _relations(model)
        for key in (_join if relation.many_to_many else _point)(relation, kept, merged)
    }
    Article.objects.filter(pk__in=articles).update(changed_by=by, changed_at=timezone.now())
    items = put(merged, by=by, lead_to=kept.get_absolute_url())
    if _fill(kept, merged):
        kept.save()
    return Merged(sorted(articles), items)


def _relations(model):
    """Every key to the model and every list of it, also those without a name on this side."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.related_model._meta.auto_created
    ]


def _point(relation, kept, merged):
    """Keys that pointed at one of the others point at the one that stays; those of articles are answered."""
    rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": merged})
    keys = list(rows.values_list("pk", flat=True))
    rows.update(**{relation.field.name: kept})
    return keys if relation.related_model is Article else []


def _join(relation, kept, merged):
    """The same for a list, in which each stands once."""
    through = relation.field.remote_field.through
    owner, own = relation.field.m2m_field_name(), relation.field.m2m_reverse_field_name()
    rows = through._base_manager.filter(**{f"{own}__in": merged})
    keys = set(rows.values_list(owner, flat=True))
    has_it = set(through._base_manager.filter(**{own: kept, f"{owner}__in": keys}).values_list(owner, flat=True))
    rows.delete()
    through._base_manager.bulk_create(
        [through(**{f"{owner}_id": key, f"{own}_id": kept.pk}) for key in sorted(keys - has_it)], batch_size=500
    )
    return keys if relation.related_model is Article else []


def _fill(kept, merged):
    """What people fill in and left blank; whether anything was."""
    filled = False
    for field in kept._meta.concrete_fields:
        if not field.editable or not field.blank or isinstance(field, models.BooleanField | models.SlugField):
            continue
        found = next((value for other in merged if (value := getattr(other, field.attname))), None)
        if found and not getattr(kept, field.attname):
            setattr(kept, field.attname, found)
            filled = True
    return filled
