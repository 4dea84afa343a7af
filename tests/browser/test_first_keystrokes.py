"""Where the focus is when a form opens, and what the keys do there."""

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.test_newsroom import enter, sign_in
from tests.factories import make_article, make_editor, make_user, make_writer

NEVER_ADDED = {"binneditem", "missingpage", "readerquestion", "sitesettings"}


@pytest.mark.parametrize("make", [make_writer, make_editor])
def test_typing_at_once_writes_the_title_and_saves_nothing(page, site, complaints, make):
    sign_in(page, site, make())
    page.get_by_role("link", name="Tulis artikel").click()
    expect(page.locator("#id_title")).to_be_focused()

    page.keyboard.type("Cara memilih jurusan ")

    expect(page.locator("#id_title")).to_have_value("Cara memilih jurusan ")
    assert not Article.objects.exists()
    assert complaints == []


def test_every_new_thing_begins_in_its_first_field(page, site, complaints):
    enter(page, site, make_user(is_superuser=True))
    for model in admin.site._registry:
        name = model._meta.model_name
        if name in NEVER_ADDED or not admin.site.get_model_admin(model).has_add_permission(_anyone()):
            continue
        page.goto(site + reverse(f"admin:{model._meta.app_label}_{name}_add"))
        fields = page.locator("form[novalidate] .form-row").locator("input:visible, textarea:visible, select:visible")
        expect(fields.first, name).to_be_focused()


def _anyone():
    class Administrator:
        def has_perm(self, permission):
            return True

    class Request:
        user = Administrator()

    return Request()


def test_enter_in_the_address_keeps_the_draft_and_publishes_nothing(page, site, complaints):
    article = make_article(status=Article.Status.DRAFT)
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    page.get_by_text("Ubah", exact=True).click()

    page.locator("#id_slug").fill("alamat-baru")
    page.keyboard.press("Enter")

    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    article.refresh_from_db()
    assert (article.slug, article.status) == ("alamat-baru", "draft")
    assert complaints == []
