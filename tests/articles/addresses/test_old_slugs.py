"""Addresses never die, and never lead where they should not."""

import pytest
from django.core.exceptions import ValidationError

from articles import publishing
from articles.models import Article, OldSlug, Page, Tag
from tests.factories import make_article, make_author, make_category, make_programme, make_tag

pytestmark = pytest.mark.django_db


def make_page(slug):
    return Page.objects.create(title="Tentang", slug=slug)


KINDS = [make_article, make_category, make_tag, make_author, make_programme, make_page]


@pytest.mark.parametrize("make", KINDS)
def test_a_changed_slug_answers_301_with_its_query(client, make):
    thing = make(slug="lama")
    old = thing.get_absolute_url()

    thing.slug = "baru"
    thing.save()

    response = client.get(f"{old}?utm=x")
    assert (response.status_code, response["Location"]) == (301, f"{thing.get_absolute_url()}?utm=x")
    assert client.get(thing.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("make", KINDS)
def test_an_old_slug_with_a_slash_is_one_hop_away(client, make):
    thing = make(slug="lama")
    old = thing.get_absolute_url()
    thing.slug = "baru"
    thing.save()

    assert client.get(f"{old}/?utm=x")["Location"] == f"{thing.get_absolute_url()}?utm=x"


@pytest.mark.parametrize("make", [make_category, make_tag, make_author])
def test_the_further_pages_of_a_renamed_list_keep_their_number(client, make):
    thing = make(slug="lama")
    old = thing.get_absolute_url()
    thing.slug = "baru"
    thing.save()

    for address in (old, f"{old}/"):
        response = client.get(f"{address}?halaman=2")
        assert (response.status_code, response["Location"]) == (301, f"{thing.get_absolute_url()}?halaman=2")


@pytest.mark.parametrize("make", KINDS)
def test_a_later_one_of_its_kind_may_take_an_old_slug_back(client, make):
    first = make(slug="lama")
    former = first.get_absolute_url()
    first.slug = "baru"
    first.save()

    second = make(slug="dua")
    second.slug = "lama"
    second.save()

    assert client.get(former).status_code == 200
    assert second.get_absolute_url() == former
    assert client.get(first.get_absolute_url()).status_code == 200


def test_a_slug_changed_twice_leads_straight_to_the_last(client):
    article = make_article(slug="satu")
    for slug in ["dua", "tiga"]:
        article.slug = slug
        article.save()

    assert client.get("/berita/satu")["Location"] == "/berita/tiga"
    assert client.get("/berita/dua")["Location"] == "/berita/tiga"


def test_going_back_to_the_first_slug_makes_no_ring(client):
    article = make_article(slug="satu")
    for slug in ["dua", "satu"]:
        article.slug = slug
        article.save()

    assert client.get("/berita/satu").status_code == 200
    assert client.get("/berita/dua")["Location"] == "/berita/satu"


def test_a_later_article_may_take_an_old_slug(client):
    first = make_article(slug="jurusan")
    first.slug = "jurusan-2023"
    first.save()

    make_article(slug="jurusan", title="Yang Baru")

    assert "Yang Baru" in client.get("/berita/jurusan").content.decode()
    assert not OldSlug.objects.filter(slug="jurusan").exists()


def test_a_draft_leaves_no_old_slug(client):
    draft = make_article(slug="draf", status=Article.Status.DRAFT)
    draft.slug = "draf-lain"
    draft.save()

    assert client.get("/berita/draf").status_code == 404


def test_an_old_slug_never_leads_to_what_readers_may_not_see(client):
    article = make_article(slug="lama")
    article.slug = "judul-rahasia"
    article.save()
    publishing.withdraw(article, by=None)

    response = client.get("/berita/lama")

    assert response.status_code == 410
    assert "judul-rahasia" not in response.content.decode()


def test_somebodys_draft_does_not_take_over_a_living_address(client):
    article = make_article(slug="jurusan")
    article.slug = "jurusan-2024"
    article.save()

    draft = make_article(title="Jurusan", status=Article.Status.DRAFT)
    assert draft.slug == "jurusan-2"
    draft.slug = "jurusan"
    draft.save()
    assert client.get("/berita/jurusan")["Location"] == "/berita/jurusan-2024"
    draft.delete()

    assert client.get("/berita/jurusan")["Location"] == "/berita/jurusan-2024"


def test_what_was_public_once_keeps_its_address_through_a_time_as_draft(client):
    article = make_article(slug="lama")
    publishing.withdraw(article, by=None)
    publishing.return_to_draft(article, by=None)
    assert client.get("/berita/lama").status_code == 410

    article.slug = "baru"
    publishing.publish(article, by=None)

    assert client.get("/berita/lama")["Location"] == "/berita/baru"


@pytest.mark.parametrize("delete", [lambda tag: tag.delete(), lambda tag: Tag.objects.filter(pk=tag.pk).delete()])
def test_a_deleted_thing_takes_its_old_slugs_along(client, delete):
    tag = make_tag(slug="lama")
    tag.slug = "baru"
    tag.save()

    delete(tag)

    assert client.get("/berita/tag/lama").status_code == 404
    assert not OldSlug.objects.exists()


def test_a_slug_is_made_from_the_title_and_made_free():
    slugs = [make_article(title="Apa Itu UI/UX?").slug for _ in range(3)]

    assert slugs == ["apa-itu-uiux", "apa-itu-uiux-2", "apa-itu-uiux-3"]


def test_a_title_without_letters_still_gets_an_address():
    assert make_article(title="🌅🌅").slug == "article"


@pytest.mark.parametrize("slug", ["berita", "admin", "cari", "media", "penulis", "program-studi", "healthz", "readyz"])
def test_a_page_may_not_take_the_sites_own_words(slug):
    with pytest.raises(ValidationError, match="dipakai oleh situs"):
        Page(title="Halaman", slug=slug).full_clean()


@pytest.mark.parametrize("slug", ["kategori", "tag"])
def test_an_article_may_not_take_the_words_of_its_lists(slug):
    article = make_article()
    article.slug = slug

    with pytest.raises(ValidationError, match="dipakai oleh situs"):
        article.full_clean()


def test_a_reserved_word_as_title_gets_another_slug():
    assert make_article(title="Kategori").slug == "kategori-2"
