"""What becomes of a text: the whole way from what was typed to what is stored, with its count of words."""

from pathlib import Path

import pytest

from articles.fields import clean_html
from tests.transfer.made import DATA, records
from transfer.content import Places, account, excerpt_of, render, settle
from transfer.record import Item, Kind, Markup, State

NOWHERE = Places(link=lambda address: address, picture=lambda address: None, is_file_of_then=lambda address: False)
BODIES = Path(__file__).resolve().parents[2] / "data" / "bodies"
ATTACHMENTS = {
    "12": Item(source_id="12", kind=Kind.ATTACHMENT, state=State.INHERIT, file="/a.jpg", alt="Kelas", caption="Pagi"),
    "13": Item(source_id="13", kind=Kind.ATTACHMENT, state=State.INHERIT, file="/b.jpg"),
}


def item(body, markup=Markup.WORDPRESS):
    return Item(source_id="1", kind=Kind.POST, state=State.DRAFT, body=body, markup=markup)


def gallery(numbers):
    return [ATTACHMENTS[number] for number in numbers or ATTACHMENTS if number in ATTACHMENTS]


def stored(body, markup=Markup.WORDPRESS, places=NOWHERE):
    """The stored form; a word that is lost without a reason fails the test."""
    rendered = render(item(body, markup), gallery)
    html = clean_html(settle(rendered.html, places))
    assert account(rendered.html, html, rendered.gone).without_reason == []
    return html


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Satu.\nBaris dua.", "<p>Satu.<br>\nBaris dua.</p>"),
        ("Satu.\n\n<b>Dua</b>\n\nTiga.", "<p>Satu.</p><p><strong>Dua</strong></p><p>Tiga.</p>"),
        ("<h5>Judul</h5>\nIsi <em>miring</em>.\n<ul>\n<li>a</li>\n</ul>\nAkhir.", None),
        ("A.\n\n<!--more-->\n\nB.\n\n<!--nextpage-->\n\nC.", "<p>A.</p><p>B.</p><p>C.</p>"),
        (
            "<pre>satu\n\n  dua\n</pre>\nB.",
            "<pre>satu\n\n  dua\n</pre><p>B.</p>",
        ),
        (
            '[sourcecode language="html"]\n<p>halo</p>\n\n<b>x</b>\n[/sourcecode]',
            '<pre><code class="language-html">&lt;p&gt;halo&lt;/p&gt;\n\n&lt;b&gt;x&lt;/b&gt;</code></pre>',
        ),
        ("[php]echo 1 &lt; 2;[/php]", '<pre><code class="language-php">echo 1 &lt; 2;</code></pre>'),
        (
            "Video:\nhttps://youtu.be/abcdefghijk\n\nAkhir.",
            '<p>Video:</p><p><a href="https://youtu.be/abcdefghijk">https://youtu.be/abcdefghijk</a></p><p>Akhir.</p>',
        ),
        ("[embed]https://x.test/a[/embed]", '<p><a href="https://x.test/a">https://x.test/a</a></p>'),
        (
            '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" title="Tur"></iframe>',
            '<p><a href="https://www.youtube.com/watch?v=abcdefghijk">Tur</a></p>',
        ),
        ('[audio mp3="https://x.test/a.mp3"][/audio]', '<p><a href="https://x.test/a.mp3">Audio</a></p>'),
        (
            '[vc_row][vc_custom_heading text="Jadwal baru"][vc_column_text]Mulai tujuh.[/vc_column_text][/vc_row]',
            "<h3>Jadwal baru</h3><p>Mulai tujuh.</p>",
        ),
        ("[vc_raw_html]JTNDcCUzRU1lbnRhaCUzQyUyRnAlM0U=[/vc_raw_html]", "<p>Mentah</p>"),
        ("Tahun [2024] dan [lihat] tetap.", "<p>Tahun [2024] dan [lihat] tetap.</p>"),
        (
            "<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
            None,
        ),
    ],
)
def test_what_wordpress_writes(typed, expected):
    html = stored(typed)

    assert expected is None or html == expected


def test_headings_lists_and_emphasis_of_a_classic_text():
    html = stored("<h5>Judul</h5>\nIsi <em>miring</em>.\n<ul>\n<li>a</li>\n</ul>\nAkhir.")

    assert html.replace("\n", "") == "<h4>Judul</h4><p>Isi <em>miring</em>.</p><ul><li>a</li></ul><p>Akhir.</p>"


def test_a_gallery_is_its_pictures_with_their_words():
    places = NOWHERE._replace(picture={"/a.jpg": 7, "/b.jpg": 8}.get)

    assert stored('[gallery ids="12,13" columns="2"]', places=places) == (
        '<figure class="image"><img alt="Kelas" data-picture="7"><figcaption>Pagi</figcaption></figure>'
        '<figure class="image"><img alt="" data-picture="8"></figure>'
    )
    assert stored("[gallery]", places=places) == stored('[gallery ids="12,13"]', places=places)


def test_a_caption_keeps_picture_and_words_and_the_link_to_the_large_one_goes():
    places = NOWHERE._replace(picture={"/u/a-300x200.jpg": 7}.get, is_file_of_then=lambda address: "/u/" in address)
    typed = (
        '[caption id="x" align="alignleft" width="300"]<a href="/u/a.jpg"><img src="/u/a-300x200.jpg" width="300"'
        ' height="200" alt="A"></a> Kata <em>di bawah</em>.[/caption]'
    )

    assert stored(typed, places=places) == (
        '<figure class="image"><img alt="A" data-picture="7"><figcaption>Kata <em>di bawah</em>.</figcaption></figure>'
    )


def test_a_picture_that_is_missing_leaves_its_caption():
    assert stored("[caption width=3]<img src=/hilang.jpg> Kata.[/caption]") == "<p>Kata.</p>"


def test_a_caption_of_before_wordpress_3_4_is_an_attribute():
    places = NOWHERE._replace(picture=lambda address: 7)

    assert stored('[caption width="1" caption="Kata lama"]<img src="/a.jpg">[/caption]', places=places) == (
        '<figure class="image"><img data-picture="7" alt=""><figcaption>Kata lama</figcaption></figure>'
    )


def test_links_lead_to_the_addresses_of_today():
    places = NOWHERE._replace(link={"https://lama.test/a/": "/berita/a"}.get)

    assert stored('<p><a href="https://lama.test/a/">A</a></p>', places=places) == '<p><a href="/berita/a">A</a></p>'


@pytest.mark.parametrize(
    "typed",
    [
        '<p>Baca juga: <a href="/berita/a">Judul A</a></p>',
        '<p><strong>BACA JUGA : <a href="/berita/a">Judul A</a></strong></p>',
        '<p><a href="/berita/a">Baca Juga: Judul A</a></p>',
        '<h4>Baca juga – <a href="/berita/a"><b>Judul A</b></a></h4>',
        '<div class="x"><em>Baca juga:</em> “<a href="/berita/a">Judul A</a>”</div>',
        '<p>Baca juga:</p><ul><li><a href="/berita/a">Judul A</a></li></ul>',
        '<h3>Lihat Juga</h3><ul><li><a href="/berita/a">Judul A</a></li></ul>',
    ],
)
def test_read_also_lines_take_the_form_that_becomes_a_box(typed):
    html = clean_html(settle(typed, NOWHERE))

    assert html == '<p>Baca juga: <a href="/berita/a">Judul A</a></p>'


@pytest.mark.parametrize(
    "typed",
    [
        '<p>Baca juga <a href="/a">ini</a> dan <a href="/b">itu</a>.</p>',
        '<p>Baca juga ketentuan lengkapnya di <a href="/a">sini</a>.</p>',
    ],
)
def test_a_sentence_that_begins_so_stays_one(typed):
    assert clean_html(settle(typed, NOWHERE)) == typed


@pytest.mark.parametrize("name", sorted(path.name for path in BODIES.glob("*.typed.html")))
def test_no_word_of_twenty_programs_is_lost_without_a_reason(name):
    stored((BODIES / name).read_text(), Markup.WORDPRESS if name.startswith("wordpress") else Markup.HTML)


def test_no_word_of_the_fixtures_is_lost_without_a_reason():
    lost = {}
    for path in sorted(DATA.iterdir()):
        for found in records(path, Item):
            rendered = render(found, gallery)
            words = account(rendered.html, clean_html(settle(rendered.html, NOWHERE)), rendered.gone)
            lost[path.name, found.source_id] = words.without_reason

    assert {key: words for key, words in lost.items() if words} == {}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Isi[^a] dan[^b].\n\n[^a]: Satu.\n[^b]: Dua\n    lanjut.", "Dua\nlanjut."),
        ('{{< figure src="/a.jpg" caption="Kata gambar" >}}', "<p>Kata gambar</p>"),
        ("{{< youtube abcdefghijk >}}", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("{{% notice %}}Isi kotak{{% /notice %}}", "<p>Isi kotak</p>"),
        ('[A]({{< ref "berita/a.md" >}})', '<a href="berita/a.md">A</a>'),
        ("[A]({% post_url 2023-07-08-orientasi %})", '<a href="2023-07-08-orientasi">A</a>'),
        ("![x]({{ site.baseurl }}/a.jpg)\n\nKata.", "<p>Kata.</p>"),
        ("Kata\n{: .kelas}\n\n~~coret~~", "<p>Kata</p><p><s>coret</s></p>"),
        ("```\n{% raw %} [^a]\n```", "<pre><code>{% raw %} [^a]</code></pre>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>"),
    ],
)
def test_markdown_with_what_its_systems_add(typed, expected):
    assert expected in stored(typed, Markup.MARKDOWN)


def test_what_was_found_is_counted_by_its_name():
    found = render(
        item('<!-- wp:paragraph --><p>[gallery ids="12"] [kontak id=3]</p><!-- /wp:paragraph -->'), gallery
    ).found

    assert found == {"wp:paragraph": 1, "[gallery]": 1, "[kontak]": 1}


def test_a_word_that_is_lost_is_told_with_its_reason():
    source = '<p>Satu dua <b style="display:none">tiga</b></p><iframe>empat</iframe><p>lima lima</p>'

    words = account(source, "<p>Satu lima</p>", {"kode singkat": ["dua"]})

    assert (words.source, words.stored) == (5, 2)
    assert words.lost == {
        "tidak tampak bagi pembaca": ["tiga"],
        "isi pengganti pemutar, yang menjadi tautan": ["empat"],
        "tanpa alasan": ["lima"],
    }


def test_words_that_run_together_count_as_lost():
    assert account("<p>satu</p><p>dua</p>", "<p>satudua</p>", {}).without_reason == ["satu", "dua"]
    assert account("<p>sa<b>tu</b></p>", "<p>satu</p>", {}).without_reason == []


def test_an_excerpt_is_its_words():
    assert excerpt_of("<p>Satu &amp; <b>dua</b>\n tiga.</p>") == "Satu & dua tiga."
