"""The second factor at the door, on one's own screen, and after a device was lost."""

import re
from datetime import timedelta

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from accounts import factors, lockout
from accounts.models import SecondFactor
from tests.factories import PASSWORD, make_editor, make_manager, make_writer
from tests.newsroom.test_sessions import later
from tests.words.glossary import english_words, never_said
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db
EMAIL = "sari@cakrawala.test"


@pytest.fixture
def sari():
    return make_writer(name="Sari", email=EMAIL)


def now_code(nonce, off=0):
    step = int(timezone.now().timestamp() // factors.STEP) + off
    return factors.code_at(factors.secret_of(nonce), step)


def guarded(user):
    """With an app whose nonce is answered, and recovery codes."""
    nonce = factors.new_nonce()
    return nonce, factors.make(user, nonce, 0)


def password(client, wanted="/admin/"):
    data = {"username": EMAIL, "password": PASSWORD, "next": wanted}
    return client.post("/admin/login/", data)


def code(client, typed):
    return client.post("/admin/kode/", {"code": typed})


def is_in(client):
    return client.get("/admin/").status_code == 200


def slips(answer):
    return [said for said in spoken(answer.content.decode()) if never_said(said) or english_words(said)]


def test_the_password_alone_lets_nobody_in(sari):
    nonce, _ = guarded(sari)
    client = Client()

    answer = password(client, "/admin/articles/article/")

    assert (answer.status_code, answer.url) == (302, "/admin/kode/")
    assert not is_in(client)
    assert "device" not in client.cookies
    wrong = code(client, "000000")
    assert "Kode ini salah" in wrong.content.decode()
    assert slips(wrong) == []
    assert not is_in(client)
    right = code(client, now_code(nonce))
    assert (right.status_code, right.url) == (302, "/admin/articles/article/")
    assert is_in(client)
    assert client.cookies["device"].value


def test_a_code_replayed_or_of_the_next_hour_lets_nobody_in(sari):
    nonce, _ = guarded(sari)
    used = now_code(nonce)
    first = Client()
    password(first)
    code(first, used)
    assert is_in(first)

    for typed in (used, now_code(nonce, off=120)):
        second = Client()
        password(second)
        code(second, typed)
        assert not is_in(second)


def test_a_recovery_code_lets_in_once(sari):
    _, codes = guarded(sari)
    for expected in (True, False):
        client = Client()
        password(client)
        code(client, codes[0])
        assert is_in(client) is expected


def test_codes_are_not_guessed_either(sari):
    nonce, codes = guarded(sari)
    client = Client()
    password(client)
    for _ in range(lockout.MOST):
        code(client, "000000")

    for typed in (now_code(nonce), codes[0]):
        assert "Sudah sepuluh kode yang salah" in code(client, typed).content.decode()
    assert not is_in(client)


def test_a_code_without_the_password_of_today_leads_to_the_door(sari, monkeypatch):
    nonce, _ = guarded(sari)
    assert code(Client(), now_code(nonce)).url == "/admin/login/"

    changed, late = Client(), Client()
    password(changed)
    password(late)
    session = late.session
    pk, state, at, wanted = session["factor_waiting"]
    session["factor_waiting"] = (pk, state, at - 601, wanted)
    session.save()
    sari.set_password("tiga-bukit-jingga")
    sari.save()

    assert [code(client, now_code(nonce)).url for client in (changed, late)] == ["/admin/login/"] * 2
    assert not is_in(changed)


@pytest.mark.parametrize("wanted", ["https://jahat.test/", "//jahat.test", "javascript:alert(1)"])
def test_the_way_on_leads_to_this_site(sari, wanted):
    nonce, _ = guarded(sari)
    client = Client()
    password(client, wanted)

    assert code(client, now_code(nonce)).url.startswith("/")
    assert "jahat" not in code(client, "x").get("Location", "")


def test_a_link_for_a_new_password_does_not_stand_for_the_device(client, manager, sari):
    nonce, _ = guarded(sari)
    page = client.post(f"/admin/accounts/user/{sari.pk}/tautan/").content.decode()
    address, new, hers = re.search(r"(/admin/undangan/\S+?)[<\s]", page)[1], "tiga-bukit-jingga", Client()

    answer = hers.post(address, {"new_password1": new, "new_password2": new})

    assert answer.url == "/admin/kode/"
    assert not is_in(hers)
    code(hers, now_code(nonce))
    assert is_in(hers)


# One's own


def test_an_app_is_set_up_with_a_qr_and_ten_codes_are_shown_once(client, writer):
    page = client.get("/admin/faktor/")
    key = lxml.html.fromstring(page.content.decode()).get_element_by_id("key").text.strip()
    assert b'<img src="data:image/svg+xml' in page.content
    nonce = client.session["factor_nonce"]
    assert key == factors.key_of(nonce)
    assert client.get("/admin/faktor/").context["key"] == key

    wrong = client.post("/admin/faktor/", {"code": "000000"})
    assert "belum cocok" in wrong.content.decode()
    assert not SecondFactor.objects.exists()
    shown = client.post("/admin/faktor/", {"code": now_code(nonce)})

    codes = shown.context["codes"].split()
    assert len({*codes}) == 10
    assert "no-store" in shown["Cache-Control"]
    again = client.get("/admin/faktor/")
    assert "Kode pemulihan yang tersisa: 10" in again.content.decode()
    assert not any(code in again.content.decode() for code in codes)
    assert [slips(answer) for answer in (page, wrong, shown, again)] == [[], [], [], []]
    renewed = client.post("/admin/faktor/kode/").content.decode()
    assert not any(code in renewed for code in codes)
    client.post("/admin/faktor/matikan/")
    assert not SecondFactor.objects.exists()


def test_a_code_without_a_qr_before_sets_nothing_up(client, writer):
    assert client.post("/admin/faktor/", {"code": "000000"}).status_code == 200
    assert not SecondFactor.objects.exists()


def test_a_session_that_was_left_open_sets_nothing_up(client, writer):
    client.get("/admin/faktor/")
    later(client, timedelta(minutes=31))

    answer = client.post("/admin/faktor/", {"code": now_code(client.session["factor_nonce"])})

    assert "Kata sandi sekali lagi" in answer.content.decode()
    assert not SecondFactor.objects.exists()


# Needed


def test_a_role_that_needs_one_is_told_and_then_waited_for(client, manager, settings):
    settings.SECOND_FACTOR_FOR = ["manager"]
    assert "Siapkan dalam 14 hari" in client.get("/admin/").content.decode()
    manager.refresh_from_db()
    manager.factor_asked_at -= timedelta(days=14)
    manager.save()

    for url in ("/admin/", "/admin/articles/article/add/"):
        assert client.get(url).url == "/admin/faktor/"
    assert client.post("/admin/articles/tag/add/", {"name": "x"}).url == "/admin/faktor/"
    client.get("/admin/faktor/")
    client.post("/admin/faktor/", {"code": now_code(client.session["factor_nonce"])})

    assert client.get("/admin/").status_code == 200
    client.post("/admin/faktor/matikan/")
    assert SecondFactor.objects.exists()


def test_other_roles_go_on(client, editor, settings):
    settings.SECOND_FACTOR_FOR, settings.SECOND_FACTOR_GRACE_DAYS = ["manager"], 0

    assert is_in(client)


# A lost device


def test_two_managers_take_a_lost_factor_away_and_its_owner_is_neither(client, manager, sari):
    guarded(sari)
    guarded(manager)
    hers, second = Client(), Client()
    hers.force_login(sari)
    second.force_login(make_manager())
    url = f"/admin/accounts/user/{sari.pk}/"
    assert is_in(hers)

    assert client.post(f"/admin/accounts/user/{manager.pk}/faktor/").status_code == 403
    assert hers.post(f"{url}faktor/").status_code == 403
    for _ in range(2):
        client.post(f"{url}faktor/")
    assert "Setujui penghapusan faktor kedua" in second.get(f"{url}change/").content.decode()
    assert SecondFactor.objects.filter(user=sari).exists()
    second.post(f"{url}faktor/")

    assert not SecondFactor.objects.filter(user=sari).exists()
    assert not is_in(hers)
    editor = Client()
    editor.force_login(make_editor())
    assert editor.post(f"{url}faktor/").status_code == 403
