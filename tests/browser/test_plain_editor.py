"""The newsroom without an editor: a plain text area does all that the seam promises (static/js/editor.js)."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.accessible import faults
from tests.browser.test_coach import item, panel_of
from tests.browser.test_newsroom import enter
from tests.browser.test_newsroom_related import shelf  # noqa: F401
from tests.factories import make_article, make_editor, make_old_slug

Status = Article.Status


@pytest.fixture
def plain(site, page, settings, request):
    """Signed in where no editor is; the scripts of one would be a complaint of the strict policy."""
    settings.RICH_TEXT_WIDGET = getattr(request, "param", "newsroom.editor.PlainArea")
    enter(page, site, make_editor())
    return site


def body_of(page):
    return page.get_by_label("Isi artikel")


def selected_in(page):
    return body_of(page).evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")


def save(page):
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")


@pytest.mark.parametrize("plain", ["newsroom.editor.PlainArea", "django.forms.Textarea"], indirect=True)
def test_an_article_is_written_mended_linked_and_saved_without_an_editor(page, plain, shelf, complaints):  # noqa: F811
    target, moved = shelf[1], make_article(slug="biaya-kuliah")
    make_old_slug(moved, "ongkos-kuliah")
    answer = page.goto(f"{plain}/admin/articles/article/add/")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert page.locator("script[src*=ckeditor]").count() == 0

    page.get_by_label("Judul", exact=True).fill("Membaca Laporan untuk Pemula")
    page.get_by_label("Ringkasan").fill("Laporan keuangan dibaca investor dan diperiksa auditor.")
    body_of(page).fill(
        "<h3>Laba &amp; rugi</h3>\n<p>Kamu bisa bertanya. Anda <em>juga</em> bisa datang.</p>\n"
        '<p>Lihat <a class="x" href="/berita/ongkos-kuliah?dari=laba#ukt">biaya kuliah</a>.</p>\n'
        "<p>Laporan keuangan dibaca investor. Tugas auditor adalah memeriksanya.</p>"
    )
    expect(page.locator(".counter", has_text="menit baca")).to_contain_text("21 kata")

    item(page, "Pembaca disapa").get_by_role("link").first.click()
    assert selected_in(page) == "Anda <em>juga</em> bisa datang."
    item(page, "Subjudul “Laba & rugi” memakai tingkat 3").get_by_role("link").click()
    assert selected_in(page) == "Laba &amp; rugi"
    item(page, "Tautan “biaya kuliah”").get_by_role("link").click()
    assert selected_in(page) == "biaya kuliah"
    expect(body_of(page)).to_be_focused()
    for words in ["Jadikan tingkat 2", "Ganti dengan alamat baru"]:
        panel_of(page).get_by_role("button", name=words).click()
        expect(panel_of(page).get_by_role("button", name=words)).to_have_count(0)
    save(page)

    links = page.get_by_role("region", name="Tautan yang disarankan")
    links.get_by_role("button", name=f"Sisipkan tautan: {target}").click()
    expect(links.get_by_role("status")).to_have_text("Tautan disisipkan pada “auditor”.")
    assert selected_in(page) == "auditor"
    body_of(page).evaluate("area => area.setSelectionRange(area.value.indexOf('Kamu'), area.value.indexOf('Kamu'))")
    page.get_by_role("button", name="+ Baca juga").click()
    picker = page.get_by_role("dialog", name="Baca juga")
    picker.get_by_label("Cari judul artikel").fill("auditor")
    picker.get_by_label("Artikel", exact=True).select_option(label="Tugas Auditor")
    picker.get_by_role("button", name="Sisipkan").click()
    save(page)

    assert Article.objects.get(slug="membaca-laporan-untuk-pemula").body == (
        "<h2>Laba &amp; rugi</h2><p>Kamu bisa bertanya. Anda <em>juga</em> bisa datang.</p>"
        f'<div class="read-also" data-article="{target.pk}">Baca juga: Tugas Auditor</div>'
        '<p>Lihat <a href="/berita/biaya-kuliah?dari=laba#ukt">biaya kuliah</a>.</p>'
        "<p>Laporan keuangan dibaca investor. Tugas "
        '<a href="/berita/tugas-auditor">auditor</a> adalah memeriksanya.</p>'
    )
    assert complaints == []


def test_a_plain_area_stands_in_where_ckeditor_does_not_load(page, site):
    page.route("**/ckeditor/ckeditor/ckeditor*.js", lambda route: route.abort())
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/add/")

    page.get_by_label("Judul", exact=True).fill("Membaca Laporan untuk Pemula")
    body_of(page).fill("<h3>Laba</h3>")
    panel_of(page).get_by_role("button", name="Jadikan tingkat 2").click()

    expect(body_of(page)).to_have_value("<h2>Laba</h2>")


@pytest.fixture
def draft(page, plain):
    """A draft's edit screen; answers a function that fills the text and calls the field's method there."""
    article = make_article(status=Status.DRAFT, body="")
    page.goto(f"{plain}/admin/articles/article/{article.pk}/change/")

    def ask(html, method, *arguments):
        body_of(page).fill(html)
        answer = page.evaluate(
            "([method, arguments]) => RichText.ready('body').then(text => text[method](...arguments))",
            [method, arguments],
        )
        return answer, body_of(page).input_value()

    return ask


SELECTED = [
    ("<p>Gaji &amp; bonus&nbsp;2026</p>", {"part": "text", "quote": "& bonus 2026"}, "&amp; bonus&nbsp;2026"),
    ("<p>R&D dan AT&T</p>", {"part": "text", "quote": "dan AT&T"}, "dan AT&T"),
    ("<p>satu<br>dua</p>\n<p>tiga</p>", {"part": "text", "quote": "dua tiga"}, "dua</p>\n<p>tiga"),
    ("<pre>\nkode</pre>", {"part": "text", "quote": "kode"}, "kode"),
    ("Tanpa tag. 2 < 3 sekali", {"part": "text", "quote": "3 sekali"}, "3 sekali"),
    ("<!-- 9 --><p>a</p><h2>Isi</h2><h2>Isi</h2>x", {"part": "heading", "quote": "Isi", "nth": 1}, "Isi"),
    ("<h2></h2><p>a</p>", {"part": "heading", "quote": "", "nth": 0}, "<h2>"),
    (
        '<p><img src="/media/b.png" alt="a > b"></p>',
        {"part": "picture", "address": "/media/b.png", "nth": 0},
        '<img src="/media/b.png" alt="a > b">',
    ),
    (
        "<table><tbody><tr><th>Biaya</th><td>Rp1</td></tr></tbody></table>",
        {"part": "table", "quote": "Biaya", "nth": 0},
        "Biaya</th><td>Rp1",
    ),
    ("<p>Kata</p>", {"part": "text", "quote": "tidak ada"}, ""),
]


def test_a_place_is_selected_in_the_source(page, draft):
    for html, place, selected in SELECTED:
        page.locator("#id_summary").focus()
        draft(html, "select", place)

        expect(body_of(page), html).to_be_focused()
        assert selected_in(page) == selected, html


LINKED = [
    (
        "<h2>Tugas auditor.</h2><p><a href='/x'>Tugas auditor.</a></p><p>Tugas  auditor.</p>",
        "auditor",
        "Tugas auditor.",
        "<h2>Tugas auditor.</h2><p><a href='/x'>Tugas auditor.</a></p>"
        '<p>Tugas  <a href="/t?a=1&amp;b">auditor</a>.</p>',
    ),
    (
        "<p>Pra-auditoran. Tugas <em>auditor</em>.</p>",
        "auditor",
        "Tugas auditor.",
        '<p>Pra-auditoran. Tugas <em><a href="/t?a=1&amp;b">auditor</a></em>.</p>',
    ),
    (
        "<p>Riset &amp; data</p>",
        "Riset & data",
        "Riset & data",
        '<p><a href="/t?a=1&amp;b">Riset &amp; data</a></p>',
    ),
    ("<p>Tugas au<em>ditor</em>.</p>", "auditor", "Tugas auditor.", None),
    ("<p>Tugas auditornya.</p>", "auditor", "Tugas auditornya.", None),
]


def test_the_right_words_of_the_source_become_the_link(draft):
    for html, words, sentence, after in LINKED:
        assert draft(html, "link", words, sentence, "/t?a=1&b") == (after is not None, after or html), html


MENDED = [
    (
        '<h3 lang="en">Fees</h3><p>a</p><h3>Isi</h3>',
        {"part": "heading", "quote": "Fees", "nth": 0},
        "h2",
        '<h2 lang="en">Fees</h2><p>a</p><h3>Isi</h3>',
    ),
    ("<h4>Belum ditutup", {"part": "heading", "quote": "Belum ditutup", "nth": 0}, "h2", "<h2>Belum ditutup"),
    (
        "<p><a title='/a' href=/a hreflang=id>kata</a></p>",
        {"part": "link", "quote": "kata", "address": "/a", "nth": 0},
        "/b?c&d",
        "<p><a href=\"/b?c&amp;d\" title='/a' hreflang=id>kata</a></p>",
    ),
    ("<p>a</p>", {"part": "heading", "quote": "hilang", "nth": 0}, "h2", "<p>a</p>"),
]


def test_a_place_of_the_source_is_mended(draft):
    for html, place, value, after in MENDED:
        assert draft(html, "replace", place, value)[1] == after, html


def test_what_a_button_did_to_the_source_is_taken_back_by_undo(page, draft):
    draft("<p>a</p><p>b</p>", "insertReadAlso", {"article": 7, "title": "Gaji & bonus"})
    box = '<div class="read-also" data-article="7">Baca juga: Gaji &amp; bonus</div>'
    assert body_of(page).input_value().startswith(f"<p>a</p><p>b</p>\n\n{box}")
    assert selected_in(page) == box

    page.keyboard.press("Control+z")

    assert body_of(page).input_value() == "<p>a</p><p>b</p>"


def test_a_long_text_is_scrolled_to_the_place(page, draft):
    paragraphs = "\n\n".join(f"<p>Kalimat ke-{number} tentang biaya kuliah dan beasiswa.</p>" for number in range(200))

    draft(paragraphs, "select", {"part": "text", "quote": "Kalimat ke-150 tentang"})

    top = body_of(page).evaluate("area => area.scrollTop / area.scrollHeight")
    assert 0.6 < top < 0.8


def test_the_offered_box_stands_before_the_third_section(page, plain, shelf, complaints):  # noqa: F811
    article = shelf[0]
    Article.objects.filter(pk=article.pk).update(body="".join(f"<h2>{word}</h2><p>{word}</p>" for word in "abcd"))
    page.goto(f"{plain}/admin/articles/article/{article.pk}/change/")
    offer = page.locator("[data-box-offer]")

    offer.get_by_role("button").click()

    expect(offer).to_be_hidden()
    before, _, after = body_of(page).input_value().partition('<div class="read-also"')
    assert before.rstrip().endswith("<p>b</p>")
    assert "<h2>c</h2>" in after
    assert complaints == []


def test_the_plain_screen_is_accessible_and_whole(page, plain, shelf, complaints):  # noqa: F811
    page.goto(f"{plain}/admin/articles/article/{shelf[0].pk}/change/")
    more = page.get_by_role("button", name="+ Baca juga")

    more.click()
    expect(page.get_by_label("Artikel", exact=True).locator("option")).to_have_count(4)
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    assert complaints == []  # asked first: axe itself puts styles into the page
    closed = faults(page)
    more.click()

    assert closed == []
    assert faults(page) == []
