"""Which articles readers can open, newest first, and how many of each list: kept in memory while nothing changes."""

from articles.edition.kept import Edition, Keys, current, tidy
from articles.edition.triggers import install_after_migrate

__all__ = ["Edition", "Keys", "current", "install_after_migrate", "tidy"]
