import math

import pytest

from articles.related.document import Document, Label
from articles.related.vectors import FIELD_WEIGHTS, LABELS, TEMPLATE_WEIGHT, Survey, vector


def survey(count=10, template_words=(), **article_counts):
    return Survey(count, article_counts, frozenset(template_words))


def test_a_vector_is_as_long_as_any_other():
    texts = ["audit", "audit saham obligasi", "audit " * 500 + "saham"]
    lengths = [math.hypot(*vector(Document("Auditor", body=text), survey()).values()) for text in texts]

    assert lengths == pytest.approx([1] * 3)


def test_a_word_weighs_the_root_of_its_count_times_its_rarity():
    weights = vector(Document("", body="audit audit audit audit saham"), survey(audit=5, saham=1))

    assert weights["audit"] / weights["saham"] == pytest.approx(2 * math.log(3) / math.log(11))


def test_a_template_word_weighs_a_quarter():
    weights = vector(Document("Gaji auditor"), survey(gaji=2, audit=2, template_words=["gaji"]))

    assert weights["gaji"] / weights["audit"] == pytest.approx(TEMPLATE_WEIGHT) == pytest.approx(0.25)


@pytest.mark.parametrize("field", ["title", "summary", "headings"])
def test_a_field_above_the_text_has_three_tenths_of_its_voice(field):
    # The text is longer than its opening, so that the two words stand in one field each.
    text = " ".join(["yang"] * 60 + ["saham"])
    document = Document(**{"title": "", "body": text} | {field: ("audit",) if field == "headings" else "audit"})

    weights = vector(document, survey(audit=1, saham=1))

    assert weights["audit"] / weights["saham"] == pytest.approx(0.3)


def test_the_first_sixty_words_speak_twice():
    document = Document("", body=" ".join(["audit"] + ["yang"] * 59 + ["saham"]))

    weights = vector(document, survey(audit=1, saham=1))
    body = 1 / math.sqrt(2)

    assert weights["audit"] / weights["saham"] == pytest.approx((body + FIELD_WEIGHTS["opening"]) / body)


@pytest.mark.parametrize("title", ["", "Yang di Sini", "2024", "🎓"])
def test_an_article_without_words_points_nowhere(title):
    assert vector(Document(title), survey()) == {}


def test_a_label_weighs_by_its_rarity_from_none_to_one():
    rarities = [Survey(100, {"tag:5": count}, frozenset()).label_rarity("tag:5") for count in (100, 10, 1)]

    assert rarities == pytest.approx([0, 0.25, 1])


def test_two_that_share_a_label_alone_are_as_alike_as_the_label_is_rare():
    tag = Label("tag", 5)
    counts = Survey(100, {"tag:5": 2}, frozenset())

    first, second = (vector(Document(title, labels=frozenset({tag})), counts) for title in ("Sopran", "Tenor"))

    assert first["tag:5"] * second["tag:5"] == pytest.approx(LABELS * counts.label_rarity("tag:5"))
