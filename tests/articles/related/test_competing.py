import pytest

from articles.coach.checks.draft import Competitor
from articles.coach.drafts import draft_of, stored
from articles.models import Article, SiteSettings
from articles.related.competing import competes, competing_pairs
from tests.articles.related.campus import ALL, rebuild_all
from tests.factories import make_article

FINANCE, FIELD = ("manajemen", "uang"), ("analis", "uang")
ASKED = "10 Prospek Kerja Manajemen Keuangan dengan Gaji Menjanjikan"


@pytest.mark.parametrize(
    ("other", "subject", "likeness", "expected"),
    [
        ("Jurusan Manajemen Keuangan: Mata Kuliah, Prospek Kerja, Gaji", FINANCE, 0.37, True),
        ("Apa Itu Manajemen Keuangan, Prinsip dan Fungsinya", FINANCE, 0.37, False),  # asks something else
        ("Apa Itu Manajemen Keuangan, Prinsip dan Fungsinya", FINANCE, 0.5, True),
        ("Prospek Kerja Manajemen Keuangan", FINANCE, 0.29, False),  # says something else
        ("Prospek Kerja Analis Keuangan", FIELD, 0.6, False),  # about something else
        ("Prospek Kerja Analis Keuangan", FIELD, 0.8, True),  # nearly the same text
    ],
)
def test_one_question_and_alike_is_what_competes(other, subject, likeness, expected):
    assert competes(ASKED, other, {ASKED: FINANCE, other: subject}, likeness) is expected


@pytest.mark.django_db
def test_a_copy_that_is_not_stored_competes_with_its_original_and_no_draft_does():
    for sample in ALL:
        make_article(title=sample.title, summary=sample.summary, body=f"<p>{sample.body}</p>", slug=sample.slug)
    rebuild_all()
    original = Article.objects.get(slug="analis")
    copy = Article(title=original.title, summary=original.summary, body=original.body)

    [rival] = draft_of(stored(copy), SiteSettings()).competitors

    assert rival._replace(likeness=round(rival.likeness, 2)) == Competitor("Tugas analis keuangan", "/berita/analis", 1)
    assert draft_of(stored(original), SiteSettings()).competitors == ()
    Article.objects.filter(pk=original.pk).update(status=Article.Status.DRAFT)
    assert draft_of(stored(copy), SiteSettings()).competitors == ()


def test_coach_and_dashboard_name_the_same_pairs_of_the_demo(demo):
    pairs = {frozenset((one.get_absolute_url(), other.get_absolute_url())) for one, other, _ in competing_pairs()}
    site = SiteSettings.current()
    told = {
        frozenset((article.get_absolute_url(), competitor.address))
        for article in Article.objects.published()
        for competitor in draft_of(stored(article), site).competitors
    }

    assert told == pairs
    assert len(pairs) >= 1
