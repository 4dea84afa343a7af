from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from articles.models.address import Addressed
from articles.querysets import NamedQuerySet
from articles.text.names import LONGEST, name_key


class SameName(ValidationError):
    """``other`` is the one that has the name already."""

    def __init__(self, message: str, other: "Named"):
        super().__init__(message)
        self.other = other


class Named(Addressed):
    """Found by its name, however that is written. Where a name may stand once only, a subclass has the constraint that
    ``once`` makes."""

    name: str
    is_name_shared = False  # whether several may have one name, as people do

    name_key = models.CharField(max_length=LONGEST, editable=False, default="")

    objects: ClassVar = NamedQuerySet.as_manager()

    class Meta(Addressed.Meta):
        abstract = True

    def clean(self):
        super().clean()
        self.set_name_key()
        is_new_name = type(self)._base_manager.filter(pk=self.pk, name_key=self.name_key).first() is None
        if not self.is_name_shared and is_new_name and (other := self.namesakes().first()):
            kind = self._meta.verbose_name
            raise ValidationError(
                {"name": SameName(f"Sudah ada {kind} “{other}”. Pakai yang itu, atau pilih nama lain.", other)}
            )

    def save(self, *args, **kwargs):
        self.set_name_key()
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "name_key"}
        super().save(*args, **kwargs)

    @classmethod
    def named(cls, name: str) -> models.QuerySet:
        """Those that have this name, however it is written; the oldest first."""
        return cls.objects.with_name_key(name_key(name))

    def namesakes(self) -> models.QuerySet:
        """Others of the same name."""
        return self.named(self.name).exclude(pk=self.pk)

    def set_name_key(self) -> None:
        key = name_key(self.name)
        if self.shared_key != key:
            self.name_key = key

    @property
    def shared_key(self) -> str:
        """One that was there twice before names had keys keeps its number behind it (migration 0010)."""
        return self.name_key.partition(" ")[0]


def once(model: str, kind: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["name_key"], name=f"{model}_name_once", violation_error_message=f"Sudah ada {kind} dengan nama itu."
    )
