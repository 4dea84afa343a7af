import pytest

from articles.text import html, reading


def test_headings_get_anchors_of_their_own_even_when_they_are_alike():
    body = html.clean("<h2>Tugas</h2><h3>Tugas</h3><h2>Isi</h2><h2>🌅</h2>")

    assert reading.headings(body) == [
        (2, "bagian-tugas", "Tugas"),
        (3, "bagian-tugas--2", "Tugas"),
        (2, "bagian-isi", "Isi"),
        (2, "bagian", "🌅"),
    ]
    assert reading.for_reading(body).startswith('<h2 id="bagian-tugas">Tugas</h2><h3 id="bagian-tugas--2">')


def test_a_table_can_be_scrolled_by_keyboard_under_its_caption():
    body = html.clean("<table><caption>Kurs</caption><tr><th>a</th></tr></table>")

    assert 'tabindex="0" role="region" aria-label="Kurs"><table>' in reading.for_reading(body)


def test_pictures_in_the_text_load_late():
    assert reading.for_reading('<p><img src="/media/a.png" alt=""></p>') == (
        '<p><img src="/media/a.png" alt="" loading="lazy" decoding="async"></p>'
    )


@pytest.mark.parametrize(
    "line",
    [
        '<p>Baca Juga : <a href="/berita/x">Judul</a></p>',
        '<p><strong>BACA JUGA:</strong> <a href="/berita/x">Judul</a>.</p>',
        '<p>Baca juga <a href="/berita/x"><em>Judul</em></a></p>',
    ],
)
def test_a_typed_baca_juga_line_becomes_a_box(line):
    assert reading.mark_read_also(line, {"/berita/x": 12}.get) == (
        '<div class="read-also" data-article="12">Baca juga: Judul</div>'
    )


@pytest.mark.parametrize(
    "line",
    [
        '<p>Baca juga: <a href="/berita/entah">Judul</a></p>',
        '<p>Baca juga <a href="/berita/x">Judul</a> sebelum mendaftar.</p>',
        '<p>Jangan lupa baca juga: <a href="/berita/x">Judul</a></p>',
        "<p>Baca juga: brosur</p>",
    ],
)
def test_a_sentence_that_only_looks_like_baca_juga_stays(line):
    assert reading.mark_read_also(line, {"/berita/x": 12}.get) == line


def test_a_text_is_cut_at_its_boxes():
    body = '<p>a</p><div class="read-also" data-article="7">Baca juga: Judul</div><p>b</p>'

    assert reading.split_read_also(reading.for_reading(body)) == ["<p>a</p>", 7, "<p>b</p>"]
    assert reading.plain_text(body) == "a\nb"


def test_plain_text_keeps_words_apart():
    body = html.clean(
        "<h2>a</h2><p>b<br>c</p><ul><li>d</li><li>e</li></ul><table><tr><td>f</td><td>g</td></tr></table>"
    )

    assert reading.plain_text(body) == "a\nb\nc\nd\ne\nf\ng"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (90, 1), (299, 1), (310, 2), (1000, 5)])
def test_reading_minutes_are_never_zero(words, minutes):
    assert reading.reading_minutes("kata " * words) == minutes


def test_a_picture_of_the_library_is_shown_where_it_lies_and_offered_in_its_sizes():
    library = {12: reading.Sources("/media/a.jpg", 800, 600, "/m/a.webp 360w", "/m/a.jpg 360w")}

    printed = reading.for_reading('<p><img alt="Lab" width="5" data-picture="12"></p>', library)

    assert printed == (
        '<p><picture><source type="image/webp" srcset="/m/a.webp 360w" sizes="(min-width: 46rem) 42rem, 92vw">'
        '<img alt="Lab" width="800" loading="lazy" decoding="async" src="/media/a.jpg" height="600" '
        'srcset="/m/a.jpg 360w" sizes="(min-width: 46rem) 42rem, 92vw"></picture></p>'
    )


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ('<p>a</p><p><img data-picture="9" alt="Lab"></p><p>b</p>', "<p>a</p><p>b</p>"),
        ('<p>a <img data-picture="9" alt="Lab"> b</p>', "<p>a  b</p>"),
        ('<p><a href="/x"><img data-picture="9" alt="Lab"></a></p>', ""),
        (
            '<figure class="image"><img data-picture="9" alt=""><figcaption>Lab</figcaption></figure><p>b</p>',
            "<p>b</p>",
        ),
    ],
)
def test_a_picture_that_the_library_has_no_more_leaves_no_broken_image(stored, printed):
    assert reading.for_reading(stored) == printed


def test_many_headings_alike_have_anchors_of_their_own():
    body = html.clean("<h2>a</h2>" * 2000 + "<h2>a 2</h2>")

    assert len({heading.id for heading in reading.headings(body)}) == 2001


def test_a_box_with_its_attributes_in_another_order_is_a_box_too():
    body = html.clean('<div lang="id" data-article="7" class="read-also">Baca juga: Judul</div>')

    assert reading.split_read_also(reading.for_reading(body)) == [7]
