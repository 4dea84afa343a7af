"""What is deleted in the newsroom lies here whole, for thirty days, and can be restored."""

from articles.bin.along import Along, goes_along
from articles.bin.deleting import put
from articles.bin.emptying import StillShown, empty, remove
from articles.bin.leading_on import CannotLeadOn
from articles.bin.merging import Merged, merge
from articles.bin.packing import contents, pictures_in, pictures_of
from articles.bin.restoring import CannotRestore, Restored, restore

__all__ = [
    "Along",
    "CannotLeadOn",
    "CannotRestore",
    "Merged",
    "Restored",
    "StillShown",
    "contents",
    "empty",
    "goes_along",
    "merge",
    "pictures_in",
    "pictures_of",
    "put",
    "remove",
    "restore",
]
