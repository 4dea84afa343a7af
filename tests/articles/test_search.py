import pytest

from articles.models import Article
from articles.search import parse, search
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_every_word_must_occur_and_titles_come_first():
    in_text = make_article(title="Kuliah", body="<p>gaji seorang analis data</p>")
    in_title = make_article(title="Gaji Analis Data")
    make_article(title="Gaji", body="<p>guru</p>")

    assert [*search(parse("analis GAJI"))] == [in_title, in_text]


def test_only_published_articles_are_found():
    for status in [Article.Status.DRAFT, Article.Status.IN_REVIEW, Article.Status.ARCHIVED]:
        make_article(title="Rahasia", status=status)

    assert [*search(parse("rahasia"))] == []


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("", "", []),
        ("  \t\n ", "", []),
        ("a\x00b\x1b", "a b", ["a", "b"]),
        ("k " * 30, "k " * 29 + "k", ["k"] * 10),
        ("x" * 10_000, "x" * 100, ["x" * 100]),
        ("100% _'\"*:-\\", "100% _'\"*:-\\", ["100%", "_'\"*:-\\"]),
    ],
)
def test_what_is_typed_is_bounded_and_harmless(typed, text, words):
    assert parse(typed) == (text, words)
    assert list(search(parse(typed))) == []
