"""Erasing for good: an article and all that was made of it, or a person's name in what was noted of them."""

from articles.erasing.article import Erased, NotThere, erase
from articles.erasing.log import ERASED
from articles.erasing.person import StillActive, forget, remains_of_person
from articles.erasing.remains import Remains, remains_of
from articles.erasing.subject import Subject

__all__ = [
    "ERASED",
    "Erased",
    "NotThere",
    "Remains",
    "StillActive",
    "Subject",
    "erase",
    "forget",
    "remains_of",
    "remains_of_person",
]
