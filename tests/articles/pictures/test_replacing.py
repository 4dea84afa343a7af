"""A picture's file is replaced in the library: every place shows the new one, and the old one is gone."""

import pytest
from django.core.files.storage import default_storage
from django.test import TestCase

from articles import publishing
from articles.models import Article, Page, Picture, Redirect
from tests.factories import make_article, make_author, make_picture, make_programme, picture_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return make_picture(file=picture_file("lama.png", size=(800, 600)))


def replace(picture, file=None):
    picture = Picture.objects.get(pk=picture.pk)
    picture.file = file or picture_file("baru.png", size=(640, 400))
    with TestCase.captureOnCommitCallbacks(execute=True):
        publishing.save_picture(picture, by=None)
    return picture


def answers(client, addresses):
    """Each status that asking for them brings."""
    found = set()
    for address in addresses:
        response = client.get(address)
        b"".join(response)  # to its end, which closes the file
        found.add(response.status_code)
    return found


def addresses_of(picture):
    srcsets = f"{picture.webp_srcset}, {picture.own_srcset}"
    return [picture.file.url, *(offer.split()[0] for offer in srcsets.split(", "))]


def test_every_text_cover_and_portrait_shows_the_new_file_at_once(client, picture):
    body = f'<p>Kata.</p><p><img data-picture="{picture.pk}" alt="Lab"></p>'
    article = make_article(body=body, cover=picture)
    make_article(author=make_author(slug="rahma", photo=picture))
    programme = make_programme(body=body)
    page = Page.objects.create(title="Tentang", body=body)
    card = client.get(article.get_absolute_url()).content.decode().split('property="og:image" content="')[1]
    old = picture.file.name

    new = replace(picture)

    for thing in [article, programme, page]:
        text = client.get(thing.get_absolute_url()).content.decode()
        assert old not in text
        assert f'src="{new.file.url}"' in text
        assert f'srcset="{new.own_srcset}"' in text
        thing.refresh_from_db()
        assert 'width="640"' in thing.reading_html
        assert 'height="400"' in thing.reading_html
        assert thing.body == body
    assert new.file.url in client.get("/penulis/rahma").content.decode()
    assert card.split('"')[0] not in client.get(article.get_absolute_url()).content.decode()


def test_the_former_file_and_its_renditions_answer_404(client, picture):
    before = addresses_of(picture)
    assert answers(client, before) == {200}

    new = replace(picture)

    assert answers(client, before) == {404}
    assert answers(client, addresses_of(new)) == {200}


def test_what_was_drawn_of_the_former_file_is_not_kept(client, picture):
    article = make_article(cover=picture)
    client.get(client.get(article.get_absolute_url()).content.decode().split('og:image" content="')[1].split('"')[0])
    drawn = default_storage.listdir(f"kartu/{article.pk}")[1]
    assert drawn

    replace(picture)

    assert default_storage.listdir(f"kartu/{article.pk}")[1] == []


def test_nobody_has_written_the_texts_and_no_date_of_theirs_moves(picture):
    article = make_article(body=f'<p><img data-picture="{picture.pk}" alt=""></p>')
    page = Page.objects.create(title="Tentang", body=article.body)
    before = [Article.objects.values("changed_at", "changed_by", "updated_at").get(), page.changed_at]

    replace(picture)

    assert [
        Article.objects.values("changed_at", "changed_by", "updated_at").get(),
        Page.objects.get().changed_at,
    ] == before


def test_other_pictures_and_their_texts_are_left_alone(picture):
    others = [Picture.objects.create(pk=int(f"{picture.pk}{digit}"), file=picture_file(), alt="x") for digit in (1, 2)]
    articles = [make_article(body=f'<p><img data-picture="{other.pk}" alt=""></p>') for other in others]

    replace(picture)

    for article, other in zip(articles, others, strict=True):
        assert other.file.url in Article.objects.get(pk=article.pk).reading_html
        assert default_storage.exists(other.file.name)


def test_what_leads_to_the_file_leads_to_the_new_one(picture):
    article = make_article(body=f'<p><a href="{picture.file.url}">Brosur</a></p>')
    redirect = Redirect.objects.create(path="/brosur", target=picture.file.url)

    new = replace(picture)

    article.refresh_from_db()
    redirect.refresh_from_db()
    assert article.body == f'<p><a href="{new.file.url}">Brosur</a></p>'
    assert new.file.url in article.reading_html
    assert redirect.target == new.file.url


def test_where_saving_fails_the_old_file_stays(client, picture, monkeypatch):
    make_article(body=f'<p><img data-picture="{picture.pk}" alt=""></p>')
    monkeypatch.setattr("articles.pictures.replacing._show_anew", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        replace(picture)

    stored = Picture.objects.get(pk=picture.pk)
    assert stored.file.name == picture.file.name
    assert answers(client, addresses_of(stored)) == {200}


def test_other_words_leave_the_file_alone_and_ask_no_text(client, picture, django_assert_max_num_queries):
    picture.alt = "Lab jaringan"

    with TestCase.captureOnCommitCallbacks(execute=True), django_assert_max_num_queries(4):
        publishing.save_picture(picture, by=None)

    assert answers(client, addresses_of(picture)) == {200}


def test_a_picture_that_was_deleted_and_a_text_that_names_it_meet_nobody(client, picture):
    article = make_article(body=f'<p>Kata.</p><p><img data-picture="{picture.pk}" alt=""></p>')
    picture.delete()

    article = Article.objects.get(pk=article.pk)
    article.save()

    assert "<img" not in article.reading_html
