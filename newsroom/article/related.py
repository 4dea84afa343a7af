"""The panel "Berita Terkait" of the edit screen: what readers will see under the article and why, and the editor's say
in it.
"""

from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from articles import search
from articles.models import Article, Job, RelatedEntry
from articles.related import MOST_SHOWN, SHOWN_AS_CARDS, belonging_to, choices, explain, label_names
from articles.text import reading
from articles.text.numbers import number_in
from newsroom.article.part import ScreenPart

LOOKED_AT, FOUND = 40, 8  # "Cari lain" offers the best that are not picked yet
# What each button of the panel does, and what is said then.
VERBS = {
    "pin": (choices.pin, "“{}” disematkan."),
    "unpin": (choices.unpin, "“{}” dilepas dari sematan."),
    "up": (choices.move_up, "“{}” naik satu tempat."),
    "down": (choices.move_down, "“{}” turun satu tempat."),
    "exclude": (choices.exclude, "“{}” tidak ditampilkan lagi."),
    "show": (choices.show_again, "“{}” boleh tampil lagi."),
}


class Row(NamedTuple):
    article: Article
    is_pick: bool
    why: str


class Related(ScreenPart):
    def urls(self):
        view = self.screen.admin_site.admin_view
        return [
            path("<number:pk>/terkait/", view(require_POST(self.related_view)), name="articles_article_related"),
            path("<number:pk>/terkait/cari/", view(require_GET(self.found_view)), name="articles_article_found"),
        ]

    def context(self, request, article):
        """What is picked is the article's at once, also beside its next version: writers pick for their drafts only."""
        is_shut = self.screen.is_of_next and not request.user.has_perm("articles.publish_article")
        if article.pk is None or is_shut:
            return {}
        return {"related": list_of(article, request.user) | found(article, request.GET.get("cari", ""))}

    def related_view(self, request, pk):
        """One button of the panel. A script gets the list as it is then; a plain form comes back to the screen."""
        verb = next((verb for verb in VERBS if verb in request.POST), None)
        number = number_in(request.POST[verb]) if verb else None
        if verb is None or number is None:
            return HttpResponseBadRequest()
        change, said = VERBS[verb]
        with transaction.atomic():
            editable = Article.objects.editable_by(request.user)
            article = get_object_or_404(editable.select_for_update(of=("self",)), pk=pk)
            others = Article.objects.visible_to(request.user).exclude(pk=pk)
            other = get_object_or_404(others.released() if verb == "pin" else others, pk=number)
            change(article, other)
            said = said.format(other)
            self.screen.log_change(request, article, f"Berita Terkait: {said}")
        if request.headers.get("X-Requested-With") == "fetch":
            related = list_of(article, request.user) | {"said": said}
            return render(request, "admin/articles/article/_related_list.html", {"related": related})
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]) + "#berita-terkait")

    def found_view(self, request, pk):
        """What "Cari lain" found, for the script; without it the edit screen itself answers ``?cari=``."""
        article = get_object_or_404(Article.objects.editable_by(request.user), pk=pk)
        context = {"related": found(article, request.GET.get("cari", ""))}
        return render(request, "admin/articles/article/_related_found.html", context)


def list_of(article, user) -> dict:
    """What the panel lists; seven queries at most."""
    visible = Article.objects.visible_to(user).for_newsroom()
    entries = RelatedEntry.objects.filter(article=article).only("related", "shared")
    reasons = {entry.related_id: entry.reasons for entry in entries}
    names = label_names(reasons.values())
    rows = [
        Row(other, other.pick_position is not None, explain(reasons[other.pk], names) if other.pk in reasons else "")
        for other in belonging_to(article, visible)[:MOST_SHOWN]
    ]
    cards, more = _as_readers_see(rows)
    return {
        "article": article,
        "cards": cards,
        "more": more,
        "last_pick": max((index for index, row in enumerate(rows, start=1) if row.is_pick), default=0),
        "excluded": visible.filter(pk__in=article.excluded.values("pk")).order_by("title"),
        "offered_box": None if reading.read_also_ids(article.body) else _first_published(rows),
        "job": Job.objects.filter(kind="relate", key=str(article.pk)).first(),
    }


def found(article, words) -> dict:
    """Published articles for the words, best first, without those that are picked already."""
    if not words.strip():
        return {"words": ""}
    numbers = search.quick(words, LOOKED_AT)
    others = Article.objects.published().exclude(pk=article.pk).exclude(pk__in=article.picks.values("picked"))
    others = others.for_newsroom().in_bulk(numbers)
    return {"words": words, "found": [others[number] for number in numbers if number in others][:FOUND]}


def _first_published(rows):
    return next((row.article for row in rows if row.article.is_published), None)


def _as_readers_see(rows):
    """The rows up to the last card, and the rest; one that is not published yet takes no card's place."""
    shown = 0
    for index, row in enumerate(rows, start=1):
        shown += row.article.is_published
        if shown == SHOWN_AS_CARDS:
            return rows[:index], rows[index:]
    return rows, []
