"""What only our own templates and code can break, asked of the demo site and of rows that it lacks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import FaqItem
from sitecheck.fetch import LocalSite
from sitecheck.rule import check
from sitecheck.walk import walk
from tests.factories import make_article, make_author, make_category, make_picture
from tests.sitecheck.planted import ROOT
from tests.sitecheck.template_rules import RULES

pytestmark = pytest.mark.django_db  # for the walk; the rules ask no database
PICTURES = 30


@pytest.fixture(scope="module")
def demo_site(room, demo):
    make_what_the_demo_site_lacks()
    return walk(LocalSite(ROOT), ROOT, now=timezone.now(), pictures=PICTURES)


def make_what_the_demo_site_lacks():
    """News, a list without articles, one hidden and one from elsewhere, a photo, odd words, an odd order of times."""
    make_category(name="Belum ada", slug="belum-ada")
    now = timezone.now()
    article = make_article(
        title='Apa & siapa: <em>"kampus"</em> dalam 2 × 3 kata',
        body='<h2>Sama</h2><p><a href="/berita/kategori/belum-ada">Segera</a></p><h2>Sama</h2><p>Habis.</p>',
        author=make_author(name="Rahmawati, M.Kom. & kawan"),
        cover=make_picture(),
        published_at=now - timedelta(hours=1),
        updated_at=now - timedelta(days=30),
    )
    FaqItem.objects.create(article=article, question='Apakah "itu" < ini?', answer="Ya & tidak.")
    make_article(title="Hanya lewat tautan", noindex=True)
    make_article(title="Dari situs lain", canonical_url="https://lain.example/asal")


def test_our_templates_break_no_rule_on_the_demo_site(demo_site):
    assert demo_site.is_whole
    assert len(demo_site.pictures) == PICTURES
    assert check(demo_site, RULES) == []


def test_on_the_demo_site_each_rule_has_something_to_judge(demo_site):
    assert [rule.code for rule in RULES if not list(rule.of(demo_site))] == []
    assert demo_site.at("/berita/kategori/belum-ada") in demo_site.pages
