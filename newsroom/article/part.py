from typing import TYPE_CHECKING

from django.forms import Media
from django.http import HttpRequest
from django.urls import URLPattern

from articles.models import Article

if TYPE_CHECKING:
    from newsroom.article.screen import ArticleAdmin


class ScreenPart:
    """A panel of the edit screen with all that belongs to it; ``ArticleAdmin.parts`` lists them in their order."""

    media = Media()

    def __init__(self, screen: "ArticleAdmin"):
        self.screen = screen

    def urls(self) -> list[URLPattern]:
        """Below the addresses of the articles; who may ask is checked in the views."""
        return []

    def urls_of_next(self) -> list[URLPattern]:
        """The same of the screen of a next version, which has parts of its own: ``screen.is_of_next`` tells which."""
        return []

    def context(self, request: HttpRequest, article: Article) -> dict:
        """What the templates need, asked for those only who may change the article.

        ``article`` is as it is stored, also where the form comes back with errors.
        """
        return {}

    def save(self, request: HttpRequest, article: Article) -> None:
        """What the part keeps, once the article and its questions are saved."""
