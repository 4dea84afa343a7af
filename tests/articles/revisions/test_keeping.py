import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles import publishing, revisions
from articles.models import Article, NextVersion, Revision, RevisionCare
from articles.revisions import keeping
from articles.revisions.thinning import Stamp, beyond
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db
Kind = Revision.Kind


@pytest.fixture
def now():
    return timezone.localtime().replace(hour=14, minute=0)


@pytest.fixture
def editor():
    return make_editor()


def typed(article, by, *ago, base=None, **fields):
    """Automatic revisions of so long ago, the oldest first; their numbers."""
    numbers = []
    for each in sorted(ago, reverse=True):
        revision = revisions.write(
            article, revisions.content_of(article), kind=Kind.AUTOMATIC, by=by, base=base,
            made_at=timezone.localtime().replace(hour=14, minute=0) - each, **fields,
        )  # fmt: skip
        numbers.append(revision.number)
    return numbers


def days(number):
    return datetime.timedelta(days=number)


def minutes(number):
    return datetime.timedelta(days=3, minutes=number)


def left(article):
    return {*Revision.objects.filter(article=article).values_list("number", flat=True)}


def test_of_an_hour_one_automatic_revision_stays_and_what_was_saved_always_does(editor, now):
    article = make_article()
    publishing.save(article, by=editor)
    Revision.objects.update(made_at=now - days(400))
    gone = typed(article, editor, minutes(20), minutes(15))
    typed(article, editor, minutes(10))
    typed(article, editor, days(0))
    before = left(article)

    assert revisions.thin_due(now) == 2
    assert left(article) == before - {*gone}


def test_what_goes_on_or_has_a_name_stays_however_old_it_is(editor, now):
    other = make_editor()
    article = make_article()
    publishing.save(article, by=editor)
    named, base, head, of_next, newest, gone, newest_of_other = (
        typed(article, by, days(age))[0]
        for by, age in [
            (editor, 200), (editor, 190), (editor, 180), (editor, 170), (editor, 160), (editor, 300), (other, 150),
        ]
    )  # fmt: skip
    revisions.call(Revision.objects.get(article=article, number=named), "  Sebelum \x00 revisi\u200b dosen ")
    Revision.objects.filter(article=article, number=newest_of_other).update(base=base)
    NextVersion.objects.create(article=article, head=head, base=of_next)
    newest_of_all = typed(article, editor, days(100))[0]
    gone = {gone, newest}

    revisions.thin_due(now)

    stayed = left(article)
    assert {named, base, head, of_next, newest_of_other, newest_of_all, 1} == stayed
    assert not gone & stayed
    assert Revision.objects.get(article=article, number=named).note == "Sebelum revisi dosen"


def test_beyond_the_bound_the_oldest_automatic_ones_go_also_those_of_today(editor, now, settings):
    settings.REVISIONS_MB = 1
    article = make_article()
    publishing.save(article, by=editor)
    numbers = typed(article, editor, *(datetime.timedelta(minutes=each) for each in range(5)))
    Revision.objects.filter(article=article).update(size=400_000)
    RevisionCare.objects.create(day=now.date(), is_done=True)

    revisions.thin_due(now)

    assert left(article) == {1, numbers[-1]}
    assert revisions.kept_of(article) == (2, 800_000, 1)


def test_each_run_looks_at_so_many_articles_and_a_day_at_each_once(editor, now):
    articles = [make_article() for _ in range(5)]
    for article in articles:
        typed(article, editor, minutes(20), minutes(10))

    assert [revisions.thin_due(now, limit=2) for _ in range(4)] == [2, 2, 1, 0]
    typed(articles[0], editor, minutes(5))
    assert revisions.thin_due(now, limit=2) == 0
    assert revisions.thin_due(now + days(1), limit=2) > 0


def test_a_run_costs_no_more_for_an_article_with_more_revisions(editor, now, django_assert_max_num_queries):
    article = make_article()
    typed(article, editor, *map(minutes, range(200)))

    with django_assert_max_num_queries(20):
        assert revisions.thin_due(now) > 150


def test_the_due_work_of_the_site_thins(editor):
    article = make_article()
    typed(article, editor, minutes(20), minutes(10))
    publishing.run_due()

    assert Revision.objects.filter(article=article).count() == 1


sizes = st.lists(st.tuples(st.booleans(), st.integers(0, 1000)), max_size=40)


@given(sizes, st.integers(0, 20_000))
def test_only_automatic_ones_make_room_the_oldest_first_and_no_more_than_needed(found, most):
    at = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)
    stamps = [
        Stamp(number, at + datetime.timedelta(minutes=number), is_automatic, size)
        for number, (is_automatic, size) in enumerate(found)
    ]
    gone = beyond(stamps, most)
    stays = [stamp for stamp in stamps if stamp.number not in gone]

    assert all(stamp.is_automatic for stamp in stamps if stamp.number in gone)
    assert not stamps or stamps[-1].number not in gone
    over = sum(stamp.size for stamp in stays) > most
    assert not over or not any(stamp.is_automatic for stamp in stays[:-1])
    if gone:
        assert all(stamp.number in gone for stamp in stamps[: max(gone)] if stamp.is_automatic)
        assert sum(stamp.size for stamp in stays) + stamps[max(gone)].size > most


def test_a_name_is_short_and_one_line_and_can_be_taken_away(editor):
    article = make_article()
    publishing.save(article, by=editor)
    revision = Revision.objects.get(article=article)

    assert revisions.call(revision, "x" * 300) == "x" * 120
    assert revisions.call(revision, " \n ") == ""
    assert keeping.kept_of(article).total == 1


class TestAnOlderSchema:
    """A made-up schema 0, of which titles were called headings and tags were only names."""

    @pytest.fixture(autouse=True)
    def _lift(self, monkeypatch):
        def from_0(content):
            content = {name: value for name, value in content.items() if name != "heading"}
            return content | {"schema": 1, "title": "Dari masa lalu", "tags": []}

        monkeypatch.setitem(revisions.content.LIFTS, 0, from_0)

    def test_it_is_lifted_when_it_is_read_and_stays_as_it_was_written(self, editor):
        article = make_article(title="Sekarang")
        publishing.save(article, by=editor)
        revision = Revision.objects.get(article=article)
        revision.content = {name: value for name, value in revision.content.items() if name != "title"}
        revision.content |= {"schema": 0, "heading": "Dari masa lalu"}
        revision.save()

        assert revisions.lifted(revision.content)["title"] == "Dari masa lalu"
        publishing.restore_revision(article, revision, by=editor)

        assert Article.objects.get().title == "Dari masa lalu"
        assert Revision.objects.get(article=article, number=1).content["schema"] == 0
        newest = Revision.objects.filter(article=article).first()
        assert (newest.content["schema"], newest.base) == (1, 1)
