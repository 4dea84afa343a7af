"""Rows as the bin holds them: as Django's serializers write them, every field of the table and nothing else."""

import re
from collections.abc import Iterable, Iterator

from django.core import serializers
from django.core.files.storage import Storage
from django.db import models

from articles.fields import RichTextField
from articles.models import BinnedItem, Picture

NUMBERED = re.compile(r'\sdata-picture="(\d{1,18})"')
ADDRESSED = re.compile(r'\ssrc="([^"]*)"')


def packed(rows: Iterable[models.Model]) -> list[dict]:
    return [_packed(row) for row in rows]


def unpacked(rows: Iterable[dict]) -> list[models.Model]:
    """Not stored yet. A model or column that the site no longer has is passed over, a new one has its default."""
    return [row.object for row in serializers.deserialize("python", rows, ignorenonexistent=True)]


def contents(item: BinnedItem) -> list[models.Model]:
    """What lies there, to be looked at; the thing itself comes first. Empty where its model is no more."""
    return unpacked(item.rows) if unpacked(item.rows[:1]) else []


def files_of(rows: Iterable[models.Model]) -> Iterator[tuple[Storage, str]]:
    """Where each file of the rows lies, or lay, and its name."""
    for row in rows:
        for field in row._meta.concrete_fields:
            if isinstance(field, models.FileField) and (file := getattr(row, field.attname)):
                yield file.storage, file.name


def pictures_of(rows: Iterable[models.Model]) -> set[int]:
    """The numbers of the pictures that the rows show, by a key or in a text."""
    keys, texts = set(), []
    for row in rows:
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if value and field.related_model is Picture:
                keys.add(value)
            elif value and isinstance(field, RichTextField):
                texts.append(value)
    return set(Picture.objects.filter(pk__in=keys | pictures_in(texts)).values_list("pk", flat=True))


def pictures_in(texts: Iterable[str]) -> set[int]:
    """Those that a text names by number, and those whose file it names."""
    numbers, addresses = set(), set()
    for text in texts:
        numbers |= {int(number) for number in NUMBERED.findall(text)}
        addresses |= set(ADDRESSED.findall(text))
    storage = Picture._meta.get_field("file").storage
    base = storage.url("")
    names = [address.removeprefix(base) for address in addresses if address.startswith(base)]
    named = set(Picture.objects.filter(file__in=names).values_list("pk", flat=True))
    return named | set(Picture.objects.filter(pk__in=numbers).values_list("pk", flat=True))


def _packed(row):
    fields = [field.name for field in row._meta.local_concrete_fields]
    return serializers.serialize("python", [row], fields=fields)[0]
