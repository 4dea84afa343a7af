"""Fields for what leads out of the site: understood as people write it, stored in the one form that pages need.

Migrations know Django's own fields. ``articles/text/contacts.py`` says what is understood; a form says the rest in its
sentence.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from articles.text import contacts

LONGEST_TYPED = 500  # an address of WhatsApp is longer than the number in it


class _Understood(models.Field):
    """Joined with a field of Django's; ``understand`` may raise ``ValidationError``."""

    understand = staticmethod(contacts.web_address)

    def clean(self, value, model_instance):
        return super().clean(self.understand(value or ""), model_instance)

    def formfield(self, **kwargs):
        # Django's own form fields would refuse what is understood here, or browsers cut it.
        typed = {"form_class": forms.CharField, "max_length": LONGEST_TYPED}
        return models.Field.formfield(self, **kwargs | typed)


class WebAddressField(_Understood, models.URLField):
    def deconstruct(self):
        return as_djangos(super().deconstruct(), models.URLField)


class MailboxField(_Understood, models.EmailField):
    understand = staticmethod(contacts.mailbox)

    def deconstruct(self):
        return as_djangos(super().deconstruct(), models.EmailField)


class PhoneField(_Understood, models.CharField):
    understand = staticmethod(contacts.phone_number)

    def deconstruct(self):
        return as_djangos(super().deconstruct(), models.CharField)


class ProfilesField(models.TextField):
    """Addresses of profiles, one a line."""

    def clean(self, value, model_instance):
        return super().clean("\n".join(contacts.profile_addresses(value or "")), model_instance)

    def deconstruct(self):
        return as_djangos(super().deconstruct(), models.TextField)


def as_djangos(deconstructed, field: type[models.Field]):
    name, _, args, kwargs = deconstructed
    return name, f"django.db.models.{field.__name__}", args, kwargs


def profiles_in(lines: str) -> list[contacts.ProfileLink]:
    """As pages show them; a line that was stored without a check and is none is left out."""
    found = []
    for line in lines.splitlines():
        try:
            found += contacts.profile_addresses(line)
        except ValidationError:
            continue
    return contacts.profiles(dict.fromkeys(found))
