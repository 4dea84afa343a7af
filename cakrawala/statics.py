"""Static files as they are collected: under hashed names, with gzip and brotli beside them."""

import shutil
from collections.abc import Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesOfTheSite(CompressedManifestStaticFilesStorage):
    def compress_files(self, paths) -> Iterator[tuple[str, str]]:
        """A compressed file may be read by whoever may read its original."""
        for name, compressed_name in super().compress_files(paths):
            shutil.copymode(self.path(name), self.path(compressed_name))
            yield name, compressed_name
