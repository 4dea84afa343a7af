from django.db import models


class RenamedFileField(models.FileField):
    """A file that is stored under a name of ours: how long the stranger's is, does not matter."""

    def formfield(self, **kwargs):
        return super().formfield(**{"max_length": None, **kwargs})

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs
