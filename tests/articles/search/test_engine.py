from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing, search
from articles.models import Article, Page, SearchText, SynonymGroup
from articles.search import index, parse
from tests.factories import make_article, make_category, make_editor, make_programme

pytestmark = pytest.mark.django_db


def found(typed, **options):
    keys = search.search(parse(typed), **options).articles
    titles = Article.objects.in_bulk(keys)
    return [titles[key].title for key in keys]


def test_titles_come_first_and_all_words_before_some():
    make_article(title="Kuliah malam", body="<p>gaji seorang analis data</p>")
    make_article(title="Gaji Analis Data")
    make_article(title="Gaji guru", body="<p>guru</p>")

    assert found("analis GAJI data") == ["Gaji Analis Data", "Kuliah malam"]


def test_some_words_are_enough_where_no_text_has_more():
    make_article(title="Gaji guru")

    assert found("gaji pilot pesawat helikopter") == ["Gaji guru"]


def test_a_word_itself_comes_before_longer_words_that_it_begins():
    make_article(title="Kanal digi")
    make_article(title="Kanal digital")

    assert found("digi") == ["Kanal digi", "Kanal digital"]


def test_a_programme_is_found_by_what_pupils_call_it():
    make_programme(name="Ilmu Komputer")
    make_category(name="Kabar Kampus")
    make_article(title="Prospek kerja ilmu komputer")
    make_article(title="Libur di kabar kampus")

    assert found("kerja ilkom") == ["Prospek kerja ilmu komputer"]
    assert found("libur KK") == ["Libur di kabar kampus"]


def test_what_declares_no_texts_for_search_is_left_out_of_it():
    index.put(make_category(name="Karier"))

    assert not SearchText.objects.exists()


def test_only_published_articles_are_found_and_counted():
    category = make_category()
    for status in [Article.Status.DRAFT, Article.Status.IN_REVIEW, Article.Status.ARCHIVED]:
        make_article(title="Rahasia", status=status, category=category)
    make_article(title="Rahasia besok", published_at=timezone.now() + timedelta(days=1), category=category)

    assert search.search(parse("rahasia")).is_empty
    assert search.quick("rahasia", 5) == []


def test_a_scheduled_article_appears_by_itself():
    article = make_article(title="Rahasia", published_at=timezone.now() + timedelta(days=1))

    Article.objects.filter(pk=article.pk).update(published_at=timezone.now())

    assert found("rahasia") == ["Rahasia"]


def test_publishing_changing_and_withdrawing_are_heard_of():
    article, editor = make_article(title="Beasiswa", status=Article.Status.DRAFT), make_editor()
    publishing.publish(article, by=editor)
    assert found("beasiswa") == ["Beasiswa"]

    article.title = "Magang"
    publishing.save(article, by=editor)
    assert (found("beasiswa"), found("magang")) == ([], ["Magang"])

    publishing.withdraw(article, by=editor)
    assert found("magang") == []


def test_what_is_deleted_leaves_the_index():
    make_article(title="Beasiswa").delete()

    assert SearchText.objects.count() == 0
    assert found("beasiswa") == []


def test_a_failed_save_leaves_the_index_as_it_was():
    article = make_article(title="Beasiswa")
    article.title, article.summary = "Magang", ""

    with pytest.raises(Exception, match="summary"):
        publishing.save(article, by=None)

    assert (found("beasiswa"), found("magang")) == (["Beasiswa"], [])


def test_programmes_and_pages_are_found_by_what_they_say():
    programme = make_programme(name="Sains Data", body="<p>statistika</p>")
    page = Page.objects.create(title="Kontak", body="<p>alamat kampus</p>")
    for row in (programme, page):
        publishing.after_saving(row)

    assert [things for _, things in search.search(parse("statistika")).beside] == [[programme]]
    assert [things for _, things in search.search(parse("alamat kampus")).beside] == [[page]]


def test_phrases_in_quotes_must_stand_as_they_are():
    make_article(title="Digital bisnis")
    make_article(title="Bisnis digital")

    assert found('"bisnis digital"') == ["Bisnis digital"]
    assert found('"digital marketing"') == []


def test_a_phrase_does_not_reach_from_one_field_into_the_next():
    make_article(title="Kuliah bisnis", summary="Digital sejak awal.")

    assert found('"bisnis digital"') == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("perkuliahan", "Kuliah"),
        ("digi", "Bisnis digital"),
        ("back end", "Backend"),
        ("frontend", "Front end"),
        ("resume", "Résumé"),
        ("apa itu", "Apa itu kuliah"),
    ],
)
def test_other_forms_of_a_word_are_found(typed, title):
    make_article(title=title, summary="x", body="")
    make_article(title="Lain", summary="x", body="")

    assert found(typed) == [title]


def test_synonyms_of_the_editors_are_heeded():
    make_article(title="Pangkat letnan")
    assert found("perwira") == []

    SynonymGroup.objects.create(words="perwira, letnan")

    assert found("perwira") == ["Pangkat letnan"]


def test_typing_errors_are_mended_unless_told_not_to():
    make_article(title="Bisnis digital")

    mended = search.search(parse("bisnis dgital"))
    literal = search.search(parse("dgital"), literal=True)

    assert (mended.is_mended, mended.query.text, len(mended.articles)) == (True, "bisnis digital", 1)
    assert (literal.is_mended, literal.maybe, literal.articles) == (False, "digital", [])


def test_a_short_word_is_not_replaced_but_another_is_proposed():
    make_article(title="Kanal air")

    found_for = search.search(parse("kapal"))

    assert (found_for.articles, found_for.query.text, found_for.maybe) == ([], "kapal", "kanal")


def test_a_word_of_a_draft_or_a_scheduled_article_is_never_proposed():
    make_article(title="Transformasi")
    make_article(title="Rahasianya", status=Article.Status.DRAFT)
    make_article(title="Kejutan", published_at=timezone.now() + timedelta(days=1))
    withdrawn = make_article(title="Skandal")
    publishing.withdraw(withdrawn, by=None)

    assert [search.search(parse(typed)).query.text for typed in ["rahasiany", "kejutn", "skandl", "trasformasi"]] == [
        "rahasiany",
        "kejutn",
        "skandl",
        "transformasi",
    ]


def test_topics_narrow_and_are_counted():
    karier, jurusan = make_category(name="Karier"), make_category(name="Jurusan")
    make_article(title="Gaji guru", category=karier)
    make_article(title="Gaji dosen", category=jurusan)

    narrowed = search.search(parse("gaji"), category=karier.pk)

    assert narrowed.by_category == {karier.pk: 1, jurusan.pk: 1}
    assert found("gaji", category=karier.pk) == ["Gaji guru"]


def test_the_box_of_the_newsroom_takes_unfinished_words_and_wants_all_of_them():
    article = make_article(title="Bisnis digital")
    make_article(title="Bisnis kuliner")

    assert search.quick("bisnis digi", 5) == [article.pk]
    assert search.quick("", 5) == []


def test_searching_costs_the_same_however_much_is_found():
    costs = set()
    for count in (1, 5):
        for _ in range(count):
            make_article(title="Gaji guru")
        with CaptureQueriesContext(connection) as queries:
            search.search(parse("gaji guru"))
        costs.add(sum(query["sql"].lstrip(" \n(").startswith(("SELECT", "WITH")) for query in queries))

    assert costs == {8}


def test_the_index_inside_the_database_is_there():
    """A migration that copies the table on SQLite loses the triggers without a word."""
    make_article(title="Beasiswa")
    SearchText.objects.update(title="magang")

    assert (found("beasiswa"), len(found("magang"))) == ([], 1)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_searchindex(articles_searchindex) VALUES ('integrity-check')")


def test_everything_can_be_indexed_anew(capsys):
    make_article(title="Beasiswa")
    make_article(title="Draf", status=Article.Status.DRAFT)
    make_programme(name="Sains Data")
    SearchText.objects.all().delete()
    assert found("beasiswa") == []

    call_command("rebuild_search")

    assert found("beasiswa") == ["Beasiswa"]
    assert capsys.readouterr().out == "2 artikel, program studi, dan halaman bisa dicari.\n"


@pytest.mark.parametrize("count", [1, 20_000])
def test_texts_of_any_length_are_indexed(count):
    make_article(title="Kuliah", body=f"<p>{'kata unik' * count}</p>")

    assert found("kuliah") == ["Kuliah"]
