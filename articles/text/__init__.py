"""Texts without a database: the border for HTML that people typed, what pages need of it, and Indonesian words."""

__all__ = [
    "contacts",
    "emoji",
    "everyday",
    "html",
    "indonesian",
    "invisible",
    "names",
    "numbers",
    "paths",
    "phrases",
    "pictures",
    "players",
    "portable",
    "reading",
    "sameness",
    "sentences",
    "stemming",
    "terms",
    "tree",
]
