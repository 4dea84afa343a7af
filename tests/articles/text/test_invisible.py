import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.html import clean
from articles.text.invisible import visible

FAMILY = "\U0001f468\U0001f3fd\u200d\U0001f469\u200d\U0001f467"
SHAKEN = "\U0001f642\u200d\u2194\ufe0f"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
PERSIAN, HINDI, HIJRI = "می\u200cخواهم", "क\u094d\u200dष", "1445 ه\u200d"

GONE = [
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u2800\u3164\ufe0f\ufeff\uffa0",
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0001\U000e0067\U000e0100\ufff9\ufffc",
]


@pytest.mark.parametrize("letter", "".join(GONE), ids=ascii)
def test_what_shows_nothing_neither_fills_a_field_nor_parts_a_word(letter):
    assert visible(letter) == ""
    assert visible(f"back{letter}end") == "backend"


@pytest.mark.parametrize("letter", [chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) == "Zs"], ids=ascii)
def test_whatever_looks_like_a_space_is_one(letter):
    assert visible(f"a{letter}{letter}b") == "a  b"


@pytest.mark.parametrize(
    "text", [FAMILY, SHAKEN, WALES, "1\ufe0f\u20e3", "\u2764\ufe0f\u200d\U0001f525", PERSIAN, HINDI, HIJRI], ids=ascii
)
def test_what_an_emoji_or_a_script_needs_stays(text):
    assert visible(f"Kata {text} dan") == f"Kata {text} dan"
    assert clean(f"<p>Kata {text} dan</p>") == f"<p>Kata {text} dan</p>"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\u202eKata terbalik", "Kata terbalik"),
        ("Kata \u2067كلمة\u2069 dan", "Kata كلمة dan"),
        ("سلام\u200f!", "سلام\u200f!"),
        ("سلام ba\u200egus", "سلام bagus"),
        ("\U0001f468\u200d\u200d\u200b\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("C\ufe0f+\ufe0f+", "C++"),
        ("1\ufe0f dan \U0001f3f4\U000e0067", "1 dan \U0001f3f4"),
        ("Satu\u2028dua\u0085tiga", "Satu\ndua\ntiga"),
    ],
    ids=ascii,
)
def test_direction_joiners_and_variants_stay_only_in_their_places(typed, shown):
    assert visible(typed) == shown


@given(st.text(alphabet=st.sampled_from([*"".join(GONE), *FAMILY, *SHAKEN, *WALES, *PERSIAN, *HINDI, *"a1+. \u20e3"])))
def test_done_again_it_changes_nothing(text):
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<p>uni&shy;versi&#8203;tas&nbsp;dan\u202fkota</p>", "<p>universitas dan kota</p>"),
        ("<p>&#8203;&#xFEFF;</p><h2>&#x3164;</h2><p>isi</p>", "<p>isi</p>"),
        ('<p><img src="/media/a.png" alt="La&shy;b&nbsp;kom"></p>', '<p><img src="/media/a.png" alt="Lab kom"></p>'),
        ("<pre>if a:\n&nbsp;&nbsp;&nbsp;&nbsp;b\n\tc</pre>", "<pre>if a:\n    b\n\tc</pre>"),
        ("<p><code>a&nbsp;&nbsp;b</code></p>", "<p><code>a b</code></p>"),
        (
            "<table><caption>Bia&shy;ya</caption><tbody><tr><td>&#8203;5</td></tr></tbody></table>",
            "<table><caption>Biaya</caption><tbody><tr><td>5</td></tr></tbody></table>",
        ),
    ],
)
def test_a_text_of_the_editor_is_stored_without_what_nobody_sees(typed, stored):
    assert clean(typed) == stored
