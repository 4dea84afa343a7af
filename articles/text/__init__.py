"""Texts without a database: the border for HTML that people typed, what pages need of it, and Indonesian words."""

__all__ = [
    "emoji",
    "html",
    "indonesian",
    "paths",
    "phrases",
    "pictures",
    "players",
    "portable",
    "reading",
    "sameness",
    "sentences",
    "stemming",
    "tree",
]
