"""Where somebody is signed in, for how long, and when the password is asked for once more."""

from datetime import timedelta

import lxml.html
import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from accounts import sessions
from accounts.models import SignedIn, User
from accounts.sessions import device_of
from articles import publishing
from articles.models import Article, BinnedItem
from tests.factories import PASSWORD, make_article, make_editor, make_tag, make_writer
from tests.newsroom.sent import fields_of, opened

pytestmark = pytest.mark.django_db
SESSIONS = "/admin/sesi/"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15"


def signed_in(user, agent=PHONE):
    client = Client(HTTP_USER_AGENT=agent)
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    return client


def is_in(client):
    return client.get("/admin/").status_code == 200


def later(client, time):
    """As if so much had passed for this session: the times that it holds, and the one of its row."""
    session = client.session
    for name in (sessions.SINCE, sessions.CONFIRMED):
        session[name] -= time.total_seconds()
    session[sessions.NOTED] = (session[sessions.NOTED][0], session[sessions.NOTED][1] - time.total_seconds())
    row = Session.objects.get(session_key=session.session_key)
    session.save()  # which would let it last from now on
    Session.objects.filter(pk=row.pk).update(expire_date=row.expire_date - time)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome di Android"),
        (MAC, "Safari di Mac"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge di Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) CriOS/120.0 Safari/604.1", "Chrome di iPhone"),
        ("", "Peramban"),
        ("<script>" * 5000, "Peramban"),
    ],
)
def test_a_device_is_told_in_few_words(agent, words):
    assert device_of(agent) == words


def test_ones_own_sessions_are_listed_and_ended_one_by_one():
    sari = make_writer()
    phone, mac, other = signed_in(sari), signed_in(sari, MAC), signed_in(make_writer())

    page = lxml.html.fromstring(phone.get(SESSIONS).content.decode())
    assert [" ".join(name.text_content().split()) for name in page.find_class("board__name")] == [
        "Safari di Mac",  # used last
        "Chrome di Android (sesi ini)",
    ]
    [number] = page.xpath("//button[@name='sesi']/@value")
    foreign = SignedIn.objects.get(session_key=other.session.session_key).pk
    own = SignedIn.objects.get(session_key=phone.session.session_key).pk
    for odd in (foreign, own, "abc", "9" * 40, ""):
        phone.post(f"{SESSIONS}akhiri/", {"sesi": odd})
    assert [is_in(client) for client in (phone, mac, other)] == [True, True, True]

    phone.post(f"{SESSIONS}akhiri/", {"sesi": number})

    assert [is_in(client) for client in (phone, mac, other)] == [True, False, True]


def test_all_others_end_at_once():
    sari = make_writer()
    phone, *others = (signed_in(sari) for _ in range(4))
    other = signed_in(make_writer())

    answer = phone.post(f"{SESSIONS}akhiri/", follow=True)

    assert "Semua sesi lain diakhiri: 3." in answer.content.decode()
    assert [is_in(client) for client in (phone, *others, other)] == [True, False, False, False, True]


def test_a_manager_ends_the_sessions_of_others(client, manager):
    sari = make_writer()
    hers = signed_in(sari)
    assert "Akhiri 1 sesi" in client.get(f"/admin/accounts/user/{sari.pk}/change/").content.decode()

    client.post(f"/admin/accounts/user/{sari.pk}/akhiri-sesi/")
    assert not is_in(hers)

    theirs = signed_in(make_editor())
    assert theirs.post(f"/admin/accounts/user/{manager.pk}/akhiri-sesi/").status_code == 403
    assert is_in(client)


def test_the_command_ends_them_and_says_how_many(capsys):
    sari, dewi = make_writer(email="sari@cakrawala.test"), make_writer()
    hers, other = signed_in(sari), signed_in(dewi)

    call_command("end_sessions", "SARI@cakrawala.test")
    assert [is_in(hers), is_in(other)] == [False, True]
    call_command("end_sessions", everybody=True)
    assert not is_in(other)

    assert capsys.readouterr().out.startswith("1 sessions of sari@cakrawala.test have ended.\n1 sessions")
    for wrong in [[], ["tiada@cakrawala.test"]]:
        with pytest.raises(CommandError):
            call_command("end_sessions", *wrong)


# How long


def test_a_session_that_nobody_uses_ends_everywhere(settings):
    settings.SESSION_IDLE_HOURS = 5
    sari = make_writer()
    draft = make_article(status=Article.Status.DRAFT, created_by=sari)
    hers = signed_in(sari)

    later(hers, timedelta(hours=4, minutes=59))
    assert is_in(hers)
    later(hers, timedelta(hours=4, minutes=59))
    assert hers.get(draft.get_absolute_url()).status_code == 200
    later(hers, timedelta(minutes=2))

    assert hers.get(draft.get_absolute_url()).status_code == 404
    assert not is_in(hers)


def test_a_session_in_use_ends_with_its_days(settings):
    settings.SESSION_IDLE_HOURS, settings.SESSION_DAYS = 30, 2
    hers = signed_in(make_writer())

    later(hers, timedelta(hours=29))
    assert is_in(hers)
    later(hers, timedelta(hours=18, minutes=50))
    assert is_in(hers)
    later(hers, timedelta(minutes=11))

    assert not is_in(hers)


def test_signing_in_again_begins_anew(settings):
    sari = make_writer()
    hers = signed_in(sari)
    later(hers, timedelta(days=1))
    hers.post("/admin/login/", {"username": sari.email, "password": PASSWORD, "next": "/admin/"}, follow=True)

    assert timezone.now().timestamp() - hers.session[sessions.SINCE] < 60
    assert [row.session_key for row in sessions.of(sari)] == [hers.session.session_key]


def test_a_page_that_is_merely_open_keeps_no_session():
    editor = make_editor()
    client = signed_in(editor)
    article = make_article()
    later(client, timedelta(minutes=5))

    client.post(f"/admin/articles/article/{article.pk}/kehadiran/", {"_kept": "a1" * 16})

    noted = client.session[sessions.NOTED][1]
    assert timezone.now().timestamp() - noted > 4 * 60


def test_a_session_in_use_is_noted_once_a_minute(django_assert_num_queries):
    hers = signed_in(make_writer())
    [before] = SignedIn.objects.values()

    is_in(hers)
    assert [*SignedIn.objects.values()] == [before]
    later(hers, timedelta(minutes=1))
    is_in(hers)
    assert [*SignedIn.objects.values()] != [before]


def test_nobody_is_kept_out_by_a_disk_that_is_full(monkeypatch):
    hers = signed_in(make_writer())
    later(hers, timedelta(minutes=5))

    def full(*args, **kwargs):
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(SignedIn.objects, "update_or_create", full)

    assert is_in(hers)


# Once more


def ask_again(client, url, data):
    """What is asked before it is done; answers the page."""
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert "Kata sandi sekali lagi" in answer.content.decode()
    return answer


def test_a_role_is_given_after_the_password_was_typed_lately_and_nothing_is_lost(client, manager):
    sari = make_writer(name="Sari")
    url = f"/admin/accounts/user/{sari.pk}/change/"
    client.get("/admin/")
    data = opened(client, url) | {"name": "Sari <b>Dewi</b>", "_save": "1"}
    later(client, timedelta(minutes=31))

    page = ask_again(client, url, data)
    sari.refresh_from_db()
    assert sari.name == "Sari"
    sent = fields_of(page, "@id='confirm-form'")
    wrong = client.post(url, sent | {"confirm_password": "salah"})
    assert "bukan kata sandi akun ini" in wrong.content.decode()
    assert "salah" not in wrong.content.decode().replace("Terlalu sering salah", "")
    right = client.post(url, fields_of(wrong, "@id='confirm-form'") | {"confirm_password": PASSWORD})

    assert right.status_code == 302
    sari.refresh_from_db()
    assert sari.name == "Sari <b>Dewi</b>"
    assert client.post(url, opened(client, url) | {"name": "Sari", "_save": "1"}).status_code == 302


def test_deleting_for_good_asks_too_and_restoring_does_not(client, manager):
    items = [publishing.delete([make_tag()], by=manager)[0] for _ in range(3)]
    client.get("/admin/")
    later(client, timedelta(minutes=31))
    listed, key = "/admin/articles/binneditem/", [items[0].pk]

    ask_again(client, f"{listed}{items[0].pk}/delete/", {"post": "yes"})
    ask_again(client, listed, {"action": "delete_selected", "_selected_action": key, "post": "yes"})
    assert BinnedItem.objects.count() == 3
    client.post(listed, {"action": "restore_chosen", "_selected_action": key})
    assert BinnedItem.objects.count() == 2


def test_the_password_is_not_guessed_here_either(client, manager):
    sari = make_writer()
    client.get("/admin/")
    later(client, timedelta(minutes=31))
    url = f"/admin/accounts/user/{sari.pk}/tautan/"

    for _ in range(10):
        client.post(url, {"confirm_password": "salah"})
    answer = client.post(url, {"confirm_password": PASSWORD})

    assert "Terlalu sering salah" in answer.content.decode()
    assert not hasattr(User.objects.get(pk=sari.pk), "entry_link")


def test_who_may_not_is_not_asked_first(client, editor):
    sari = make_writer()
    client.get("/admin/")
    later(client, timedelta(minutes=31))
    stranger = Client()

    assert stranger.post(f"/admin/accounts/user/{sari.pk}/tautan/").status_code == 302
    assert is_in(client)
