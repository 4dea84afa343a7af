from articles.coach.checks.body import Block, BodyHeading, BodyLink, BodyPicture, BodyTable, read_body
from articles.text.html import clean

BODY = """
<p>Mulai dari <a href="/berita/x">tugas <strong>auditor</strong></a>.<br>Baris
dua.</p>
<h2>Tugas &amp; gaji</h2>
<blockquote><p>Saring sebelum sharing.</p></blockquote>
<ul><li>Harian<ul><li>Memeriksa.</li></ul>lanjut</li></ul>
<div class="read-also" data-article="7">Baca juga: Gaji</div>
<figure class="image"><img src="/media/a.png" alt=" Lab "><figcaption>Di lab.</figcaption></figure>
<table><caption>Gaji</caption><tr><th>Kota</th></tr></table>
<table><tr><td></td><td>Jakarta</td></tr></table>
"""


def test_a_text_comes_apart_in_its_order():
    body = read_body(clean(BODY))

    assert body.blocks == (
        Block("p", "Mulai dari tugas auditor.\nBaris dua.", "Mulai dari .\nBaris dua.", 6, 0, False),
        Block("h2", "Tugas & gaji", "Tugas & gaji", 2, 1, False),
        Block("p", "Saring sebelum sharing.", "Saring sebelum sharing.", 3, 1, True),
        Block("li", "Harian lanjut", "Harian lanjut", 2, 1, False),
        Block("li", "Memeriksa.", "Memeriksa.", 1, 1, False),
        Block("figcaption", "Di lab.", "Di lab.", 2, 1, False),
        Block("caption", "Gaji", "Gaji", 1, 1, False),
        Block("th", "Kota", "Kota", 1, 1, False),
        Block("td", "Jakarta", "Jakarta", 1, 1, False),
    )
    assert body.headings == (BodyHeading(2, "Tugas & gaji"),)
    assert body.links == (BodyLink("/berita/x", "tugas auditor", 0),)
    assert body.pictures == (BodyPicture("/media/a.png", "Lab"),)
    assert body.tables == (BodyTable("Gaji", True), BodyTable("Jakarta", False))
    assert body.read_also == 1
    assert body.words == 19


def test_quotations_and_short_items_are_no_sentences_of_the_writer():
    sentences = read_body(clean(BODY)).sentences

    assert [(sentence.text, sentence.words) for sentence in sentences] == [
        ("Mulai dari tugas auditor.", 4),
        ("Baris dua.", 2),
        ("Memeriksa.", 1),
    ]
