import pytest

from tests.words.glossary import english_words
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db


def test_a_request_that_django_refuses_is_answered_in_indonesian(client):
    response = client.get("/", headers={"host": "lain.example"})

    said = spoken(response.content.decode())
    assert response.status_code == 400
    assert "Permintaan ini tidak bisa dibaca." in said
    assert [words for text in said if (words := english_words(text))] == []
