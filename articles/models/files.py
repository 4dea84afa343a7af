from collections.abc import Iterable

from django.core.files.storage import Storage
from django.db import models, transaction


class RenamedFileField(models.FileField):
    """A file that is stored under a name of ours: how long the stranger's is, does not matter. It goes again where the
    row that holds it does not come to be, or not with this file."""

    def formfield(self, **kwargs):
        return super().formfield(**{"max_length": None, **kwargs})

    def pre_save(self, model_instance, add):
        is_new = not getattr(model_instance, self.attname)._committed
        file = super().pre_save(model_instance, add)
        if file and is_new:
            gone_unless_committed(file.storage, [file.name])
        return file

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs


def gone_unless_committed(storage: Storage, names: Iterable[str]) -> None:
    """For files that are stored within a transaction: a storage knows of none. Outside of one they stay."""
    transaction.on_commit(_Stored(storage, names))


class _Stored:
    """Waits for the commit in the connection's list, and nowhere else. A rollback, also to a savepoint, drops it from
    there uncalled; Django has no hook for that, so it is the dropping that takes the files along."""

    def __init__(self, storage, names):
        self.storage, self.names = storage, list(names)

    def __call__(self):
        self.names = []

    def __del__(self):
        for name in self.names:
            self.storage.delete(name)
