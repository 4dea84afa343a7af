"""Readers' pages in a real browser: accessible, whole on a small phone, silent in the console."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article
from tests.browser.accessible import excess_of, faults
from tests.factories import make_article

PAGES = [
    "/",
    "/berita",
    "/berita/apa-itu-backend-developer",
    "/berita/kategori/karier",
    "/berita/tag/backend",
    "/penulis/rahmawati",
    "/program-studi",
    "/program-studi/sistem-informasi",
    "/cari?q=gaji",
    "/cari?q=zebra",
    "/tentang",
    "/tidak-ada",
]
ARTICLE = "/berita/apa-itu-backend-developer"


@pytest.fixture
def demo(site):
    call_command("load_demo", verbosity=0)
    return site


def test_every_page_is_accessible_whole_and_silent(page, demo, complaints):
    found, wide = {}, {}

    for path in PAGES:
        page.goto(demo + path)
        found[path] = faults(page)
        page.set_viewport_size({"width": 320, "height": 640})  # the smallest phone
        wide[path] = excess_of(page)

    assert found == {path: [] for path in PAGES}
    assert wide == dict.fromkeys(PAGES, 0)
    assert [text for text in complaints if "404 (Not Found)" not in text] == []  # the 404 page's own status


def test_the_skip_link_comes_first_and_leads_to_the_text(page, site):
    page.goto(site + make_article().get_absolute_url())

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Lewati ke isi")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main#isi")).to_be_focused()


def test_a_reader_finds_the_way_without_javascript(browser, demo):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(demo + ARTICLE)

    page.locator(".toc__summary").click()
    page.locator(".toc__panel a").first.click()
    assert page.url.endswith("#bagian-apa-itu-backend-developer")
    page.locator(".read-also a").first.click()
    expect(page.locator("h1")).to_have_text("10 Prospek Karier Ilmu Komputer, Gajinya Menjanjikan")
    page.locator("summary", has_text="").first.click()
    page.get_by_label("Menu", exact=True).get_by_role("link", name="Program Studi").click()
    expect(page.locator("h1")).to_have_text("Program Studi")
    page.context.close()


def test_searching_from_the_home_page(page, site):
    make_article(title="Apa Itu Backend Developer? Skill dan Tugasnya")
    page.goto(site)
    page.get_by_label("Kata kunci").fill("backend")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("untuk “backend”")
    page.locator("#hasil").get_by_role("link", name="Apa Itu Backend Developer? Skill dan Tugasnya").click()

    expect(page.locator("h1")).to_have_text("Apa Itu Backend Developer? Skill dan Tugasnya")


def test_a_scheduled_article_appears_at_its_time_by_itself(page, site):
    article = make_article(title="Terbit Sebentar Lagi", status=Article.Status.DRAFT)
    article.published_at = timezone.now() + timezone.timedelta(seconds=4)
    publishing.publish(article, by=None)
    url = site + article.get_absolute_url()

    assert page.goto(url).status == 404
    page.goto(f"{site}/berita")
    expect(page.get_by_text("Terbit Sebentar Lagi")).to_have_count(0)

    seconds = (article.published_at - timezone.now()).total_seconds()
    page.wait_for_timeout(max(0, seconds) * 1000 + 200)

    assert page.goto(url).status == 200
    page.goto(f"{site}/berita")
    expect(page.get_by_role("link", name="Terbit Sebentar Lagi")).to_be_visible()


EVERY_ELEMENT = """
<h2>Biaya</h2>
<p>Biaya <s>Rp5.000</s> Rp3.000<sup><a href="#catatan-1">1</a></sup>, per <abbr title="satuan kredit">sks</abbr>.
Rumusnya H<sub>2</sub>O, <del>gratis</del> <ins>murah</ins>, <mark>penting</mark>,
<q>jangan menunda</q>. Tekan <kbd>Ctrl</kbd>.</p>
<ol type="a" start="2"><li>Rapor<ol type="I"><li>asli</li><li>salinan</li></ol></li><li>Pas foto</li></ol>
<ol type="A"><li>Satu</li></ol><ol type="i"><li>Satu</li></ol><ol reversed><li>Dua</li><li>Satu</li></ol>
<h2>Program</h2>
<pre><code class="language-python">def rata_rata_nilai(daftar_nilai_mahasiswa_semester_genap_dan_semester_ganjil):
    if daftar_nilai_mahasiswa_semester_genap_dan_ganjil:
        return 1</code></pre>
<p>Jalankan <code>python nilai.py</code>.</p>
<hr>
<h2>Istilah</h2>
<dl><dt>sks</dt><dd>Beban belajar.</dd><dt>KRS</dt><dd>Rencana studi.</dd><dd>Diisi tiap semester.</dd></dl>
<details><summary>Boleh pindah kelas?</summary><p>Boleh, sekali.</p><p>Tanyakan ke bagian akademik.</p></details>
<details open><summary>Boleh cuti?</summary><p>Boleh, dua semester.</p></details>
<ol class="footnotes"><li id="catatan-1">Peraturan Rektor Nomor 4 tentang biaya pendidikan.</li></ol>
"""
STYLE_OF_LISTS = "lists => lists.map((list) => getComputedStyle(list).listStyleType)"


def test_every_element_of_a_text_can_be_read_on_a_phone_and_a_screen_in_light_and_dark(page, site, complaints):
    article = make_article(body=EVERY_ELEMENT, status="published")

    page.goto(site + article.get_absolute_url())

    assert faults(page) == []
    for width in [360, 1280]:
        page.set_viewport_size({"width": width, "height": 800})
        code = page.locator(".prose pre")
        assert code.evaluate("pre => pre.scrollWidth > pre.clientWidth")
        assert code.inner_text().count("\n") == 2
    kinds = page.locator(".prose ol").evaluate_all(STYLE_OF_LISTS)
    assert kinds == ["lower-alpha", "upper-roman", "upper-alpha", "lower-roman", "decimal", "decimal"]
    page.get_by_role("link", name="1", exact=True).click()
    expect(page.locator("#catatan-1")).to_be_in_viewport()
    page.get_by_role("link", name="Kembali ke teks").click()
    expect(page.locator("#rujukan-1")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.get_by_text("Tanyakan ke bagian akademik.")).to_be_visible()
    expect(page.get_by_role("link", name="Kembali ke teks")).to_be_hidden()
    assert complaints == []
