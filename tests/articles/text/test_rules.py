"""What the fingerprint of the rules answers for: whatever decides how a text is read."""

import shutil
from pathlib import Path

import pytest

from articles.related import rebuild as related_rebuild
from articles.search import rebuild as search_rebuild
from articles.text import rules

ROOMS = Path(rules.READING).parent


@pytest.fixture
def rooms(tmp_path):
    """A copy of what decides, to change a word in."""
    for room in ("text", "related", "search"):
        shutil.copytree(ROOMS / room, tmp_path / room)
    shutil.copy(ROOMS / "apps.py", tmp_path / "apps.py")
    return tmp_path


def of_search(rooms):
    return rules.fingerprint(rooms / "text", rooms / "search", rooms / "apps.py")


def of_related(rooms):
    return rules.fingerprint(rooms / "text", rooms / "related")


def change(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_same_files_are_the_same_rules_wherever_they_lie(rooms):
    assert (of_search(rooms), of_related(rooms)) == (search_rebuild.RULES, related_rebuild.RULES)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("text/roots.py", " ajar ", " "),
        ("text/indonesian.py", " adalah ", " "),
        ("text/indonesian.py", "[^\\W_]+", "[^\\W_-]+"),
        ("text/affixes.py", '"kan", "an", "i"', '"kan", "an"'),
    ],
    ids=["a root", "a stop word", "what a word is", "a suffix"],
)
def test_a_rule_of_words_is_one_of_search_and_of_related(rooms, file, before, after):
    change(rooms / file, before, after)

    assert of_search(rooms) != search_rebuild.RULES
    assert of_related(rooms) != related_rebuild.RULES


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [("search/index.py", "15_000", "20_000"), ("apps.py", "title=article.title", "title=article.slug")],
    ids=["how much of a text is read", "what of an article is read"],
)
def test_what_the_index_holds_is_a_rule_of_search_alone(rooms, file, before, after):
    change(rooms / file, before, after)

    assert of_search(rooms) != search_rebuild.RULES
    assert of_related(rooms) == related_rebuild.RULES


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [("related/vectors.py", '"title": 0.3', '"title": 0.31'), ("related/document.py", "= 60", "= 61")],
    ids=["a field's weight", "where a text's opening ends"],
)
def test_a_weight_of_the_ranking_is_a_rule_of_related_alone(rooms, file, before, after):
    change(rooms / file, before, after)

    assert of_related(rooms) != related_rebuild.RULES
    assert of_search(rooms) == search_rebuild.RULES


def test_a_new_file_of_data_needs_no_list(rooms):
    (rooms / "text" / "words").mkdir()
    (rooms / "text" / "words" / "more.txt").write_text("kuliah\n")
    with_more = of_related(rooms)
    (rooms / "text" / "words" / "more.txt").write_text("kampus\n")

    assert len({related_rebuild.RULES, with_more, of_related(rooms)}) == 3


def test_what_moves_to_another_file_is_not_taken_for_the_same(tmp_path):
    (tmp_path / "one").write_text("a")
    (tmp_path / "other").write_text("b")
    before = rules.fingerprint(tmp_path)
    (tmp_path / "one").write_text("b")
    (tmp_path / "other").write_text("a")

    assert rules.fingerprint(tmp_path) != before


def test_what_python_and_editors_leave_behind_is_no_rule(rooms):
    (rooms / "text" / "__pycache__").mkdir(exist_ok=True)
    (rooms / "text" / "__pycache__" / "roots.cpython-399.pyc").write_bytes(b"x")
    (rooms / "text" / ".roots.py.swp").write_bytes(b"x")

    assert of_search(rooms) == search_rebuild.RULES
