import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import publishing
from articles.addresses import State, find
from articles.models import Article, FaqItem, Job, Rebuild, RelatedEntry
from articles.related.shelf import related_to
from tests.factories import make_article, make_category, make_editor

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_publishing_takes_the_moment_unless_one_is_set():
    draft = make_article(status=Status.DRAFT)
    ahead = timezone.now() + timezone.timedelta(days=1)
    planned = make_article(status=Status.DRAFT, published_at=ahead)

    publishing.publish(draft, by=None)
    publishing.publish(planned, by=None)

    assert draft.is_published
    assert planned.is_scheduled
    assert planned.published_at == ahead


def test_readers_see_updated_only_when_the_editor_says_that_it_matters():
    article = make_article()

    publishing.save(article, by=None)
    assert article.updated_at is None

    publishing.save(article, by=None, matters_to_readers=True)
    assert article.updated_at is not None


def test_a_draft_is_not_updated_for_readers():
    draft = make_article(status=Status.DRAFT)

    publishing.save(draft, by=None, matters_to_readers=True)

    assert draft.updated_at is None


def test_it_is_kept_who_made_and_who_changed_an_article():
    first, second = make_editor(), make_editor()
    article = Article(title="Baru")

    publishing.save(article, by=first)
    publishing.save(article, by=second)

    assert (article.created_by, article.changed_by) == (first, second)


def test_withdrawing_keeps_the_text_and_publishing_brings_it_back():
    article = make_article()
    before = article.published_at

    publishing.withdraw(article, by=None)
    assert not article.is_published

    publishing.publish(article, by=None)
    assert article.is_published
    assert article.published_at == before


def test_an_ordered_list_is_numbered_from_one():
    article = make_article()
    for position in [7, 3, 3]:
        FaqItem.objects.create(article=article, question=f"Tanya {position}?", answer="Jawab.", position=position)

    publishing.renumber(article.faq_items)

    assert [item.position for item in article.faq_items.all()] == [1, 2, 3]
    assert [item.question for item in article.faq_items.all()] == ["Tanya 3?", "Tanya 3?", "Tanya 7?"]


def test_a_new_row_of_a_list_goes_to_its_end():
    article = make_article()
    for position, question in [(1, "Satu?"), (2, "Dua?"), (None, "Tiga?")]:
        FaqItem.objects.create(article=article, question=question, answer="Jawab.", position=position)

    publishing.renumber(article.faq_items)

    assert [(item.position, item.question) for item in article.faq_items.all()] == [
        (1, "Satu?"),
        (2, "Dua?"),
        (3, "Tiga?"),
    ]


def test_a_scheduled_article_was_never_public_until_its_time_has_come():
    ahead = timezone.now() + timezone.timedelta(days=1)
    article = make_article(status=Status.DRAFT, published_at=ahead)

    publishing.publish(article, by=None)
    publishing.withdraw(article, by=None)

    assert not article.was_public


@pytest.mark.parametrize("verb", [publishing.save, publishing.publish, publishing.redraw])
def test_a_published_article_does_not_leave_its_readers_for_a_later_time(client, verb):
    article = make_article(title="Lama")
    article.title, article.published_at = "Baru", timezone.now() + timezone.timedelta(days=1)

    with pytest.raises(ValidationError, match="sudah terbit"):
        verb(article, by=None)

    assert "Lama" in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("verb", [publishing.submit, publishing.return_to_draft])
def test_a_published_article_is_withdrawn_before_it_is_a_draft_again(verb):
    article = make_article()

    with pytest.raises(ValidationError, match="Tarik dulu"):
        verb(article, by=None)

    assert Article.objects.get().is_published


def test_what_is_scheduled_may_be_moved_and_what_is_withdrawn_scheduled_again(client):
    ahead = timezone.now() + timezone.timedelta(days=1)
    scheduled, withdrawn = make_article(published_at=ahead), make_article()
    publishing.withdraw(withdrawn, by=None)

    for article in [scheduled, withdrawn]:
        article.published_at = ahead + timezone.timedelta(days=1)
        publishing.publish(article, by=None)

    assert Article.objects.scheduled().count() == 2
    assert client.get(scheduled.get_absolute_url()).status_code == 404
    assert client.get(withdrawn.get_absolute_url()).status_code == 410


def at_the_address(client, article):
    state = find([article.get_absolute_url()])[article.get_absolute_url()].state
    return client.get(article.get_absolute_url()).status_code, state


def test_only_what_an_editor_took_from_readers_is_called_withdrawn(client, monkeypatch):
    ahead = timezone.now() + timezone.timedelta(days=1)
    draft = make_article(status=Status.DRAFT)
    returned = make_article(status=Status.IN_REVIEW)
    taken_back, once_scheduled = make_article(published_at=ahead), make_article(published_at=ahead)
    withdrawn, redrafted = make_article(), make_article()
    publishing.return_to_draft(returned, by=None, reason="Belum ada sumber.")
    publishing.withdraw(taken_back, by=None)
    publishing.withdraw(once_scheduled, by=None)
    publishing.return_to_draft(once_scheduled, by=None)
    publishing.withdraw(withdrawn, by=None)
    publishing.withdraw(redrafted, by=None)
    publishing.return_to_draft(redrafted, by=None)
    deleted = make_article(status=Status.DRAFT)
    publishing.delete([deleted], by=None)

    monkeypatch.setattr(timezone, "now", lambda: ahead + timezone.timedelta(days=1))

    for article in [draft, returned, taken_back, once_scheduled]:
        assert at_the_address(client, article) == (404, State.UNPUBLISHED)
    assert at_the_address(client, deleted) == (404, State.MISSING)
    for article in [withdrawn, redrafted]:
        assert at_the_address(client, article) == (410, State.WITHDRAWN)


# What follows a saving, after its commit


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """Whatever waits for the commit of the block runs at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def publish_two(**fields):
    category = make_category()
    texts = {"body": "<p>Auditor memeriksa laporan keuangan perusahaan dan menulis opini.</p>", "category": category}
    texts |= {"status": Status.DRAFT} | fields
    drafts = [make_article(title=f"Auditor {name}", **texts) for name in ("internal", "publik")]
    for draft in drafts:
        publishing.publish(draft, by=None)
    return drafts


def test_published_articles_stand_in_each_others_lists(committing):
    with committing():
        first, second = publish_two()

    assert [*related_to(first)] == [second]
    assert [*related_to(second)] == [first]
    assert not Job.objects.exists()


def test_a_withdrawn_article_leaves_the_lists(committing):
    with committing():
        first, second = publish_two()
    with committing():
        publishing.withdraw(second, by=None)

    assert not RelatedEntry.objects.exists()
    assert [*related_to(first)] == []


def test_what_is_taken_back_before_its_time_leaves_the_lists(committing):
    ahead = timezone.now() + timezone.timedelta(days=1)
    with committing():
        _, scheduled = publish_two(published_at=ahead)
    assert RelatedEntry.objects.exists()

    with committing():
        publishing.withdraw(scheduled, by=None)

    assert not RelatedEntry.objects.exists()


def test_a_draft_is_reviewed_and_gives_nobody_else_work():
    article = make_article(status=Status.DRAFT)

    publishing.save(article, by=None)

    assert [*Job.objects.values_list("kind", "key")] == [("assess", str(article.pk))]


def test_what_was_rolled_back_leaves_no_work(committing):
    with committing(), pytest.raises(IntegrityError), transaction.atomic():
        publishing.publish(make_article(status=Status.DRAFT, author=None), by=None)

    assert not Job.objects.exists()


def test_an_engine_that_fails_loses_no_article_and_is_tried_again(committing, monkeypatch, caplog):
    def fail(article_id):
        raise RuntimeError("mesin macet")

    with monkeypatch.context() as patch:
        patch.setattr("articles.publishing.afterwards.relate", fail)
        with committing():
            first, second = publish_two()

    assert Article.objects.published().count() == 2
    assert [*related_to(first)] == []
    assert {job.error for job in Job.objects.all()} == {"RuntimeError('mesin macet')"}

    Job.objects.update(due_at=timezone.now())
    call_command("run_due", verbosity=0)

    assert [*related_to(first)] == [second]
    assert not Job.objects.exists()


def test_a_collection_that_has_grown_is_ranked_anew_by_itself(committing):
    with committing():
        publish_two()

    assert [rebuild.article_count for rebuild in Rebuild.objects.exclude(finished_at=None)][-1] == 2


def test_all_can_be_ranked_anew_by_hand(committing, capsys):
    with committing():
        first, second = publish_two()
    RelatedEntry.objects.all().delete()

    call_command("rebuild_related")

    assert [*related_to(first)] == [second]
    assert "Artikel terkait untuk 2 artikel dihitung ulang." in capsys.readouterr().out
