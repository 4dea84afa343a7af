from collections import Counter

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.forms.models import model_to_dict

from articles import search
from articles.management.commands import make_articles
from articles.management.generated import FIELDS, SUBJECTS, Campus
from articles.models import Article, Link, Profile, Rebuild, RelatedEntry, SearchText
from articles.related import rebuild
from articles.text import reading
from articles.text.indonesian import words
from tests.factories import make_article

DERIVED = ("body", "reading_html", "plain_text", "reading_minutes", "headings")


@pytest.fixture(scope="module")
def articles():
    return list(Campus(1).articles(400))


def test_the_same_seed_makes_the_same_articles_and_another_one_others(articles):
    assert list(Campus(1).articles(20)) == articles[:20]
    assert {article.title for article in Campus(2).articles(20)}.isdisjoint(article.title for article in articles)


def test_texts_are_as_long_as_real_ones_and_their_words_as_unequal(articles):
    texts = [reading.plain_text(article.body) for article in articles]
    lengths = [len(text.split()) for text in texts]
    counts = Counter(word for text in texts for word in words(text))
    often = [count for _, count in counts.most_common()]

    assert min(lengths) >= 240
    assert max(lengths) <= 760
    assert 10_000 <= len(counts) <= 60_000
    assert 0.5 <= counts.total() / sum(lengths) <= 0.7  # the rest are function words
    assert often[0] >= 20 * often[300]


def test_articles_of_a_subject_share_words_that_others_lack(articles):
    first, second, other = next(
        (a, b, c)
        for a in articles
        for b in articles
        for c in articles
        if a is not b and a.subject == b.subject and a.category != c.category
    )
    stems, others, strangers = (set(words(reading.plain_text(article.body))) for article in (first, second, other))

    assert len(stems & others) > 2 * len(stems & strangers)


def test_all_that_an_article_can_have_occurs(articles):
    slugs = [article.slug for article in articles]

    assert {article.category for article in articles} == set(FIELDS)
    assert len({article.subject for article in articles}) > SUBJECTS // 3
    assert len(set(slugs)) == len(articles)
    assert all(slugs.index(link) < slugs.index(article.slug) for article in articles for link in article.links)
    for part in ("links", "tags", "programme"):
        assert 20 < sum(bool(getattr(article, part)) for article in articles) < 380
    assert all(0 < len(article.title) <= 160 and 0 < len(article.summary) <= 160 for article in articles)
    years = {article.published_at.year for article in articles}
    assert (min(years), max(years)) == (2016, 2025)


@pytest.mark.django_db
def test_a_made_article_is_stored_as_saving_leaves_it():
    call_command("make_articles", "12", verbosity=0)

    for article in Article.objects.all():
        made = {field: getattr(article, field) for field in DERIVED}
        before = model_to_dict(article)
        article.save()
        article.refresh_from_db()
        assert {field: getattr(article, field) for field in DERIVED} == made
        assert model_to_dict(article) == before
    assert Article.objects.published().count() == 12


@pytest.mark.django_db
def test_what_made_articles_link_to_is_there():
    call_command("make_articles", "120", verbosity=0)

    assert Link.objects.count() > 5
    assert not Link.objects.filter(target=None).exists()


@pytest.mark.django_db
def test_a_site_with_articles_is_left_alone_unless_forced():
    make_article()

    with pytest.raises(CommandError, match="--force"):
        call_command("make_articles", "3", verbosity=0)
    assert Article.objects.count() == 1

    call_command("make_articles", "3", "--force", verbosity=0)
    assert Article.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize("cut_off_at", ["an article", "its words", "a list"])
def test_cut_off_it_goes_on_where_it_stood(monkeypatch, cut_off_at):
    class Killed(BaseException):
        pass

    def killed(*args):
        raise Killed

    monkeypatch.setattr("articles.management.filling.BATCH", 5)
    monkeypatch.setattr(make_articles, "BATCH", 5)
    with monkeypatch.context() as patched:
        match cut_off_at:
            case "an article":
                call_command("make_articles", "7", verbosity=0)
            case "its words":
                patched.setattr(search, "put_all", killed)
            case "a list":
                patched.setattr(rebuild, "step", killed)
        if cut_off_at != "an article":
            with pytest.raises(Killed):
                call_command("make_articles", "12", verbosity=0)

    call_command("make_articles", "12", verbosity=0)

    slugs = [row.slug for row in Campus(0).articles(12)]
    assert list(Article.objects.order_by("pk").values_list("slug", flat=True)) == slugs
    assert SearchText.objects.count() == Profile.objects.count() == 12
    assert RelatedEntry.objects.exists()
    assert rebuild.under_way() is None


@pytest.mark.django_db
def test_what_is_complete_is_left_alone(capsys):
    call_command("make_articles", "12", verbosity=0)
    rebuilds = Rebuild.objects.count()

    call_command("make_articles", "12", verbosity=0)

    assert "0 artikel dibuat, 12 seluruhnya." in capsys.readouterr().out
    assert Rebuild.objects.count() == rebuilds


@pytest.mark.django_db
def test_less_than_one_article_is_refused():
    with pytest.raises(CommandError, match="at least one"):
        call_command("make_articles", "0", verbosity=0)
