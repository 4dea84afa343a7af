"""The accounts of the newsroom's people."""

import pytest

from tests.factories import make_user, make_writer
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db


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

    text = client.get(f"/admin/accounts/user/{writer.pk}/change/").content.decode()

    assert {said, button} <= set(spoken(text))
    assert 'href="../password/"' in text
    assert "algorit" not in text
