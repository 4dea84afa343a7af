"""A person's name leaves what was noted of their work: who wrote a revision, who changed what."""

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from articles.models import BinnedItem
from articles.publishing.erasing.log import erase_quotes
from articles.revisions import forget_maker

FORMER = "mantan redaktur"
PLACEHOLDER = "mantan-redaktur@cakrawala.invalid"  # nobody's: the log wants an account, and this one enters nowhere


class StillActive(Exception):
    """Whoever still works here makes the next row with their name."""


def remains_of_person(person: models.Model) -> int:
    """In how many rows the account is named."""
    noted = sum(model._base_manager.filter(**{field.name: person.pk}).count() for model, field in _notes_of_makers())
    return noted + LogEntry.objects.filter(user_id=person.pk).count()


@transaction.atomic
def forget(person: models.Model) -> None:
    """All that was noted of who did something says "mantan redaktur". The account itself stays, and the byline, which
    is public. Raises ``StillActive``."""
    if person.is_active:  # type: ignore[attr-defined]  # an account's
        raise StillActive
    forget_maker(person)
    for model, field in _notes_of_makers():
        model._base_manager.filter(**{field.name: person.pk}).update(**{field.name: None})
    _forget_in_bin(person.pk)
    _forget_in_log(person)


def _notes_of_makers():
    """Keys to an account that machines fill in; those that people choose are theirs to change."""
    user = get_user_model()
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is user and field.null and not field.editable
    ]


def _forget_in_bin(number):
    """Rows that come back from the bin name nobody who was forgotten."""
    keys = {(model._meta.label_lower, field.name) for model, field in _notes_of_makers()}
    for item in BinnedItem.objects.all().iterator(chunk_size=20):
        named = [
            (row, name)
            for row in item.rows
            for name, value in row["fields"].items()
            if value == number and (row["model"], name) in keys
        ]
        for row, name in named:
            row["fields"][name] = None
        if named:
            item.save(update_fields=["rows"])


def _forget_in_log(person):
    user = get_user_model()
    own = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(user), object_id=str(person.pk))
    own.update(object_repr=FORMER)
    erase_quotes({str(person)}, FORMER)
    entries = LogEntry.objects.filter(user_id=person.pk)
    if entries.exists():
        entries.update(user=_placeholder())


def _placeholder():
    """An account without a way in."""
    user = get_user_model()
    made = user._default_manager.filter(email=PLACEHOLDER).first()
    if made is None:
        made = user(email=PLACEHOLDER, name=FORMER.capitalize(), is_active=False, is_staff=False)
        made.set_unusable_password()
        made.save()
    return made
