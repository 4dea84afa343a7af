"""Uploads, and pictures that the site draws, as files that are whole or not there."""

import os
import secrets

from django.core.files.storage import FileSystemStorage

UNFINISHED = ".part"  # how a name ends until then; the site serves none that ends so


class WholeFiles(FileSystemStorage):
    """A file gets its name once all of it is written: nobody reads half of one, and neither a full disk nor a killed
    process leaves one. What a killed process was writing stays as ``….part``.

    ``save`` of Django has found ``name`` to be free; two that save under one at once keep the one that was done last.
    """

    def _save(self, name, content):
        part = f"{name}.{secrets.token_hex(8)}{UNFINISHED}"
        try:
            super()._save(part, content)  # type: ignore[misc]  # Django's stubs leave it out
            os.replace(self.path(part), self.path(name))
        except BaseException:
            self.delete(part)
            raise
        return name
