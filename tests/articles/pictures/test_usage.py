"""Who shows a picture is asked of every model there is, so that no section of the site is forgotten."""

import pytest

from articles.models import Page
from articles.pictures import places_of
from tests.factories import make_article, make_author, make_picture, make_programme

pytestmark = pytest.mark.django_db


def in_text(picture):
    return f'<p><img src="{picture.file.url}" alt="Lab"></p>'


@pytest.mark.parametrize(
    "show",
    [
        lambda picture: make_article(cover=picture),
        lambda picture: make_article(body=in_text(picture)),
        lambda picture: make_article(cover=picture, body=in_text(picture)),
        lambda picture: make_author(photo=picture),
        lambda picture: make_programme(body=in_text(picture)),
        lambda picture: Page.objects.create(title="Kontak", body=in_text(picture)),
    ],
    ids=["cover", "article", "both", "portrait", "programme", "page"],
)
def test_whatever_shows_a_picture_is_named_once(show):
    picture, other = make_picture(), make_picture()
    make_article(cover=other)

    thing = show(picture)

    assert places_of(picture) == [thing]


def test_a_picture_that_nobody_shows_has_no_places():
    assert places_of(make_picture()) == []
