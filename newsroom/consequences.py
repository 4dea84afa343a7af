"""What deleting takes along and what it leaves without a part, in the words of those who write: no row of a machine."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.contrib.admin import AdminSite
from django.db import models
from django.urls import NoReverseMatch, reverse

from articles import bin, kinds
from articles.models import Addressed, OldSlug, Redirect

SHOWN = 10  # of a group; the rest is counted


class Mention(NamedTuple):
    """One thing by its words; ``url`` of its screen, empty where it has none."""

    text: str
    url: str = ""


class AffectedRows(NamedTuple):
    """``3 artikel, tag ini dilepas``, and the first of them."""

    total: int
    name: str
    note: str
    shown: list[Mention]

    @property
    def hidden(self) -> int:
        return self.total - len(self.shown)


class Consequences(NamedTuple):
    things: AffectedRows
    going: list[AffectedRows]  # along with them
    touched: list[AffectedRows]  # there still, and without a part
    menu: list[str]  # where entries of a menu go
    protected: list[AffectedRows]  # what keeps them from being deleted


class Describe:
    """For one deletion of ``things``, all of one model."""

    def __init__(self, things: Sequence[models.Model], along: bin.Along, site: AdminSite):
        self.things, self.along, self.site = things, along, site
        self.model = type(things[0])
        self.keys = {thing.pk for thing in things}

    def all(self) -> Consequences:
        return Consequences(
            self.group(self.things),
            self.going(),
            self.touched(),
            menu_of(self.model, self.keys),
            self.group_by_model(self.along.protected),
        )

    def going(self) -> list[AffectedRows]:
        groups = []
        for model, rows in self.along.rows.items():
            if model is not self.model and not model._meta.auto_created:
                owned = [row for row in rows if not self._is_of_another(row)]
                groups += [self.group(owned)] if owned else []
        return groups

    def touched(self) -> list[AffectedRows]:
        groups = []
        for model, rows in self.along.rows.items():
            field, name = self._join(model)
            if field:
                others = {getattr(row, field.attname) for row in rows if self._is_of_another(row)}
                groups += self._group_of_keys(field.related_model, others, f"{name} ini dilepas")
        for field, rows in self.along.references:
            groups.append(self.group(rows, f"“{field.verbose_name}” menjadi kosong"))
        return groups + self._redirects()

    def group(self, rows: Sequence[models.Model], note: str = "") -> AffectedRows:
        return AffectedRows(len(rows), _name(type(rows[0])), note, [self.named(row) for row in rows[:SHOWN]])

    def group_by_model(self, rows: Iterable[models.Model]) -> list[AffectedRows]:
        by_model: dict[type[models.Model], list[models.Model]] = {}
        for row in rows:
            by_model.setdefault(type(row), []).append(row)
        return [self.group(some) for some in by_model.values()]

    def named(self, row: models.Model) -> Mention:
        if isinstance(row, OldSlug):
            kind = kinds.kind_of(self.model) if issubclass(self.model, Addressed) else None
            return Mention(reverse(kind.view, args=[row.slug]) if kind else row.slug)
        if isinstance(row, Addressed) or self.site.is_registered(type(row)):
            return Mention(str(row), address_of(row))
        return Mention(next(iter(words_of(row)), str(row)))

    def _join(self, model):
        """``(key, name)`` of rows that join two things: the key to the one that has them, and what it calls them."""
        if model._meta.auto_created:
            field = next(
                field for field in model._meta.auto_created._meta.many_to_many if field.remote_field.through is model
            )
            return model._meta.get_field(field.m2m_field_name()), field.verbose_name
        needed = [field for field in model._meta.concrete_fields if _is_needed_key(field)]
        return (needed[0], model._meta.verbose_name) if len(needed) > 1 else (None, "")

    def _is_of_another(self, row):
        """Whether it belongs to something else, which only names what is deleted."""
        field, _ = self._join(type(row))
        if field is None:
            return False
        return not (field.related_model is self.model and getattr(row, field.attname) in self.keys)

    def _group_of_keys(self, model, keys, note):
        if not keys:
            return []
        shown = model._base_manager.filter(pk__in=sorted(keys)[:SHOWN]).order_by("pk")
        return [AffectedRows(len(keys), _name(model), note, [self.named(row) for row in shown])]

    def _redirects(self):
        public = [thing for thing in self.things if isinstance(thing, Addressed) and thing.was_public]
        rows = Redirect.objects.filter(target__in=[thing.get_absolute_url() for thing in public])
        return [self.group(list(rows), "mengantar ke sini")] if rows else []


def menu_of(model: type[models.Model], keys: Iterable) -> list[str]:
    """Where the menu names the things: each place once."""
    if not issubclass(model, Addressed) or not kinds.kind_of(model).has_menu_rows:
        return []
    rows = model.objects.filter(pk__in=keys).for_menu(kinds.kind_of(model).label)  # type: ignore[attr-defined]
    words = {"header": "di menu atas dan di kaki halaman", "footer": "di kaki halaman"}
    return [words[placement] for placement in dict.fromkeys(row[3] for row in rows)]


def words_of(row: models.Model) -> list[str]:
    """What people have written in it: the fields of text that have a name for them."""
    return [
        str(value)
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and "verbose_name" in field.deconstruct()[3]
        if (value := field.value_from_object(row))
    ]


def address_of(row: models.Model) -> str:
    """Of its form in the newsroom, empty where it has none."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""


def _is_needed_key(field):
    return isinstance(field, models.ForeignKey) and not field.null and kinds.is_known(field.related_model)


def _name(model):
    return str(model._meta.verbose_name)
