import pytest

from articles.search import ranking
from articles.search.expansion import Alternative, Group
from articles.search.ranking import Text, rank, rarity

GAJI, GURU = (Group((Alternative((stem,)),)) for stem in ("gaji", "guru"))


def order(*texts, groups=(GAJI, GURU), rarities=(1.0, 1.0)):
    return rank(texts, groups, rarities)


def test_title_beats_headings_beats_summary_beats_body():
    fields = dict.fromkeys(ranking.FIELDS, f" {'isi ' * 9}gaji guru {'isi ' * 9}")
    texts = [Text(name, **{name: text}) for name, text in fields.items()]
    filler = Text("filler", *[" isi " * 20] * 4)

    found = [key for key in order(*texts, filler) if key != "filler"]

    assert (found[0], found[-1]) == ("title", "body")


def test_all_words_beat_one_word_many_times():
    assert order(Text("one", body=" gaji" * 20 + " "), Text("both", body=" gaji isi isi guru ")) == ["both", "one"]


def test_words_that_stand_together_as_typed_beat_words_apart():
    assert order(Text("apart", body=" gaji isi guru "), Text("together", body=" isi gaji guru ")) == [
        "together",
        "apart",
    ]


def test_the_rare_word_decides():
    texts = [Text("common", body=" gaji isi "), Text("rare", body=" guru isi ")]

    assert order(*texts, rarities=(rarity(90, 100), rarity(2, 100))) == ["rare", "common"]


def test_a_word_says_more_in_a_short_text():
    texts = [Text("long", body=f" {'isi ' * 40}gaji {'isi ' * 40}"), Text("brief", body=" isi gaji ")]

    assert order(*texts) == ["brief", "long"]


def test_of_equals_the_newest_is_first():
    texts = [Text(1, body=" gaji ", published_at="2025"), Text(2, body=" gaji ", published_at="2026")]

    assert order(*texts) == [2, 1]


@pytest.mark.parametrize(("count", "total"), [(0, 0), (0, 10), (10, 10)])
def test_rarity_is_never_negative(count, total):
    assert rarity(count, total) >= 0
