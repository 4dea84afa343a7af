"""The accounts of the newsroom's people: what one of them may change of another, and how a role is chosen."""

import threading

import lxml.html
import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

from accounts.models import User
from accounts.roles import EDITOR, MANAGER, WRITER, sync_roles
from cakrawala.roles import table
from newsroom.people.roles import DEEDS, card_of, roles
from newsroom.people.screen import NOBODY_LEFT
from tests.factories import make_editor, make_manager, make_user, make_writer
from tests.newsroom.sent import opened
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"


def url_of(user, step="change"):
    return f"{LIST}{user.pk}/{step}/"


def send(client, user, *without, **changes):
    """The whole form of the account with these changes; answers what the page says then."""
    url = url_of(user)
    data = {name: value for name, value in opened(client, url).items() if name not in without}
    return client.post(url, data | changes | {"_save": "1"}, follow=True).content.decode()


def in_role(name):
    return Group.objects.get(name=name).pk


@pytest.mark.parametrize(
    ("password", "said", "button"),
    [
        ("cakrawala-di-timur", "Kata sandi sudah dibuat.", "Ganti kata sandi"),
        (None, "Belum ada kata sandi, jadi akun ini belum bisa dipakai untuk masuk.", "Buat kata sandi"),
    ],
)
def test_an_account_says_whether_it_has_a_password_and_nothing_of_how_it_is_kept(client, password, said, button):
    writer = make_writer()
    writer.set_password(password)
    writer.save()
    client.force_login(make_user(is_superuser=True))

    text = client.get(url_of(writer)).content.decode()

    assert {said, button} <= set(spoken(text))
    assert 'href="../password/"' in text
    assert "algorit" not in text


# Roles


def test_a_manager_gives_a_role_and_takes_it_back(client, manager):
    alifia = make_writer(name="Alifia Kamila")

    send(client, alifia, groups=in_role(EDITOR))
    assert [group.name for group in alifia.groups.all()] == [EDITOR]

    send(client, alifia, groups="")
    assert [*alifia.groups.all()] == []


def test_an_older_account_with_several_roles_shows_the_largest_and_keeps_the_chosen_one(client, manager):
    alifia = make_writer()
    alifia.groups.add(in_role(EDITOR))

    assert opened(client, url_of(alifia))["groups"] == [str(in_role(EDITOR))]
    send(client, alifia)
    assert [group.name for group in alifia.groups.all()] == [EDITOR]


def test_a_card_says_of_each_deed_what_the_role_may():
    for group in roles():
        member = make_user(role=group.name)
        card = card_of(group)
        may = [words for right, words in DEEDS if right and member.has_perm(right)]

        assert card.may == may[-3:]
        assert card.may_not == [words for _, words in DEEDS if words not in may][:3]
        assert card.may
        assert card.may_not


def test_a_card_follows_the_table_of_rights():
    editor = Group.objects.get(name=EDITOR)
    assert "menghapus tetap isi Keranjang" in card_of(editor).may_not

    [bin_model] = [model for model in table() if model.__name__ == "BinnedItem"]
    sync_roles({**table(), bin_model: {"editor": ("delete",)}})

    assert "menghapus tetap isi Keranjang" in card_of(editor).may


def test_the_cards_stand_where_a_role_is_chosen(client, manager):
    page = lxml.html.fromstring(client.get(url_of(make_writer())).content.decode())
    cards = [card.text_content() for card in page.find_class("role-card")]

    assert [label.text for label in page.find_class("role-card__name")] == ["Tanpa peran", WRITER, EDITOR, MANAGER]
    assert ["mengubah pengaturan situs" in card.partition("Tidak boleh")[0] for card in cards] == [False] * 3 + [True]


# Nobody makes themselves more


def test_nobody_changes_their_own_role_or_lets_themselves_out(client, manager):
    make_manager()
    send(client, manager, groups=in_role(WRITER), is_active="", is_superuser="on")

    manager.refresh_from_db()
    assert [group.name for group in manager.groups.all()] == [MANAGER]
    assert (manager.is_active, manager.is_staff, manager.is_superuser) == (True, True, False)
    assert "diatur oleh Pengelola lain" in client.get(url_of(manager)).content.decode()
    assert client.post(url_of(manager, "delete"), {"post": "yes"}).status_code == 403


def test_a_manager_gets_no_hold_of_an_administrators_account(client, manager):
    administrator = make_user(is_superuser=True)
    new = {"usable_password": "true", "password1": "cakrawala-di-barat", "password2": "cakrawala-di-barat"}

    assert client.post(url_of(administrator), {"email": "saya@cakrawala.test", "name": "Saya"}).status_code == 403
    assert client.post(url_of(administrator, "password"), new).status_code == 403
    assert client.post(url_of(administrator, "delete"), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [administrator.pk], "post": "yes"}
    assert client.post(LIST, chosen).status_code == 403
    unchanged = User.objects.get(pk=administrator.pk)
    assert (unchanged.email, unchanged.password) == (administrator.email, administrator.password)


def test_no_form_makes_an_administrator(client):
    client.force_login(make_user(is_superuser=True))
    writer = make_writer()

    send(client, writer, is_superuser="on")

    writer.refresh_from_db()
    assert not writer.is_superuser


# Somebody is left


def test_a_left_colleague_is_out_at_once(client, manager):
    alifia = make_editor()
    elsewhere = Client()
    elsewhere.force_login(alifia)
    assert elsewhere.get("/admin/").status_code == 200

    send(client, alifia, "is_active")

    answer = elsewhere.get("/admin/")
    assert (answer.status_code, answer.url) == (302, "/admin/login/?next=/admin/")


@pytest.mark.parametrize(
    "others",
    [
        lambda: make_editor(),
        lambda: make_manager(is_active=False),
        lambda: make_manager(is_staff=False),
        lambda: make_user(is_superuser=True, is_active=False),
    ],
)
def test_the_last_manager_cannot_be_let_out(others):
    others()
    last = make_manager()

    assert User.objects.managers_besides([last]) == []


def test_who_has_no_password_yet_lets_nobody_in():
    last, invited = make_manager(), make_manager()
    invited.set_unusable_password()
    invited.save()

    assert User.objects.managers_besides([last]) == []
    assert User.objects.managers_besides([invited]) == [last]


@pytest.mark.parametrize("changes", [{"groups": ""}, {"is_active": None}, {"is_staff": None}])
def test_two_who_let_each_other_out_do_not_both_succeed(client, changes, monkeypatch):
    """The second was let in before the first had saved: what it meets then is nobody left."""
    ada, budi = make_manager(name="Ada"), make_manager(name="Budi")
    client.force_login(ada)
    url = url_of(budi)
    data = {name: value for name, value in opened(client, url).items() if name not in changes}
    monkeypatch.setattr(User.objects, "managers", lambda: User.objects.filter(pk=budi.pk))

    answer = client.post(url, data | {name: value for name, value in changes.items() if value is not None})

    assert NOBODY_LEFT in answer.content.decode()
    budi.refresh_from_db()
    assert (budi.is_active, budi.is_staff, budi.groups.count()) == (True, True, 1)


def test_whoever_is_last_is_not_deleted_either(client, monkeypatch):
    ada, budi = make_manager(name="Ada"), make_manager(name="Budi")
    client.force_login(ada)
    monkeypatch.setattr(User.objects, "managers", lambda: User.objects.filter(pk=budi.pk))

    answer = client.post(url_of(budi, "delete"), {"post": "yes"})

    assert NOBODY_LEFT in answer.content.decode()
    assert User.objects.filter(pk=budi.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_remove_each_other_at_the_same_time_leave_one():
    ada, budi = make_manager(name="Ada"), make_manager(name="Budi")
    pages = {}
    for who, whom in [(ada, budi), (budi, ada)]:
        client = Client()
        client.force_login(who)
        pages[who.pk] = (client, url_of(whom), opened(client, url_of(whom)))
    start = threading.Barrier(2)

    def remove(client, url, data):
        start.wait()
        client.post(url, {name: value for name, value in data.items() if name != "is_active"})
        connection.close()

    threads = [threading.Thread(target=remove, args=page) for page in pages.values()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert User.objects.managers().count() >= 1
