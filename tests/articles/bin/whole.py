"""All that the database holds, to be compared: what came back from the bin must be what went into it."""

from django.apps import apps
from django.contrib.sessions.models import Session

from articles.models import (
    BegunDraft,
    BinnedItem,
    EditionNote,
    Job,
    Presence,
    RevisionCare,
    SentForm,
    VocabularyWord,
)

NOT_COMPARED = {
    BegunDraft,
    BinnedItem,
    BinnedItem.pictures.through,
    EditionNote,
    Job,
    Presence,
    RevisionCare,
    SentForm,
    Session,
    VocabularyWord,
}


def everything() -> dict[str, list]:
    """Every row of every model with all its fields; joins by their two ends, whose own number nobody sees."""
    return {
        model._meta.label: sorted((_fields(row) for row in model._base_manager.all()), key=repr)
        for model in apps.get_models(include_auto_created=True)
        if model not in NOT_COMPARED and model._meta.app_label in {"articles", "accounts", "agenda"}
    }


def _fields(row):
    left_out = {"id"} if row._meta.auto_created else {"made_at"}
    return {
        field.attname: getattr(row, field.attname) if not hasattr(field, "storage") else getattr(row, field.name).name
        for field in row._meta.concrete_fields
        if field.name not in left_out
    }
