"""The panels on related articles in a real browser: pressed, they change what readers see and lose no word."""

import re

import pytest
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article
from tests.browser.accessible import faults
from tests.browser.test_newsroom import enter, type_into_editor
from tests.factories import make_article, make_author, make_category, make_editor

Status = Article.Status


@pytest.fixture
def shelf(site):
    """Four articles on one subject, ranked; the first mentions the second's subject without a link."""
    category, author = make_category(name="Keuangan"), make_author()
    texts = {
        "Cara Membaca Laporan Keuangan": "Laporan keuangan dibaca investor. Tugas auditor adalah memeriksanya.",
        "Tugas Auditor": "Auditor memeriksa laporan keuangan perusahaan dan menulis opini.",
        "Tugas Analis Keuangan": "Analis keuangan membaca laporan keuangan dan menghitung rasio.",
        "Tugas Akuntan": "Akuntan menyusun laporan keuangan perusahaan setiap bulan.",
    }
    articles = []
    for title, text in texts.items():
        body = f"<h2>{title}</h2><p>{text}</p>"
        article = make_article(title=title, summary=text[:100], body=body, category=category, author=author)
        articles.append(article)
    for article in articles:
        publishing.save(article, by=None)
    publishing.run_due()
    return articles


def open_editor(page, site, article, query=""):
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/{query}")
    page.frame_locator(".cke_wysiwyg_frame").locator("body.cke_editable").wait_for()
    return page.get_by_role("region", name="Berita Terkait")


def names(panel):
    return panel.locator(".related__list ol .related__name").all_text_contents()


def test_an_editor_arranges_the_list_while_words_are_unsaved(page, site, shelf, complaints):
    article = shelf[0]
    page.on("dialog", lambda dialog: dialog.accept())
    enter(page, site, make_editor())
    panel = open_editor(page, site, article)
    type_into_editor(page, "Belum tersimpan. ")
    before = names(panel)
    last, first = before[-1], before[0]

    panel.get_by_role("button", name=f"Sematkan: {last}").click()
    expect(panel.get_by_role("button", name=f"Lepas: {last}")).to_be_focused()
    expect(panel.get_by_role("status")).to_have_text(f"“{last}” disematkan.")
    assert names(panel)[0] == last

    panel.get_by_role("button", name=f"Sematkan: {first}").press("Enter")
    panel.get_by_role("button", name=f"Naikkan: {first}").press("Enter")
    expect(panel.get_by_role("button", name=f"Turunkan: {first}")).to_be_focused()
    assert names(panel)[:2] == [first, last]

    panel.get_by_role("button", name=f"Lepas: {last}").click()
    panel.get_by_role("button", name=f"Jangan tampilkan: {last}").click()
    expect(panel.get_by_text("1 tidak ditampilkan")).to_be_visible()
    assert last not in names(panel)
    expect(panel.locator("button:focus")).to_have_count(1)

    panel.get_by_text("1 tidak ditampilkan").click()
    panel.get_by_role("button", name=f"Tampilkan lagi: {last}").click()
    expect(panel.get_by_role("button", name=f"Jangan tampilkan: {last}")).to_be_focused()

    panel.get_by_role("button", name=f"Jangan tampilkan: {last}").click()
    expect(panel.get_by_text("1 tidak ditampilkan")).to_be_visible()
    expect(page.frame_locator(".cke_wysiwyg_frame").locator("body")).to_contain_text("Belum tersimpan.")
    page.goto(f"{site}{article.get_absolute_url()}")
    assert last not in page.locator("#berita-terkait").inner_text()
    expect(page.locator("#berita-terkait .card").first).to_contain_text(first)
    assert complaints == []


def test_another_article_is_found_and_pinned(page, site, shelf, complaints):
    make_article(title="Belajar Bernyanyi", category=shelf[0].category, author=shelf[0].author)
    enter(page, site, make_editor())
    panel = open_editor(page, site, shelf[0])

    panel.get_by_text("Cari lain").click()
    panel.get_by_role("searchbox").fill("bernyanyi")
    panel.get_by_role("searchbox").press("Enter")
    expect(panel.get_by_role("status")).to_have_text("1 artikel ditemukan.")
    panel.locator(".related__found").get_by_role("button", name="Sematkan: Belajar Bernyanyi").click()

    expect(panel.get_by_role("button", name="Lepas: Belajar Bernyanyi")).to_be_focused()
    expect(panel.locator(".related__found li")).to_have_count(0)
    assert page.url.endswith("/change/")
    assert complaints == []


def test_a_lost_connection_is_said_and_nothing_is_lost(page, site, shelf):
    enter(page, site, make_editor())
    panel = open_editor(page, site, shelf[0])
    before = names(panel)
    page.route("**/terkait/", lambda route: route.abort())

    panel.get_by_role("button", name=re.compile("Sematkan")).first.click()

    expect(panel.get_by_text("Belum berhasil. Periksa sambungan internet, lalu coba lagi.")).to_be_visible()
    assert names(panel) == before


def test_without_scripts_the_buttons_work_too(browser, site, shelf):
    page = browser.new_context(java_script_enabled=False).new_page()
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{shelf[0].pk}/change/")
    panel = page.get_by_role("region", name="Berita Terkait")
    last = names(panel)[-1]

    panel.get_by_role("button", name=f"Sematkan: {last}").click()

    expect(page.locator(".messagelist")).to_contain_text(f"“{last}” disematkan.")
    assert names(panel)[0] == last
    page.context.close()


def test_the_offered_box_goes_into_the_text_and_is_offered_no_more(page, site, shelf, complaints):
    article = shelf[0]
    enter(page, site, make_editor())
    panel = open_editor(page, site, article)
    best = names(panel)[0]
    offer = panel.locator("[data-box-offer]")
    expect(offer).to_contain_text(f"Belum ada Baca juga. Sisipkan kotak untuk “{best}”?")

    offer.get_by_role("button").click()

    box = page.frame_locator(".cke_wysiwyg_frame").locator(".read-also")
    expect(box).to_have_text(f"Baca juga: {best}")
    expect(offer).to_be_hidden()
    panel.get_by_role("button", name=re.compile("Sematkan")).first.click()
    expect(panel.get_by_role("button", name=re.compile("Lepas"))).to_be_focused()
    expect(offer).to_be_hidden()
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.locator(".messagelist")).to_contain_text("Perubahan sudah tayang.")
    page.goto(f"{site}{article.get_absolute_url()}")
    expect(page.locator(".read-also a")).to_have_text(best)
    assert complaints == []


def test_a_suggested_link_is_inserted_saved_and_read(page, site, shelf, complaints):
    source, target = shelf[:2]
    enter(page, site, make_editor())
    open_editor(page, site, source)
    type_into_editor(page, "Kalimat yang belum disimpan.")
    links = page.get_by_role("region", name="Tautan yang disarankan")

    links.get_by_role("button", name=f"Sisipkan tautan: {target}").click()

    expect(links.get_by_role("status")).to_have_text("Tautan disisipkan pada “auditor”.")
    expect(links.get_by_text("Sudah disisipkan; ikut tersimpan bersama artikel.")).to_be_visible()
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.locator(".messagelist")).to_contain_text("Perubahan sudah tayang.")
    page.goto(f"{site}{source.get_absolute_url()}")
    link = page.locator(".prose p a")
    expect(link).to_have_text("auditor")
    expect(link).to_have_attribute("href", target.get_absolute_url())
    expect(page.locator(".prose")).to_contain_text("Kalimat yang belum disimpan.")
    assert complaints == []


def test_a_sentence_that_has_changed_meanwhile_is_said(page, site, shelf, complaints):
    enter(page, site, make_editor())
    open_editor(page, site, shelf[0])
    links = page.get_by_role("region", name="Tautan yang disarankan")
    button = links.get_by_role("button", name=f"Sisipkan tautan: {shelf[1]}")
    expect(button).to_be_visible()
    page.evaluate("RichText.ready('body').then(text => text.setHtml('<p>Tugas auditornya banyak.</p>'))")

    button.click()

    expect(links.get_by_role("status")).to_contain_text("“auditor” tidak ditemukan lagi di kalimat itu.")
    assert "<a" not in page.evaluate("RichText.ready('body').then(text => text.getHtml())")
    assert complaints == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (  # bold inside the sentence, two spaces, and the same word in a heading and a link before it
            "<h2>Tugas auditor adalah memeriksanya.</h2><p><a href='/x'>Tugas auditor adalah memeriksanya.</a></p>"
            "<p><strong>Tugas</strong>  auditor&nbsp;adalah memeriksanya.</p>",
            "<strong>Tugas</strong> <a href=",
        ),
        ("<p>Tugas <em>auditor</em> adalah memeriksanya.</p>", "<em>auditor</em></a>"),
        ("<ul><li>Pra-auditoran. Tugas auditor adalah memeriksanya.</li></ul>", "Pra-auditoran. Tugas <a href="),
    ],
)
def test_the_right_words_become_the_link(page, site, shelf, before, after):
    enter(page, site, make_editor())
    open_editor(page, site, shelf[0])
    button = page.get_by_role("button", name=f"Sisipkan tautan: {shelf[1]}")
    expect(button).to_be_visible()
    page.evaluate("html => RichText.ready('body').then(text => text.setHtml(html))", before)

    button.click()

    text = (
        page.evaluate("RichText.ready('body').then(text => text.getHtml())").replace("\xa0", " ").replace("&nbsp;", " ")
    )
    assert text.count(f'href="{shelf[1].get_absolute_url()}"') == 1
    assert re.search(after.replace("<a href=", f'<a href="{shelf[1].get_absolute_url()}">auditor</a>'), text), text


def test_the_other_article_opens_at_the_place(page, site, shelf, complaints):
    source, target = shelf[:2]
    enter(page, site, make_editor())
    open_editor(page, site, target)

    with page.expect_popup() as popup:
        page.get_by_role("link", name=f"Buka di tempatnya: {source}").click()

    wanted = popup.value.locator("[data-wanted]")
    expect(wanted).to_contain_text(str(target))
    expect(wanted).to_be_in_viewport()
    expect(wanted.get_by_role("button", name="Sisipkan tautan")).to_be_visible()
    assert complaints == []


def test_the_panels_are_accessible_and_whole(page, site, shelf, complaints):
    shelf[0].excluded.add(shelf[3])
    shelf[0].picks.create(picked=shelf[2], position=1)
    enter(page, site, make_editor())
    open_editor(page, site, shelf[0], "?cari=tugas")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")

    assert faults(page) == []
    assert complaints == []


def test_an_answer_that_comes_late_does_not_bring_back_the_list_of_before(page, site, shelf, complaints):
    held = []
    page.route("**/terkait/", lambda route: route.continue_() if held else held.append((route, route.fetch())))
    enter(page, site, make_editor())
    panel = open_editor(page, site, shelf[0])
    first, last = names(panel)[0], names(panel)[-1]

    panel.get_by_role("button", name=f"Sematkan: {last}").click()
    panel.get_by_role("button", name=f"Jangan tampilkan: {first}").click()
    page.wait_for_timeout(1000)
    [(route, answer)] = held
    route.fulfill(response=answer)

    expect(panel.get_by_text("1 tidak ditampilkan")).to_be_visible()
    page.wait_for_timeout(300)
    assert first not in names(panel)
    assert names(panel)[0] == last
    assert complaints == []
