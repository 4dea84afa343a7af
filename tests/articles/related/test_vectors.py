import math

import pytest

from articles.related.document import Document, Label
from articles.related.vectors import FIELD_WEIGHTS, Survey, vector


def survey(count=10, template_words=(), **article_counts):
    return Survey(count, article_counts, frozenset(template_words))


def test_a_vector_is_as_long_as_any_other():
    texts = ["audit", "audit saham obligasi", "audit " * 500 + "saham"]
    lengths = [math.hypot(*vector(Document("Auditor", body=text), survey()).values()) for text in texts]

    assert lengths == pytest.approx([1] * 3)


def test_a_word_weighs_the_root_of_its_count_times_its_rarity():
    weights = vector(Document("", body="audit audit audit audit saham"), survey(audit=5, saham=1))

    assert weights["audit"] / weights["saham"] == pytest.approx(2 * math.log(3) / math.log(11))


def test_a_template_word_weighs_a_quarter_known_by_name_and_a_third_by_its_spread():
    document = Document("Gaji auditor, kuliah audit")
    weights = vector(document, survey(gaji=2, audit=2, kuliah=2, template_words=["kuliah"]))

    rest = weights["audit"] / math.sqrt(2)  # "auditor" and "audit" have one stem
    assert weights["gaji"] / rest == pytest.approx(1 / 4)
    assert weights["kuliah"] / rest == pytest.approx(1 / 3)


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


def with_label(bearers, confirmed, articles=100):
    return Survey(articles, {":saham": bearers}, frozenset(), {":saham": confirmed})


def test_a_label_weighs_by_its_rarity_as_far_as_texts_confirm_it():
    bearers = (100, 10, 1)

    assert [with_label(count, 1.0).label_weight(":saham") for count in bearers] == pytest.approx([0, 0.25, 1])
    assert [with_label(count, 0.4).label_weight(":saham") for count in bearers] == pytest.approx([0, 0.1, 0.4])


@pytest.mark.parametrize(("bearers", "articles"), [(1, 0), (1, 1), (2, 2), (3, 2)])
def test_a_label_of_all_tells_nothing_however_few_they_are(bearers, articles):
    assert with_label(bearers, 1.0, articles).label_weight(":saham") == 0


def test_a_name_counts_once_whatever_kinds_bear_it():
    labels = frozenset({Label("tag", 5, "saham"), Label("category", 2, "saham")})

    assert vector(Document("Sopran", labels=labels), with_label(10, 0.4))[":saham"] == pytest.approx(0.1)
