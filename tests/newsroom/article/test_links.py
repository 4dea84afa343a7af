"""The panel "Tautan yang disarankan" of the edit screen."""

import pytest

from articles import publishing
from articles.models import Article
from tests.factories import make_article
from tests.newsroom.article.edit_screen import screen

pytestmark = pytest.mark.django_db
Status = Article.Status


def links_url(article, wanted=None):
    return f"/admin/articles/article/{article.pk}/tautan/" + (f"?tautkan={wanted}" if wanted else "")


def test_a_sentence_that_could_link_is_shown_with_its_words_marked(client, editor, neighbours):
    source, target = neighbours

    text = client.get(links_url(source)).content.decode()

    assert "Tugas <mark>auditor</mark> memeriksa laporan keuangan itu." in " ".join(text.split())
    assert f'data-href="{target.get_absolute_url()}" data-words="auditor"' in text


def test_others_that_mention_the_subject_are_opened_at_the_place(client, editor, neighbours):
    source, target = neighbours

    text = client.get(links_url(target)).content.decode()

    assert f'href="/admin/articles/article/{source.pk}/change/?tautkan={target.pk}"' in text


def test_the_place_one_was_led_to_stands_first_and_marked(client, editor, neighbours):
    source, target = neighbours

    text = client.get(links_url(source, wanted=target.pk)).content.decode()

    assert text.count("data-wanted") == 1
    assert text.index("related__row--wanted") < text.index(str(target))


def test_a_place_that_is_gone_is_said(client, editor, neighbours):
    source, target = neighbours
    source.body = "<p>Laporan keuangan memuat laba.</p>"
    publishing.save(source, by=None)

    text = client.get(links_url(source, wanted=target.pk)).content.decode()

    assert f"Kalimat yang bisa menautkan ke “{target}” tidak ada lagi" in text


@pytest.mark.parametrize("wanted", ["0", "satu", "-1", "9" * 40, "%00"])
def test_an_odd_number_leads_nowhere(client, editor, neighbours, wanted):
    text = client.get(links_url(neighbours[0], wanted=wanted)).content.decode()

    assert "data-wanted" not in text
    assert "Sisipkan tautan" in text


def test_a_writer_gets_suggestions_for_their_draft_and_none_in_others(client, writer, neighbours):
    draft = make_article(
        status=Status.DRAFT, created_by=writer, body="<p>Auditor memeriksa laporan keuangan perusahaan.</p>"
    )

    text = client.get(links_url(draft)).content.decode()

    assert "Sisipkan tautan" in text
    assert "Dari artikel lain ke sini" not in text
    assert client.get(links_url(neighbours[0])).status_code == 404


def test_nobody_is_asked_to_link_to_what_cannot_be_read_yet(client, editor, neighbours):
    draft = make_article(title="Auditor", status=Status.DRAFT)

    assert "Dari artikel lain ke sini" not in client.get(links_url(draft)).content.decode()
    assert "Dari artikel lain ke sini" in client.get(links_url(neighbours[1])).content.decode()


def test_the_edit_screen_does_not_wait_for_suggestions(client, editor, neighbours):
    text = screen(client, neighbours[0])

    assert f'data-links="{links_url(neighbours[0])}"' in text
    assert "Sisipkan tautan" not in text
