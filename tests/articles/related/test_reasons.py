from dataclasses import replace

import pytest

from articles.management.corpus import Sample
from articles.models import Category, RelatedEntry, Tag
from tests.articles.related import campus
from tests.articles.related.campus import rebuild_all, store

ALONE = [
    Sample(f"{word}-{number}", word, summary=word, body=f"{word} {word}", category=word)
    for word in ("semen", "sawah", "sopran", "sepeda")
    for number in range(3)
]

pytestmark = pytest.mark.django_db


def reasons(samples, article, related):
    articles = store(samples)
    rebuild_all()
    return RelatedEntry.objects.get(article=articles[article], related=articles[related]).reasons


def test_an_article_stands_there_for_words_that_a_reader_knows():
    found = reasons([*campus.ALL, *ALONE], "analis", "auditor")

    assert found == {
        "words": ["keuangan", "laporan"],
        "labels": [f"category:{Category.objects.get(name='Keuangan').pk}"],
    }


def test_a_template_word_is_no_reason():
    samples = [Sample("a", "Tugas sopran", tags=("musik",)), Sample("b", "Tugas tenor", tags=("musik",)), *campus.ALL]

    assert "words" not in reasons(samples, "a", "b")


def test_a_word_that_both_drop_in_passing_is_no_reason():
    first = Sample("a", "Auditor", body="Auditor bekerja dengan kaget.")
    second = Sample("b", "Auditor internal", body="Auditor internal kaget.")

    assert reasons([first, second], "a", "b")["words"] == ["auditor"]


def test_the_rarest_label_comes_first():
    pair = [replace(sample, tags=("laporan",)) for sample in (campus.ANALYST, campus.AUDITOR)]
    third = replace(campus.AUDITOR, slug="auditor-internal")

    found = reasons([*pair, third, *campus.ALL[2:], *ALONE], "analis", "auditor")

    category = Category.objects.get(name="Keuangan")
    assert found["labels"] == [f"tag:{Tag.objects.get(name='laporan').pk}", f"category:{category.pk}"]


@pytest.mark.parametrize(
    ("more", "kind"),
    [({"programme": "KEUANGAN", "tags": ("keuangan.",)}, "programme"), ({"tags": ("keuangan.",)}, "category")],
)
def test_a_name_that_several_kinds_bear_is_said_once_and_of_the_most_telling(more, kind):
    pair = [replace(sample, **more) for sample in (campus.ANALYST, campus.AUDITOR)]

    [label] = reasons([*pair, *campus.ALL[2:], *ALONE], "analis", "auditor")["labels"]

    assert label.startswith(f"{kind}:")


def test_a_label_that_texts_do_not_confirm_is_no_reason():
    dealt = [replace(sample, category=f"k{number % 3}") for number, sample in enumerate(ALONE)]
    pair = [replace(sample, category="k0", tags=()) for sample in (campus.ANALYST, campus.AUDITOR)]

    assert "labels" not in reasons([*pair, *dealt], "analis", "auditor")
