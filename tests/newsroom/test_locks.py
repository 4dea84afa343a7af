"""Locked and unlocked, at the door: told in words, to the person and to those who can open it."""

import re

import pytest
from django.core import mail as letters
from django.test import Client

from accounts import lockout
from accounts.models import Tries
from articles import publishing
from articles.models import Job
from cakrawala.env import Mail
from tests.factories import PASSWORD, make_editor, make_writer

pytestmark = pytest.mark.django_db
EMAIL = "sari@cakrawala.test"
WRONG = "salah"


@pytest.fixture
def sari():
    return make_writer(name="Sari", email=EMAIL)


def knock(client=None, name=EMAIL, password=WRONG, **headers):
    return (client or Client()).post("/admin/login/", {"username": name, "password": password}, **headers)


def lock(name=EMAIL):
    for _ in range(lockout.MOST):
        knock(name=name)


def is_in(answer):
    return answer.status_code == 302


def test_ten_wrong_passwords_lock_the_name_whatever_is_sent_beside(sari):
    spellings = [EMAIL, "SARI@CAKRAWALA.TEST", f" {EMAIL}", "ｓari@cakrawala.test"]
    for number in range(lockout.MOST):
        knock(
            name=spellings[number % 4],
            HTTP_X_FORWARDED_FOR=f"198.51.100.{number}",
            HTTP_USER_AGENT=f"Peramban {number}",
            REMOTE_ADDR=f"2001:db8:0:{number}::1" if number % 2 else f"192.0.2.{number}",
        )

    answer = knock(password=PASSWORD)
    assert not is_in(answer)
    assert re.search(r"menunggu sampai pukul \d\d\.\d\d", answer.content.decode())


def test_the_locked_door_says_the_same_of_a_name_that_nobody_has(sari):
    lock()
    lock("tiada@cakrawala.test")

    pages = [knock(name=name, password=PASSWORD).content.decode() for name in (EMAIL, "tiada@cakrawala.test")]

    def bare(page):
        return re.sub(r'value="[^"]*"|pukul \d\d\.\d\d', "", page)

    assert bare(pages[0]) == bare(pages[1])
    assert "Sari" not in pages[0]


def test_the_owners_known_device_still_signs_in(sari):
    hers = Client()
    assert is_in(knock(hers, password=PASSWORD))
    hers.post("/admin/logout/")
    cookie = hers.cookies["device"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/admin/")
    lock()

    answer = hers.post("/admin/login/", {"username": EMAIL, "password": PASSWORD, "next": "/admin/"}, follow=True)

    assert answer.redirect_chain
    assert "sepuluh percobaan masuk yang gagal" in answer.content.decode()
    assert not is_in(knock(password=PASSWORD))


def test_a_guest_who_came_in_by_a_link_has_a_known_device(client, manager, sari):
    page = client.post(f"/admin/accounts/user/{sari.pk}/tautan/").content.decode()
    address = re.search(r"(/admin/undangan/\S+?)[<\s]", page)[1]
    new, hers = "tiga-bukit-jingga", Client()
    hers.post(address, {"new_password1": new, "new_password2": new})
    hers.post("/admin/logout/")
    lock()

    assert is_in(knock(hers, password=new))


def test_managers_see_who_is_locked_and_open_the_door(client, manager, sari):
    lock()
    theirs = Client()
    theirs.force_login(make_editor())
    assert "Akun terkunci" in client.get("/admin/").content.decode()
    assert "Akun terkunci" not in theirs.get("/admin/").content.decode()
    url = f"/admin/accounts/user/{sari.pk}/"
    assert "Buka kunci" in client.get(f"{url}change/").content.decode()

    assert theirs.post(f"{url}buka-kunci/").status_code == 403
    assert not is_in(knock(password=PASSWORD))
    assert "dibuka" in client.post(f"{url}buka-kunci/", follow=True).content.decode()

    assert is_in(knock(password=PASSWORD))
    assert "Buka kunci" not in client.get(f"{url}change/").content.decode()


def test_the_locked_person_is_told_by_mail_and_a_stranger_is_not(sari, settings):
    settings.MAIL = Mail("mail.test", 25, "", "", is_tls=False, is_ssl=False)
    lock()
    lock("tiada@cakrawala.test")
    assert not any("@" in job.key for job in Job.objects.all())

    publishing.run_due()

    assert [letter.to for letter in letters.outbox] == [[EMAIL]]
    assert not Job.objects.filter(kind="locked").exists()


@pytest.mark.parametrize("name", ["a" * 10_000, "\x00", "", "💥@x.test", "' OR 1=1 --"])
def test_an_odd_name_is_no_error(name):
    answer = knock(name=name)

    assert answer.status_code == 200
    assert "errornote" in answer.content.decode()


def test_many_names_from_one_network_are_told_to_wait():
    for number in range(lockout.MOST_NAMES + 2):
        knock(name=f"{number}@x.test", REMOTE_ADDR=f"2001:db8:0:1::{number:x}")

    assert (
        "terlalu banyak akun yang gagal masuk"
        in knock(name="z@x.test", REMOTE_ADDR="2001:db8:0:1::ffff").content.decode()
    )
    assert "terlalu banyak akun" not in knock(name="z@x.test", REMOTE_ADDR="2001:db8:0:2::1").content.decode()


def test_an_empty_form_counts_nothing():
    knock(name="", password="")
    knock(password="")

    assert not Tries.objects.exists()
