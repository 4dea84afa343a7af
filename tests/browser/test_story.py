"""One article's way through several hands and mishaps: no word, picture or decision is lost."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article, Picture, Programme
from tests.articles.bin.whole import everything
from tests.browser.kept import sign_in_here, take_up
from tests.browser.test_newsroom import choose, sign_in, type_into_editor
from tests.browser.test_pictures import bring, png, text_of
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_programme,
    make_tag,
    make_writer,
    picture_file,
)

pytestmark = pytest.mark.story
FIRST = "Brosur jarang berbohong, tetapi sering memilih."
SECOND = "Tanyakan yang tidak tertulis."
MENDED = "Sumbernya laman resmi kampus."
REASON = "Sebutkan sumbernya, lalu kirim lagi."
SUMMARY = "Empat hal yang perlu dicari di brosur kampus sebelum memilih jurusan."


@pytest.fixture
def person(browser, site):
    """A browser of one's own, signed in."""
    contexts = []

    def open_(user):
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        sign_in(page, site, user)
        expect(page.locator("#logout-form")).to_be_visible()
        return page

    yield open_
    for context in contexts:
        context.close()


def press(page, name, said):
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(said)


def type_at_the_end(page, words):
    page.wait_for_selector(".cke_wysiwyg_frame")
    text_of(page).locator("p").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def test_no_word_picture_or_decision_is_lost(site, person):
    make_category(name="Karier")
    writer, dewi, sari = make_writer(name="Alifia"), make_editor(name="Dewi"), make_editor(name="Sari")
    make_author(name="Alifia Kamila", user=writer)
    programme = make_programme(name="Akuntansi", facts="Durasi: 4 tahun")
    desk = person(writer)

    # A writer types and pastes, and the session ends before it is saved.
    desk.get_by_role("link", name="Tulis artikel").click()
    expect(desk.locator("#id_title")).to_be_focused()
    desk.keyboard.type("Cara Membaca Brosur Kampus")
    desk.get_by_label("Ringkasan").fill(SUMMARY)
    type_into_editor(desk, FIRST)
    bring(desk, "paste", png(size=(640, 480)))
    expect(text_of(desk).locator("img[data-picture]")).to_have_count(1)
    choose(desk, "category", "Karier")
    expect(desk.locator("#id_author option:checked")).to_have_text("Alifia Kamila")
    Session.objects.all().delete()
    desk.get_by_role("button", name="Simpan draf").click()
    sign_in_here(desk, writer)
    take_up(desk)
    press(desk, "Simpan draf", "Draf tersimpan pukul")
    article, picture = Article.objects.get(), Picture.objects.get()
    assert (article.title, article.summary) == ("Cara Membaca Brosur Kampus", SUMMARY)
    assert article.plain_text.strip() == FIRST
    assert f'data-picture="{picture.pk}"' in article.body

    # More words; the second session ends by signing in anew in another tab.
    type_at_the_end(desk, SECOND)
    Session.objects.all().delete()
    other = desk.context.new_page()
    sign_in(other, site, writer)
    expect(other.locator("#logout-form")).to_be_visible()
    desk.get_by_role("button", name="Simpan draf").click()
    expect(desk.locator(".messagelist")).to_contain_text("Yang diketik masih di sini: simpan sekali lagi.")
    press(desk, "Kirim untuk ditinjau", "Artikel dikirim.")
    article.refresh_from_db()
    assert article.plain_text.split() == f"{FIRST} {SECOND}".split()

    # An editor replaces the picture's file: every place shows the new one, the old one is gone.
    editors = person(dewi)
    old = picture.file.url
    editors.goto(f"{site}/admin/articles/picture/{picture.pk}/change/")
    new = picture_file("baru.png", size=(800, 600))
    editors.locator("#id_file").set_input_files({"name": new.name, "mimeType": "image/png", "buffer": new.read()})
    editors.locator("#id_alt").fill("Brosur terbuka di meja")
    editors.get_by_role("button", name="Simpan", exact=True).click()
    expect(editors.locator(".messagelist")).to_be_visible()
    picture.refresh_from_db()
    article.refresh_from_db()
    assert picture.file.url in article.reading_html
    assert editors.request.get(f"{site}{old}").status == 404
    assert editors.request.get(f"{site}{picture.file.url}").status == 200

    # The article is returned with a reason, found again, and mended.
    editors.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    editors.get_by_label("Alasan bila dikembalikan").fill(REASON)
    press(editors, "Kembalikan ke penulis", "Artikel dikembalikan menjadi draf.")
    desk.goto(f"{site}/admin/")
    expect(desk.get_by_role("region", name="Dikembalikan")).to_contain_text(REASON)
    desk.get_by_role("link", name="Perbaiki: Cara Membaca Brosur Kampus").click()
    expect(desk.get_by_role("region", name="Alasan dikembalikan")).to_contain_text("Dikembalikan Dewi")
    type_at_the_end(desk, " " + MENDED)
    press(desk, "Kirim untuk ditinjau", "Artikel dikirim.")

    # Two editors have one programme open; the second is told, and decides.
    seconds = person(sari)
    for page in (editors, seconds):
        page.goto(f"{site}/admin/articles/programme/{programme.pk}/change/")
    editors.locator("#id_facts").fill("Durasi: 8 semester")
    editors.get_by_role("button", name="Simpan", exact=True).click()
    expect(editors.locator(".messagelist")).to_be_visible()
    seconds.locator("#id_summary").fill("Belajar membaca angka yang menentukan.")
    seconds.get_by_role("button", name="Simpan", exact=True).click()
    expect(seconds.locator(".errornote + .errorlist, .errorlist.nonfield")).to_contain_text("Dewi menyimpan")
    expect(seconds.locator("#id_summary")).to_have_value("Belajar membaca angka yang menentukan.")
    seconds.locator("#id_facts").fill("Durasi: 8 semester")
    seconds.get_by_label("Simpan yang diketik di sini").check()
    seconds.get_by_role("button", name="Simpan", exact=True).click()
    expect(seconds.locator(".messagelist")).to_be_visible()
    programme.refresh_from_db()
    assert (programme.facts, programme.summary) == ("Durasi: 8 semester", "Belajar membaca angka yang menentukan.")

    # Somebody deletes a draft, and restores it.
    draft = make_article(title="Gaji Auditor", status=Article.Status.DRAFT, tags=[make_tag(), make_tag()])
    before = everything()
    seconds.goto(f"{site}/admin/articles/article/{draft.pk}/change/")
    seconds.get_by_role("link", name="Hapus draf").click()
    seconds.get_by_role("button", name="Ya, pindahkan ke Keranjang").click()
    expect(seconds.locator(".messagelist")).to_contain_text("dipindahkan ke Keranjang.")
    assert not Article.objects.filter(pk=draft.pk).exists()
    seconds.locator(".messagelist").get_by_role("link", name="Keranjang").click()
    seconds.get_by_role("link", name="Gaji Auditor", exact=True).click()
    seconds.get_by_role("button", name="Pulihkan").click()
    expect(seconds.locator(".messagelist")).to_contain_text("dipulihkan.")
    after = everything()
    for made_anew in ("articles.StoredAssessment", "accounts.User"):
        after[made_anew] = before[made_anew]
    assert after == before

    # Counted: words, pictures, decisions.
    article.refresh_from_db()
    words = f"{FIRST} {SECOND} {MENDED}".split()
    assert article.plain_text.split() == words
    assert article.body.count(f'data-picture="{picture.pk}"') == Picture.objects.count() == 1
    assert (article.status, article.return_reason, article.returned_by) == ("in_review", REASON, dewi)
    assert Programme.objects.count() == 1
    said = [
        entry.get_change_message()
        for entry in LogEntry.objects.filter(content_type__model="article", object_id=article.pk).order_by("pk")
    ]
    assert [text.split(".")[0] for text in said] == [
        "Ditambahkan",
        "Dikirim untuk ditinjau",
        "Dikembalikan ke penulis: “Sebutkan sumbernya, lalu kirim lagi",
        "Dikirim untuk ditinjau",
    ]
