"""Words that were typed and not saved: a session that ends, a crash, a page older than the last sign-in."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from accounts.models import User
from articles.models import Article, Author, Category, Page, Programme, SiteSettings
from tests.browser.test_newsroom import choose, sign_in, type_into_editor
from tests.factories import (
    PASSWORD,
    make_article,
    make_author,
    make_category,
    make_editor,
    make_programme,
    make_tag,
    make_user,
    picture_file,
)

Status = Article.Status
WIDGETS = ["newsroom.ckeditor.ArticleEditor", "newsroom.editor.PlainArea"]
BACK = re.compile(r"Yang diketik .* ada lagi di sini; belum tersimpan di server\.")
SAFE_HERE = "Belum tersimpan di server; tersimpan di peramban ini"


@pytest.fixture(params=WIDGETS, ids=["ckeditor", "plain"])
def widget(request, settings):
    settings.RICH_TEXT_WIDGET = request.param
    return request.param


def sign_in_here(page, user):
    """On the page that asks for it, which leads back to where one was."""
    page.get_by_label("Surel").fill(user.email)
    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()


def state_of(page):
    return page.locator("#form-state")


def kept(page):
    """``{key: value}`` of what the browser holds of typed words."""
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


def written_article(page, site, widget):
    """An article with something in every sort of field, not saved."""
    page.goto(f"{site}/admin/articles/article/add/")
    page.get_by_label("Judul", exact=True).fill("Cara Membaca “Brosur” & Laporan")
    page.get_by_label("Ringkasan").fill("Empat hal yang perlu dicari.\nSatu baris lagi.")
    write_body(page, widget, "Brosur jarang berbohong.")
    choose(page, "category", "Karier")
    choose(page, "tags", "beasiswa")
    page.locator(".field-tags .select2-search__field").fill("magang")
    page.get_by_role("option", name="magang").click()
    page.locator("#id_published_at_0").fill("17-08-2030")
    page.locator("#id_published_at_1").fill("08.15")
    page.locator("#faq_items-group summary").click()
    for number, question in enumerate(["Berapa biayanya?", "Kapan dibuka?"]):
        page.locator("#faq_items-group .add-row a").click()
        page.locator(f"#id_faq_items-{number}-question").fill(question)
        page.locator(f"#id_faq_items-{number}-answer").fill(f"Jawaban {number}.\nBaris kedua.")
    page.locator("details", has_text="Mesin pencari").locator("summary").first.click()
    page.get_by_label("Jangan diindeks").or_(page.locator("#id_noindex")).first.check()
    expect(state_of(page)).to_have_text(SAFE_HERE)


def assert_article_stands_there(page):
    assert page.get_by_label("Judul", exact=True).input_value() == "Cara Membaca “Brosur” & Laporan"
    assert page.get_by_label("Ringkasan").input_value() == "Empat hal yang perlu dicari.\nSatu baris lagi."
    assert body_of(page).strip() == "Brosur jarang berbohong."
    expect(page.locator(".field-category .select2-selection__rendered")).to_contain_text("Karier")
    assert page.locator("#id_tags option:checked").all_inner_texts() == ["beasiswa", "magang"]
    assert page.locator("#id_published_at_0").input_value() == "17-08-2030"
    assert page.locator("#id_published_at_1").input_value() == "08.15"
    assert page.locator("#id_faq_items-1-answer").input_value() == "Jawaban 1.\nBaris kedua."
    assert page.locator("#id_slug").input_value() == "cara-membaca-brosur-laporan"
    assert page.locator("#id_noindex").is_checked()


def assert_article_is_saved():
    article = Article.objects.get()
    assert article.title == "Cara Membaca “Brosur” & Laporan"
    assert article.plain_text == "Brosur jarang berbohong."
    assert article.category.name == "Karier"
    assert {tag.name for tag in article.tags.all()} == {"beasiswa", "magang"}
    assert [(item.question, item.answer.replace("\r", "")) for item in article.faq_items.all()] == [
        ("Berapa biayanya?", "Jawaban 0.\nBaris kedua."),
        ("Kapan dibuka?", "Jawaban 1.\nBaris kedua."),
    ]
    assert article.noindex
    assert f"{article.published_at:%Y-%m-%d %H.%M}" == "2030-08-17 01.15"  # UTC


@pytest.fixture
def labels():
    make_category(name="Karier")
    make_tag(name="beasiswa")
    make_tag(name="magang")


def test_an_article_survives_a_session_that_ended_while_it_was_written(page, site, widget, labels, complaints):
    editor = make_editor()
    sign_in(page, site, editor)
    written_article(page, site, widget)

    end_session()
    page.get_by_role("button", name="Simpan draf").click()
    assert not Article.objects.exists()
    sign_in_here(page, editor)

    expect(state_of(page)).to_have_text(BACK)
    assert_article_stands_there(page)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert_article_is_saved()
    assert kept(page) == {}
    expect(state_of(page)).to_have_text("")
    page.goto(f"{site}/admin/articles/article/add/")  # the next one starts empty
    expect(state_of(page)).to_have_text("")
    assert page.get_by_label("Judul", exact=True).input_value() == ""
    assert [text for text in complaints if "403" not in text] == []


def test_an_article_written_before_signing_in_anew_elsewhere_comes_back_in_full(page, site, widget, labels):
    editor = make_editor()
    sign_in(page, site, editor)
    written_article(page, site, widget)
    end_session()
    other = page.context.new_page()
    sign_in(other, site, editor)  # a new token; the first page has the old one
    expect(other.get_by_role("link", name="Tulis artikel")).to_be_visible()

    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".messagelist")).to_contain_text("Yang diketik masih di sini: simpan sekali lagi.")
    assert not Article.objects.exists()
    assert_article_stands_there(page)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert_article_is_saved()
    assert kept(page) == {}


def test_a_crash_loses_nothing_and_the_notice_can_take_it_back(page, site, widget):
    article = make_article(status=Status.DRAFT, body="<p>Yang tersimpan.</p>")
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    sign_in(page, site, make_editor())
    page.goto(url)
    page.get_by_label("Ringkasan").fill("Belum disimpan.")
    write_body(page, widget, "Belum disimpan pula.")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.goto(url)
    expect(state_of(again)).to_have_text(BACK)
    assert again.get_by_label("Ringkasan").input_value() == "Belum disimpan."
    assert "Belum disimpan pula." in body_of(again)

    again.get_by_role("button", name="Buang, tampilkan yang tersimpan").click()
    expect(state_of(again)).to_have_text("")
    assert again.get_by_label("Ringkasan").input_value() == article.summary
    assert body_of(again).strip() == "Yang tersimpan."
    assert kept(again) == {}
