import pytest

from articles.search.family import family, relatives


@pytest.mark.parametrize("typed", ["figmanya", "difigmakan", "ngefigma", "memfigmakannya", "pemfigmaan", "figmalah"])
def test_a_form_leads_to_its_name_and_the_name_to_its_form(typed):
    assert relatives(typed, {"figma", "gaji"}) == ["figma"]
    assert relatives("figma", {typed, "gaji"}) == [typed]


def test_a_letter_that_a_nasal_swallowed_is_put_back():
    assert relatives("menrellokan", {"trello"}) == []
    assert relatives("menuzorakan", {"tuzora"}) == ["tuzora"]


@pytest.mark.parametrize("word", ["perbukuan", "dikerjakan", "gaji", "c4n", "vga"])
def test_of_a_word_whose_root_is_known_there_is_nothing_to_look_up(word):
    assert family(word) == set()


def test_a_word_of_its_own_is_no_form_of_a_name():
    assert relatives("canva", {"canvas"}) == []
    assert relatives("menara", {"nara"}) == []
