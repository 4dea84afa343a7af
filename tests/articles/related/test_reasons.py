from dataclasses import replace

from articles.related.collection import Collection
from articles.related.document import Document, Label
from articles.related.reasons import Reasons, reasons
from tests.articles.related import campus


def test_an_article_stands_there_for_words_that_a_reader_knows():
    collection = Collection.of(campus.ALL)

    assert reasons(collection, "analis", "auditor") == Reasons(
        words=("keuangan", "laporan", "perusahaan"), labels=(Label("category", "Keuangan"),), linked_by=0
    )


def test_a_template_word_is_no_reason():
    collection = Collection.of(campus.ALL)

    assert reasons(collection, "analis", "paduan-suara") == Reasons(words=(), labels=(), linked_by=0)


def test_a_word_that_both_drop_in_passing_is_no_reason():
    first = Document("a", "Auditor", body="Auditor bekerja dengan kaget.")
    second = Document("b", "Auditor internal", body="Auditor internal kaget.")

    assert reasons(Collection.of([first, second]), "a", "b").words == ("auditor",)


def test_the_rarest_label_comes_first():
    tag = Label("tag", "laporan")
    pair = [replace(document, labels=document.labels | {tag}) for document in (campus.ANALYST, campus.AUDITOR)]
    third = replace(campus.AUDITOR, key="auditor-internal")

    collection = Collection.of([*pair, third, *campus.ALL[2:]])

    assert reasons(collection, "analis", "auditor").labels == (tag, Label("category", "Keuangan"))


def test_articles_that_link_to_both_are_counted():
    guides = [Document(number, "", links=frozenset({"analis", "auditor"})) for number in range(2)]

    assert reasons(Collection.of([*campus.ALL, *guides]), "analis", "auditor").linked_by == 2
