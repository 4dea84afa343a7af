"""A name is typed twice, or two things are one: the newsroom leads to the one that is there, or makes them one."""

import lxml.html
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from articles.models import Article, Author, BinnedItem, Category, Job, Tag
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_old_slug,
    make_programme,
    make_tag,
    make_user,
)
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db


def merge_url(*things):
    model = things[0]._meta.model_name
    return f"/admin/articles/{model}/gabung/?" + "&".join(f"item={thing.pk}" for thing in things)


def confirm(client, kept, *others):
    return client.post(merge_url(kept), {"item": [thing.pk for thing in (kept, *others)], "kept": kept.pk}, follow=True)


def where(client, *addresses):
    return [client.get(address).headers.get("Location") for address in addresses]


# A name that is there


@pytest.mark.parametrize("make", [make_tag, make_category, make_programme])
def test_a_name_that_is_there_is_refused_with_the_way_to_it(client, editor, make):
    there = make(name="Back-end")
    folder = f"/admin/articles/{there._meta.model_name}"

    response = client.post(f"{folder}/add/", opened(client, f"{folder}/add/") | {"name": "BACKEND", "summary": "x"})

    page = lxml.html.fromstring(response.content.decode())
    [error] = page.xpath("//ul[contains(@class, 'errorlist')]/li")
    assert error.text_content().strip().endswith("“Back-end”. Pakai yang itu, atau pilih nama lain.")
    assert error.xpath("a/@href") == [f"{folder}/{there.pk}/change/"]
    assert type(there).objects.count() == 1


def test_a_thing_that_gets_the_name_of_another_may_be_merged_with_it(client, editor):
    there, other = make_tag(name="Backend"), make_tag(name="Server")
    url = f"/admin/articles/tag/{other.pk}/change/"

    response = client.post(url, opened(client, url) | {"name": "back-end"})

    page = lxml.html.fromstring(response.content.decode())
    assert page.xpath("//ul[contains(@class, 'errorlist')]//a/@href")[-1] == merge_url(there, other)


def test_a_tag_typed_in_the_small_window_is_the_one_that_is_there(client, writer):
    there = make_tag(name="Back-end")

    response = client.post("/admin/articles/tag/add/?_popup=1", {"name": "backend", "slug": "backend", "_popup": "1"})

    assert f'"value": "{there.pk}"' in response.context["popup_response_data"]
    assert Tag.objects.count() == 1


def test_a_tag_is_found_by_its_letters(client, writer):
    there = make_tag(name="Back-end")
    asked = {"app_label": "articles", "model_name": "article", "field_name": "tags", "term": "back end"}

    answer = client.get("/admin/autocomplete/", asked).json()

    assert [result["id"] for result in answer["results"]] == [str(there.pk)]


def test_a_second_author_of_a_name_is_told_of_the_first(client, editor):
    first = make_author(name="Rahmawati", position="Dosen Sistem Informasi")
    url = "/admin/articles/author/add/"

    response = client.post(url, opened(client, url) | {"name": "rahmawati"}, follow=True)

    second = Author.objects.exclude(pk=first.pk).get()
    text = response.content.decode()
    assert "Sudah ada penulis lain bernama “Rahmawati” (Dosen Sistem Informasi)." in text
    assert merge_url(first, second).replace("&", "&amp;") in text


# Becoming one


def test_the_page_before_says_what_follows_and_changes_nothing(client, editor):
    kept, other = make_author(name="Rahmawati", position="Dosen"), make_author(name="Rahma <b>")
    make_article(author=kept)
    articles = [make_article(author=other, title=f"Cara {number}") for number in range(2)]

    response = client.post(
        "/admin/articles/author/", {"action": "merge_chosen", "_selected_action": [kept.pk, other.pk]}
    )
    text = " ".join(client.get(response["Location"]).content.decode().split())

    assert response["Location"] == merge_url(kept, other)
    for words in ["Rahmawati</b>, Dosen · 1 artikel", "Rahma &lt;b&gt;</b> · 2 artikel", "Cara 1", "Ya, gabungkan"]:
        assert words in text
    assert f'value="{other.pk}" checked' in text
    assert other.get_absolute_url() in text
    assert {*Article.objects.filter(author=other)} == {*articles}


def test_tags_become_one_and_nothing_is_lost(client, editor, django_capture_on_commit_callbacks):
    kept, other = make_tag(name="Backend", slug="backend"), make_tag(name="Sisi Server", slug="sisi-server")
    make_old_slug(other, "server")
    both, moved, draft = (
        make_article(tags=[kept, other]),
        make_article(tags=[other]),
        make_article(status="draft", tags=[other]),
    )

    response = confirm(client, kept, other)

    assert {*kept.articles.all()} == {both, moved, draft}
    assert not Tag.objects.filter(pk=other.pk).exists()
    assert where(client, "/berita/tag/sisi-server", "/berita/tag/server") == ["/berita/tag/backend"] * 2
    assert "3 artikel pindah" in response.content.decode()
    entry = LogEntry.objects.filter(object_id=str(kept.pk), content_type__model="tag").get()
    assert entry.get_change_message() == "Tag “Sisi Server” digabungkan ke sini; 3 artikel pindah."
    assert BinnedItem.objects.get().title == "Sisi Server"
    assert {*Job.objects.filter(kind="relate").values_list("key", flat=True)} == {str(both.pk), str(moved.pk)}
    moved.refresh_from_db()
    assert moved.changed_by == editor


def test_categories_become_one_with_their_feeds_and_words(client, editor):
    kept, other = (
        make_category(name="Karier", slug="karier"),
        make_category(name="Kerja", slug="kerja", description="Kerja."),
    )
    article = make_article(category=other)

    confirm(client, kept, other)

    article.refresh_from_db()
    assert article.category == kept
    assert Category.objects.get().description == "Kerja."
    assert where(client, "/berita/kategori/kerja", "/berita/kategori/kerja/rss.xml") == [
        "/berita/kategori/karier",
        "/berita/kategori/karier/rss.xml",
    ]


def test_authors_become_one_with_the_account_of_the_other(client, editor):
    kept = make_author(name="Rahmawati", slug="rahmawati", position="Dosen")
    others = [make_author(name="Rahmawati", slug=f"rahmawati-{number}", position="Lektor") for number in (2, 3)]
    others[1].user = make_user()
    others[1].save()
    articles = [make_article(author=author) for author in [kept, *others]]

    confirm(client, kept, *others)

    author = Author.objects.get()
    assert {*author.articles.all()} == {*articles}
    assert (author.position, author.user) == ("Dosen", others[1].user)
    assert where(client, "/penulis/rahmawati-2", "/penulis/rahmawati-3") == ["/penulis/rahmawati"] * 2


@pytest.mark.parametrize("sent", [{}, {"kept": "0"}, {"kept": "x"}])
def test_which_one_stays_is_chosen(client, editor, sent):
    things = [make_tag(), make_tag()]

    response = client.post(merge_url(*things), {"item": [thing.pk for thing in things]} | sent)

    assert "Pilih tag yang tetap." in response.content.decode()
    assert Tag.objects.count() == 2


def test_one_alone_is_not_merged(client, editor):
    tag = make_tag()

    response = client.get(f"/admin/articles/tag/gabung/?item={tag.pk}&item={tag.pk}&item=x&item=999999", follow=True)

    assert "Pilih dua sampai 20 tag yang masih ada untuk digabungkan." in response.content.decode()


@pytest.mark.parametrize("rights", [[], ["view", "add", "change"], ["view", "delete"]])
@pytest.mark.parametrize("make", [make_tag, make_category, make_author])
def test_merging_needs_the_right_to_change_and_to_delete(client, make, rights):
    things = [make(), make()]
    model = things[0]._meta.model_name
    user = make_user()
    user.user_permissions.set(Permission.objects.filter(codename__in=[f"{right}_{model}" for right in rights]))
    client.force_login(user)

    assert client.get(merge_url(*things)).status_code == 403
    assert confirm(client, *things).status_code == 403
    client.post(
        f"/admin/articles/{model}/", {"action": "merge_chosen", "_selected_action": [thing.pk for thing in things]}
    )
    assert type(things[0]).objects.count() == 2
    if "view" in rights:
        assert "merge_chosen" not in client.get(f"/admin/articles/{model}/").content.decode()
