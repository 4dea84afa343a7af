"""The newsroom as a whole."""

import re

import pytest
from django.apps import apps

from articles.models import Page
from tests.factories import make_article, make_picture, make_programme, make_tag, make_user

pytestmark = pytest.mark.django_db


def test_the_newsroom_speaks_indonesian_and_asks_for_an_email(client):
    text = client.get("/admin/login/").content.decode()

    assert "Surel" in text
    assert "Ruang redaksi" in text


def test_help_below_a_field_has_one_word_for_one_thing():
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    helps = {str(field): str(getattr(field, "help_text", "")) for field in fields}

    assert {name: text for name, text in helps.items() if re.search(r"\btopik\b|\bdasbor\b|Kosong:|65", text)} == {}
    assert sum("Bila kosong, " in text for text in helps.values()) > 10


def test_a_strangers_account_without_role_sees_nothing(client):
    client.force_login(make_user())

    assert client.get("/admin/articles/article/").status_code == 403
    assert client.get("/admin/articles/article/judul/?q=a").status_code == 403
    assert client.post("/admin/articles/picture/unggah/").status_code == 403
    assert client.post("/admin/articles/article/rapikan/").status_code == 403


@pytest.mark.parametrize("model", ["article", "picture", "category", "tag", "author", "programme", "page"])
def test_every_list_opens_can_be_searched_and_has_a_form(client, editor, model):
    make_article(cover=make_picture(), programme=make_programme(), tags=[make_tag()])
    Page.objects.create(title="Tentang")

    assert client.get(f"/admin/articles/{model}/").status_code == 200
    assert client.get(f"/admin/articles/{model}/?q=a").status_code == 200
    assert client.get(f"/admin/articles/{model}/add/").status_code == 200
