"""A section that nothing outside of this folder knows: the site does for it what it does for its own pages."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles import publishing
from articles.addresses import Proposal, editing
from articles.models import MissingPage, Page, Picture, Redirect, SearchText
from articles.pictures import places_of
from tests.agenda.models import Event
from tests.articles.bin.whole import everything
from tests.factories import make_article, make_editor, make_old_slug, make_picture, make_writer, picture_file

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 2, 20)


def make_event(**fields):
    """Announced, unless told, and told to search as a newsroom's screen would."""
    fields.setdefault("name", "Open House Kampus")
    fields.setdefault("summary", "Tur laboratorium dan tanya jawab dengan dosen.")
    event = Event.objects.create(**{"day": DAY, "body": "<p>Datang pukul sembilan pagi.</p>"} | fields)
    publishing.after_saving(event)
    return event


def test_it_has_a_page_with_its_text_cleaned_and_its_boxes_filled(client):
    article = make_article(title="Cara memilih jurusan")
    box = f'<p>Baca juga: <a href="{article.get_absolute_url()}">Cara memilih jurusan</a></p>'
    event = make_event(body=f"<p onclick='x'>Datang pagi.</p>{box}")

    text = client.get(event.get_absolute_url()).content.decode()

    assert "<p>Datang pagi.</p>" in text
    assert "onclick" not in text
    assert text.count("Cara memilih jurusan") >= 1


def test_a_changed_slug_answers_301_and_a_redirect_to_the_old_one_leads_straight_on(client):
    event = make_event(slug="open-house")
    event.slug = "open-house-2027"
    event.save()

    assert client.get("/agenda/open-house?dari=wa").headers["Location"] == "/agenda/open-house-2027?dari=wa"
    editing.carry_out([Proposal("/oh", "/agenda/open-house")])
    assert client.get("/oh").headers["Location"] == "/agenda/open-house-2027"
    assert Redirect.objects.get().target == "/agenda/open-house-2027"


def test_what_is_not_announced_is_found_nowhere(client):
    event = make_event(is_announced=False, slug="rahasia")

    assert client.get("/agenda/rahasia").status_code == 404
    assert "rahasia" not in client.get("/sitemap.xml").content.decode() + client.get("/llms.txt").content.decode()
    assert event.name not in client.get(reverse("articles:search"), {"q": "open house"}).content.decode()


def test_a_page_that_readers_miss_below_its_path_is_counted(client):
    client.get("/agenda/hilang")

    assert list(MissingPage.objects.values_list("path", "count")) == [("/agenda/hilang", 1)]


def test_it_has_its_part_of_the_sitemap(client):
    make_event(slug="open-house")

    assert "/sitemap-agenda.xml" in client.get("/sitemap.xml").content.decode()
    assert ">http://testserver/agenda/open-house<" in client.get("/sitemap-agenda.xml").content.decode()
    assert ">http://testserver/agenda<" in client.get("/sitemap-halaman.xml").content.decode()


def test_it_stands_in_the_menu_and_its_word_is_taken(client):
    assert '<a class="menu__link" href="/agenda">Agenda</a>' in client.get("/berita").content.decode()
    assert 'href="/agenda" aria-current="true">Agenda</a>' in client.get("/agenda").content.decode()
    with pytest.raises(ValidationError, match="dipakai oleh situs"):
        Page(title="Agenda", slug="agenda").full_clean()


def test_it_is_found_beside_the_articles_and_no_more_once_it_is_gone(client):
    event = make_event()

    found = client.get(reverse("articles:search"), {"q": "tur laboratorium"}).content.decode()
    assert '<h2 class="aside__heading">Agenda</h2>' in found
    assert f'<a href="{event.get_absolute_url()}">Open House Kampus</a>' in found
    assert "Belum ada artikel untuk “tur laboratorium”, tetapi ada 1 agenda." in found

    Event.objects.all().delete()
    assert "Open House" not in client.get(reverse("articles:search"), {"q": "tur laboratorium"}).content.decode()


def test_it_is_described_to_language_models(client):
    make_event(slug="open-house")

    lines = client.get("/llms.txt").content.decode().splitlines()

    assert "## Agenda" in lines
    assert any(line.startswith("- [Open House Kampus](http://testserver/agenda/open-house): Tur") for line in lines)


def test_roles_have_what_it_declares():
    editor, writer = make_editor(), make_writer()

    assert [editor.has_perm(f"agenda.{action}_event") for action in ("add", "change", "delete", "view")] == [True] * 4
    assert [writer.has_perm(f"agenda.{action}_event") for action in ("change", "view")] == [False, True]


@pytest.mark.parametrize("shown", ["picture", "body"])
def test_a_picture_that_it_shows_cannot_be_deleted(client, shown):
    picture = make_picture()
    fields = {"picture": picture} if shown == "picture" else {"body": f'<p><img src="{picture.file.url}"></p>'}
    event = make_event(**fields)
    client.force_login(make_editor())

    url = reverse("admin:articles_picture_delete", args=[picture.pk])
    answer = client.post(url, {"post": "yes"}).content.decode()
    chosen = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}
    answer += client.post(reverse("admin:articles_picture_changelist"), chosen).content.decode()
    form = client.get(reverse("admin:articles_picture_change", args=[picture.pk])).content.decode()

    assert answer.count("Agenda “Open House Kampus”") == 2
    assert "Agenda “Open House Kampus”" in form
    assert Picture.objects.filter(pk=picture.pk).exists()
    assert shown == "picture" or event.body == f'<p><img alt="" data-picture="{picture.pk}"></p>'


def test_its_text_shows_a_picture_whose_file_was_replaced(client):
    picture = make_picture()
    event = make_event(body=f'<p><img src="{picture.file.url}" alt="Lab"></p>')
    picture = Picture.objects.get(pk=picture.pk)
    old = picture.file.url
    picture.file = picture_file("baru.png", size=(640, 480))

    publishing.save_picture(picture, by=None)

    text = client.get(event.get_absolute_url()).content.decode()
    assert picture.file.url in text
    assert old not in text


def test_deleted_it_lies_in_the_bin_leads_on_and_comes_back_as_it_was(client, django_capture_on_commit_callbacks):
    picture = make_picture()
    event = make_event(slug="open-house", picture=picture)
    make_old_slug(event, "oh")
    before = everything()

    with django_capture_on_commit_callbacks(execute=True):
        [item] = publishing.delete([event], by=None, lead_to="/agenda")
    assert [client.get(f"/agenda/{slug}").headers["Location"] for slug in ("open-house", "oh")] == ["/agenda"] * 2
    assert places_of(picture) == [item]
    assert not SearchText.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.restore(item)

    assert everything() == before
    assert client.get("/agenda/oh").headers["Location"] == "/agenda/open-house"


def test_its_place_in_the_bin_is_seen_by_those_who_may_delete_it(client):
    publishing.delete([make_event(name="Rapat Zebra")], by=None)
    seen = {}
    for who in (make_editor(), make_writer()):
        client.force_login(who)
        seen[who] = "Rapat Zebra" in client.get(reverse("admin:articles_binneditem_changelist")).content.decode()

    assert [*seen.values()] == [True, False]
