import pytest

from articles.search.expansion import BEGINNING, JOINED, SYNONYM, Alternative, Group, Thesaurus, expand, is_short_for
from articles.search.query import parse
from articles.search.written import stands_for
from articles.text.stemming import stem

NOTHING = Thesaurus([])


def form(word, weight=SYNONYM):
    return Alternative((stands_for(word),), weight)


def test_each_word_may_be_answered_by_its_synonyms():
    thesaurus = Thesaurus(["jurusan, program studi, prodi"])

    assert expand(parse("prodi "), thesaurus, ())[0].alternatives[:3] == (
        Alternative(("prodi",)),
        form("jurusan"),
        Alternative(("program", "studi"), SYNONYM),
    )


def test_a_synonym_counts_in_its_own_form_and_so_does_what_it_stands_for():
    thesaurus = Thesaurus(["gaji, pendapatan"])

    def answers(typed):
        return expand(parse(typed), thesaurus)[0].alternatives[1:]

    assert answers("gaji ") == answers("gajinya ") == (form("pendapatan"),)
    assert answers("pendapatannya ") == (form("gaji"),)
    assert answers("mendapatkan ") == answers("menggaji ") == ()


@pytest.mark.parametrize("word", ["si", "sisinfo", "sisinformasi"])
def test_a_short_form_is_answered_by_what_it_stands_for(word):
    thesaurus = Thesaurus(["information system, sistem informasi"], ["Ilmu Komputer"])

    (group,) = expand(parse(f"{word} "), thesaurus)

    assert group.alternatives[1:] == (
        Alternative(("sistem", "informasi"), SYNONYM),
        Alternative(("information", "system"), SYNONYM),
    )


@pytest.mark.parametrize(
    ("word", "name", "is_short"),
    [
        ("mk", "mata kuliah", True),
        ("matkul", "mata kuliah", True),
        ("matakuliah", "mata kuliah", True),
        ("sti", "sistem teknologi informasi", True),
        ("mata", "mata kuliah", False),
        ("mkul", "mata kuliah", False),
        ("kulmat", "mata kuliah", False),
        ("a" * 99 + "b", " ".join(["a" * 10] * 12), False),  # as long as the name is, it is told at once
    ],
)
def test_a_short_form_is_made_of_initials_or_of_beginnings(word, name, is_short):
    assert is_short_for(word, name.split()) is is_short


def test_words_that_only_together_mean_something_are_both_answered_by_its_synonym():
    groups = expand(parse("program studi di"), Thesaurus(["prodi, program studi"]), ())

    assert [(form("prodi") in group.alternatives) for group in groups] == [True, True]


def test_a_word_may_stand_joined_or_split():
    joined = expand(parse("back end di"), NOTHING, ())
    (split,) = expand(parse("backend di"), NOTHING, {"back", "end"})

    assert [group.alternatives[1] for group in joined] == [Alternative(("backend",), JOINED)] * 2
    assert split.alternatives[1] == Alternative(("back", "end"), JOINED)


def test_the_last_word_may_be_the_beginning_of_a_longer_one():
    bisnis, penul = expand(parse("bisnis penul"), NOTHING, begun_words=["penulis"])

    assert form("penulis", BEGINNING) in penul.alternatives
    assert form("penulis", BEGINNING) not in bisnis.alternatives


def test_a_phrase_stands_for_nothing_but_itself_and_is_required():
    assert expand(parse('"program studi"'), Thesaurus(["prodi, program studi"]), {"program"}) == [
        Group((Alternative(("program", "studi")),), is_required=True)
    ]


def test_forms_of_a_word_that_no_dictionary_has_are_those_that_the_site_knows():
    (typed,) = expand(parse("ngefigma di"), NOTHING, {"figma", "mefigma"})
    (name,) = expand(parse("figma di"), NOTHING, {"ngefigma", "figura"})

    assert typed.alternatives[1:] == (Alternative(("figma",)),)
    assert name.alternatives[1:] == (Alternative((stem("ngefigma"),)),)
