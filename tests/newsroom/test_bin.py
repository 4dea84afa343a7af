"""The screen "Keranjang": who sees what in it, restores it, and deletes it for good."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import AcceptedAdvice, Article, BinnedItem, FaqItem, RelatedPick, Tag
from tests.factories import (
    make_article,
    make_editor,
    make_manager,
    make_picture,
    make_programme,
    make_tag,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/binneditem/"
RESTORE = f"{LIST}pulihkan/"
SECRET = "Zebra Rahasia"

# What each may do with the draft of the writer Alifia that an editor has deleted.
TABLE = {
    "anonymous": set(),
    "no role": set(),
    "other writer": set(),
    "its writer": {"list", "view", "restore"},
    "editor": {"list", "view", "restore"},
    "manager": {"list", "view", "restore", "remove", "remove chosen"},
    "administrator": {"list", "view", "restore", "remove", "remove chosen"},
}
ACTIONS = ["list", "view", "restore", "restore chosen", "remove", "remove chosen"]


@pytest.fixture
def alifia():
    return make_writer(name="Alifia Kamila")


def delete(thing, by=None):
    [item] = publishing.delete([thing], by=by)
    return item


@pytest.fixture
def item(alifia):
    draft = make_article(
        title=SECRET, summary=SECRET, body=f"<p>{SECRET}</p>", status=Article.Status.DRAFT, created_by=alifia
    )
    FaqItem.objects.create(article=draft, question=SECRET, answer=SECRET)
    return delete(draft, by=make_editor(name="Rahmawati"))


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", TABLE)
def test_what_lies_in_the_bin_is_for_its_writer_and_for_editors(client, alifia, item, role, action):
    who = {
        "anonymous": lambda: None,
        "no role": make_user,
        "other writer": make_writer,
        "its writer": lambda: alifia,
        "editor": make_editor,
        "manager": make_manager,
        "administrator": lambda: make_user(is_superuser=True),
    }[role]()
    if who:
        client.force_login(who)
    may = action in TABLE[role] or (action == "restore chosen" and "restore" in TABLE[role])

    ask = {
        "list": lambda: client.get(LIST, follow=True),
        "view": lambda: client.get(f"{LIST}{item.pk}/change/", follow=True),
        "restore": lambda: client.post(RESTORE, {"item": item.pk}),
        "restore chosen": lambda: client.post(LIST, {"action": "restore_chosen", "_selected_action": [item.pk]}),
        "remove": lambda: client.post(f"{LIST}{item.pk}/delete/", {"post": "yes"}),
        "remove chosen": lambda: client.post(
            LIST, {"action": "delete_selected", "_selected_action": [item.pk], "post": "yes"}
        ),
    }[action]
    answer = ask()

    if action in {"list", "view"}:
        assert (SECRET in answer.content.decode()) is may
        assert BinnedItem.objects.exists()
    else:
        assert BinnedItem.objects.exists() is not may
        assert Article.objects.exists() is (may and action.startswith("restore"))
    if not may:  # nor in what is answered, or said by the next page
        assert SECRET not in answer.content.decode() + client.get("/admin/", follow=True).content.decode()


@pytest.mark.parametrize("role", ["other writer", "its writer"])
def test_a_writer_is_asked_for_no_confirmation_of_what_they_may_not_do(client, alifia, item, role):
    client.force_login(alifia if role == "its writer" else make_writer())

    answer = client.get(f"{LIST}{item.pk}/delete/")

    assert answer.status_code in {302, 403}
    assert SECRET not in answer.content.decode()


def test_nothing_is_restored_by_following_a_link(client, editor, item):
    assert client.get(f"{RESTORE}?item={item.pk}").status_code == 405
    assert client.post(RESTORE, {"item": "1 OR 1"}).status_code == 302
    assert client.post(RESTORE).status_code == 302
    assert BinnedItem.objects.exists()


def test_a_restoring_that_another_site_sends_is_refused(client, editor, item):
    client.handler.enforce_csrf_checks = True

    assert client.post(RESTORE, {"item": item.pk}).status_code == 403
    assert BinnedItem.objects.exists()


def test_a_writer_sees_no_tag_that_an_editor_deleted(client, writer):
    delete(make_tag(name=SECRET))

    assert SECRET not in client.get(LIST).content.decode()


def test_the_list_says_what_it_is_who_deleted_it_and_how_long_it_is_kept(client, manager, item):
    BinnedItem.objects.update(deleted_at=timezone.now() - timedelta(days=25))

    text = client.get(LIST).content.decode()

    for words in ["Keranjang", SECRET, "Artikel", "Rahmawati", "Dihapus tetap 5 hari lagi", "Pulihkan", "Hapus tetap"]:
        assert words in text


def test_an_empty_bin_says_so(client, editor):
    assert "Keranjang kosong." in client.get(LIST).content.decode()


def test_nothing_can_be_added_to_the_bin_by_hand_or_changed_in_it(client, editor, item):
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{item.pk}/change/", {"title": "Lain"}).status_code == 403
    assert BinnedItem.objects.get().title == SECRET


def test_the_text_can_be_read_in_the_bin_and_is_clean(client, editor, item):
    item.refresh_from_db()
    item.rows[0]["fields"]["body"] = '<p onclick="x()">Isi draf</p><script>jahat()</script>'
    item.rows[0]["fields"]["reading_html"] = item.rows[0]["fields"]["body"]
    item.save()

    text = client.get(f"{LIST}{item.pk}/change/").content.decode()

    assert "<p>Isi draf</p>" in text
    assert "jahat()" not in text
    assert "x()" not in text


def test_what_came_along_is_named_in_the_bin_and_what_machines_made_is_not(client, editor, item):
    text = client.get(f"{LIST}{item.pk}/change/").content.decode()

    assert "1 pertanyaan umum" in text
    assert "pemeriksaan" not in text.lower()


def test_no_writer_learns_of_anothers_draft_through_their_own(client, alifia):
    """Not by what pointed at it, not while it lies in the bin, not by what is said on restoring."""
    hidden = make_article(title=SECRET, status=Article.Status.DRAFT, created_by=make_writer())
    draft = make_article(title="Milik Sendiri", status=Article.Status.DRAFT, created_by=alifia)
    RelatedPick.objects.create(article=draft, picked=hidden)
    own = delete(draft)
    client.force_login(alifia)
    read = f"{LIST}{own.pk}/change/"

    seen = client.get(read).content.decode()
    delete(hidden)
    seen_later = client.get(read).content.decode()
    said = client.post(RESTORE, {"item": own.pk}, follow=True).content.decode()

    assert "Milik Sendiri" in seen
    assert "1 pilihan redaksi" in seen_later
    assert "Milik Sendiri” dipulihkan" in said
    assert "masih di Keranjang" in said
    assert SECRET not in seen + seen_later + said


def test_what_an_editor_had_set_aside_is_told_by_its_reason(client, editor):
    draft = make_article(status=Article.Status.DRAFT)
    AcceptedAdvice.objects.create(article=draft, code="title_length", reason="Nama resmi", accepted_by=editor)
    before = client.get(f"/admin/articles/article/{draft.pk}/delete/").content.decode()
    item = delete(draft)

    for text in (before, client.get(f"{LIST}{item.pk}/change/").content.decode()):
        assert "Nama resmi" in text
        assert "title_length" not in text


def test_restoring_leads_to_the_thing_and_says_what_is_not_as_it_was(client, editor):
    item = delete(make_tag(name="gaji", slug="gaji"))
    make_tag(name="Gaji dan upah", slug="gaji")

    answer = client.post(RESTORE, {"item": item.pk}, follow=True)

    assert answer.request["PATH_INFO"] == f"/admin/articles/tag/{Tag.objects.get(name='gaji').pk}/change/"
    text = answer.content.decode()
    assert "Tag “gaji” dipulihkan." in text
    assert "Alamatnya sekarang “gaji-2”." in text
    assert (
        "Dipulihkan dari Keranjang."
        in client.get(f"/admin/articles/tag/{Tag.objects.get(name='gaji').pk}/history/").content.decode()
    )


def test_what_cannot_be_restored_is_said_and_stays(client, editor):
    item = delete(make_tag(name="gaji"))
    make_tag(name="gaji", slug="lain")

    text = client.post(RESTORE, {"item": item.pk}, follow=True).content.decode()

    assert "tidak bisa dipulihkan" in text
    assert BinnedItem.objects.exists()


def test_several_are_restored_at_once_and_together(client, editor):
    tag, programme = make_tag(), make_programme()
    draft = make_article(status=Article.Status.DRAFT, tags=[tag], programme=programme)
    keys = [delete(thing).pk for thing in (draft, tag, programme)]

    answer = client.post(RESTORE, {"item": keys}, follow=True)

    assert answer.request["PATH_INFO"] == LIST
    assert [*Article.objects.get().tags.all()] == [Tag.objects.get()]
    assert not BinnedItem.objects.exists()


def test_deleting_for_good_says_that_it_is(client, manager, item):
    text = client.get(f"{LIST}{item.pk}/delete/").content.decode()

    assert "tidak bisa dipulihkan lagi" in text
    answer = client.post(f"{LIST}{item.pk}/delete/", {"post": "yes"}, follow=True)
    assert "dihapus tetap" in answer.content.decode()


def test_a_picture_that_a_text_names_again_is_not_deleted_for_good(client, manager):
    picture = make_picture()
    text = f'<p><img src="{picture.file.url}" alt="Lab"></p>'
    item = delete(picture)
    make_article(title="Menamai Foto", body=text)

    answer = client.post(f"{LIST}{item.pk}/delete/", {"post": "yes"}).content.decode()

    assert "Menamai Foto" in answer
    assert BinnedItem.objects.exists()


def test_the_list_of_articles_leads_to_the_bin(client, writer):
    assert f'href="{LIST}"' in client.get(reverse("admin:articles_article_changelist")).content.decode()


def test_the_list_costs_the_same_however_long_it_is(client, editor, django_assert_max_num_queries):
    for _ in range(12):
        delete(make_tag(), by=editor)
    client.get(LIST)

    with django_assert_max_num_queries(14):
        client.get(LIST)
