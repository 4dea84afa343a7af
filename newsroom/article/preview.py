"""The page of an article as its form stands, saved or not, beside the form; and that of a revision.

The view and the templates are those of the public page (``articles/pages/detail.py``), given an article in memory. Only
this site may frame the answer; no script of it runs, no form of it is sent, nobody keeps it.
"""

import copy
import datetime
from collections.abc import Sequence
from typing import NamedTuple

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.forms import Media, ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from articles import pages, publishing, revisions
from articles.coach import MOST_CHARACTERS, Finding, Manuscript, Place, Question, assess, draft_of, marked
from articles.models import Article, FaqItem, Revision, SiteSettings, Tag, settle
from articles.related import places_of, places_with
from articles.text.html import TooMuchHtml
from newsroom.article.at_work import article_at_work
from newsroom.article.coach import accepted_of, reach_of
from newsroom.article.filled import filled_with
from newsroom.article.part import ScreenPart
from newsroom.article.previews import card_preview, search_preview
from newsroom.article.revisions import TOO_NEW, own_or_edited
from newsroom.article.typed import typed_content

TOO_LONG = "Teks ini terlalu panjang untuk pratinjau. Bagi menjadi beberapa artikel."
NOBODYS = 0  # the number of an article that is not stored: no row has it
PARTS = "admin/articles/article/{}.html"
# Links open beside the page, in a tab that is free; scripts and forms are dead.
SANDBOX = ["allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"]


def framed_here(view):
    """The policy of the public page, but for who may frame it, and without scripts; nothing is told to where its links
    lead, and no search engine that gets hold of it may keep it."""

    def answer(request: HttpRequest, **kwargs: int) -> HttpResponse:
        response = view(request, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return xframe_options_sameorigin(csp_replace({"frame-ancestors": [SELF], "sandbox": SANDBOX})(answer))


class Note(NamedTuple):
    """A finding that has its place on the page; ``field`` and ``nth`` where that is not in the text."""

    number: int
    sentence: str
    field: str
    nth: int


class Preview(ScreenPart):
    media = Media(js=["js/preview.js"])

    def urls(self):
        view = self._view
        return [
            path("pratinjau/", view(self.new_view, require_POST), name="articles_article_preview_new"),
            path("<number:pk>/pratinjau/", view(self.typed_view, require_POST), name="articles_article_preview"),
            path(
                "<number:pk>/versi/<number:number>/pratinjau/",
                view(self.revision_view, require_GET),
                name="articles_article_preview_revision",
            ),
        ]

    def urls_of_next(self):
        address = "<number:pk>/versi-baru/pratinjau/"
        return [path(address, self._view(self.next_view, require_POST), name="articles_article_preview_next")]

    def _view(self, answer, method):
        return self.screen.admin_site.admin_view(framed_here(method(answer)))

    def context(self, request, article):
        if article.pk is None:
            return {"preview_url": reverse("admin:articles_article_preview_new")}
        name = "preview_next" if self.screen.is_of_next else "preview"
        return {"preview_url": reverse(f"admin:articles_article_{name}", args=[article.pk])}

    def new_view(self, request):
        return self._typed(request, article_at_work(self.screen, request, None))

    def typed_view(self, request, pk):
        """The form of the article as it stands; nothing is stored."""
        return self._typed(request, article_at_work(self.screen, request, pk))

    def next_view(self, request, pk):
        """The same of its next version: what the form does not offer is that version's."""
        article = article_at_work(self.screen, request, pk)
        try:
            self.screen.get_object(request, str(pk))  # fills the form
        except revisions.UnknownSchema:
            return _told_too_new()
        return self._typed(request, article, filled_with(request))

    def revision_view(self, request, pk, number):
        article = own_or_edited(request, pk)
        revision = get_object_or_404(Revision.objects.filter(article=article), number=number)
        try:
            words = with_words(article, revisions.lifted(revision.content), by=request.user)
        except revisions.UnknownSchema:
            return _told_too_new()
        return pages.preview(request, words.published())

    def _typed(self, request, article, base=None):
        try:
            words = self._words(request, article, base)
            if request.headers.get("X-Requested-With") != "fetch":
                return pages.preview(request, words.published())
            return JsonResponse(self._parts(request, article, words))
        except TooMuchHtml:
            return HttpResponse(TOO_LONG, status=413, content_type="text/plain; charset=utf-8")

    def _words(self, request, article, base):
        form = self.screen.get_form(request)  # as for a new one: all that the person may set
        copied = copy.copy(article)
        copied.changed_by = request.user
        filled = form(instance=copied)
        content = typed_content(filled, request.POST, revisions.lifted(base) if base else _stored(article))
        if len(content["body"]) > MOST_CHARACTERS:
            raise TooMuchHtml(f"more than {MOST_CHARACTERS} characters")
        content["published_at"] = _moment(filled, request.POST, content["published_at"])
        words = with_words(article, content, by=request.user)
        if article.is_published and "matters_to_readers" in filled.fields and request.POST.get("matters_to_readers"):
            words.article.updated_at = timezone.now()
        return words

    def _parts(self, request, article, words):
        """What the drawer shows, as HTML: the page with its findings marked, the list of them, and how the article
        looks elsewhere."""
        site = SiteSettings.current()
        reach = reach_of(self.screen, request)
        draft = draft_of(words.manuscript, site, reach=reach, asker=request.user)
        findings = assess(draft, accepted_of(article, request.POST).keys()).open
        shown = words.published()
        shown.article.reading_html, notes = _noted(findings, shown)
        context = {
            "notes": notes,
            "others": len(findings) - len(notes),
            "result": search_preview(draft, site),
            "card": card_preview(words.article, site),
        }
        page = pages.preview(request, shown).content.decode()
        names = {"findings": "_preview_findings", "result": "_search_result", "card": "_social_card"}
        return {"page": page} | {
            name: render_to_string(PARTS.format(template), context) for name, template in names.items()
        }


def _told_too_new():
    return HttpResponse(TOO_NEW, status=409, content_type="text/plain; charset=utf-8")


class Words(NamedTuple):
    """An article with other words than are stored, as a copy in memory, and what hangs on it. Nothing here is saved."""

    article: Article
    content: revisions.Content

    @property
    def manuscript(self) -> Manuscript:
        return Manuscript(self.article, tuple(Question(*row) for row in self.content["faq"]))

    def published(self) -> pages.Unsaved:
        """As readers will see it: what is no article of theirs yet counts as published now, or at its time."""
        article = copy.copy(self.article)
        if not (article.is_published or article.is_scheduled):
            article.slug = article.slug or article.free_slug()  # as the form gives one, before a drawing is chosen
            publishing.as_published(article)
        settle(article)
        article.pk = article.pk or NOBODYS
        tags = Tag.objects.filter(pk__in=[pk for pk, _ in self.content["tags"]])
        questions = _questions(article, self.content["faq"])
        return pages.Unsaved(article, list(tags), questions, self._places(article))

    def _places(self, article):
        picks = [pk for pk, _ in self.content["picks"]]
        excluded = {pk for pk, _ in self.content["excluded"]}
        stored = article.picks.values_list("picked", flat=True), article.excluded.values_list("pk", flat=True)
        is_stored = picks == [*stored[0]] and excluded == {*stored[1]}
        return places_of(article) if is_stored else places_with(article, picks, excluded)


def with_words(article: Article, content: revisions.Content, *, by: PermissionsMixin) -> Words:
    """``content`` of today's schema. Links to articles count as far as ``by`` may see them, as on saving."""
    article = copy.copy(article)
    article.changed_by = by  # type: ignore[assignment]  # whoever is signed in
    revisions.put_into(article, content)
    if moment := content["published_at"]:
        article.published_at = datetime.datetime.fromisoformat(moment)
    return Words(article, content)


def _stored(article: Article) -> revisions.Content:
    """What the form was made of; of a new article, nothing."""
    return revisions.content_of(article if article.pk else Article(pk=NOBODYS))


def _moment(form: ModelForm, data: QueryDict, before: str | None) -> str | None:
    """The time of publication that was typed; what is none leaves the one before."""
    if "published_at" not in form.fields:
        return before
    field = form.fields["published_at"]
    try:
        moment = field.clean(field.widget.value_from_datadict(data, {}, form.add_prefix("published_at")))
    except ValidationError:
        return before
    return moment and moment.isoformat()


def _questions(article: Article, rows: Sequence[Sequence[str]]) -> list[FaqItem]:
    """With the addresses of those that are stored: word by word the same, else in their order; a new one has an address
    of this page alone."""
    stored = {_said(item.question, item.answer): item for item in FaqItem.objects.filter(article=article.pk).reverse()}
    changed = {_said(*row) for row in rows}
    left = [item.pk for said, item in reversed(stored.items()) if said not in changed]
    found = []
    for place, (question, answer) in enumerate(rows, start=1):
        known = stored.pop(_said(question, answer), None)
        number = known.pk if known else left.pop(0) if left else -place
        item = FaqItem(pk=number, question=question, answer=answer)
        item.clear_texts()
        found.append(item)
    return found


def _said(question, answer):
    """A browser sends each line break as two letters."""
    return question, answer.replace("\r\n", "\n")


def _noted(findings: Sequence[Finding], shown: pages.Unsaved) -> tuple[str, list[Note]]:
    """The text with its marks, and the findings that have a place on the page, numbered from 1 in their order."""
    there = {"title"} | ({"summary"} if shown.article.summary else set())
    candidates = dict(enumerate((finding for finding in findings if finding.places), start=1))
    in_text = marked(shown.article.reading_html, {n: one.places for n, one in candidates.items()}).found
    notes: list[Note] = []
    chosen: dict[int, Sequence[Place]] = {}
    for number, finding in candidates.items():
        beside = next((place for place in finding.places if _is_beside(place, there, len(shown.faq_items))), None)
        if number in in_text or beside:
            chosen[len(notes) + 1] = finding.places
            field, nth = (beside.field, beside.nth) if beside and number not in in_text else ("", 0)
            notes.append(Note(len(notes) + 1, finding.sentence, field, nth))
    return marked(shown.article.reading_html, chosen).html, notes


def _is_beside(place, there, questions):
    return place.field in there or (place.field == "faq_items" and place.nth < questions)
