"""Passwords that everybody would try first, wherever one is set."""

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from accounts import entry
from accounts.models import EntryLink, User
from accounts.passwords import LEAST_OF_ONES_OWN, SENTENCE, CommonPasswordValidator, common_words, of_ones_own
from articles.models import SiteSettings
from cakrawala.names import site_names
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
COMMON = """
    kata-sandi indonesia1 universitas cakrawala2026 rahasia123 jakarta2026 bismillah sayangku KataSandi!!
    R4h4s14_2025 k.a.t.a.s.a.n.d.i Sayangku-1998 p@ssw0rd!2024 qwertyuiop qwerty-12345 asdfgh_jkl; 1qaz2wsx3edc
    zxcvbnm,./ 0812345678901a aaaaaaaaaaaa abcdefghij12 UniversitasCakrawala cakrawala@cakrawala Cákráwálá-77
    merdeka17081945 akucintakamu indonesiaraya45 mahasiswa#2026 jakarta|bandung admin@kampus21 Bismillah...786
    ｒａｈａｓｉａ１２３ passwordpassword 2026jakarta2026
""".split()
OF_ONES_OWN = [
    "cakrawala-di-timur",
    "sepeda ungu menyeberang",
    "tV9x-mQ2r_LkW8",
    "kentang3goreng!hujan",
    "正確な馬の電池の留め金",
]


def refusals(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return error.messages
    return []


def test_a_common_indonesian_password_is_refused_however_it_is_dressed():
    assert [password for password in COMMON if SENTENCE not in refusals(password)] == []


def test_a_password_with_words_of_ones_own_is_taken():
    assert {password: refusals(password) for password in OF_ONES_OWN} == {password: [] for password in OF_ONES_OWN}


def test_the_names_that_the_editors_gave_the_site_are_common():
    assert refusals("harapan-nusa-77") == []

    SiteSettings(site_name="Harapan", organisation="Institut Nusa Bakti").save()

    assert {*site_names()} >= {"Harapan", "Institut Nusa Bakti"}
    for password in ["harapan-nusa-77", "InstitutNusaBakti", "nusa.bakti.2026"]:
        assert SENTENCE in refusals(password)


def test_ones_own_name_with_digits_is_no_password():
    user = make_user(name="Wening Prihatini", email="wening.p@cakrawala.test")

    assert SENTENCE in refusals("prihatini-0123456789", user)
    assert refusals("prihatini-0123456789") == []


def test_the_longest_password_that_a_form_takes_is_read_in_no_time():
    validator = CommonPasswordValidator()

    assert of_ones_own("sayang" * 700, common_words()) < LEAST_OF_ONES_OWN
    validator.validate("xkq" * 1400)


@pytest.mark.parametrize("password", ["kata-sandi", "Jakarta2026!"])
def test_a_common_password_is_refused_on_every_page_that_sets_one(client, password):
    administrator = make_user(is_superuser=True)
    client.force_login(administrator)
    new = {"usable_password": "true", "password1": password, "password2": password}
    own = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    key = entry.make_link(make_user(), EntryLink.Purpose.INVITATION, lasts=timedelta(days=1))
    door, guest = f"/admin/undangan/?kunci={key}", Client()
    sent = {
        f"/admin/accounts/user/{make_user().pk}/password/": new,
        "/admin/password_change/": own,
    }

    answers = {url: client.post(url, data) for url, data in sent.items()} | {door: guest.post(door, own)}

    assert {SENTENCE in answer.content.decode() for answer in answers.values()} == {True}
    assert not any(user.check_password(password) for user in User.objects.all())


def test_no_command_makes_an_administrator_with_a_common_password(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "rahasia-2026")
    asked = {"email": "admin@cakrawala.test", "name": "Admin", "interactive": False, "verbosity": 0}

    with pytest.raises(CommandError, match="mudah ditebak"):
        call_command("createsuperuser", **asked)
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "kentang-goreng-hujan")
    call_command("createsuperuser", **asked)

    assert User.objects.get().check_password("kentang-goreng-hujan")


def test_the_first_administrators_password_passes(capsys):
    call_command("make_first_admin")

    [line] = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("kata sandi ")]
    assert refusals(line.split()[-1], User.objects.get()) == []


def test_changepassword_refuses_a_common_one(monkeypatch, capsys):
    make_user(email="orang@cakrawala.test")
    monkeypatch.setattr("getpass.getpass", lambda prompt: "sayangku-123")

    with pytest.raises(CommandError):
        call_command("changepassword", "orang@cakrawala.test", stdout=None)

    assert not User.objects.get().check_password("sayangku-123")
