"""What is pasted into the editor stands there as it will be saved, code and lists and all."""

import base64

import lxml.html
import pytest
from playwright.sync_api import expect

from articles.models import Picture, numbered
from articles.text import html
from articles.text.sameness import essence
from newsroom.ckeditor import NEVER_SHOWN
from tests.browser.test_pictures import bring, open_editor, png, save, text_of  # noqa: F401
from tests.factories import make_picture

# Each tag of the server's list at least once, with all that it may bear.
EVERYTHING = """
<h2>Biaya</h2><h3>Kuliah</h3><h4>Semester</h4>
<p lang="en">An <em>open</em> <strong>day</strong>, H<sub>2</sub>O, m<sup>2</sup>, <cite>Tempo</cite>,
<code>ls -l</code> <s>lama</s> <del>hapus</del> <ins>sisip</ins> <kbd>Ctrl</kbd> <mark>penting</mark> <q>kata</q>
<abbr title="Kartu Tanda Penduduk">KTP</abbr>
<a href="/berita" title="Semua" hreflang="id">berita</a><br>baris</p>
<hr>
<ul><li>satu<ul><li>dua</li></ul></li></ul><ol start="4"><li>empat</li></ol>
<ol type="a" reversed start="9"><li>i</li><li value="3">c</li></ol>
<dl><dt>Istilah</dt><dd>Arti</dd></dl>
<details open><summary>Ringkas</summary><p>Isi</p></details>
<blockquote><p>kutipan</p></blockquote>
<pre><code class="language-python">def a():
    return  1

a()</code></pre>
<table><caption>Biaya</caption><thead><tr><th scope="col" colspan="2">Jalur</th></tr></thead>
<tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody>
<tfoot><tr><td>d</td><td>e</td></tr></tfoot></table>
<figure class="image"><img alt="Lab" src="/media/lab.png" width="4" height="3"><figcaption>Lab</figcaption></figure>
<div class="read-also" data-article="1">Baca juga: Gaji</div>
<p>Lihat <a href="#sasaran-akhir">akhir</a><sup><a href="#catatan-1" id="rujukan-1">1</a></sup></p>
<h2 id="sasaran-akhir">Akhir</h2>
<ol class="footnotes"><li id="catatan-1"><p>Catatan. <a href="#rujukan-1">Kembali ke teks</a></p></li></ol>
"""


def same(text):
    """A text whatever the order of attributes; an editor begins a line behind each <br>."""
    return lxml.html.tostring(
        lxml.html.fragment_fromstring(essence(html.clean(text)).replace("<br> ", "<br>"), "div"), method="c14n"
    )


def html_of(page):
    return page.evaluate("CKEDITOR.instances.id_body.getData()")


def is_allowed(page, *contents):
    return page.evaluate("all => all.filter((it) => !CKEDITOR.instances.id_body.filter.check(it))", contents) == []


@pytest.fixture
def editor(page, open_editor, complaints):  # noqa: F811
    """The edit screen of a text that holds everything; answers that."""
    text = EVERYTHING.replace("/media/lab.png", make_picture().file.url)
    open_editor(html.clean(text))
    yield text
    assert complaints == []


def test_whatever_the_server_keeps_or_maps_the_editor_never_drops(page, editor):
    missing = [tag for tag in html.TAGS if f"<{tag}" not in EVERYTHING]
    assert missing == []

    assert same(numbered(html_of(page))) == same(numbered(editor))
    assert is_allowed(page, *(html.FOREIGN_TAGS - NEVER_SHOWN))
    bare = {f"{tag}[{name}]" for tag, names in html.ATTRIBUTES.items() for name in names - {"class"} if tag != "*"}
    assert is_allowed(page, *bare, *(f"{tag}({name})" for tag, names in html.CLASSES.items() for name in names))
    never = ["table[border]", "td{width}", "img[onerror]", "p[onclick]", "iframe", "script", "a[target]"]
    assert not any(is_allowed(page, it) for it in never)
    page.evaluate("RichText.ready('body').then((text) => text.setHtml('<h1>a</h1><h5>b</h5><p><b>c</b><i>d</i></p>'))")
    assert essence(html_of(page)) == "<h2>a</h2><h4>b</h4><p><strong>c</strong><em>d</em></p>"


FOREIGN = """<h1>Biaya</h1><div class="x" style="color: red">Rp7 <b>juta</b></div>
<section><h5>Cicilan</h5><p>Bisa.</p></section>"""
CLEAN = "<h2>Biaya</h2><p>Rp7 <strong>juta</strong></p><h4>Cicilan</h4><p>Bisa.</p>"


def hold(page):
    """Requests for cleaning wait; answers their list."""
    held = []
    page.route("**/rapikan/", lambda route: held.append(route))
    return held


def test_a_paste_is_cleaned_on_its_way_while_one_types_on(page, open_editor, complaints):  # noqa: F811
    article = open_editor()
    held = hold(page)

    bring(page, "paste", html=FOREIGN)
    expect(text_of(page).locator(".upload")).to_have_text("Menempel…")
    page.keyboard.type("Lanjut.")
    page.locator("[name=_save]:visible").first.click()
    expect(page.locator(".upload-status")).to_have_text("Tempelan masih dirapikan. Teks disimpan begitu selesai.")
    with page.expect_navigation():
        held[0].continue_()

    expect(page.locator(".messagelist")).to_be_visible()
    article.refresh_from_db()
    assert article.body == f"<p>Mulai.</p>{CLEAN}<p>Lanjut.</p>"
    assert complaints == []


def test_a_paste_is_one_step_of_undo_and_the_cursor_stands_behind_it(page, open_editor, complaints):  # noqa: F811
    open_editor()

    page.keyboard.press("Enter")
    bring(page, "paste", html=FOREIGN)
    expect(text_of(page).locator("h2")).to_have_text("Biaya")
    page.keyboard.type(" Ya.")
    assert essence(html_of(page)) == f"<p>Mulai.</p>{CLEAN}".replace("Bisa.", "Bisa. Ya.")
    for _ in range(2):
        page.keyboard.press("Control+z")
    expect(text_of(page).locator("h2")).to_have_count(0)
    assert essence(html_of(page)) == "<p>Mulai.</p><p>\xa0</p>"
    page.keyboard.press("Control+y")
    expect(text_of(page).locator("h2")).to_have_text("Biaya")
    assert complaints == []


def test_words_from_inside_a_line_go_into_the_line_and_a_video_is_told_of_at_once(page, open_editor, complaints):  # noqa: F811
    open_editor("<p>Sebelumsesudah.</p>")
    page.keyboard.press("Home")
    for _ in "Sebelum":
        page.keyboard.press("ArrowRight")

    bring(page, "paste", html='<meta charset="utf-8"><span style="color: red"> <b>di</b> tengah </span>')

    expect(text_of(page).locator("strong")).to_have_text("di")
    assert essence(html_of(page)).replace("\xa0", " ") == "<p>Sebelum <strong>di</strong> tengah sesudah.</p>"
    bring(page, "paste", html='<p>Lihat <iframe src="https://www.youtube.com/embed/a" title="Wisuda"></iframe></p>')
    expect(text_of(page).locator("a")).to_have_text("Wisuda")
    expect(page.locator(".upload-status")).to_contain_text("1 video, audio, atau bingkai dari situs lain disimpan")
    assert complaints == []


def test_without_an_answer_a_paste_goes_in_as_it_is_and_is_cleaned_on_saving(page, open_editor):  # noqa: F811
    article = open_editor()
    page.route("**/rapikan/", lambda route: route.abort())

    bring(page, "paste", html=f'{FOREIGN}<iframe src="https://www.youtube.com/embed/a"></iframe>')

    expect(page.locator(".upload-status")).to_have_text(
        "Server belum menjawab. Tempelan masuk apa adanya dan dirapikan waktu disimpan."
    )
    expect(text_of(page).locator("h2")).to_have_text("Biaya")
    save(page)
    article.refresh_from_db()
    assert article.body.startswith(f"<p>Mulai.</p>{CLEAN}")
    assert "https://www.youtube.com/embed/a" in article.body


def test_a_pasted_picture_stands_where_it_stood_among_the_pasted_words(page, open_editor, complaints):  # noqa: F811
    article = open_editor()
    data = base64.b64encode(png()[2]).decode()

    bring(
        page,
        "paste",
        html=f'<h1>Lab</h1><p>Lihat <img src="data:image/png;base64,{data}" alt="Lab"> ini</p><h1>Dua</h1>',
    )
    expect(text_of(page).locator("img[data-picture]")).to_have_count(1)
    save(page)

    article.refresh_from_db()
    number = Picture.objects.get().pk
    assert (
        article.body == f'<p>Mulai.</p><h2>Lab</h2><p>Lihat <img alt="Lab" data-picture="{number}"> ini</p><h2>Dua</h2>'
    )
    assert complaints == []
