"""What was sent, right or wrong, as a revision holds it; and a screen that shows what a revision holds."""

import pytest
from django.contrib import admin
from django.http import QueryDict
from django.test import RequestFactory

from articles import revisions
from articles.models import Article
from newsroom.article.filled import fill
from newsroom.article.typed import typed_content
from tests.articles.revisions.test_recording import whole_article
from tests.factories import make_article, make_author, make_editor, make_tag, make_writer
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db


def content_from(user, article, data):
    request = RequestFactory().post("/")
    request.user, request.POST = user, data
    form = admin.site.get_model_admin(Article).get_form(request, article, change=True)
    return typed_content(form(data, instance=Article.objects.get(pk=article.pk)), data, revisions.content_of(article))


def sent(**fields):
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
    return data


def test_what_was_not_sent_stays():
    article = whole_article()
    data = sent(tags=[tag.pk for tag in article.tags.all()], **({"noindex": "on"} if article.noindex else {}))
    assert content_from(make_editor(), article, data) == revisions.content_of(article)


def test_the_form_as_a_browser_sends_it_is_what_is_stored(client):
    article, editor = whole_article(), make_editor()
    client.force_login(editor)
    page = opened(client, f"/admin/articles/article/{article.pk}/change/")
    assert content_from(editor, article, sent(**page)) == revisions.content_of(article)


def test_wrong_words_are_kept_too():
    found = content_from(
        make_editor(),
        make_article(),
        sent(title="x" * 300, slug="Bukan Alamat", recheck_on="besok", category="99999", body="<p>satu"),
    )
    assert (found["title"], found["slug"]) == ("x" * 300, "Bukan Alamat")
    assert (found["recheck_on"], found["category"], found["body"]) == (None, None, "<p>satu</p>")


def test_questions_come_in_the_order_that_was_typed():
    rows = {"faq_items-TOTAL_FORMS": 4}
    for number, (question, position) in enumerate([("Ketiga?", ""), ("Kedua?", 2), ("Pertama?", 1), ("Hapus?", 3)]):
        rows |= {f"faq_items-{number}-question": question, f"faq_items-{number}-position": position}
    rows["faq_items-3-DELETE"] = "on"
    found = content_from(make_editor(), make_article(), sent(**rows))
    assert found["faq"] == [["Pertama?", ""], ["Kedua?", ""], ["Ketiga?", ""]]


def test_nobody_chooses_what_their_form_does_not_offer():
    writer = make_writer()
    article = make_article(created_by=writer, status="draft", author=make_author())
    found = content_from(
        writer, article, sent(author=make_author().pk, canonical_url="https://contoh.id/", noindex="on")
    )
    assert found["author"] is None
    assert (found["canonical_url"], found["noindex"]) == ("", False)


def test_a_screen_shows_the_words_of_a_revision(client):
    article = whole_article()
    there = revisions.content_of(article)
    tag = make_tag()
    wanted = there | {
        "title": "Judul lain",
        "tags": [[tag.pk, tag.name]],
        "faq": [["Apa?", "Ini."], ["Kapan?", "Kini."]],
    }
    screen = admin.site.get_model_admin(Article)
    request = RequestFactory().get("/")
    request.user = make_editor()
    fill(request, wanted)
    form = screen.get_form(request, article, change=True)(instance=article)
    assert form["title"].value() == "Judul lain"
    assert form["tags"].value() == [tag.pk]
    [(formset, inline)] = screen.get_formsets_with_inlines(request, article)
    rows = formset(instance=article, prefix="faq_items", **_without(screen, request, article, inline))
    assert [(row["question"].value(), row["answer"].value()) for row in rows] == [("Apa?", "Ini."), ("Kapan?", "Kini.")]


def _without(screen, request, article, inline):
    options = screen.get_formset_kwargs(request, article, inline, "faq_items")
    return {name: value for name, value in options.items() if name not in {"instance", "prefix"}}
