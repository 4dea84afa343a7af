"""Whoever asks too often while writing reads so beside the text, and goes on."""

import pytest
from playwright.sync_api import expect

from cakrawala.limits.rate import Rate, Rates
from tests.browser.test_newsroom import enter
from tests.browser.test_pictures import bring, png, text_of
from tests.factories import make_article, make_editor

PATIENCE = 30_000  # milliseconds


@pytest.fixture
def limited(page, site, settings):
    """An article in the editor; one upload and one reading of the text in an hour."""
    (settings.VAR_DIR / "limits").unlink(missing_ok=True)
    settings.LIMITS = dict.fromkeys(settings.LIMITS, Rates(Rate(1, 3600), None))
    article = make_article(title="Magang", status="draft", body="<p>Mulai.</p>")
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    text = text_of(page)
    text.locator("p").first.click()
    page.keyboard.press("End")
    return text


def test_the_coach_and_uploads_say_how_long_to_wait_and_nothing_typed_is_lost(page, limited):
    bring(page, "drop", png("satu.png"))
    expect(limited.locator("img[data-picture]")).to_have_count(1, timeout=PATIENCE)
    bring(page, "drop", png("dua.png"))
    told = "dua.png: Terlalu banyak gambar dalam waktu singkat. Unggah lagi dalam 60 menit."
    expect(page.get_by_role("status").filter(has_text=told)).to_be_visible(timeout=PATIENCE)

    for words in ["satu", "dua"]:
        page.locator("#id_summary").fill(f"Ringkasan {words}")
        page.wait_for_timeout(1500)

    expect(page.locator("[data-coach-trouble]")).to_contain_text("Terlalu banyak pemeriksaan", timeout=PATIENCE)
    expect(page.locator("#id_summary")).to_have_value("Ringkasan dua")
