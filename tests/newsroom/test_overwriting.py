"""Two people have one thing open: the second is told who saved what, and keeps what was typed."""

import re

import lxml.html
import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Career, Category, Page, Programme, Redirect, SiteSettings, SynonymGroup
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_picture,
    make_programme,
    make_tag,
    make_user,
)
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db

# Each thing that a form changes: how it comes to be, a field of text, what the first and the second write there.
THINGS = {
    "article": (lambda: make_article(status="draft"), "summary", "Ringkasan Dewi.", "Ringkasan Sari."),
    "author": (make_author, "biography", "Mengajar sejak 2010.", "Menulis tentang data."),
    "category": (make_category, "description", "Tentang karier.", "Tentang kerja."),
    "page": (lambda: Page.objects.create(title="Tentang"), "description", "Siapa kami.", "Apa kami."),
    "picture": (make_picture, "credit", "Foto: Dewi", "Foto: Sari"),
    "programme": (make_programme, "facts", "Durasi: 4 tahun", "Durasi: 8 semester"),
    "redirect": (lambda: Redirect.objects.create(path="/a", target="/berita"), "source", "/b", "/c"),
    "sitesettings": (lambda: SiteSettings.objects.get_or_create(pk=1)[0], "description", "Satu.", "Dua."),
    "synonymgroup": (lambda: SynonymGroup.objects.create(words="kuliah, studi"), "words", "kuliah, a", "kuliah, b"),
    "tag": (make_tag, "name", "karier", "kerja"),
    "user": (make_user, "name", "Dewi Lestari", "Dewi L."),
}  # fmt: skip
MERGED = {"article"}  # tests/newsroom/article/test_joining.py
NOT_CHANGED_BY_FORM = {"binneditem", "missingpage", "readerquestion"}


def person(client_class, name):
    client = client_class()
    client.force_login(make_user(name=name, is_superuser=True))
    return client


@pytest.fixture
def dewi(client):
    return person(type(client), "Dewi")


@pytest.fixture
def sari(client):
    return person(type(client), "Sari")


def change_url(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def test_every_form_of_the_newsroom_is_tried_here():
    assert {model._meta.model_name for model in admin.site._registry} == set(THINGS) | NOT_CHANGED_BY_FORM


@pytest.mark.parametrize("name", sorted(THINGS.keys() - MERGED))
def test_the_second_of_two_is_told_by_whom_and_of_what_and_keeps_what_was_typed(dewi, sari, name):
    make, field, first, second = THINGS[name]
    thing = make()
    url = change_url(thing)
    hers, mine = opened(dewi, url), opened(sari, url)

    assert dewi.post(url, hers | {field: first, "_save": "1"}).status_code == 302
    response = sari.post(url, mine | {field: second, "_save": "1"})

    text = response.content.decode()
    assert response.status_code == 200
    assert f"Dewi menyimpan {thing._meta.verbose_name} ini pukul" in text
    assert f"Yang berubah: {response.context['adminform'].form[field].label.capitalize()}." in text
    assert response.context["adminform"].form[field].value() == second
    assert opened(dewi, url)[field] == [first]

    told = response.context["adminform"].form["told_version"].value()
    sari.post(url, mine | {field: second, "_save": "1", "told_version": told, "overwrite": "on"})
    assert opened(dewi, url)[field] == [second]


@pytest.mark.parametrize("name", THINGS)
def test_one_person_saves_again_and_again(dewi, name):
    make, field, *texts = THINGS[name]
    url = change_url(make())

    for text in texts:
        dewi.post(url, opened(dewi, url) | {field: text, "_save": "1"})

    assert opened(dewi, url)[field] == [texts[-1]]


def test_ones_own_other_tab_is_told_as_such(dewi):
    url = change_url(make_tag())
    first, second = opened(dewi, url), opened(dewi, url)

    dewi.post(url, first | {"name": "karier", "_save": "1"})
    response = dewi.post(url, second | {"name": "kerja", "_save": "1"})

    assert "Halaman lain dari akun ini menyimpan tag ini pukul" in response.content.decode()


def test_rows_below_the_form_count_as_well(dewi, sari):
    programme = make_programme()
    Career.objects.create(programme=programme, name="Analis")
    url = change_url(programme)
    hers, mine = opened(dewi, url), opened(sari, url)

    dewi.post(url, hers | {"careers-0-name": "Peneliti", "_save": "1"})
    response = sari.post(url, mine | {"summary": "Milik Sari.", "_save": "1"})

    assert "Dewi menyimpan" in response.content.decode()
    assert "Yang berubah: Profesi" in response.content.decode()


def test_what_this_form_would_not_overwrite_is_nobodys_conflict(dewi, sari):
    article = make_article(status="draft")
    url = change_url(article)
    mine = opened(sari, url)

    dewi.post(f"/admin/articles/article/{article.pk}/terkait/", {"exclude": make_article().pk})
    sari.post(url, mine | {"summary": "Milik Sari.", "_save": "1"})

    article.refresh_from_db()
    assert article.summary == "Milik Sari."
    assert article.excluded.count() == 1


def test_a_page_that_sends_no_state_overwrites_nothing(dewi):
    tag = make_tag(name="karier")

    response = dewi.post(change_url(tag), {"name": "kerja", "slug": tag.slug, "_save": "1"})

    assert "Orang lain menyimpan tag ini" in response.content.decode()


@pytest.mark.parametrize("sent", ["", "{", "[]", "1", '"a"', "null", '{"name": 1}', "\x00"])
def test_a_state_sent_by_hand_is_no_state(dewi, sent):
    tag = make_tag(name="karier")

    response = dewi.post(change_url(tag), {"name": "kerja", "slug": tag.slug, "_save": "1", "seen_version": sent})

    assert response.status_code == 200
    assert opened(dewi, change_url(tag))["name"] == ["karier"]


# Lists in which positions are typed.


LISTS = {"category": (Category, make_category), "programme": (Programme, make_programme),
         "page": (Page, lambda **fields: Page.objects.create(title="Halaman", **fields))}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_old_changes_only_the_rows_that_were_changed_in_it(dewi, sari, name):
    model, make = LISTS[name]
    first, second = make(position=1), make(position=2)
    url = reverse(f"admin:articles_{name}_changelist")
    hers, mine = listed(dewi, url), listed(sari, url)
    rows = {data: field for field, data in hers.items() if re.fullmatch(r"form-\d+-id", field)}

    def position(thing):
        return rows[str(thing.pk)].replace("-id", "-position")

    dewi.post(url, hers | {position(first): "7", "_save": "1"})
    sari.post(url, mine | {position(second): "8", "_save": "1"})
    assert [*model.objects.order_by("pk").values_list("position", flat=True)] == [7, 8]

    response = sari.post(url, mine | {position(first): "3", "_save": "1"})
    assert "Orang lain mengubahnya menjadi 7" in response.content.decode()
    assert model.objects.get(pk=first.pk).position == 7


def listed(client, url):
    """The fields of a list's form."""
    formset = client.get(url).context["cl"].formset
    fields = {bound.html_name: str(bound.value()) for form in formset for bound in form}
    shown = {bound.html_initial_name: str(bound.value()) for form in formset for bound in form}
    management = formset.management_form
    return fields | shown | {bound.html_name: str(bound.value()) for bound in management}


# Deleted meanwhile.


# Not those with a file, a key or a password, nor the one row.
ADDED_AGAIN = sorted(set(THINGS) - {"picture", "redirect", "sitesettings", "user"})


@pytest.mark.parametrize("name", ADDED_AGAIN)
def test_what_was_typed_into_something_that_was_deleted_meanwhile_becomes_a_new_one(dewi, name):
    make, field, text, _ = THINGS[name]
    thing = make()
    url = change_url(thing)
    data = opened(dewi, url)
    thing.delete()

    response = dewi.post(url, data | {field: text, "_save": "1"})

    assert response.status_code == 404
    assert f"{thing._meta.verbose_name.capitalize()} ini sudah dihapus, setelah halaman ini dibuka." in (
        response.content.decode()
    )
    assert response.context["adminform"].form[field].value() == text
    [form] = lxml.html.fromstring(response.content.decode()).xpath("//form[@novalidate]")
    assert form.action == reverse(f"admin:articles_{name}_add")
    again = {key: value for key, value in form.form_values() if value is not None}
    assert dewi.post(form.action, again | {"_save": "1"}).status_code == 302
    assert type(thing).objects.filter(**{field: text}).exists()


def test_opening_something_that_was_deleted_says_so(dewi):
    tag = make_tag()
    url = change_url(tag)
    tag.delete()

    assert dewi.get(url).status_code == 302


@pytest.mark.parametrize("name", ["article", "page", "programme"])
def test_a_text_that_an_editor_only_lays_out_anew_is_nobodys_change(dewi, sari, name):
    thing = THINGS[name][0]()
    body = "<p>Satu.</p><ul><li>a</li></ul>"
    thing.body = body
    thing.save()
    url = change_url(thing)
    mine = opened(sari, url)

    dewi.post(url, opened(dewi, url) | {"body": "<p>Satu.</p>\r\n\r\n<ul>\r\n\t<li>a</li>\r\n</ul>\r\n", "_save": "1"})
    assert sari.post(url, mine | {"slug": thing.slug, "_save": "1"}).status_code == 302

    thing.refresh_from_db()
    assert thing.body == body
