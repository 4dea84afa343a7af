from dataclasses import replace

import pytest

from articles.related import ranking
from articles.related.collection import Collection
from articles.related.document import Document, Label
from articles.related.ranking import crowding_of, hub_corrected, linked_together, rank_all
from tests.articles.related import campus


def lists(documents, **options):
    return {key: [entry.key for entry in found] for key, found in rank_all(Collection.of(documents), **options)}


def test_the_same_subject_is_found_and_the_same_template_is_not():
    assert lists(campus.ALL) == {
        "analis": ["auditor"],
        "auditor": ["analis"],
        "backend": ["basis-data"],
        "basis-data": ["backend"],
        "paduan-suara": [],
    }


def test_the_text_alone_is_enough():
    bare = [replace(document, labels=frozenset()) for document in campus.ALL]

    assert lists(bare) == lists(campus.ALL)


def test_a_rare_label_brings_together_what_no_word_does():
    shared = Label("tag", "panggung")
    documents = [replace(document, labels=frozenset()) for document in campus.ALL]
    documents[0] = replace(documents[0], labels=frozenset({shared}))
    documents[4] = replace(documents[4], labels=frozenset({shared}))

    assert lists(documents)["paduan-suara"] == ["analis"]


def test_a_label_that_all_bear_changes_nothing():
    everywhere = Label("category", "Berita")
    bare = [replace(document, labels=frozenset()) for document in campus.ALL]
    labelled = [replace(document, labels=frozenset({everywhere})) for document in campus.ALL]

    assert lists(labelled) == lists(bare)


def test_dates_decide_among_equals_only():
    twins = [replace(campus.AUDITOR, key=f"auditor-{day}", published_at=f"2026-02-0{day}") for day in (2, 3, 1)]

    found = lists([*campus.ALL, *twins])

    assert found["analis"] == ["auditor-3", "auditor-2", "auditor-1", "auditor"]
    assert found["auditor"] == ["auditor-3", "auditor-2", "auditor-1", "analis"]


def test_lists_do_not_depend_on_the_order_of_the_articles():
    assert lists(campus.ALL[::-1]) == lists(campus.ALL)


def test_what_a_third_article_links_together_rises():
    guide = replace(campus.CHOIR, key="panduan", links=frozenset({"analis", "basis-data"}))

    before = dict(rank_all(Collection.of([*campus.ALL, replace(guide, links=frozenset())])))
    after = dict(rank_all(Collection.of([*campus.ALL, guide])))

    assert "basis-data" not in [entry.key for entry in before["analis"]]
    assert "basis-data" in [entry.key for entry in after["analis"]]


def test_what_two_articles_link_themselves_is_no_evidence():
    documents = [replace(campus.ANALYST, links=frozenset({"auditor", "analis", "gone"})), *campus.ALL[1:]]

    assert linked_together(Collection.of(documents), "analis", "auditor") == 0


def test_co_citation_is_a_cosine():
    guides = [
        Document("satu", "", links=frozenset({"analis", "auditor"})),
        Document("dua", "", links=frozenset({"analis"})),
        Document("tiga", "", links=frozenset({"analis"})),
        Document("empat", "", links=frozenset({"analis"})),
    ]

    assert linked_together(Collection.of([*campus.ALL, *guides]), "analis", "auditor") == pytest.approx(0.5)


def test_the_neighbour_of_everything_loses_to_the_neighbour_of_few():
    assert hub_corrected(0.5, 0.2, 0.4) == pytest.approx(0.58)
    assert hub_corrected(0.5, 0.2, 0.1) == pytest.approx(0.64)


def test_crowding_is_the_mean_of_the_ten_nearest():
    collection = Collection.of([Document(number, f"kata{number}") for number in range(21)])

    assert crowding_of({number: 1.0 if number <= 5 else 0.0 for number in range(1, 21)}, collection) == 0.5
    assert crowding_of({1: 1.0}, Collection.of(campus.ALL)) == 0.25


@pytest.mark.parametrize(
    "documents",
    [
        [],
        [Document("sendiri", "Satu-satunya artikel")],
        [Document("kosong", ""), Document("kosong-juga", "")],
        [Document("tiga-kata", "Apa itu ini", body="yang di sini"), Document("angka", "2024", body="15 16 17")],
    ],
    ids=["none", "one", "empty", "stop words only"],
)
def test_where_nothing_is_alike_lists_are_empty(documents):
    assert lists(documents) == {document.key: [] for document in documents}


def test_odd_texts_are_ranked_like_others():
    long = replace(campus.AUDITOR, key="panjang", body=campus.AUDITOR.body * 2_500)
    english = Document("english", "What a database does", body="A server reads the database for an application.")

    found = lists([*campus.ALL, long, english])

    assert found["auditor"][0] == "panjang"
    assert "auditor" in found["panjang"]


def test_a_list_is_cut_where_told():
    twins = [replace(campus.AUDITOR, key=number) for number in range(30)]

    assert len(lists([*campus.ALL, *twins])["auditor"]) == ranking.KEPT
    assert len(lists([*campus.ALL, *twins], limit=3)["auditor"]) == 3
