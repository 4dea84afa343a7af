"""A next version is written over days while a colleague mends the published text; then both are read."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Revision
from tests.browser.test_newsroom import enter
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.story
BODY = "<p>Kode itu mudah.</p><p>Mulai dari API.</p><p>Lalu basis data.</p>"


def write(page, html):
    """The editor's whole text."""
    page.wait_for_selector(".cke_wysiwyg_frame").content_frame().wait_for_selector("body.cke_editable")
    page.evaluate("html => CKEDITOR.instances.id_body.setData(html)", html)


def test_a_next_version_is_written_while_the_published_one_is_mended_and_both_are_read(page, site, complaints):
    article = make_article(title="Apa Itu Backend", body=BODY, slug="backend")
    screen, public = f"{site}/admin/articles/article/{article.pk}", f"{site}/berita/backend"
    enter(page, site, make_editor(name="Rahmawati"))

    page.goto(f"{screen}/change/")
    page.get_by_label("Judul", exact=True).fill("Backend dari Awal")
    write(page, BODY.replace("mudah", "sulit"))
    page.get_by_role("button", name="Simpan sebagai versi baru").click()
    expect(page.get_by_text("Versi baru tersimpan. Pembaca masih melihat yang terbit.")).to_be_visible()
    expect(page.get_by_text("Versi baru dari artikel terbit")).to_be_visible()
    expect(page.get_by_label("Judul", exact=True)).to_have_value("Backend dari Awal")

    page.goto(public)
    expect(page.get_by_role("heading", level=1)).to_have_text("Apa Itu Backend")
    expect(page.get_by_text("Kode itu mudah.")).to_be_visible()

    enter(page, site, make_editor(name="Alifia"))
    page.goto(f"{screen}/change/")
    expect(page.get_by_role("link", name="Buka versi baru")).to_be_visible()
    write(page, BODY.replace("basis data", "pangkalan data"))
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.get_by_text("Perubahan sudah tayang.")).to_be_visible()

    page.get_by_role("link", name="Buka versi baru").click()
    page.get_by_role("link", name="Apa yang berubah").click()
    expect(page.locator("ins", has_text="sulit")).to_be_visible()
    page.go_back()
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.get_by_role("button", name="Terbitkan versi baru").click()
    page.get_by_role("link", name="Lihat artikel").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Backend dari Awal")
    assert Article.objects.get().body == "<p>Kode itu sulit.</p><p>Mulai dari API.</p><p>Lalu pangkalan data.</p>"

    # The former one again: what readers saw before the next version came.
    mended = Revision.objects.filter(is_of_next=False, kind="saved").latest("number").number
    page.goto(f"{screen}/versi/?dari={mended}")
    expect(page.locator("del", has_text="mudah")).to_be_visible()
    page.get_by_role("button", name=f"Pulihkan versi {mended}").click()
    expect(page.get_by_text(f"Versi {mended} dipulihkan. Pembaca sudah melihatnya.")).to_be_visible()
    page.goto(public)
    expect(page.get_by_role("heading", level=1)).to_have_text("Apa Itu Backend")
    expect(page.get_by_text("Lalu pangkalan data.")).to_be_visible()
    assert complaints == []


def test_the_button_says_that_a_time_ahead_is_a_schedule(page, site):
    article = make_article(title="Apa Itu Backend", body=BODY)
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/versi-baru/")
    expect(page.get_by_role("button", name="Terbitkan versi baru")).to_be_visible()

    page.get_by_label("Tanggal").first.fill("17-08-2030")
    page.get_by_label("Jam (WIB)").first.fill("08.15")
    page.get_by_role("button", name="Jadwalkan versi baru").click()
    expect(page.get_by_text("Versi baru terjadwal 17 Agustus 2030, 08.15 WIB.")).to_be_visible()
