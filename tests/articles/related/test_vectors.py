import math

import pytest

from articles.related.document import Document, Label
from articles.related.survey import Survey
from articles.related.vectors import FIELD_WEIGHTS, TEMPLATE_WEIGHT, vector
from tests.articles.related import campus


def survey(count=10, template_words=(), **with_word):
    return Survey(count, with_word, {}, frozenset(template_words))


def test_a_vector_is_as_long_as_any_other():
    lengths = [math.hypot(*vector(document, Survey.of(campus.ALL)).values()) for document in campus.ALL]

    assert lengths == pytest.approx([1] * 5)


def test_a_word_weighs_the_root_of_its_count_times_its_rarity():
    weights = vector(Document("a", "", body="audit audit audit audit saham"), survey(audit=5, saham=1))

    assert weights["audit"] / weights["saham"] == pytest.approx(2 * math.log(3) / math.log(11))


def test_a_template_word_weighs_a_quarter():
    weights = vector(Document("a", "Gaji auditor"), survey(gaji=2, auditor=2, template_words=["gaji"]))

    assert weights["gaji"] / weights["auditor"] == pytest.approx(TEMPLATE_WEIGHT) == pytest.approx(0.25)


@pytest.mark.parametrize("field", ["title", "summary", "headings"])
def test_a_field_above_the_text_has_three_tenths_of_its_voice(field):
    # The text is longer than its opening, so that the two words stand in one field each.
    text = " ".join(["yang"] * 60 + ["saham"])
    document = Document("a", **{"title": "", "body": text} | {field: ("audit",) if field == "headings" else "audit"})

    weights = vector(document, survey(audit=1, saham=1))

    assert weights["audit"] / weights["saham"] == pytest.approx(0.3)


def test_the_first_sixty_words_speak_twice():
    document = Document("a", "", body=" ".join(["audit"] + ["yang"] * 59 + ["saham"]))

    weights = vector(document, survey(audit=1, saham=1))
    body = 1 / math.sqrt(2)

    assert weights["audit"] / weights["saham"] == pytest.approx((body + FIELD_WEIGHTS["opening"]) / body)


@pytest.mark.parametrize("title", ["", "Apa Itu?", "Yang di Sini"])
def test_an_article_without_words_points_nowhere(title):
    assert {stem for stem in vector(Document("a", title), Survey.of([Document("a", title)])) if stem != "apa"} == set()


def test_a_label_weighs_by_its_rarity_from_none_to_one():
    tag = Label("tag", "audit")

    weights = [Survey(100, {}, {tag: count}, frozenset()).label_rarity(tag) for count in (100, 10, 1)]

    assert weights == pytest.approx([0, 0.25, 1])
