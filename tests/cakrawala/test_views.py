import pytest
from django.db import DatabaseError, connection

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
