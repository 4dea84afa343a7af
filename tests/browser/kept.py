"""What the tests of kept words do in the browser."""

import re

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.test_newsroom import type_into_editor
from tests.factories import PASSWORD

Status = Article.Status
WIDGETS = ["newsroom.ckeditor.ArticleEditor", "newsroom.editor.PlainArea"]
BACK = re.compile(r"Yang diketik .* ada lagi di sini; belum tersimpan di server\.")
SAFE = re.compile(r"^(Belum tersimpan di server; tersimpan di peramban ini|Tersimpan \d\d\.\d\d)$")  # of an article
OFFER = re.compile(r"^Ada tulisanmu dari .* yang belum disimpan:")
SAFE_HERE = "Belum tersimpan di server; tersimpan di peramban ini"


def sign_in_here(page, user):
    """On the page that asks for it, which leads back to where one was."""
    page.get_by_label("Surel").fill(user.email)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()


def state_of(page):
    return page.locator("#form-state")


def offer_of(page):
    return page.locator("#form-offer")


def take_up(page):
    """The words that are offered stand in the form from now on."""
    expect(offer_of(page)).to_have_text(OFFER)
    offer_of(page).get_by_role("button", name="Pakai").click()
    expect(offer_of(page)).to_be_empty()
    expect(state_of(page)).to_have_text(SAFE)


def kept(page):
    """``{key: value}`` of what the browser holds of typed words, once the page's scripts have run."""
    page.wait_for_load_state("domcontentloaded")
    return page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('kept/')))")


def write_body(page, widget, words):
    if widget == WIDGETS[0]:
        type_into_editor(page, words)
    else:
        page.get_by_label("Isi artikel").fill(f"<p>{words}</p>")


def body_of(page, field="body"):
    return page.evaluate(f"RichText.ready('{field}').then(text => text.getText())")


def end_session():
    Session.objects.all().delete()
