import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Article
from articles.related import suggestions
from tests.articles.related.campus import rebuild_all
from tests.factories import make_article

pytestmark = pytest.mark.django_db
AUDIT = "<p>Auditor memeriksa laporan keuangan. Kode etik auditor melindungi laporan keuangan perusahaan.</p>"


@pytest.fixture
def auditor():
    return make_article(title="Auditor: pengertian dan tugas", slug="auditor", body=AUDIT)


@pytest.fixture
def analyst(auditor):
    body = (
        "<h2>Auditor</h2><p>Analis membaca laporan keuangan. Di kantor, para <b>auditor</b> memeriksa laporannya.</p>"
    )
    article = make_article(title="Apa Itu Analis Keuangan", slug="analis-keuangan", body=body)
    rebuild_all()
    return article


def passages(found):
    return [(passage.article.slug, passage.sentence, passage.words) for passage in found]


def test_a_text_could_link_where_it_says_what_another_is_about(auditor, analyst):
    assert passages(suggestions.outgoing(analyst)) == [("auditor", "auditor", "auditor")]
    assert passages(suggestions.incoming(auditor)) == [("analis-keuangan", "auditor", "auditor")]


def test_a_draft_gets_suggestions_too_and_is_suggested_to_nobody(auditor, analyst):
    draft = Article(title="Analis Keuangan Muda", body="<p>Laporan keuangan dibaca analis keuangan dan auditor.</p>")
    publishing.save(draft, by=None)

    assert {passage.article for passage in suggestions.outgoing(draft)} == {auditor, analyst}
    assert draft not in {passage.article for passage in suggestions.incoming(analyst)}


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/berita/auditor">pemeriksa</a>',
        '<a href="http://testserver/berita/auditor?dari=sini">pemeriksa</a>',
        '<a href="/berita/lain">auditor</a>',
    ],
)
def test_what_is_linked_already_or_stands_in_a_link_is_not_offered(auditor, analyst, link):
    has_word = "lain" not in link
    analyst.body = f"<p>Laporan keuangan dibaca {link}{' dan auditor' if has_word else ''}.</p>"
    publishing.save(analyst, by=None)

    assert suggestions.outgoing(analyst) == []


def test_what_links_here_already_is_not_asked_to(auditor, analyst):
    analyst.body = '<p>Laporan keuangan: <a href="/berita/auditor">pemeriksa</a> disebut auditor.</p>'
    publishing.save(analyst, by=None)
    publishing.run_due()

    assert suggestions.incoming(auditor) == []


def test_what_is_scheduled_or_withdrawn_is_no_target(auditor, analyst):
    Article.objects.filter(pk=auditor.pk).update(published_at=timezone.now() + timezone.timedelta(days=1))
    assert suggestions.outgoing(analyst) == []

    Article.objects.filter(pk=auditor.pk).update(status="archived", published_at=timezone.now())
    assert suggestions.outgoing(analyst) == []


@pytest.mark.parametrize("body", ["", "<p>🎓</p>", "<p>yang di ini</p>", "<p>" + "auditor " * 30_000 + "</p>"])
def test_odd_texts_are_looked_through_as_well(auditor, analyst, body):
    article = Article(title="Yang Mana", body=body)
    publishing.save(article, by=None)

    assert len(suggestions.outgoing(article)) <= 1
    assert suggestions.incoming(article) == []
