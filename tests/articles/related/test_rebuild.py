"""What is ranked, by a rebuild of small collections; the formulas alone are in test_ranking.py."""

from dataclasses import replace

import pytest
from django.db.models import Q

from articles.management.corpus import Sample
from articles.models import Article, Link, Profile, Rebuild, RelatedEntry, Term
from articles.related import engine, rebuild
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


def test_a_rare_label_brings_together_what_no_word_does():
    samples = bare(campus.ALL)
    samples[0], samples[4] = (replace(sample, tags=("panggung",)) for sample in (samples[0], samples[4]))

    assert ranked(samples)["paduan-suara"] == ["analis"]


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
    done = [rebuild.step() for _ in range(11)]  # five counted, five weighed, one ranked

    rebuild.start()
    progress = rebuild.step()

    assert [step.done for step in done] == list(range(1, 12))
    assert (progress.done, progress.total) == (12, 20)
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
