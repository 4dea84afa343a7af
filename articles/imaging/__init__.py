"""Pictures as bytes, below the models that use them: what an upload must be, and the sizes that pages ask for."""

from articles.imaging import renditions
from articles.imaging.uploads import MAX_BYTES, TOO_LARGE, make_safe

__all__ = ["MAX_BYTES", "TOO_LARGE", "make_safe", "renditions"]
