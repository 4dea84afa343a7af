"""Where a picture of the library is shown, whichever app shows it: by a key to it, or in a text."""

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model, Q

from articles.fields import RichTextField
from articles.models import Picture


def places_of(picture: Picture) -> list[Model]:
    """Everything that shows it, a query a model; deleting the picture would leave a hole there."""
    return [thing for model in apps.get_models() if (asked := _shows(model, picture)) for thing in _rows(model, asked)]


def _shows(model, picture):
    """The question that a model is asked; empty for one that can show no picture."""
    question = Q()
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is Picture:
            question |= Q(**{field.name: picture})
        elif isinstance(field, RichTextField):
            question |= Q(**{f"{field.name}__contains": picture.file.name})
    return question


def _rows(model, question):
    return model._default_manager.filter(question).distinct()
