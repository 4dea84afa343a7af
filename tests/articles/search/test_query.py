import pytest

from articles.search.query import parse


def words_of(typed):
    return [" ".join(part.words) for part in parse(typed).parts]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Prospek kerja SAINS data", ["prospek", "kerja", "sains", "data"]),
        ("apa itu bisnis digital", ["bisnis", "digital"]),
        ("apa itu", ["apa", "itu"]),
        ("gaji guru gimana sih kak", ["gaji", "guru"]),
        ("gaji gaji gajinya", ["gaji"]),
        ('gaji "apa itu bisnis" digital', ["gaji", "apa itu bisnis", "digital"]),
        ("“bisnis digital” gaji", ["bisnis digital", "gaji"]),
        ('bisnis "digital marketing', ["bisnis", "digital", "marketing"]),
        ('"bisnis"', ["bisnis"]),
        ("résumé", ["resume"]),
        ("bahasa c", ["bahasa", "c"]),
        ("k1 " * 30, ["k1"]),
        (" ".join(f"k{number}" for number in range(30)), [f"k{number}" for number in range(10)]),
    ],
)
def test_a_query_is_its_telling_words_and_phrases(typed, words):
    assert words_of(typed) == words


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("", "", []),
        ("  \t\n ", "", []),
        ("a\x00b\x1b", "a b", ["a", "b"]),
        ("x" * 10_000, "x" * 200, ["x" * 200]),
        ("100% _'\"*:-\\", "100% _'\"*:-\\", ["100"]),
        ('"', '"', []),
        ("*^(:", "*^(:", []),
        ("NEAR(gaji)", "NEAR(gaji)", ["near", "gaji"]),
        (
            "'; DROP TABLE articles_article; --",
            "'; DROP TABLE articles_article; --",
            ["drop", "table", "articles", "article"],
        ),
        ("🎓 kuliah", "🎓 kuliah", ["kuliah"]),
    ],
)
def test_what_is_typed_is_bounded_and_harmless(typed, text, words):
    assert parse(typed).text == text
    assert words_of(typed) == words


@pytest.mark.parametrize(
    ("typed", "is_open"), [("bisnis digi", True), ("digi ", True), ("di", False), ('"bisnis digi"', False)]
)
def test_only_a_last_word_that_is_long_enough_may_be_unfinished(typed, is_open):
    assert parse(typed).is_open is is_open


def test_mended_words_stand_where_the_wrong_ones_stood():
    assert parse("Bisnis, dgital?").with_words({"dgital": "digital"}).text == "Bisnis, digital?"


def test_words_are_left_out_and_the_others_stand_as_they_were_typed():
    assert parse("Beasiswa, bisnis di UMKM?").without_words({"beasiswa"}) == "bisnis di UMKM"


def test_quotes_can_be_taken_off():
    assert [part.words for part in parse("“bisnis digital” gaji").unquoted().parts] == [
        ("bisnis",),
        ("digital",),
        ("gaji",),
    ]
