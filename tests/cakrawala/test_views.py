import pytest
from django.db import DatabaseError, connection

from tests.words.glossary import english_words
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db


def test_health_says_ok(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-cache" in response["Cache-Control"]


def test_health_fails_with_its_database(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)

    assert client.get("/healthz").status_code == 503


def test_a_request_that_django_refuses_is_answered_in_indonesian(client):
    response = client.get("/", headers={"host": "lain.example"})

    said = spoken(response.content.decode())
    assert response.status_code == 400
    assert "Permintaan ini tidak bisa dibaca." in said
    assert [words for text in said if (words := english_words(text))] == []
