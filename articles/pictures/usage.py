"""Where a picture of the library is shown, whichever app shows it: by a key to it, in a text, or by its address."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import CharField, ForeignKey, JSONField, ManyToManyField, Model, Q, SlugField, TextField

from articles.fields import RichTextField
from articles.models import CleanText, Picture


def places_of(picture: Picture) -> list[Model]:
    """Everything that shows it, a query a model; deleting the picture would leave a hole there."""
    return [thing for model in _models() if (asked := _shows(model, picture)) for thing in _rows(model, asked)]


def texts_with(picture: Picture, former_name: str) -> Iterator[tuple[Model, list[CharField | TextField]]]:
    """Each row with a text that shows it or leads to its former file, and the fields that may hold texts; held until
    the end of the transaction."""
    for model in _models():
        fields = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, RichTextField) or (_is_typed(field) and not isinstance(field, JSONField))
        ]
        asked = Q()
        for field in fields:
            asked |= _in_text(field, picture, former_name)
        if asked:
            rows = model._base_manager.select_for_update(of=("self",)).filter(asked).order_by("pk")
            yield from ((row, fields) for row in rows)


def _models():
    return [model for model in apps.get_models() if model is not Picture]


def _shows(model, picture):
    """The question that a model is asked; empty for one that can show no picture."""
    question = Q()
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is Picture:
            question |= Q(**{field.name: picture})
        elif isinstance(field, RichTextField) or _is_typed(field):
            question |= _in_text(field, picture, picture.file_name)
    return question


def _in_text(field, picture, name):
    question = Q(**{f"{field.name}__icontains": name}) if name else Q()
    if isinstance(field, RichTextField):
        question |= Q(**{f"{field.name}__contains": f'data-picture="{picture.pk}"'})
    return question


def _is_typed(field: object) -> bool:
    """Words of people, which may hold a picture's address; what is derived from them, and what only counts or records,
    is none."""
    is_text = isinstance(field, CharField | TextField | JSONField) and not isinstance(field, SlugField)
    return is_text and field.editable and not field.choices and issubclass(field.model, CleanText)  # type: ignore[attr-defined]


def _rows(model, question):
    texts = [field.name for field in model._meta.concrete_fields if isinstance(field, RichTextField)]
    return model._default_manager.filter(question).defer(*texts).distinct()
