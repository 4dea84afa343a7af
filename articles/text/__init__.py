"""Texts without a database: the border for HTML that people typed, what pages need of it, and Indonesian words."""

__all__ = ["html", "indonesian", "paths", "phrases", "portable", "reading", "sameness", "sentences", "stemming"]
