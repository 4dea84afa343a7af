"""Back to where it was, whole, or not at all; what the world has done meanwhile is said."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import capfirst

from articles.addresses import Proposal, Verdict, editing
from articles.bin.along import batched
from articles.bin.leading_on import take_back
from articles.bin.packing import contents, files_of, packed
from articles.models import (
    SCHEMA,
    Addressed,
    BinnedItem,
    Named,
    OldSlug,
    Picture,
    Redirect,
    WithBody,
    gone_unless_committed,
)
from articles.text.paths import normal_slug


class CannotRestore(Exception):
    """With the sentence that the person reads; it lies in the bin as before."""


class Restored(NamedTuple):
    thing: models.Model
    rows: list[models.Model]  # all that came back, the thing first
    notes: list[str]  # sentences: what is not as it was


def restore(item: BinnedItem) -> Restored:
    """Under its former number, with its rows, the keys that pointed at it and its files. Raises ``CannotRestore``."""
    try:
        with transaction.atomic():
            return _restore(item)
    except IntegrityError as error:  # what no check before foresees
        raise CannotRestore(
            f"“{item}” tidak bisa dipulihkan: isinya bertabrakan dengan yang dibuat sesudahnya."
        ) from error


def _restore(item):
    item = BinnedItem.objects.select_for_update().filter(pk=item.pk).first()
    if item is None:
        raise CannotRestore("Ini sudah dipulihkan atau dihapus tetap, jadi tidak ada lagi di Keranjang.")
    rows = contents(item) if item.schema == SCHEMA else []
    if not rows:
        raise CannotRestore(f"“{item}” berasal dari versi situs yang lama. Hubungi pengelola untuk memulihkannya.")
    thing, notes = rows[0], Notes()
    take_back(item.redirects)
    rows = _with_what_they_need(rows, notes)
    rows = _with_addresses(rows, notes)
    _refuse_what_is_there(thing)
    _bring_back_files(item, rows)
    for row in rows:
        _store(row)
    for label, name, keys in item.references:
        _point_again(label, name, keys, thing.pk)
    item.delete()
    return Restored(thing, rows, notes.sentences())


class Notes:
    def __init__(self):
        self.said: list[str] = []
        self.left_behind: Counter[str] = Counter()

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def sentences(self) -> list[str]:
        """In the order in which they were found out."""
        gone = "tidak ikut kembali: yang ditunjuknya sudah tidak ada."
        return [*dict.fromkeys(self.said), *(f"{count} {name} {gone}" for name, count in self.left_behind.items())]


# What it points at


def _with_what_they_need(rows, notes):
    """The rows without those that nothing is there for any more; a key that may be empty is emptied instead.

    What is missing may lie in the bin itself: then the row, or the key, waits there and comes back with it.
    """
    coming = {(type(row), row.pk) for row in rows}
    there = _there(rows)
    kept = []
    for row in rows:
        is_whole = True
        for field in _keys_of(row):
            target = getattr(row, field.attname)
            if (field.related_model, target) in coming or target in there[field.related_model]:
                continue
            waiting = _in_the_bin(field.related_model, target)
            if field.null:
                setattr(row, field.attname, None)
                notes.say(f"{capfirst(field.verbose_name)} dikosongkan: {_where(waiting)}")
                if waiting:
                    waiting.references.append((row._meta.label_lower, field.name, [row.pk]))
                    waiting.save(update_fields=["references"])
            elif row is rows[0]:
                raise CannotRestore(f"{capfirst(field.verbose_name)} dari “{row}” sudah tidak ada. {_advice(waiting)}")
            else:
                is_whole = False
                if waiting:
                    waiting.rows += packed([row])
                    waiting.save(update_fields=["rows"])
                    notes.say(f"{capfirst(_name_of(row, field))} menyusul: yang ditunjuknya masih di Keranjang.")
                else:
                    notes.left_behind[_name_of(row, field)] += 1
                break
        if is_whole:
            kept.append(row)
    return kept


def _there(rows):
    """``{model: keys}`` that the rows point at and that exist."""
    wanted = defaultdict(set)
    for row in rows:
        for field in _keys_of(row):
            wanted[field.related_model].add(getattr(row, field.attname))
    return {
        model: {
            key
            for some in batched(sorted(keys))
            for key in model._base_manager.filter(pk__in=some).values_list("pk", flat=True)
        }
        for model, keys in wanted.items()
    }


def _keys_of(row) -> Iterable[models.ForeignKey]:
    return [
        field
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and getattr(row, field.attname) is not None
    ]


def _in_the_bin(model, key):
    return BinnedItem.objects.of(model, key).select_for_update().first()


def _where(waiting):
    """Without its name: it may be a draft that the reader of this is not to know of."""
    return f"yang dulu dipilih {'masih di Keranjang' if waiting else 'sudah tidak ada'}."


def _advice(waiting):
    return "Pulihkan dulu itu dari Keranjang." if waiting else "Tanpa itu tidak bisa dipulihkan."


def _name_of(row, field):
    """A row that only joins two things has no name of its own: it is called by the one that is missing."""
    model = field.related_model if row._meta.auto_created else type(row)
    return str(model._meta.verbose_name)


# What has come meanwhile


def _with_addresses(rows, notes):
    """A free slug where the former one has been taken; old ones that others have now stay with them."""
    kept = []
    for row in rows:
        if isinstance(row, Addressed | OldSlug):  # deleted when other spellings were allowed, perhaps
            row.slug = normal_slug(row.slug) or "alamat"
        if isinstance(row, Addressed) and _is_taken(row):
            former, row.slug = row.slug, row.free_slug()
            notes.say(f"Alamat “{former}” sudah dipakai yang lain. Alamatnya sekarang “{row.slug}”.")
        elif isinstance(row, OldSlug) and _has_another_owner(row):
            notes.say(f"Alamat lama “{row.slug}” sudah dipakai yang lain dan tetap di sana.")
            continue
        kept.append(row)
    return kept


def _is_taken(row):
    former = OldSlug.objects.of_model(type(row)).filter(slug=row.slug).exclude(object_id=row.pk)
    return former.exists() or type(row)._base_manager.filter(slug=row.slug).exists()


def _has_another_owner(row):
    model = row.content_type.model_class()
    former = OldSlug.objects.filter(content_type=row.content_type, slug=row.slug)
    return former.exists() or (model is not None and model._base_manager.filter(slug=row.slug).exists())


def _refuse_what_is_there(thing):
    if type(thing)._base_manager.filter(pk=thing.pk).exists():
        raise CannotRestore(f"“{thing}” sudah ada lagi.")
    if isinstance(thing, Redirect):
        [decision] = editing.plan([Proposal(thing.source, thing.target, thing.kind)]).decisions
        if decision.verdict is not Verdict.MADE:
            raise CannotRestore(decision.sentence or "Alamat ini sudah punya pengalihan lain. Hapus dulu yang itu.")
        thing.target = decision.target
    if isinstance(thing, Named):
        thing.set_name_key()
    try:
        thing.validate_unique()
        thing.validate_constraints()
    except ValidationError as error:
        raise CannotRestore(f"“{thing}” tidak bisa dipulihkan. {' '.join(error.messages)}") from error


# Storing


def _store(row):
    if isinstance(row, Redirect):  # the one way in, which follows chains to their ends
        editing.save(row)
        return
    if isinstance(row, WithBody):  # pictures may have got other files meanwhile
        row.derive_from_body()
    if row._meta.auto_created:  # a join is known by its two ends
        row.pk = None
    row.save_base(raw=True, force_insert=True)


def _bring_back_files(item, rows):
    for storage, name in files_of(rows):
        hidden = item.files.get(name)
        if hidden is None or storage.exists(name):
            continue
        try:
            with storage.open(hidden) as file:
                gone_unless_committed(storage, [storage.save(name, file)])
        except FileNotFoundError as error:
            raise CannotRestore(f"Berkas dari “{item}” hilang dari penyimpanan. Hubungi pengelola.") from error
        transaction.on_commit(partial(storage.delete, hidden), robust=True)
    for row in rows:
        if isinstance(row, Picture):
            row.make_renditions()


def _point_again(label, name, keys, target):
    """Keys that are still empty lead to it again; of rows that lie in the bin by now, once they come back."""
    try:
        model = ContentType.objects.get_by_natural_key(*label.split(".")).model_class()
        if model is None:
            return
        model._meta.get_field(name)
    except (ContentType.DoesNotExist, FieldDoesNotExist):  # not of this version of the site
        return
    for some in batched(keys):
        rows = model._base_manager.filter(pk__in=some)
        rows.filter(**{f"{name}__isnull": True}).update(**{name: target})
        for missing in set(some) - set(rows.values_list("pk", flat=True)):
            waiting = _in_the_bin(model, missing)
            if waiting and waiting.rows[0]["fields"].get(name) is None:
                waiting.rows[0]["fields"][name] = target
                waiting.save(update_fields=["rows"])
