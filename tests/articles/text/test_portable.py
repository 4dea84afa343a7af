import pytest

from articles.text.portable import BoxLink, portable, xml_text

PAGE = "https://cakrawala.test/berita/api"


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ('<p><a href="/berita">a</a></p>', '<p><a href="https://cakrawala.test/berita">a</a></p>'),
        ('<p><a href="#bagian-1">a</a></p>', f'<p><a href="{PAGE}#bagian-1">a</a></p>'),
        (
            '<p><a href="https://lain.test/a?b=1&amp;c">a</a></p>',
            '<p><a href="https://lain.test/a?b=1&amp;c">a</a></p>',
        ),
        ('<p><a href="mailto:a@b.test">a</a></p>', '<p><a href="mailto:a@b.test">a</a></p>'),
        (
            '<img src="/media/a.png" srcset="/media/1.png 360w, /media/2.png 720w" alt="">',
            '<img src="https://cakrawala.test/media/a.png" '
            'srcset="https://cakrawala.test/media/1.png 360w, https://cakrawala.test/media/2.png 720w" alt="">',
        ),
        ('<img src="https://m.test/a.png" alt="">', '<img src="https://m.test/a.png" alt="">'),
        ("<p>a\x0bb</p>", "<p>ab</p>"),
        ('<p>a</p><div class="read-also" data-article="9"></div><p>b</p>', "<p>a</p><p>b</p>"),
        (
            '<ul><li>a <div class="read-also" data-article="7"></div> b</li></ul>',
            '<ul><li>a <p>Baca juga: <a href="https://x.test/7">Tujuh</a></p> b</li></ul>',
        ),
    ],
)
def test_a_text_can_be_shown_elsewhere(inside, outside):
    assert portable(inside, PAGE, {7: BoxLink("Tujuh", "https://x.test/7")}) == outside


def test_what_xml_forbids_goes_and_the_rest_stays():
    assert xml_text("Ju\x02dul\ufffe \u202eab\u202c 🌅\ud800") == "Judul \u202eab\u202c 🌅"
