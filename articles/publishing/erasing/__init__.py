"""Erasing for good: an article and all that was made of it, or a person's name in what was noted of them."""

from articles.publishing.erasing.article import Erased, NotThere, erase
from articles.publishing.erasing.log import ERASED
from articles.publishing.erasing.person import StillActive, forget, remains_of_person
from articles.publishing.erasing.remains import Remains, remains_of
from articles.publishing.erasing.subject import Subject

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
