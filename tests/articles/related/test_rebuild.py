"""What is ranked, by a rebuild of small collections; the formulas alone are in test_ranking.py."""

from dataclasses import replace

import pytest
from django.db.models import Q

from articles.management.corpus import Sample
from articles.models import Article, Link, Profile, Rebuild, RelatedEntry, Term
from articles.related import engine, index, rebuild
from articles.related.ranking import LIST_LENGTH
from articles.text.stemming import stem
from tests.articles.related import campus
from tests.articles.related.campus import ranked, rebuild_all, store

pytestmark = pytest.mark.django_db


def bare(samples):
    return [replace(sample, category="", tags=()) for sample in samples]


def test_the_same_subject_is_found_and_the_same_template_is_not():
    assert ranked(campus.ALL) == {
        "analis": ["auditor"],
        "auditor": ["analis"],
        "backend": ["basis-data"],
        "basis-data": ["backend"],
        "paduan-suara": [],
    }


def test_the_text_alone_is_enough():
    assert ranked(bare(campus.ALL))["analis"] == ["auditor"]


def fields(label=""):
    """Four articles of each of five fields, whose words and whose label are their own; of the first two fields the
    first article bears ``label``."""
    names = ("saham", "server", "sopran", "semen", "sawah")
    return [
        Sample(
            f"{name}-{number}",
            name.capitalize(),
            body=f"{name} kata{name}{number}",
            category=name,
            tags=(label,) if label and number == 0 and name in names[:2] else (),
        )
        for name in names
        for number in range(4)
    ]


def anew(samples):
    """The same after all that was published before is withdrawn."""
    Article.objects.update(status=Article.Status.ARCHIVED)
    return ranked(samples)


def labels():
    """``{name: (bearers, κ)}``"""
    rows = Term.objects.filter(name__startswith=":", article_count__gt=0)
    return {name: (count, share) for name, count, share in rows.values_list("name", "article_count", "confirmed")}


def test_a_rare_label_brings_together_what_no_word_does_where_labels_can_be_believed():
    assert "server-0" not in ranked(fields())["saham-0"]

    assert "server-0" in anew(fields("panggung"))["saham-0"]


def test_labels_that_texts_deny_change_nothing():
    dealt = [replace(sample, category=f"k{number % 4}") for number, sample in enumerate(fields())]

    found = ranked(dealt)

    assert {share for _, share in labels().values()} == {0}
    assert found == anew([replace(sample, category="") for sample in dealt])


def test_a_name_is_one_label_whatever_kinds_bear_it_and_however_it_is_written():
    by_category = fields()
    both = [replace(sample, tags=(f"{sample.category}.",)) for sample in by_category]
    mixed = [
        replace(sample, category="", tags=(sample.category.upper(),)) if number % 2 else sample
        for number, sample in enumerate(by_category)
    ]
    found = ranked(by_category)
    weights = labels()

    assert anew(both) == found
    assert labels() == weights
    anew(mixed)
    bearers, share = labels()[":saham"]
    assert bearers == 4
    assert share > 0.1


def test_a_label_that_one_article_bears_is_not_judged_and_takes_the_mean():
    samples = fields()
    samples[0] = replace(samples[0], tags=("panggung",))
    ranked(samples)

    mean = Rebuild.objects.latest("pk").confirmed
    assert mean > 0.1
    judged = {f":{sample.category}": (4, pytest.approx(mean)) for sample in samples}
    assert labels() == judged | {":panggung": (1, None)}
    terms = index.indexed(Article.objects.get(tags__name="panggung")).terms
    assert terms[":panggung"].confirmed == mean


def test_a_label_that_all_bear_changes_nothing():
    labelled = [replace(sample, category="Berita") for sample in bare(campus.ALL)]

    assert ranked(labelled)["paduan-suara"] == []


def test_dates_decide_among_equals_only():
    twins = [replace(campus.AUDITOR, slug=f"auditor-{day}", date=f"2026-02-0{day}") for day in (2, 3, 1)]

    found = ranked([*campus.ALL, *twins])

    assert found["analis"] == ["auditor-3", "auditor-2", "auditor-1", "auditor"]
    assert found["auditor"] == ["auditor-3", "auditor-2", "auditor-1", "analis"]


def test_lists_do_not_depend_on_the_order_of_the_articles():
    assert ranked(campus.ALL[::-1])["analis"] == ["auditor"]


def test_what_a_third_article_links_together_rises():
    guide = replace(campus.CHOIR, slug="panduan", links=("analis", "basis-data"))

    articles = store([*campus.ALL, guide])
    rebuild_all()

    entry = RelatedEntry.objects.get(article=articles["analis"], related=articles["basis-data"])
    assert entry.reasons["linked_by"] == 1


@pytest.mark.parametrize(
    "samples",
    [
        [],
        [Sample("sendiri", "Satu-satunya artikel")],
        [Sample("kosong", ""), Sample("kosong-juga", "")],
        [Sample("tiga-kata", "Apa itu ini", body="yang di sini"), Sample("angka", "2024", body="15 16 17")],
        [Sample("emoji", "🎓🎓🎓"), Sample("kunci", "a" * 5_000, body="b" * 70_000)],
    ],
    ids=["none", "one", "empty", "stop words only", "no words"],
)
def test_where_nothing_is_alike_lists_are_empty(samples):
    assert ranked(samples) == {sample.slug: [] for sample in samples}


def test_odd_texts_are_ranked_like_others():
    long = replace(campus.AUDITOR, slug="panjang", body=campus.AUDITOR.body * 2_500)
    english = Sample("english", "What a database does", body="A server reads the database for an application.")

    found = ranked([*campus.ALL, long, english])

    assert found["auditor"][0] == "panjang"
    assert "auditor" in found["panjang"]


def test_a_list_is_cut_where_told():
    twins = [replace(campus.AUDITOR, slug=f"auditor-{number}") for number in range(30)]

    assert len(ranked([*campus.ALL, *twins])["auditor"]) == LIST_LENGTH


def test_a_rebuild_goes_on_where_it_was_cut_off(monkeypatch):
    monkeypatch.setattr(rebuild, "READ", 1)
    monkeypatch.setattr(rebuild, "RANKED", 1)
    store(campus.ALL)
    rebuild.start()
    done = [rebuild.step() for _ in range(11)]  # five counted, five weighed, the labels of one confirmed

    rebuild.start()
    progress = rebuild.step()

    assert [step.done for step in done] == list(range(1, 12))
    assert (progress.done, progress.total) == (12, 25)
    assert Rebuild.objects.under_way().count() == 1


def test_a_rebuild_forgets_what_is_released_no_more():
    linking = replace(campus.AUDITOR, links=("backend", "basis-data"))
    articles = store([campus.ANALYST, linking, *campus.ALL[2:]])
    rebuild_all()
    assert Link.objects.filter(source=articles["auditor"]).count() == 2
    Article.objects.filter(pk=articles["auditor"].pk).update(status="archived")

    rebuild_all()

    assert not RelatedEntry.objects.filter(Q(related=articles["auditor"]) | Q(article=articles["auditor"])).exists()
    assert not Link.objects.filter(source=articles["auditor"]).exists()
    assert Profile.objects.count() == 4
    assert Term.objects.get(name=stem("opini")).article_count == 0


def test_a_collection_that_has_grown_by_a_quarter_is_due():
    store(campus.ALL[:4])
    assert rebuild.is_due()
    rebuild_all()
    assert not rebuild.is_due()

    engine.relate(store(campus.ALL[4:])["paduan-suara"].pk)

    assert rebuild.is_due()
