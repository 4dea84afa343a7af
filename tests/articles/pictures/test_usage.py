"""Who shows a picture is asked of every model there is, so that no section of the site is forgotten."""

import pytest

from articles.models import Article, FaqItem, Page, Picture, Redirect
from articles.pictures import places_of
from tests.factories import make_article, make_author, make_picture, make_programme, picture_file

pytestmark = pytest.mark.django_db


def in_text(picture):
    return f'<p><img data-picture="{picture.pk}" alt="Lab"></p>'


@pytest.mark.parametrize(
    "show",
    [
        lambda picture: make_article(cover=picture),
        lambda picture: make_article(body=in_text(picture)),
        lambda picture: make_article(cover=picture, body=in_text(picture)),
        lambda picture: make_author(photo=picture),
        lambda picture: make_programme(body=in_text(picture)),
        lambda picture: Page.objects.create(title="Kontak", body=in_text(picture)),
        lambda picture: make_article(body=f'<p><img src="{picture.file.url}" alt="Lab"></p>'),
        lambda picture: make_article(body=f'<p><a href="{picture.file.url}">Brosur</a></p>'),
        lambda picture: make_author(links=f"https://cakrawala.test{picture.file.url}"),
        lambda picture: Redirect.objects.create(path="/brosur", target=picture.file.url),
        lambda picture: FaqItem.objects.create(article=make_article(), question="Apa?", answer=picture.file.url),
    ],
    ids=[
        "cover",
        "article",
        "both",
        "portrait",
        "programme",
        "page",
        "address",
        "link",
        "words",
        "redirect",
        "answer",
    ],
)
def test_whatever_shows_a_picture_is_named_once(show):
    picture, other = make_picture(), make_picture()
    make_article(cover=other)

    thing = show(picture)

    assert places_of(picture) == [thing]


def test_a_picture_that_nobody_shows_has_no_places():
    assert places_of(make_picture()) == []


def test_one_that_was_stored_by_its_address_is_found_too():
    picture, article = make_picture(), make_article()
    Article.objects.filter(pk=article.pk).update(body=f'<p><img src="{picture.small_url}" alt="Lab"></p>')

    assert places_of(picture) == [article]


def test_twelve_is_not_one_hundred_and_twenty_three():
    small, large = (Picture.objects.create(pk=pk, file=picture_file(), alt="Lab") for pk in (12, 123))
    article = make_article(body=in_text(large))

    assert places_of(small) == []
    assert places_of(large) == [article]
