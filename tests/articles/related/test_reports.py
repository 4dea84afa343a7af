from uuid import uuid4

import pytest
from django.db import connection

from articles import publishing
from articles.models import Article, Link, Redirect, RelatedEntry, RelatedPick
from articles.related import reports
from articles.related.competing import competing_pairs
from tests.articles.related.campus import rebuild_all
from tests.factories import make_article, make_category, make_old_slug

pytestmark = pytest.mark.django_db
FINANCE = "<p>Manajemen keuangan mengatur anggaran, laporan, dan investasi perusahaan.</p>"


def test_an_orphan_is_an_article_that_nobody_links_to_nor_recommends():
    def make(name, body=""):
        return make_article(title=name, summary=name, body=body or f"<p>{name}</p>")

    alone, linked, picked = make("Sopran"), make("Tenor"), make("Bariton")
    source = make("Sumber", body=f'<p><a href="{linked.get_absolute_url()}">a</a></p>')
    draft = make_article(status="draft")
    RelatedPick.objects.create(article=linked, picked=picked)
    RelatedPick.objects.create(article=draft, picked=alone)  # a draft recommends nothing to readers
    rebuild_all()

    count, rows = reports.orphans(1)

    assert count == 2
    assert [*rows] == [source]


def test_articles_on_one_subject_compete_and_those_of_one_field_do_not():
    first = make_article(title="10 Prospek Kerja Manajemen Keuangan", body=FINANCE)
    second = make_article(title="Jurusan Manajemen Keuangan: Prospek Kerja", body=FINANCE.replace("anggaran", "kas"))
    make_article(title="Auditor dan Anggaran", body="<p>Auditor memeriksa anggaran dan laporan perusahaan.</p>")
    rebuild_all()

    [(one, other, likeness)] = reports.competing(5)

    assert {one, other} == {first, second}
    assert 0.5 < likeness < 1


def test_an_article_stands_in_the_likest_of_its_pairs_only():
    for title in ("Manajemen Keuangan satu", "Manajemen Keuangan dua", "Manajemen Keuangan tiga"):
        make_article(title=title, body=FINANCE)
    rebuild_all()

    assert len(reports.competing(5)) == 1


def test_the_same_text_twice_competes_whatever_the_titles_say():
    texts = {"body": FINANCE * 3, "summary": "Sama."}
    twins = {make_article(title=title, **texts) for title in ("Sopran", "Tenor")}
    rebuild_all()

    assert {*reports.competing(5)[0][:2]} == twins


def test_a_link_is_dead_where_nothing_answers():
    category, withdrawn = make_category(slug="karier"), make_article(slug="ditarik", status="archived")
    draft = make_article(slug="draf", status="draft")
    make_old_slug(category, "lama")
    alive = ["/", "/berita", "/berita/kategori/karier", "/berita/kategori/lama", "/media/a.png", "https://contoh.id/x"]
    dead = ["/berita/ditarik", "/berita/draf", "/berita/tidak-ada", "/penulis/siapa", "/tidak/ada", "/tidak-ada"]
    body = "".join(f'<p><a href="{address}">a</a></p>' for address in alive + dead)
    article = make_article(body=body)
    publishing.save(article, by=None)
    publishing.run_due()

    found = reports.dead_links(20)

    assert sorted(link.address for link in found) == sorted(dead)
    assert {link.source for link in found} == {article}
    assert Link.objects.filter(target__in=[withdrawn, draft]).count() == 2


def test_a_link_that_a_redirect_leads_on_is_not_dead():
    make_article(slug="pengganti")
    make_article(slug="ditarik", status="archived")
    Redirect.objects.create(path="/berita/ditarik", target="/berita/pengganti")
    Redirect.objects.create(path="/blog", kind="prefix", target="/berita")
    Redirect.objects.create(path="/jurnal", target="https://jurnal.contoh.id/")
    Redirect.objects.create(path="/buntu", target="/berita/tidak-ada")
    addresses = ["/berita/ditarik", "/blog/pengganti", "/blog/tidak-ada", "/jurnal", "/buntu"]
    article = make_article(body="".join(f'<p><a href="{address}">a</a></p>' for address in addresses))
    publishing.save(article, by=None)
    publishing.run_due()

    assert sorted(link.address for link in reports.dead_links(20)) == ["/blog/tidak-ada", "/buntu"]


def test_the_reports_cost_the_same_for_many_articles(django_assert_num_queries):
    for number in range(8):
        make_article(title=f"Manajemen Keuangan {number}", body=FINANCE + f'<p><a href="/tag/{number}">a</a></p>')
    rebuild_all()

    with django_assert_num_queries(2):
        reports.orphans(5)[1].first()
    with django_assert_num_queries(4):
        reports.competing(3)
    with django_assert_num_queries(4):
        reports.dead_links(3)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite tells its steps")
def test_twice_as_many_articles_cost_the_reports_twice_as_much():
    template = make_article(title="Manajemen Keuangan", body=FINANCE)
    make_neighbours(template, 100)
    few = {name: steps(report) for name, report in REPORTS.items()}
    make_neighbours(template, 100)
    many = {name: steps(report) for name, report in REPORTS.items()}

    assert [name for name in few if many[name] > 2.5 * few[name] + 20] == []


REPORTS = {
    "orphans": lambda: list(reports.orphans(5)[1]),
    "competing": lambda: competing_pairs(5),
    "dead links": lambda: reports.dead_links(5),
}


def make_neighbours(template, count):
    """So many articles, each of which two others link to and list."""
    same = {name: getattr(template, name) for name in ("status", "published_at", "author", "category", "summary")}
    titles = [f"Manajemen Keuangan {uuid4().hex}" for _ in range(count)]
    made = Article.objects.bulk_create(Article(title=title, slug=title.split()[-1], **same) for title in titles)
    pairs = [(made[number - step], made[number]) for number in range(count) for step in (1, 2)]
    RelatedEntry.objects.bulk_create(RelatedEntry(article=one, related=other, score=0.1) for one, other in pairs)
    Link.objects.bulk_create(Link(source=one, target=other, address=f"/berita/{other.slug}") for one, other in pairs)


def steps(report):
    """Hundreds of instructions of SQLite's machine."""
    counted = 0

    def count():
        nonlocal counted
        counted += 1
        return 0

    connection.connection.set_progress_handler(count, 100)
    try:
        report()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return counted
