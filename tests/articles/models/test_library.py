"""A text names the library's pictures by number, wherever it comes from."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article, Page, Picture, for_editor
from tests.factories import make_article, make_picture, make_programme

pytestmark = pytest.mark.django_db


def stored(thing):
    return type(thing).objects.values_list("body", flat=True).get(pk=thing.pk)


@pytest.mark.parametrize(
    "make",
    [
        lambda body: make_article(body=body),
        lambda body: make_programme(body=body),
        lambda body: Page.objects.create(title="Tentang", body=body),
    ],
    ids=["article", "programme", "page"],
)
def test_an_address_of_the_library_becomes_a_number_on_saving(make):
    picture = make_picture()
    rendition = picture.webp_srcset.split()[0]

    for address in [
        picture.file.url,
        f"http://testserver{picture.file.url}",
        f"{picture.file.url}?v=1",
        rendition,
        picture.small_url,
    ]:
        thing = make(f'<p><img src="{address}" alt="Lab" width="5"></p>')
        assert stored(thing) == f'<p><img alt="Lab" width="5" data-picture="{picture.pk}"></p>', address
        thing.delete()


@pytest.mark.parametrize("address", ["/static/img/a.png", "/media/lama/a.png", "/berita"])
def test_a_picture_of_this_site_outside_of_the_library_stays_as_it_is(address):
    body = f'<p><img src="{address}" alt="Lab"></p>'

    assert stored(make_article(body=body)) == body


def test_readers_get_it_in_its_sizes_and_with_its_own_width_and_height(client):
    picture = make_picture()
    article = make_article(body=f'<p><img data-picture="{picture.pk}" alt="Lab" width="900" height="3"></p>')

    text = client.get(article.get_absolute_url()).content.decode()

    assert f'src="{picture.file.url}"' in text
    assert f'srcset="{picture.own_srcset}"' in text
    assert 'width="32"' in article.reading_html
    assert 'height="24"' in article.reading_html
    assert "data-picture" not in text


def test_a_number_that_no_picture_has_shows_readers_nothing_broken(client):
    article = make_article(body='<p>Kata.</p><figure class="image"><img data-picture="987654" alt="Lab"></figure>')

    text = client.get(article.get_absolute_url()).content.decode()

    assert "Kata." in text
    assert "987654" not in text
    assert 'alt="Lab"' not in text


def test_feeds_know_where_it_lies(client):
    picture = make_picture()
    make_article(body=f'<p><img data-picture="{picture.pk}" alt="Lab"></p>')

    assert f"http://testserver{picture.file.url}" in client.get("/berita/rss.xml").content.decode()


def test_a_text_costs_the_same_however_many_pictures_it_holds(django_assert_num_queries):
    body = "".join(f'<p><img data-picture="{make_picture().pk}" alt=""></p>' for _ in range(5))
    addresses = "".join(f'<p><img src="{picture.file.url}"></p>' for picture in Picture.objects.all())

    with django_assert_num_queries(1):
        for_editor(body)
    with django_assert_num_queries(2):
        for_editor(addresses)
    with django_assert_num_queries(0):
        for_editor("<p>Kata</p>")


@pytest.mark.parametrize(
    ("before", "is_decorative", "after"),
    [("", False, "Mahasiswa di lab"), ("Lab", False, "Lab"), ("", True, "")],
    ids=["none", "some", "decoration"],
)
def test_words_typed_beside_it_reach_the_library_where_that_has_none(before, is_decorative, after):
    picture = make_picture(alt=before, is_decorative=is_decorative)

    make_article(body=f'<p><img src="{picture.file.url}" alt="Mahasiswa di lab"></p>')

    picture.refresh_from_db()
    assert picture.alt == after


def test_words_longer_than_the_library_takes_are_cut():
    picture = make_picture(alt="")

    make_article(body=f'<p><img data-picture="{picture.pk}" alt="{"kata " * 90}"></p>')

    picture.refresh_from_db()
    assert len(picture.alt) <= 250


@pytest.mark.django_db(transaction=True)
def test_bodies_of_before_name_their_pictures_by_number_and_back():
    first, second = make_picture(), make_picture()
    both = [
        f'<p>a<img src="{first.file.url}" alt="a &gt; &quot;b&quot;" width="5"><img src="/static/x.png" alt=""></p>',
        f'<p>b<img src="{second.file.url}" alt=""> data-picture="7"</p>',
    ]
    article, page = make_article(body="<p>x</p>"), Page.objects.create(title="Tentang")
    try:
        MigrationExecutor(connection).migrate([("articles", "0003_synonyms")])
        Article.objects.filter(pk=article.pk).update(body=both[0])
        Page.objects.filter(pk=page.pk).update(body=both[1])
        before = [stored(article), stored(page)]

        MigrationExecutor(connection).migrate([("articles", "0004_picture_numbers")])
        assert stored(article) == before[0].replace(f'src="{first.file.url}"', f'data-picture="{first.pk}"')
        assert stored(page) == before[1].replace(f'src="{second.file.url}"', f'data-picture="{second.pk}"')

        MigrationExecutor(connection).migrate([("articles", "0003_synonyms")])
        assert [stored(article), stored(page)] == before
    finally:
        call_command("migrate", verbosity=0)
