"""What cleaning must not do to a text: join its words, swallow them, or make valid what was struck out."""

from time import process_time

import pytest

from articles.text import players, reading
from articles.text.html import clean
from articles.text.players import Player


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<p>Biaya <s>Rp5</s> Rp3</p>", "<p>Biaya <s>Rp5</s> Rp3</p>"),
        (
            "<p>Biaya <strike>Rp5</strike> <del>a</del><ins>b</ins></p>",
            "<p>Biaya <s>Rp5</s> <del>a</del><ins>b</ins></p>",
        ),
        ('<p>Biaya <span style="text-decoration:line-through">Rp5</span></p>', "<p>Biaya <s>Rp5</s></p>"),
        ('<p style="text-decoration-line: line-through">Gratis</p>', "<p><s>Gratis</s></p>"),
        (
            '<p><span style="text-decoration:line-through">a</span><s>b</s></p>',
            "<p><s>ab</s></p>",
        ),
        ('<p><span style="font-weight:700;font-style:italic">x</span></p>', "<p><strong><em>x</em></strong></p>"),
        ('<p>m<span style="vertical-align:super">2</span></p>', "<p>m<sup>2</sup></p>"),
        ('<p>H<span style="vertical-align:sub">2</span>O</p>', "<p>H<sub>2</sub>O</p>"),
        ('<b style="font-weight:normal"><p>x</p></b>', "<p>x</p>"),
        ('<h2><span style="font-weight:700">x</span></h2>', "<h2>x</h2>"),
        ('<p><i style="font-style:normal">x</i></p>', "<p>x</p>"),
        ("<p>a <kbd>b</kbd> <mark>c</mark> <q>d</q> <abbr title='e'>f</abbr></p>",) * 2,
        ("<p>a</p><hr><p>b</p>",) * 2,
        ('<p><b style="text-decoration:line-through">a</b></p>', "<p><strong><s>a</s></strong></p>"),
        ("<s><p>a</p><ul><li>b</li></ul></s>", "<p><s>a</s></p><ul><li><s>b</s></li></ul>"),
        ("<b><h2>a</h2><p>b</p></b>", "<h2>a</h2><p><strong>b</strong></p>"),
        ("<hr><p>a</p><hr><hr><p>b</p><hr>", "<p>a</p><hr><p>b</p>"),
        ("<dl><dt>sks</dt><dd>Beban</dd></dl>",) * 2,
        ("<dt>sks</dt><dd>Beban</dd>", "<dl><dt>sks</dt><dd>Beban</dd></dl>"),
        ("<dl><dd>Beban</dd></dl>", "<p>Beban</p>"),
        ('<details open=""><summary>a</summary><p>b</p></details>',) * 2,
        ("<details><p>b</p><summary>a</summary>c</details>", "<details><summary>a</summary><p>b</p><p>c</p></details>"),
        ("<details>b</details>", "<p>b</p>"),
    ],
)
def test_marks_that_mean_something_stay(typed, stored):
    typed, stored = (text.replace("'", '"') for text in (typed, stored))

    assert clean(typed) == stored


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("<details><summary>Biaya kuliah</summary>Lima juta</details>", "Biaya kuliah Lima juta"),
        ("<dt>Biaya kuliah<dd>Lima juta", "Biaya kuliah Lima juta"),
        ("<td>Biaya kuliah</td><td>Lima juta</td>", "Biaya kuliah Lima juta"),
        ("<button>Biaya kuliah</button><button>Lima juta</button>", "Biaya kuliah Lima juta"),
        ("<select><option>Biaya kuliah<option>Lima juta</select>", "Biaya kuliah Lima juta"),
        ("<p><label>Biaya kuliah</label><input>Lima juta</p>", "Biaya kuliah Lima juta"),
        ("<h2><div>Biaya kuliah</div><div>Lima juta</div></h2>", "Biaya kuliah Lima juta"),
        ("<p>Biaya kuliah<img src='//x.test/a'>Lima juta</p>", "Biaya kuliah Lima juta"),
        ("<fieldset><legend>Biaya kuliah</legend>Lima juta</fieldset>", "Biaya kuliah Lima juta"),
        ("<p>Biaya <text>kuliah</text> <filter>lima</filter> <object>juta</object></p>", "Biaya kuliah lima juta"),
        ("<p>a <set>b</set> <mi>c</mi> <view>d</view> <desc>e</desc> <nama>f</nama></p>", "a b c d e f"),
        ("<svg><text>Biaya</text><path d='M1'/><text>kuliah</text></svg><p>x</p>", "Biaya kuliah x"),
        ("<math><mi>p</mi><mo>=</mo><annotation>\\frac</annotation></math>", "p ="),
        ("<p>Biaya<iframe src=x>kuliah", "Biaya kuliah"),
        ("<xmp>Biaya kuliah</xmp>", "Biaya kuliah"),
        ("<p>ke<span>lu</span>ar<o:p></o:p> ka<font>ta</font></p>", "keluar kata"),
        ("<script>if (a<b) x('</p>')</script>Biaya", "Biaya"),
        ("Biaya\n\nkuliah", "Biaya kuliah"),
    ],
)
def test_words_stay_apart_and_none_is_swallowed(typed, words):
    assert " ".join(reading.plain_text(clean(typed)).split()) == words


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", "<h2>a</h2><h3>b</h3><h4>c</h4><h3>d</h3>"),
        ("<h2>a</h2><h1>b</h1><h4>c</h4>", "<h3>a</h3><h2>b</h2><h4>c</h4>"),
        ("<h1>a</h1><h3>b</h3>", "<h2>a</h2><h3>b</h3>"),
        ("<h1> </h1><h2>a</h2>", "<h2>a</h2>"),
        ("<h2>a</h2><h3>b</h3>", "<h2>a</h2><h3>b</h3>"),
    ],
)
def test_a_pasted_title_moves_the_whole_outline(typed, stored):
    assert clean(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (
            '<p><a href="#Biaya Kuliah">x</a></p><h2 id="Biaya Kuliah">Biaya</h2>',
            '<p><a href="#sasaran-biaya-kuliah">x</a></p><h2 id="sasaran-biaya-kuliah">Biaya</h2>',
        ),
        (
            '<p><a href="#a%20b">x</a></p><p><a name="a b"></a></p><section><div>Isi</div></section>',
            '<p><a href="#sasaran-a-b">x</a></p><p id="sasaran-a-b">Isi</p>',
        ),
        (
            '<p><a href="#a">x</a><a href="#b">y</a></p><div id="a"><p id="b">Isi</p></div>',
            '<p><a href="#sasaran-b">x</a><a href="#sasaran-b">y</a></p><p id="sasaran-b">Isi</p>',
        ),
        ('<p id="isi"><a href="#kosong">x</a></p>', '<p><a href="#kosong">x</a></p>'),
        (
            '<p><a href="#isi">x</a></p><p id="isi">y</p>',
            '<p><a href="#sasaran-isi">x</a></p><p id="sasaran-isi">y</p>',
        ),
    ],
)
def test_a_place_that_a_link_leads_to_has_a_name_of_ours(typed, stored):
    assert clean(typed) == stored


@pytest.mark.parametrize(
    "contents",
    [
        '<p class="MsoToc1"><a href="#_Toc1">Biaya<span>...</span>3</a></p>',
        '<p class="MsoTocHeading">Isi</p><p><a href="#_Toc1">Biaya</a> 3</p><p><a href="#_Toc2">Jadwal</a> 4</p>',
        '<ul><li><a href="#biaya">Biaya</a></li><li><a href="#jadwal">2. Jadwal</a></li></ul>',
        '<div><p>Daftar isi:</p><ol><li><a href="#biaya">Biaya</a><ul><li><a href="#x">x</a></li></ul></li></ol></div>',
        '<p><a href="https://docs.google.com/document/d/1/edit#heading=h.a1b2c3d4e5f6">Biaya</a></p>',
    ],
)
def test_a_list_of_contents_goes_for_the_page_has_one(contents):
    assert clean(f'{contents}<h2 id="biaya">Biaya</h2><h2 id="jadwal">Jadwal</h2>') == "<h2>Biaya</h2><h2>Jadwal</h2>"


@pytest.mark.parametrize(
    "kept",
    [
        '<ul><li><a href="/berita/a">Biaya</a></li><li><a href="/berita/b">Jadwal</a></li></ul>',
        '<ul><li><a href="#sasaran-t">Tabel biaya</a></li><li><a href="#sasaran-t">Tabel jadwal</a></li></ul>'
        '<p id="sasaran-t">Tabel</p>',
        '<p><a href="#bagian-biaya">Lihat biaya</a></p><p>Teks</p><h2>Biaya</h2>',
    ],
)
def test_other_lists_of_links_stay(kept):
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("typed", "stored", "told"),
    [
        (
            '<iframe src="//www.youtube-nocookie.com/embed/abcdefghijk?rel=0" title="Tur &amp; kampus"></iframe>',
            '<p><a href="https://www.youtube.com/watch?v=abcdefghijk">Tur &amp; kampus</a></p>',
            {Player.LINKED: 1},
        ),
        (
            '<figure><video><source src="/media/a.mp4">tidak bisa</video><figcaption>Wisuda</figcaption></figure>',
            '<p><a href="/media/a.mp4">Wisuda</a></p>',
            {Player.LINKED: 1},
        ),
        (
            '<p>a<audio src="https://x.test/a.mp3"></audio>b<embed src="https://x.test/b"></p>',
            '<p>a <a href="https://x.test/a.mp3">Audio</a> b <a href="https://x.test/b">Berkas</a></p>',
            {Player.LINKED: 2},
        ),
        (
            '<object data="/a.pdf"><p>Brosur</p></object>',
            '<p><a href="/a.pdf">Berkas</a></p><p>Brosur</p>',
            {Player.LINKED: 1},
        ),
        ('<p>a</p><video src="blob:https://x.test/1"></video>', "<p>a</p>", {Player.LOST: 1}),
        ('<p>a</p><iframe src="javascript:alert(1)" title="x"></iframe>', "<p>a</p>", {Player.LOST: 1}),
        ('<p>a</p><iframe src="https://x.test" width="1" height="1"></iframe>', "<p>a</p>", {}),
        (
            '<figure class="wp-block-embed"><div>\nhttps://youtu.be/x\n</div><figcaption>Tur</figcaption></figure>',
            '<p><a href="https://youtu.be/x">Tur</a></p>',
            {},
        ),
    ],
)
def test_of_a_video_or_frame_a_link_stays_and_the_editor_is_told(typed, stored, told):
    assert clean(typed) == stored
    assert players.count(typed) == told


def test_what_is_struck_out_is_no_word_of_the_text():
    assert (
        reading.plain_text(clean("<p>Biaya <s>Rp5</s> <del>Rp4</del> Rp3, kata <q>murah</q></p>"))
        == "Biaya Rp3, kata “murah”"
    )


@pytest.mark.parametrize("odd", ["<a '", "<a b='", "[caption a=b]", "[code]", "<script>", "<!--"])
def test_a_long_run_of_odd_marks_takes_no_long_time(odd):
    start = process_time()

    clean(odd * 50_000)

    assert process_time() - start < 5
