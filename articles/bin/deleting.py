"""Out of sight, and into the bin with all that goes along."""

import secrets
from collections.abc import Iterable
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from articles import kinds
from articles.bin.along import Along, goes_along
from articles.bin.leading_on import addresses_of, lead_on
from articles.bin.packing import files_of, packed, pictures_of
from articles.models import HIDDEN_FOLDER, Addressed, BinnedItem, gone_unless_committed


@transaction.atomic
def put(things: Iterable[models.Model], *, by, lead_to: str = "") -> list[BinnedItem]:
    """Delete each and keep it whole; one that somebody else has deleted meanwhile is passed over.

    ``lead_to`` is where readers of those that were public go on to. Raises ``ProtectedError`` where something needs one
    of them, and ``CannotLeadOn``; then nothing has changed.
    """
    items = []
    for thing in things:
        row = type(thing)._base_manager.select_for_update().filter(pk=thing.pk).first()
        if row is not None:
            addresses = addresses_of(row) if lead_to and isinstance(row, Addressed) and row.was_public else []
            items.append((*_put(row, by), addresses))
    for item, rows, addresses in items:  # once all are gone: none may lead to another; files last, for they stay copied
        if addresses:
            item.redirects = lead_on(kinds.kind_of(type(rows[0])), addresses, lead_to)
        item.files = _put_away(rows)
        item.save(update_fields=["redirects", "files"])
    return [item for item, _, _ in items]


def _put(thing, by):
    along = goes_along([thing])
    rows = list(chain.from_iterable(along.rows.values()))
    item = BinnedItem.objects.create(
        content_type=ContentType.objects.get_for_model(thing),
        object_id=str(thing.pk),
        title=str(thing)[: BinnedItem._meta.get_field("title").max_length],
        owner=getattr(thing, "created_by", None),
        deleted_by=by,
        rows=packed(rows),
        references=_references(along),
    )
    item.pictures.set(pictures_of(rows))
    thing.delete()
    return item, rows


def _references(along: Along):
    return [
        (field.model._meta.label_lower, field.name, [row.pk for row in emptied]) for field, emptied in along.references
    ]


def _put_away(rows):
    """Copies under names that nobody can guess, and that the site's own view never answers. The files themselves go
    after the commit, so that readers meet 404 from then on and nothing is lost where there is none."""
    files = {}
    for storage, name in files_of(rows):
        if storage.exists(name):
            with storage.open(name) as file:
                hidden = f"{HIDDEN_FOLDER}/{secrets.token_hex(16)}{PurePosixPath(name).suffix}"
                files[name] = storage.save(hidden, file)
            gone_unless_committed(storage, [files[name]])
            transaction.on_commit(partial(storage.delete, name), robust=True)
    return files
