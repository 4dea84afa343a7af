"""An article goes back to its writer with a reason, and does not disappear."""

import pytest

from articles import publishing
from articles.models import Article
from newsroom.dashboard import ROWS
from tests.factories import make_article, make_editor, make_user, make_writer
from tests.newsroom.article.edit_screen import change_url, form_data, screen

pytestmark = pytest.mark.django_db
Status = Article.Status
REASON = "Angka gajinya belum punya sumber.\nTambahkan tautannya."


def sent_in(writer, **fields):
    return make_article(status=Status.IN_REVIEW, created_by=writer, changed_by=writer, **fields)


def back(client, article, reason=REASON, **fields):
    return client.post(
        change_url(article), form_data("_return", article=article, reason=reason, **kept(article), **fields)
    )


def kept(article):
    return {"summary": article.summary, "category": article.category_id, "author": article.author_id}


@pytest.fixture
def returned(client, editor):
    article = sent_in(make_writer(name="Alifia Kamila"), title="Gaji auditor")
    back(client, article)
    return Article.objects.get()


def test_returning_asks_for_a_reason_and_loses_nothing(client, editor):
    article = sent_in(make_writer())

    text = back(client, article, reason=" \n", body="<p>Suntingan redaktur.</p>").content.decode()

    assert "Tulis alasannya, supaya penulisnya tahu apa yang perlu diperbaiki." in text
    assert "Suntingan redaktur." in text
    assert Article.objects.get().status == Status.IN_REVIEW


def test_the_writer_reads_reason_editor_and_day_on_top_of_the_draft(client, returned):
    assert (returned.status, returned.is_returned) == (Status.DRAFT, True)
    client.force_login(returned.created_by)

    text = screen(client, returned)

    assert "Dikembalikan Rahmawati" in text
    assert "Angka gajinya belum punya sumber.<br>Tambahkan tautannya." in text
    assert text.index("Angka gajinya") < text.index('id="id_title"')


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "a & b", "{{ x }}"])
def test_a_reason_is_words_whatever_it_holds(client, editor, words):
    article = sent_in(make_writer())
    back(client, article, reason=words)

    assert words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in screen(client, article)
    assert "<script>alert" not in screen(client, article)


def test_the_dashboard_says_dikembalikan_first_and_why(client, returned):
    make_article(title="Baru sekali", status=Status.DRAFT, created_by=returned.created_by)
    client.force_login(returned.created_by)

    response = client.get("/admin/")

    text = response.content.decode()
    assert [str(article) for article in response.context["board"]["returned"]] == ["Gaji auditor"]
    assert text.index("Dikembalikan") < text.index("Baru sekali")
    assert "Angka gajinya belum punya sumber." in text


def test_an_editor_whose_own_draft_was_returned_sees_it_too(client, editor):
    colleague = make_editor(name="Dewi")
    article = sent_in(colleague, title="Gaji auditor")
    back(client, article)
    client.force_login(colleague)

    assert [str(row) for row in client.get("/admin/").context["board"]["returned"]] == ["Gaji auditor"]


def test_the_newest_drafts_stand_first_and_the_rest_is_a_link_away(client, writer):
    for number in range(ROWS + 3):
        make_article(title=f"Draf {number}", status=Status.DRAFT, created_by=writer)
        make_article(title=f"Kiriman {number}", status=Status.IN_REVIEW, created_by=writer)

    response = client.get("/admin/")

    board = response.context["board"]
    newest = range(ROWS + 2, 2, -1)
    assert [str(article) for article in board["draft"]] == [f"Draf {number}" for number in newest]
    assert [str(article) for article in board["in_review"]] == [f"Kiriman {number}" for number in newest]
    assert f"Lihat semua ({ROWS + 3})" in response.content.decode()


def test_what_waits_longest_for_an_editor_stands_first(client, editor):
    for number in range(3):
        sent_in(make_writer(), title=f"Kiriman {number}")

    assert [str(row) for row in client.get("/admin/").context["board"]["in_review"]] == [
        "Kiriman 0",
        "Kiriman 1",
        "Kiriman 2",
    ]


def test_the_reason_goes_along_to_the_next_review_and_ends_with_publication(client, returned):
    writer = returned.created_by
    client.force_login(writer)
    client.post(change_url(returned), form_data("_submit", article=returned, **kept(returned)))
    again = Article.objects.get()
    assert (again.status, again.is_returned) == (Status.IN_REVIEW, False)
    client.force_login(make_editor())
    assert "Terakhir dikembalikan Rahmawati" in screen(client, again)

    publishing.publish(again, by=make_editor())

    again.refresh_from_db()
    assert (again.return_reason, again.returned_by, again.returned_at) == ("", None, None)


def test_a_second_reason_takes_the_place_of_the_first(client, returned):
    returned.status = Status.IN_REVIEW
    returned.save()
    back(client, returned, reason="Judulnya terlalu panjang.")

    assert Article.objects.get().return_reason == "Judulnya terlalu panjang."


def test_an_archived_article_becomes_a_draft_without_a_reason(client, editor):
    article = make_article(status=Status.ARCHIVED)

    back(client, article, reason="")

    article = Article.objects.get()
    assert (article.status, article.is_returned) == (Status.DRAFT, False)


def test_the_list_says_dikembalikan_by_shape_and_word(client, returned):
    text = client.get("/admin/articles/article/?keadaan=draft").content.decode()

    assert '<span class="status status--returned">Dikembalikan</span>' in text


def test_a_reason_sent_with_another_button_is_not_kept(client, editor):
    article = sent_in(make_writer())
    client.post(change_url(article), form_data("_save", article=article, reason=REASON, **kept(article)))

    assert Article.objects.get().return_reason == ""


# Who reads a reason: it is about unpublished words.


@pytest.mark.parametrize(
    ("reader", "reads"),
    [(None, False), ("nobody", False), ("another writer", False), ("its writer", True), ("editor", True)],
)
def test_who_reads_a_reason(client, returned, reader, reads):
    people = {
        "nobody": make_user,
        "another writer": make_writer,
        "its writer": lambda: returned.created_by,
        "editor": make_editor,
    }
    client.logout()
    if reader:
        client.force_login(people[reader]())

    paths = ["/admin/", change_url(returned), f"/admin/articles/article/{returned.pk}/history/"]
    pages = [client.get(path).content.decode() for path in [*paths, returned.get_absolute_url()]]

    assert any("Angka gajinya" in page for page in pages) == reads


def test_only_an_editor_returns(client, writer):
    article = sent_in(writer)

    back(client, article)

    article.refresh_from_db()
    assert (article.status, article.return_reason) == (Status.IN_REVIEW, "")
