"""What shows nothing does not come in, whichever field it is typed into."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client

from accounts import entry
from accounts.models import EntryLink, User
from accounts.roles import WRITER
from articles import kinds, search
from articles.models import Article, CleanText, Page, ReaderQuestion, Redirect, SiteSettings, SynonymGroup, Tag
from tests.factories import make_article, make_author, make_category, make_programme, make_tag, make_user
from tests.newsroom.article.edit_screen import ADD, change_url, complete, form_data
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
NOTHING = "\u200b\u00ad\u3164\u202e"


@pytest.mark.parametrize("model", ["tag", "category", "author", "programme", "page", "picture"])
def test_a_name_that_shows_nothing_is_no_name(client, editor, model):
    name = {"page": "title", "picture": "alt"}.get(model, "name")
    url = f"/admin/articles/{model}/add/"

    response = client.post(url, opened(client, url) | {name: NOTHING})

    assert response.status_code == 200
    assert kinds.is_known(response.context["adminform"].form.Meta.model)
    assert response.context["adminform"].form.errors


@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_an_article_with_an_invisible_part_is_not_published(client, editor, field):
    sent = form_data("_publish", **complete() | {field: NOTHING if field != "body" else "<p>&#8203;</p>"})

    response = client.post(ADD, sent)

    assert [*response.context["adminform"].form.errors] == [field]
    assert not Article.objects.exists()


def test_a_reason_that_nobody_can_read_is_none(client, editor):
    article = make_article(status=Article.Status.IN_REVIEW)

    client.post(change_url(article), form_data("_return", article=article, reason=NOTHING))

    assert Article.objects.get().status == Article.Status.IN_REVIEW


def test_what_is_typed_is_found_by_its_words_and_turns_no_line_round(client, editor):
    sent = form_data(
        "_publish", **complete() | {"title": "Be\u00adasiswa\u00a0penuh\u202e", "body": "<p>Ku&shy;ota</p>"}
    )

    client.post(ADD, sent)

    article = Article.objects.get()
    assert (article.title, article.body, article.slug) == ("Beasiswa penuh", "<p>Kuota</p>", "beasiswa-penuh")
    assert search.search(search.parse("bea\u200bsiswa")).articles == [article.pk]


def test_a_reader_finds_by_words_that_were_copied_with_what_nobody_sees(client):
    make_article(title="Beasiswa penuh")

    page = client.get("/cari", {"q": "bea\u00adsiswa\u00a0penuh\u200b"}).content.decode()

    assert 'value="beasiswa penuh"' in page
    assert not ReaderQuestion.objects.exists()


def test_the_name_of_an_account_is_one_that_can_be_read(client):
    client.force_login(make_user(is_superuser=True))
    sent = {"groups": Group.objects.get(name=WRITER).pk, "byline": "tanpa"}

    refused = client.post("/admin/accounts/user/add/", sent | {"email": "a@cakrawala.test", "name": NOTHING})
    client.post("/admin/accounts/user/add/", sent | {"email": "a@cakrawala.test\u200b", "name": "Rah\u00adma"})

    assert [*refused.context["adminform"].form.errors] == ["name"]
    user = User.objects.get(email="a@cakrawala.test")
    assert user.name == "Rahma"
    key = entry.make_link(user, EntryLink.Purpose.INVITATION, lasts=timedelta(days=1))
    new = {"new_password1": "cakra\u00a0di-timur", "new_password2": "cakra\u00a0di-timur"}
    Client().post(f"/admin/undangan/?kunci={key}", new)
    user.refresh_from_db()
    assert user.check_password("cakra\u00a0di-timur")
    assert Client().login(username="a@cakrawala.test", password="cakra\u00a0di-timur")


def test_every_text_of_every_model_that_people_fill_in_is_cleared_on_saving():
    for thing in [make_article(), make_tag(), make_category(), make_author(), make_programme(), Page(title="Tentang")]:
        names = [
            field.name
            for field in thing._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and field.editable
            and not (field.choices or isinstance(field, models.SlugField | models.URLField))
        ]
        for name in names:
            setattr(thing, name, f"Ko\u00adta\u200b: {getattr(thing, name) or 'x'}")

        thing.save()

        for name in names:
            assert "Kota:" in getattr(thing, name), (thing, name)
    for model in [SiteSettings, SynonymGroup, Redirect]:
        assert issubclass(model, CleanText)
    with pytest.raises(ValidationError):
        Tag(name=NOTHING).full_clean()
