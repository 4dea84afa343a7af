"""One's own account on one page."""

import pytest

from accounts import factors
from tests.factories import make_author, make_user
from tests.words.glossary import english_words, never_said
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db
ACCOUNT = "/admin/akun/"


def test_it_shows_what_belongs_to_the_account_and_leads_to_it(client, writer):
    author = make_author(name="Alifia Kamila", user=writer)
    factors.make(writer, factors.new_nonce(), 0)

    page = client.get(ACCOUNT)

    text = page.content.decode()
    ways = [f"/admin/articles/author/{author.pk}/change/", "/admin/password_change/", "/admin/faktor/", "/admin/sesi/"]
    assert all(f'href="{way}"' in text for way in ways)
    assert {writer.email, "Penulis", "Alifia Kamila", "Masuk di 1 tempat."} <= set(spoken(text))
    assert [said for said in spoken(text) if never_said(said) or english_words(said)] == []
    assert f'<a href="{ACCOUNT}"' in client.get("/admin/").content.decode()


def test_the_name_is_changed_and_nothing_else(client, writer):
    email = writer.email

    client.post(ACCOUNT, {"name": "Alifia K.", "email": "lain@cakrawala.test", "is_superuser": "on"})

    writer.refresh_from_db()
    assert (writer.name, writer.email, writer.is_superuser) == ("Alifia K.", email, False)


@pytest.mark.parametrize("name", ["", " ", "x" * 121])
def test_a_name_that_cannot_be_is_refused(client, writer, name):
    answer = client.post(ACCOUNT, {"name": name})

    assert "errorlist" in answer.content.decode()
    writer.refresh_from_db()
    assert writer.name == "Rahmawati"


def test_an_account_without_a_role_has_it_too(client):
    client.force_login(make_user())

    assert "Tanpa peran" in client.get(ACCOUNT).content.decode()
