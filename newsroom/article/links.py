"""The panel "Tautan yang disarankan" of the edit screen: where texts could link to each other."""

from typing import NamedTuple

from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_GET

from articles.models import Article
from articles.related import suggestions
from articles.text.numbers import number_in
from newsroom.article.part import ScreenPart


class Suggestion(NamedTuple):
    """``words`` of ``sentence`` could be a link; ``article`` is the other one of the two that it would join."""

    article: Article
    sentence: str
    words: str

    @property
    def before(self) -> str:
        return self.sentence.partition(self.words)[0]

    @property
    def after(self) -> str:
        return self.sentence.partition(self.words)[2]


class Links(ScreenPart):
    def urls(self):
        view = self.screen.admin_site.admin_view(require_GET(self.links_view))
        return [path("<number:pk>/tautan/", view, name="articles_article_links")]

    def links_view(self, request, pk):
        """The suggested links, which take a moment to find: the screen asks for them once the editor stands."""
        article = get_object_or_404(Article.objects.editable_by(request.user), pk=pk)
        context = {"links": suggested(article, request.user, wanted=request.GET.get("tautkan", ""))}
        return render(request, "admin/articles/article/_links.html", context)


def suggested(article, user, *, wanted="") -> dict:
    """Links from and to the article as it is stored; the one to the article numbered ``wanted`` stands first."""
    outgoing = [Suggestion(*passage) for passage in suggestions.outgoing(article)]
    number = number_in(wanted)
    others = Article.objects.published().exclude(pk=article.pk)
    target = None if number is None else others.filter(pk=number).first()
    first = _suggestion_to(target, article, outgoing) if target else None
    if first:
        outgoing = [first, *(suggestion for suggestion in outgoing if suggestion.article != first.article)]
    takes_incoming = article.is_published and user.has_perm("articles.publish_article")
    return {
        "article": article,
        "outgoing": outgoing,
        "wanted": first and first.article.pk,
        "gone": target if not first else None,
        "takes_incoming": takes_incoming,
        "incoming": [Suggestion(*passage) for passage in suggestions.incoming(article)] if takes_incoming else [],
    }


def _suggestion_to(target, article, outgoing):
    """Also the passage that led here from the target's screen, which need not be among this one's best."""
    for suggestion in outgoing:
        if suggestion.article == target:
            return suggestion
    led = (passage for passage in suggestions.incoming(target) if passage.article == article)
    return next((Suggestion(target, passage.sentence, passage.words) for passage in led), None)
