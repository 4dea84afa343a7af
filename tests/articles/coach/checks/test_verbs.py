import pytest

from articles.coach.checks.reading_ease import has_passive
from articles.coach.checks.verbs import is_passive_verb


@pytest.mark.parametrize(
    "word",
    """
    ditulis dibaca dicek diisi diuji didirikan dididik didikte didiskusikan didinginkan dinamai dinilai dinaikkan
    dinonaktifkan direkam direkomendasikan disertai disepakati disiarkan dialihkan diamati diambilnya divisualisasikan
    didistribusikan dipertanggungjawabkan
    """.split(),
)
def test_a_verb_with_di_is_passive(word):
    assert is_passive_verb(word)


@pytest.mark.parametrize(
    "word",
    """
    di dia diri dirinya dirimu diam digital digitalisasi diskon diskonnya dinas dinding dingin disiplin diskusi dialog
    diagram dimensi dinamis dinamika diploma direktur direksi direktori disertasi distribusi divisi dividen diet
    dini didik didikan dirikan disini dimana diantaranya diabetes diskriminasi menulis tertulis Dita Digulis
    """.split(),
)
def test_what_only_begins_like_one_is_not(word):
    assert not is_passive_verb(word)


@pytest.mark.parametrize(
    ("sentence", "is_passive"),
    [
        ("Ditulis oleh dosen.", True),
        ("Soal itu ditulis oleh dosen.", True),
        ("Bersama Dinda di dinas digital, ia diam.", False),
        ("Di sana ia menulis.", False),
    ],
)
def test_a_capital_inside_a_sentence_is_a_name(sentence, is_passive):
    assert has_passive(sentence) == is_passive
