from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import jobs, publishing
from articles.coach import assessments
from articles.coach.checks.assess import CHECKS
from articles.models import AcceptedAdvice, Article, Job, StoredAssessment
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db
Status = Article.Status
NOTHING = {"title": "Tugas auditor", "summary": "", "body": "", "category": None, "author": None}


def review_of(article):
    assessments.refresh(article.pk)
    return StoredAssessment.objects.get(article=article)


def test_score_and_counts_are_stored_and_renewed():
    article = make_article(**NOTHING, status=Status.DRAFT)
    article.accepted_advice.create(code="programme", reason="Untuk semua")

    first = review_of(article)

    assert (first.score, first.blocking, first.advice, first.accepted, first.times, first.grade) == (
        25,
        4,
        0,
        1,
        {f"{field}-missing": {field: 1} for field in ("summary", "body", "category", "author")},
        "poor",
    )
    Article.objects.filter(pk=article.pk).update(summary="Auditor memeriksa laporan keuangan.")
    assert review_of(article).score > 25
    assert StoredAssessment.objects.count() == 1


def test_saving_asks_for_a_review_after_its_commit(django_capture_on_commit_callbacks):
    article = make_article(status=Status.DRAFT)

    with django_capture_on_commit_callbacks(execute=True):
        publishing.save(article, by=None)

    changed_at = article.changed_at
    article.refresh_from_db()
    assert article.assessment.blocking == 0
    assert article.changed_at == changed_at
    assert not Job.objects.exists()


def test_a_review_that_fails_costs_nobody_the_saving(django_capture_on_commit_callbacks):
    article = make_article(status=Status.DRAFT)
    Article.objects.filter(pk=article.pk).update(cover_seed=None)

    with django_capture_on_commit_callbacks():
        publishing.save(article, by=None)
    outcome = jobs.run_due({"assess": int.__neg__})  # what cannot be done with a key

    assert outcome == jobs.Outcome(done=0, failed=1)
    assert Job.objects.get().attempts == 1
    assert Article.objects.filter(pk=article.pk).exists()


def test_an_article_that_is_gone_or_too_long_has_no_review():
    article = make_article()
    review_of(article)
    Article.objects.filter(pk=article.pk).update(body=f"<p>{'panjang ' * 40_000}</p>")

    assessments.refresh(article.pk)
    assessments.refresh(987654)

    assert not StoredAssessment.objects.exists()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"body": "<p>Pendaftaran tahun ini dibuka.</p>"}, True),
        ({"title": f"Biaya kuliah {timezone.localdate().year}"}, True),
        ({"body": "<p>Pendaftaran dibuka pada 2024.</p>"}, False),
        ({"body": "<p>Pendaftaran tahun ini dibuka.</p>", "status": Status.DRAFT}, False),
    ],
)
def test_what_will_be_untrue_in_a_year_is_known_today(fields, expected):
    assert review_of(make_article(**fields)).goes_stale is expected


def test_a_scheduled_article_is_known_to_go_stale_before_it_appears():
    article = make_article(body="<p>Pendaftaran tahun ini dibuka.</p>", published_at=timezone.now() + timedelta(days=9))

    assert review_of(article).goes_stale


def test_accepted_words_never_go_stale():
    article = make_article(body="<p>Pendaftaran tahun ini dibuka.</p>")
    article.accepted_advice.create(code="perishable", reason="Berlaku tiap tahun")

    assert not review_of(article).goes_stale


def test_reasons_are_kept_changed_and_taken_back_with_who_and_when():
    article, first, second = make_article(), make_editor(), make_editor()

    assessments.keep_accepted(article, {"slug": "Nama resmi", "programme": "Untuk semua", "passive": ""}, by=first)
    assessments.keep_accepted(article, {"slug": "Nama resmi", "programme": "Semua prodi"}, by=second)

    rows = AcceptedAdvice.objects.order_by("code").values_list("code", "reason", "accepted_by")
    assert [*rows] == [("programme", "Semua prodi", second.pk), ("slug", "Nama resmi", first.pk)]

    assessments.keep_accepted(article, {"programme": ""}, by=second)
    assert [*rows.all()] == [("slug", "Nama resmi", first.pk)]


def test_all_articles_are_reviewed_anew_at_a_command(capsys):
    articles = [make_article(), make_article(status=Status.DRAFT)]

    call_command("assess_articles")

    assert {row.article for row in StoredAssessment.objects.all()} == set(articles)
    assert capsys.readouterr().out == "2 artikel diperiksa.\n"


def test_what_blocks_cannot_be_accepted():
    assert {check.code for check in CHECKS} - set(assessments.ACCEPTABLE) == {
        "title-missing",
        "summary-missing",
        "body-missing",
        "category-missing",
        "author-missing",
    }


def test_the_score_of_a_draft_counts_only_what_its_reader_can_mend():
    article = make_article(status=Status.DRAFT, title="Apa itu auditor dan apa tugasnya di kantor", seo_title="Auditor")
    assessments.refresh(article.pk)
    stored = StoredAssessment.objects.get()
    every = {field for counts in stored.times.values() for field in counts}

    assert {"slug", "seo_title"} <= every
    assert assessments.score_within(stored, every) == stored.score
    assert assessments.score_within(stored, every - {"slug"}) == stored.score + 1
    assert assessments.score_within(stored, every - {"slug", "seo_title"}) == stored.score + 1 + 4
