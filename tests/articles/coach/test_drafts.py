from datetime import date, datetime

import pytest
from django.utils import timezone

from articles.addresses import Destination, State
from articles.coach.checks.draft import Draft, Question
from articles.coach.drafts import MOST_CHARACTERS, draft_of, spellings_of, stored
from articles.models import Article, FaqItem, Link, Picture, SiteSettings
from articles.text.html import TooMuchHtml
from tests.factories import make_article, make_author, make_category, make_picture, make_programme

pytestmark = pytest.mark.django_db
Status = Article.Status
JAKARTA = timezone.get_default_timezone()


def test_a_stored_article_is_given_whole():
    other = make_article(slug="jurusan")
    decoration = make_picture(alt="", is_decorative=True)
    article = make_article(
        title="Tugas auditor",
        seo_title="Auditor",
        slug="tugas-auditor",
        summary="Ringkas.",
        meta_description="Jelas.",
        body=f'<p><a href="/berita/jurusan">Jurusan</a> <img src="{decoration.file.url}"></p>',
        category=make_category(name="Karier"),
        author=make_author(name="Rahmawati"),
        programme=make_programme(name="Akuntansi"),
        published_at=datetime(2026, 3, 1, 23, 30, tzinfo=JAKARTA),
    )
    FaqItem.objects.create(article=article, question="Kapan?", answer="Nanti.")
    Link.objects.create(source=other, address="/berita/tugas-auditor", target=article)
    Link.objects.create(source=article, address="/berita/tugas-auditor", target=article)

    draft = draft_of(stored(article), SiteSettings())

    assert draft == Draft(
        title="Tugas auditor",
        seo_title="Auditor",
        slug="tugas-auditor",
        summary="Ringkas.",
        meta_description="Jelas.",
        body='<p><a href="/berita/jurusan">Jurusan</a> '
        f'<img alt="" data-picture="{decoration.pk}" src="{decoration.file.url}"></p>',
        author="Rahmawati",
        category="Karier",
        programme="Akuntansi",
        faq=(Question("Kapan?", "Nanti."),),
        is_published=True,
        was_public=True,
        dated=date(2026, 3, 1),
        today=timezone.localdate(),
        site_url="http://testserver",
        university=("Universitas Cakrawala", "Cakrawala University", "Univ. Cakrawala", "Univ Cakrawala"),
        inbound_links=1,
        competitors=(),
        link_states={"/berita/jurusan": Destination(State.LIVE)},
        decorative_pictures=frozenset({decoration.file.url}),
    )


def test_an_article_that_nobody_has_saved_is_a_draft_too():
    draft = draft_of(stored(Article(title="Tugas auditor")), SiteSettings())

    assert (draft.title, draft.dated, draft.inbound_links, draft.competitors) == ("Tugas auditor", None, None, ())


def test_the_date_is_that_of_the_last_change_for_readers_and_a_drafts_date_counts_not():
    moment = datetime(2025, 1, 1, 8, tzinfo=JAKARTA)
    article = make_article(published_at=moment, updated_at=datetime(2026, 5, 1, 8, tzinfo=JAKARTA))
    draft = make_article(status=Status.DRAFT, published_at=moment)

    assert draft_of(stored(article), SiteSettings()).dated == date(2026, 5, 1)
    assert draft_of(stored(draft), SiteSettings()).dated is None


def test_a_typed_baca_juga_line_counts_as_a_box():
    make_article(slug="jurusan")
    article = Article(title="A", body='<p>Baca juga: <a href="/berita/jurusan">Memilih jurusan</a></p>')

    assert draft_of(stored(article), SiteSettings()).parts.read_also == 1


def test_a_text_beyond_measure_is_refused():
    with pytest.raises(TooMuchHtml):
        draft_of(stored(Article(title="A", body="x" * (MOST_CHARACTERS + 1))), SiteSettings())


@pytest.mark.parametrize(
    ("organisation", "spellings"),
    [
        ("Universitas Maju", ("Universitas Maju", "Maju University", "Univ. Maju", "Univ Maju")),
        ("Politeknik Maju", ("Politeknik Maju",)),
        ("Universitas", ("Universitas",)),
        ("", ()),
    ],
)
def test_spellings_of_the_universitys_name(organisation, spellings):
    assert spellings_of(organisation) == spellings


@pytest.mark.parametrize("count", [1, 30])
def test_a_draft_costs_the_same_however_much_it_holds(count, django_assert_num_queries):
    pictures = [make_picture().file.url for _ in range(2)] * count
    links = [f"/berita/{make_article().slug}" for _ in range(count)]
    body = "".join(f'<p><a href="{link}">Jurusan</a></p>' for link in links)
    body += "".join(f'<p>Baca juga: <a href="{link}">Jurusan</a></p>' for link in links)
    body += "".join(f'<p><img src="{picture}"></p>' for picture in pictures)
    article = make_article(body="<p>Auditor memeriksa laporan.</p>")
    article.body = body
    for number in range(count):
        FaqItem.objects.create(article=article, question=f"Kapan {number}?", answer="Nanti.")
    article = Article.objects.select_related("category", "author", "programme").get(pk=article.pk)
    article.body = body

    # Questions; articles; links in; pictures by address, by number; words, their number.
    with django_assert_num_queries(7):
        draft_of(stored(article), SiteSettings())
    assert Picture.objects.count() == 2
