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


def words_of(first, second):
    """What two articles share, whose texts are ``first`` and ``second``: title, body."""
    samples = [Sample(slug, title, body=body) for slug, (title, body) in zip("ab", [first, second], strict=True)]
    return reasons([*samples, *campus.ALL], "a", "b").get("words", [])


def test_a_phrase_of_both_is_said_before_words_and_instead_of_its_own():
    first = "Apa itu kelas malam", "Kelas malam untuk pekerja. Jadwal kelas malam, biaya kelas malam, kelas malam."
    second = "Biaya kelas malam", "Pekerja memilih kelas malam. Kelas malam itu kelas bagi pekerja."

    assert words_of(first, second) == ["kelas malam"]


def test_a_longer_phrase_is_said_where_its_part_stands_in_it_nearly_always():
    first = "Teori graf planar", "Teori graf planar dipakai. Teori graf planar itu teori graf."
    second = "Ujian teori graf planar", "Teori graf planar diuji, teori graf planar diulang."

    assert words_of(first, second) == ["teori graf planar"]


def test_template_words_that_belong_together_name_a_thing_unless_they_ask_of_any_subject():
    subjects = ["astronomi", "botani", "geologi", "farmasi"]
    body = "Prospek kerja {0} luas. Mata kuliah {0} padat, mata kuliah {0} seru."
    samples = [
        Sample(subject, f"Mata kuliah dan prospek kerja {subject}", body=body.format(subject), category=subject)
        for subject in subjects
    ]

    assert reasons(samples, "astronomi", "botani")["words"] == ["mata kuliah"]


def test_forms_of_one_phrase_in_two_titles_are_one():
    first = "Digital Marketer", "Digital marketer menulis iklan. Seorang digital marketer mengukur iklan."
    second = "Digital Marketing", "Digital marketing memakai iklan, dan digital marketing mengukurnya."

    assert words_of(first, second) == ["digital marketer"]


@pytest.mark.parametrize("word", ["melakukannya", "dipelajari", "cocok", "hari", "tinggi", "menjanjikan", "lakukan"])
def test_verbs_and_words_of_everyday_use_are_no_reasons(word):
    first = f"Orkes {word}", f"Orkes itu {word}. Orkes ini {word}."
    second = f"Seni {word}", f"Seni itu {word}. Seni ini {word}."

    assert words_of(first, second) == []


def test_a_word_that_most_articles_have_is_no_reason_unless_both_are_about_it():
    samples = [Sample(f"x{n}", f"Tulisan {n}", body="Sistem.") for n in range(20)]
    first = Sample("a", "Orkes dan sistem", summary="Sistem nada.", body="Orkes punya sistem nada. Sistem itu nada.")
    second = Sample("b", "Paduan nada", summary="Nada.", body="Sistem, sistem, sistem nada.")
    third = replace(second, slug="c", title="Sistem nada")

    def shared(related):
        return RelatedEntry.objects.get(article__slug="a", related__slug=related).reasons["words"]

    articles = store([first, second, third, *samples])
    for slug in "abc":
        type(articles[slug]).objects.filter(pk=articles[slug].pk).update(slug=slug)
    rebuild_all()

    assert "sistem" not in shared("b")
    assert any("sistem" in term for term in shared("c"))


def test_what_is_kept_of_an_entry_stays_short():
    text = " ".join(f"Kecerdasan buatan nomor{n}an" for n in range(200))
    first = Sample(
        "a", "Kecerdasan buatan, pembelajaran mesin, pemrosesan bahasa alami, dan penglihatan komputer", body=text
    )

    articles = store([first, replace(first, slug="b"), *campus.ALL])
    rebuild_all()

    entry = RelatedEntry.objects.get(article=articles["a"], related=articles["b"])
    assert len(entry.reasons["words"]) <= 3
    assert all("_" not in term for term in entry.reasons["words"])
    assert len(entry.shared) < 120


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
