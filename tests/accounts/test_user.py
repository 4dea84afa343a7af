import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import IntegrityError

from accounts.models import User
from tests.factories import PASSWORD, make_editor, make_user

pytestmark = pytest.mark.django_db


def test_people_sign_in_by_email_however_it_is_written():
    user = make_user(email="Rahmawati@Cakrawala.test")

    assert authenticate(username="RAHMAWATI@cakrawala.TEST", password=PASSWORD) == user


def test_one_email_belongs_to_one_account_whatever_its_case():
    make_user(email="rahmawati@cakrawala.test")

    with pytest.raises(IntegrityError):
        User.objects.create(email="Rahmawati@cakrawala.test", name="Lain")


def test_the_first_administrator_is_made_once_and_told_once(capsys):
    call_command("make_first_admin")
    password = capsys.readouterr().out.split("sandi")[-1].split()[0]
    call_command("make_first_admin")

    assert capsys.readouterr().out == ""
    assert authenticate(username="admin@cakrawala.local", password=password).is_superuser


def test_editors_cannot_make_users(client):
    client.force_login(make_editor())

    assert client.get("/admin/accounts/user/").status_code == 403
