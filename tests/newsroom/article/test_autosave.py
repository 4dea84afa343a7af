"""The server's half of saving by itself: what it writes, what it never touches, and what it answers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import publishing, revisions
from articles.models import Article, BegunDraft, ReaderQuestion, Revision
from tests.factories import make_article, make_author, make_category, make_editor, make_programme, make_tag
from tests.newsroom.article.edit_screen import ADD, change_url, form_data
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
WINDOW, OTHER = "a1" * 16, "b2" * 16
AUTOMATIC = Revision.Kind.AUTOMATIC
BEGIN = "/admin/articles/article/simpan-otomatis/"
STEPS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def address(article):
    return reverse("admin:articles_article_autosave", args=[article.pk])


def page_of(client, article):
    """What the page's form would send."""
    return opened(client, change_url(article))


@pytest.fixture
def article(editor):
    article = make_article(status=Article.Status.DRAFT, title="Apa itu API", body="<p>Lama.</p>")
    publishing.save(article, by=editor)
    return article


def saved_by_itself(client, article, data=None, **typed):
    return client.post(address(article), (data or page_of(client, article)) | typed)


def automatic(article):
    return Revision.objects.filter(article=article, kind=AUTOMATIC)


def test_what_is_typed_becomes_a_revision_beside_what_is_saved(client, editor, article):
    answer = saved_by_itself(client, article, title="Apa itu API?", body="<p>Baru.</p>").json()

    revision = automatic(article).get()
    assert (revision.number, revision.base, revision.made_by) == (2, 1, editor)
    assert (answer["number"], answer["saved"], answer["others"]) == (2, 1, [])
    assert (revision.content["title"], revision.content["body"]) == ("Apa itu API?", "<p>Baru.</p>")
    article.refresh_from_db()
    assert (article.title, article.body) == ("Apa itu API", "<p>Lama.</p>")
    assert revisions.newest_of(article).number == 1


def test_what_no_form_would_take_is_kept_too(client, editor, article):
    saved_by_itself(client, article, title="", summary="x" * 300)

    assert (automatic(article).get().content["title"], len(automatic(article).get().content["summary"])) == ("", 300)


def test_nothing_new_is_not_written(client, editor, article):
    data = page_of(client, article) | {"title": "Apa itu API?"}
    first, second = (saved_by_itself(client, article, data).json() for _ in range(2))

    assert first == second
    assert automatic(article).count() == 1
    assert saved_by_itself(client, article).json()["number"] == 3  # back to what is saved: the newest is that
    assert saved_by_itself(client, article).json()["number"] == 3


def test_another_layout_of_the_same_html_is_nothing_new(client, editor, article):
    assert saved_by_itself(client, article, body="\n<p>Lama.</p>\n\n").json()["number"] == 1
    assert not automatic(article).exists()


def test_one_costs_one_write_and_at_most_twelve_queries(client, editor, article):
    """Whatever was chosen before: names that are known are not asked for again."""
    chosen = {"category": make_category().pk, "author": make_author().pk, "programme": make_programme().pk}
    data = page_of(client, article) | chosen | {"tags": [make_tag(name=name).pk for name in ("a", "b")]}
    saved_by_itself(client, article, data)
    other = make_category(name="Lain").pk

    with CaptureQueriesContext(connection) as queries:
        saved_by_itself(client, article, data | {"title": "Apa itu API?", "category": other})

    asked = [query["sql"] for query in queries if not query["sql"].startswith(STEPS)]
    assert [sql.split('"')[1] for sql in asked if not sql.startswith("SELECT")] == ["articles_revision"]
    assert len(asked) <= 12


def test_who_has_saved_meanwhile_is_told_and_both_texts_stay(client, editor, article):
    data = page_of(client, article) | {"title": "Punyaku"}
    other = make_editor(name="Alifia")
    article.title = "Punya Alifia"
    publishing.save(article, by=other)

    answer = saved_by_itself(client, article, data)

    assert answer.status_code == 409
    assert answer.json()["words"].startswith("Alifia menyimpan lebih dulu")
    assert answer.json()["url"] == f"/admin/articles/article/{article.pk}/gabung/?punya=3"
    assert (automatic(article).get().content["title"], automatic(article).get().base) == ("Punyaku", 1)
    article.refresh_from_db()
    assert article.title == "Punya Alifia"


def test_the_same_words_that_somebody_has_saved_are_no_conflict(client, editor, article):
    data = page_of(client, article) | {"title": "Punya Alifia"}
    article.title = "Punya Alifia"
    publishing.save(article, by=make_editor())

    assert saved_by_itself(client, article, data).status_code == 200


def test_an_article_older_than_its_revisions_keeps_what_it_was(client, editor):
    article = make_article(title="Dulu")
    data = page_of(client, article) | {"title": "Kini"}

    first, second = (saved_by_itself(client, article, data | {"summary": word}) for word in ("a", "b"))

    assert (first.status_code, second.status_code) == (200, 200)
    kinds = [*Revision.objects.filter(article=article).order_by("number").values_list("kind", flat=True)]
    assert kinds == [Revision.Kind.FOUND, AUTOMATIC, AUTOMATIC]


def test_too_long_a_text_is_refused_in_words(client, editor, article):
    answer = saved_by_itself(client, article, body="<p>a</p>" * 40_000)

    assert answer.status_code == 413
    assert "terlalu panjang" in answer.content.decode()
    assert not automatic(article).exists()


def test_a_writer_forges_no_byline(client, writer):
    own = make_article(status=Article.Status.DRAFT, created_by=writer, author=None)
    publishing.save(own, by=writer)

    saved_by_itself(client, own, title="Lain", author=make_author().pk)

    assert automatic(own).get().content["author"] is None


def test_a_link_to_somebody_elses_draft_is_one_that_leads_nowhere(client, writer):
    secret = make_article(slug="rahasia", status=Article.Status.DRAFT)
    own = make_article(status=Article.Status.DRAFT, created_by=writer)
    publishing.save(own, by=writer)

    saved_by_itself(client, own, body=f"<p>Baca juga: <a href='{secret.get_absolute_url()}'>Rahasia</a></p>")

    assert "data-article" not in automatic(own).get().content["body"]


def test_own_words_are_offered_on_return_and_nobody_elses(client, editor, article):
    saved_by_itself(client, article, title="Diketik")

    assert client.get(change_url(article)).context["autosave"]["offer"]["number"] == 2
    client.force_login(make_editor())
    assert client.get(change_url(article)).context["autosave"]["offer"] is None
    other = client.get(f"/admin/articles/article/{article.pk}/yang-diketik/?nomor=2")
    assert other.status_code == 404


def test_what_was_saved_since_is_not_offered(client, editor, article):
    data = page_of(client, article) | {"title": "Diketik"}
    saved_by_itself(client, article, data)
    client.post(change_url(article), data | {"_save": "1"})

    assert client.get(change_url(article)).context["autosave"]["offer"] is None


def test_words_that_somebody_has_overtaken_are_offered_for_merging(client, editor, article):
    saved_by_itself(client, article, title="Diketik")
    article.title = "Punya Alifia"
    publishing.save(article, by=make_editor())
    saved_by_itself(
        client, article, {"title": "Diketik", "body": "<p>Lama.</p>", "base_revision": "1", "slug": article.slug}
    )

    assert client.get(change_url(article)).context["autosave"]["offer"]["merge"].endswith("/gabung/?punya=4")


def test_the_words_come_back_as_a_form_for_the_script(client, editor, article):
    saved_by_itself(client, article, title="Diketik", **{"faq_items-TOTAL_FORMS": 1, "faq_items-0-question": "Apa?"})

    form = opened(client, f"/admin/articles/article/{article.pk}/yang-diketik/?nomor=2")

    assert form["title"] == ["Diketik"]
    assert form["faq_items-0-question"] == ["Apa?"]


@pytest.mark.parametrize("number", ["", "0", "1", "99", "x", "9" * 30])
def test_a_number_that_is_no_automatic_one_is_not_found(client, editor, article, number):
    assert client.get(f"/admin/articles/article/{article.pk}/yang-diketik/?nomor={number}").status_code == 404


# A next version


@pytest.fixture
def published(editor):
    article = make_article(title="Apa itu API", body="<p>Lama.</p>")
    publishing.save(article, by=editor)
    return article


def next_page(article):
    return f"/admin/articles/article/{article.pk}/versi-baru/"


def next_saved(client, article, data=None, **typed):
    data = data or opened(client, next_page(article))
    return client.post(f"{next_page(article)}simpan-otomatis/", data | typed)


def test_a_next_version_is_saved_by_itself_apart_from_the_article(client, editor, published):
    answer = next_saved(client, published, title="Apa itu API?")

    revision = automatic(published).get()
    assert (answer.status_code, revision.is_of_next, revision.base) == (200, True, 1)
    assert client.get(next_page(published)).context["autosave"]["offer"]["number"] == 2
    assert client.get(change_url(published)).context["autosave"]["offer"] is None
    form = opened(client, f"{next_page(published)}yang-diketik/?nomor=2")
    assert form["title"] == ["Apa itu API?"]
    published.refresh_from_db()
    assert published.title == "Apa itu API"


def test_a_change_of_the_published_article_is_no_conflict_of_its_next_version(client, editor, published):
    data = opened(client, next_page(published)) | {"title": "Punyaku"}
    published.summary = "Dibetulkan."
    publishing.save(published, by=make_editor())

    assert next_saved(client, published, data).status_code == 200


def test_two_at_one_next_version_are_told(client, editor, published):
    data = opened(client, next_page(published)) | {"title": "Punyaku"}
    content = revisions.content_of(published) | {"title": "Punya Alifia"}
    publishing.save_next(published, content, by=make_editor(name="Alifia"))

    assert next_saved(client, published, data).json()["words"].startswith("Alifia menyimpan lebih dulu")


def test_words_of_a_next_version_that_was_published_are_not_offered_for_another_one(client, editor, published):
    next_saved(client, published, title="Apa itu API?")
    publishing.save_next(published, revisions.content_of(published) | {"title": "Terbit"}, by=editor)
    publishing.publish_next(published, by=editor)

    assert client.get(next_page(published)).context["autosave"]["offer"] is None


# A new article


def begun(client, window=WINDOW, **typed):
    return client.post(BEGIN, {"_kept": window, "title": "", "summary": "", "body": ""} | typed)


def test_a_new_article_begins_with_the_first_words_and_once_a_window(client, editor):
    assert begun(client).json() == {"number": None}
    assert not Article.objects.exists()

    first = begun(client, title="Cara Membaca").json()
    again = begun(client, title="Cara Membaca Brosur").json()  # the answer was lost

    article = Article.objects.get()
    assert (article.title, article.status, article.created_by) == ("Cara Membaca", Article.Status.DRAFT, editor)
    assert first["article"]["change"] == again["article"]["change"] == change_url(article)
    assert automatic(article).get().content["title"] == "Cara Membaca Brosur"
    begun(client, OTHER, title="Lain")
    assert Article.objects.count() == 2


def test_a_text_without_a_title_begins_one_too(client, editor):
    begun(client, body="<p>Isi.</p>")

    assert (Article.objects.get().title, automatic(Article.objects.get()).get().content["title"]) == ("Tanpa judul", "")


def test_a_window_is_its_accounts_own(client, editor):
    begun(client, title="Punya satu")
    client.force_login(make_editor())
    begun(client, title="Punya lain")

    assert Article.objects.count() == 2


@pytest.mark.parametrize("window", ["", "x", "A1" * 16, WINDOW + "0"])
def test_a_window_without_a_number_begins_nothing(client, editor, window):
    assert begun(client, window, title="Judul").status_code == 400
    assert not Article.objects.exists()


def test_pressing_save_meanwhile_saves_the_draft_that_was_begun(client, editor):
    begun(client, title="Cara Membaca")
    rows = {"faq_items-TOTAL_FORMS": 1, "faq_items-0-question": "Apa?", "faq_items-0-answer": "Itu."}

    answer = client.post(ADD, form_data(_kept=WINDOW, title="Cara Membaca Brosur", **rows))

    article = Article.objects.get()
    assert answer.url == change_url(article)
    assert (article.title, [item.question for item in article.faq_items.all()]) == ("Cara Membaca Brosur", ["Apa?"])


def test_saving_a_draft_that_somebody_else_has_saved_since_is_a_conflict(client, editor):
    begun(client, title="Cara Membaca")
    article = Article.objects.get()
    article.title = "Punya Alifia"
    publishing.save(article, by=make_editor())

    client.post(ADD, form_data(_kept=WINDOW, title="Punyaku"))

    assert [*Article.objects.values_list("title", flat=True)] == ["Punya Alifia"]


def test_the_page_of_a_draft_that_was_begun_saves_without_a_conflict(client, editor):
    told = begun(client, title="Cara Membaca").json()["article"]
    article = Article.objects.get()

    client.post(told["change"], form_data(_kept=WINDOW, title="Cara Membaca Brosur", slug="") | told["fields"])

    article.refresh_from_db()
    assert (article.title, article.slug) == ("Cara Membaca Brosur", "cara-membaca-brosur")


def test_a_question_of_readers_is_answered_by_the_draft_that_was_begun(client, editor):
    question = ReaderQuestion.objects.create(key="zebra", words="zebra", count=1)

    client.post(f"{BEGIN}?pertanyaan={question.pk}", {"_kept": WINDOW, "title": "Zebra"})

    assert question.answers.get().thing == Article.objects.get()


def test_old_windows_are_forgotten(client, editor):
    begun(client, title="Cara Membaca")
    BegunDraft.objects.update(begun_at="2020-01-01T00:00Z")

    publishing.run_due()

    assert not BegunDraft.objects.exists()
    assert Article.objects.exists()
