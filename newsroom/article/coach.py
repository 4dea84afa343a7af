"""The coach on the edit screen: its panel beside the form, and the call that keeps it up to date while one types."""

import copy
from collections.abc import Mapping

from django.contrib.admin import ModelAdmin
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles import revisions
from articles.coach import PICTURES, Manuscript, Question, assess, assessments, draft_of, stored
from articles.models import Article, SiteSettings
from articles.text.html import CONTROL, TooMuchHtml
from newsroom.article.at_work import article_at_work
from newsroom.article.coach_panel import Accepted, panel_of
from newsroom.article.filled import filled_with
from newsroom.article.part import ScreenPart
from newsroom.article.previews import card_preview, search_preview
from newsroom.article.typed import typed
from newsroom.expired_forms import sent_in

PARTS = "admin/articles/article/_coach_parts.html"
BESIDE_THE_FORM = {"faq_items", "related"}
TOO_LONG = "Teks ini terlalu panjang untuk diperiksa. Bagi menjadi beberapa artikel."


class Coach(ScreenPart):
    media = Media(js=["js/coach.js"])

    def urls(self):
        view = self.screen.admin_site.admin_view(self.coach_view)
        return [
            path("pemeriksaan/", view, name="articles_article_coach_new"),
            path("<number:pk>/pemeriksaan/", view, name="articles_article_coach"),
        ]

    def urls_of_next(self):
        view = self.screen.admin_site.admin_view(self.coach_view)
        return [path("<number:pk>/versi-baru/pemeriksaan/", view, name="articles_article_next_coach")]

    def context(self, request, article):
        """The panel is there before any script runs."""
        return {"coach": self._assessed(request, article, data=sent_in(request))}

    def save(self, request, article):
        assessments.keep_accepted(article, _reasons(request.POST), by=request.user)

    @method_decorator([require_POST, never_cache])
    def coach_view(self, request, pk=None):
        """The parts of the panel for what the form holds now, as HTML; nothing is stored."""
        article = article_at_work(self.screen, request, pk)
        assessed = self._assessed(request, article, data=request.POST)
        if assessed["too_long"]:
            return HttpResponse(TOO_LONG, status=413, content_type="text/plain; charset=utf-8")
        return render(request, PARTS, {"coach": assessed})

    def _assessed(self, request, article, *, data):
        """``data`` is what was sent; without it the article counts as it is stored."""
        is_stored = article.pk is not None
        name = "articles_article_next_coach" if self.screen.is_of_next else "articles_article_coach"
        url = reverse(f"admin:{name}", args=[article.pk]) if is_stored else None
        context = {"url": url or reverse("admin:articles_article_coach_new"), "too_long": ""}
        reach = reach_of(self.screen, request, article if is_stored else None)
        site = SiteSettings.current()
        try:
            if data is None:
                manuscript = _at_hand(request, article)
                rows = list(range(len(manuscript.faq)))
            else:
                manuscript, rows = typed(article, data, reach)
            draft = draft_of(manuscript, site, reach=reach, asker=request.user)
        except TooMuchHtml:
            return context | {"too_long": TOO_LONG}
        accepted = accepted_of(article, data)
        return context | {
            "panel": panel_of(assess(draft, accepted.keys()), accepted, reach, rows),
            "result": search_preview(draft, site),
            "card": card_preview(manuscript.article, site),
        }


def _at_hand(request, article):
    """What the page begins with."""
    content = filled_with(request)
    if content is None:
        return stored(article)
    shown = copy.copy(article)
    revisions.put_into(shown, content)
    return Manuscript(shown, tuple(Question(question, answer) for question, answer in content["faq"]))


def reach_of(screen: ModelAdmin, request: HttpRequest, article: Article | None = None) -> set[str]:
    """What the person can change of an article: the form's fields, its panels, and the library where they keep it."""
    fieldsets = screen.get_fieldsets(request, article)
    reach = BESIDE_THE_FORM | {str(name) for _, options in fieldsets for name in options["fields"]}
    return reach | {PICTURES} if request.user.has_perm("articles.change_picture") else reach


def _reasons(data):
    """``{code: reason}`` of the checks that the panel asked about; empty where there is none, or none any more."""
    return {
        code: " ".join(CONTROL.sub("", data[name]).split())
        for code in assessments.ACCEPTABLE
        if (name := f"accepted-{code}") in data
    }


def accepted_of(article: Article, data: Mapping[str, str] | None) -> dict[str, Accepted]:
    """What is stored of the checks that were set aside, and what the form says of it."""
    rows = article.accepted_advice.select_related("accepted_by") if article.pk else []
    accepted = {row.code: Accepted(row.reason, str(row.accepted_by or ""), row.accepted_at) for row in rows}
    for code, reason in _reasons(data or {}).items():
        if not reason:
            accepted.pop(code, None)
        elif code not in accepted or accepted[code].reason != reason:
            accepted[code] = Accepted(reason)
    return accepted
