"""A question closes and opens by what the site answers, and by nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import jobs, publishing, questions
from articles.models import Article, FaqItem, Job, Page, QuestionAnswer, ReaderQuestion, SynonymGroup
from articles.questions.noting import record
from tests.factories import make_article, make_editor, make_programme, make_tag

pytestmark = pytest.mark.django_db
State, Status = ReaderQuestion.State, Article.Status


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture(autouse=True)
def _no_synonyms_of_the_house():
    SynonymGroup.objects.all().delete()


def asked(words="beasiswa", times=1):
    record(words, "search", times=times)
    return ReaderQuestion.objects.get(words=words)


def state(words="beasiswa"):
    return ReaderQuestion.objects.get(words=words).state


def draft(**fields):
    return make_article(status=Status.DRAFT, **{"title": "Beasiswa untuk mahasiswa baru"} | fields)


def test_a_draft_that_answers_closes_the_question_when_it_appears(editor, django_capture_on_commit_callbacks):
    article = draft()
    publishing.answer_question(asked(), article)
    assert state() == State.WAITING

    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish(article, by=editor)

    question = ReaderQuestion.objects.get()
    assert (question.state, question.rank, question.found) == (State.ANSWERED, 1, 1)
    assert question.answers.get().rank == 1


def test_a_withdrawn_answer_opens_its_question_and_a_new_publication_closes_it(
    editor, django_capture_on_commit_callbacks
):
    article = make_article(title="Beasiswa kampus")
    publishing.answer_question(asked(), article)
    assert state() == State.ANSWERED

    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw(article, by=editor)
    assert state() == State.OPEN

    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish(article, by=editor)
    assert state() == State.ANSWERED


def test_a_deleted_answer_opens_its_question_and_restored_it_closes_it(editor, django_capture_on_commit_callbacks):
    article = make_article(title="Beasiswa kampus")
    publishing.answer_question(asked(), article)

    with django_capture_on_commit_callbacks(execute=True):
        [item] = publishing.delete([article], by=editor)
    assert (state(), QuestionAnswer.objects.count()) == (State.OPEN, 0)

    with django_capture_on_commit_callbacks(execute=True):
        restored = publishing.restore(item)
    assert (state(), QuestionAnswer.objects.count()) == (State.ANSWERED, 1)
    assert restored.notes == []


def test_a_scheduled_answer_closes_its_question_at_its_time(editor, django_capture_on_commit_callbacks):
    article = draft(published_at=timezone.now() + timedelta(days=1))
    publishing.answer_question(asked(), article)
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish(article, by=editor)
    assert state() == State.WAITING
    assert Job.objects.get(kind="ask").due_at == article.published_at

    Article.objects.update(published_at=timezone.now(), first_published_at=timezone.now())
    Job.objects.update(due_at=timezone.now())
    publishing.run_due()

    assert state() == State.ANSWERED


def test_what_search_shows_behind_the_first_three_is_no_answer_yet(editor, django_capture_on_commit_callbacks):
    for number in range(4):
        make_article(title=f"Beasiswa {number}", summary="Beasiswa.", body="<p>Beasiswa beasiswa.</p>")
    article = make_article(title="Biaya kuliah", body=f"<p>{'Tentang uang saku. ' * 40} Ada beasiswa.</p>")
    question = asked()

    publishing.answer_question(question, article)

    question.refresh_from_db()
    assert (question.state, question.rank) == (State.WAITING, 5)
    [standing] = questions.standings_of(question)
    assert standing.words == "Terbit, tetapi baru di tempat ke-5; harus di antara 3 pertama."


def test_others_that_come_before_the_answer_are_noticed(editor, django_capture_on_commit_callbacks):
    article = make_article(title="Biaya kuliah", body=f"<p>{'Tentang uang saku. ' * 40} Ada beasiswa.</p>")
    publishing.answer_question(asked(), article)
    assert state() == State.ANSWERED

    for number in range(3):
        other = draft(title=f"Beasiswa {number}", summary="Beasiswa.", body="<p>Beasiswa beasiswa.</p>")
        with django_capture_on_commit_callbacks(execute=True):
            publishing.publish(other, by=editor)

    assert state() == State.WAITING


def test_words_that_the_answer_lacks_are_named():
    article = make_article(title="Bantuan biaya pendidikan")
    question = asked("beasiswa pendidikan")
    publishing.answer_question(question, article)

    assert questions.words_missing(question, article) == ["beasiswa"]


def test_a_synonym_closes_what_it_makes_found(editor, django_capture_on_commit_callbacks):
    article = make_article(title="Bantuan biaya pendidikan")
    question = asked()
    publishing.answer_question(question, article)
    assert state() == State.WAITING

    group = SynonymGroup.objects.create(words="beasiswa, bantuan biaya pendidikan")
    with django_capture_on_commit_callbacks(execute=True):
        publishing.synonyms_changed()
    assert state() == State.ANSWERED

    with django_capture_on_commit_callbacks(execute=True):
        publishing.delete([group], by=editor)
    assert state() == State.WAITING


def test_a_synonym_added_for_a_question_names_what_is_found_first(django_capture_on_commit_callbacks):
    article = make_article(title="Bantuan biaya pendidikan")
    question = asked()
    SynonymGroup.objects.create(words="beasiswa, bantuan biaya pendidikan")

    with django_capture_on_commit_callbacks(execute=True):
        chosen = publishing.synonyms_changed(question)

    assert (chosen, state()) == (article, State.ANSWERED)


def test_a_synonym_that_finds_nothing_names_nothing():
    make_article(title="Wisuda")

    assert publishing.synonyms_changed(asked()) is None
    assert state() == State.OPEN


@pytest.mark.parametrize(
    "make", [lambda: make_programme(name="Akuntansi"), lambda: Page.objects.create(title="Akuntansi")]
)
def test_a_programme_or_page_answers_from_beside_the_articles(make, django_capture_on_commit_callbacks):
    question, page = asked("akuntansi"), make()
    publishing.answer_question(question, page)
    assert state("akuntansi") == State.WAITING

    with django_capture_on_commit_callbacks(execute=True):
        publishing.after_saving(page)

    assert state("akuntansi") == State.ANSWERED


def test_what_search_never_shows_is_no_answer():
    with pytest.raises(ValueError, match="Search does not show"):
        publishing.answer_question(asked(), make_tag())


def test_a_declined_question_is_counted_and_asked_no_more():
    question = asked()
    questions.decline(question)

    again = asked()
    questions.mark_all()
    publishing.run_due()

    assert (again.state, again.count, ReaderQuestion.objects.get().asked_at) == (State.DECLINED, 2, None)


def test_a_declined_question_taken_back_is_what_the_site_says():
    question = asked()
    publishing.answer_question(question, make_article(title="Beasiswa"))
    questions.decline(question)

    publishing.take_question_back(question)

    assert state() == State.ANSWERED


def test_a_released_answer_opens_its_question():
    publishing.answer_question(asked(), make_article(title="Beasiswa"))

    publishing.release_answer(QuestionAnswer.objects.get())

    assert state() == State.OPEN


# Questions under articles


def with_question(text, *, editor, **fields):
    article = make_article(**fields)
    item = FaqItem.objects.create(article=article, question=text, answer="Ya, ada.")
    publishing.questions_changed(article)
    jobs.run_due(publishing.AT_ONCE)
    return article, item


def test_a_question_under_an_article_is_a_standing_test_from_the_start(editor):
    article, _ = with_question("Apakah ada beasiswa untuk maba?", editor=editor, title="Biaya kuliah")

    question = ReaderQuestion.objects.get()
    assert (question.words, question.state, question.count) == ("Apakah ada beasiswa untuk maba?", State.ANSWERED, 0)
    assert question.answers.get().thing == article


def test_one_under_an_article_answers_what_readers_asked_in_other_words(editor):
    asked("beasiswa maba")

    with_question("Ada beasiswa untuk maba?", editor=editor, title="Biaya kuliah")

    assert state("beasiswa maba") == State.ANSWERED
    assert ReaderQuestion.objects.count() == 1


def test_the_same_question_under_two_articles_is_answered_by_either(editor):
    first, _ = with_question("Berapa lama kuliahnya?", editor=editor, title="Sistem Informasi")
    second, _ = with_question("Berapa lama kuliah?", editor=editor, title="Manajemen")

    [question] = ReaderQuestion.objects.all()
    assert {answer.thing for answer in question.answers.all()} == {first, second}


def test_a_question_that_was_reworded_or_removed_goes_unless_readers_ask_it(editor):
    article, item = with_question("Ada asrama putri?", editor=editor)
    item.question = "Ada kantin halal?"
    item.save()
    publishing.questions_changed(article)
    jobs.run_due(publishing.AT_ONCE)
    assert [*ReaderQuestion.objects.values_list("words", flat=True)] == ["Ada kantin halal?"]

    asked_too = asked("kantin halal")
    item.delete()
    publishing.questions_changed(article)
    jobs.run_due(publishing.AT_ONCE)

    assert asked_too.state == State.ANSWERED
    assert [*ReaderQuestion.objects.values_list("words", "state")] == [("kantin halal", State.OPEN)]


def test_questions_under_a_withdrawn_or_deleted_article_are_nobodys(editor, django_capture_on_commit_callbacks):
    article, _ = with_question("Ada asrama putri?", editor=editor)
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw(article, by=editor)
    assert not ReaderQuestion.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish(article, by=editor)
    assert ReaderQuestion.objects.get().state == State.ANSWERED

    with django_capture_on_commit_callbacks(execute=True):
        [item] = publishing.delete([article], by=editor)
    assert not ReaderQuestion.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        restored = publishing.restore(item)
    assert (ReaderQuestion.objects.get().state, restored.notes) == (State.ANSWERED, [])


def test_questions_of_articles_from_before_are_told_of_by_and_by():
    FaqItem.objects.create(article=make_article(), question="Ada asrama putri?", answer="Ada.")
    FaqItem.objects.create(article=draft(), question="Ada kantin?", answer="Ada.")

    publishing.run_due()

    question = ReaderQuestion.objects.get()
    assert (question.words, question.asked_at is None) == ("Ada asrama putri?", False)


# Work in steps


def test_what_is_due_is_asked_in_steps_and_goes_on_where_it_was():
    for words in ["asrama", "kantin", "parkir"]:
        asked(words)
    questions.mark_all()

    assert questions.step(seconds=0)
    assert ReaderQuestion.objects.due().count() == 2
    assert not questions.step(seconds=60)

    assert not ReaderQuestion.objects.due().exists()


def test_every_question_is_asked_once_a_day():
    question = asked()
    publishing.run_due()
    first = ReaderQuestion.objects.get().asked_at
    publishing.run_due()
    assert ReaderQuestion.objects.get().asked_at == first

    ReaderQuestion.objects.update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
    publishing.run_due()

    question.refresh_from_db()
    assert question.asked_at > first


def test_numbers_are_kept_for_half_a_year():
    record("beasiswa", "search", on=timezone.localdate() - timedelta(weeks=30))
    record("beasiswa", "search")

    publishing.run_due()

    assert ReaderQuestion.objects.get().weeks.count() == 1


def test_a_publication_asks_what_it_touches_and_leaves_the_rest(editor, django_capture_on_commit_callbacks):
    for words in ["beasiswa mahasiswa", "asrama"]:
        asked(words)
    publishing.run_due()
    before = dict(ReaderQuestion.objects.values_list("words", "asked_at"))

    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish(draft(), by=editor)

    after = dict(ReaderQuestion.objects.values_list("words", "asked_at"))
    assert after["asrama"] == before["asrama"]
    assert after["beasiswa mahasiswa"] > before["beasiswa mahasiswa"]
    assert ReaderQuestion.objects.get(words="beasiswa mahasiswa").found == 1


def test_a_draft_costs_no_asking(editor, django_capture_on_commit_callbacks):
    asked()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.save(draft(), by=editor)

    assert ReaderQuestion.objects.get().asked_at is None


def test_a_redirect_from_a_missing_address_names_its_page(client):
    client.get("/berita/uang-saku-mahasiswa")
    publishing.run_due()
    article = make_article(title="Beasiswa kampus")

    publishing.redirected("/berita/uang-saku-mahasiswa", article.get_absolute_url())

    question = ReaderQuestion.objects.get()
    assert (question.state, question.answers.get().thing) == (State.WAITING, article)


# Frequent questions


def test_frequent_questions_are_those_asked_most_with_a_public_answer(client):
    article, programme = make_article(title="Beasiswa kampus"), make_programme(name="Akuntansi")
    publishing.after_saving(programme)
    draft_ = draft(title="Asrama putri")
    for words, times, thing in [("akuntansi", 3, programme), ("beasiswa", 9, article), ("asrama", 20, draft_)]:
        publishing.answer_question(asked(words, times), thing)
    asked("kantin", 30)

    with CaptureQueriesContext(connection) as queries:
        found = questions.frequent(5)

    assert found == [("beasiswa", article.get_absolute_url()), ("akuntansi", programme.get_absolute_url())]
    assert len(queries) <= 2
    assert questions.frequent(1) == found[:1]


def test_no_frequent_question_leads_to_what_was_withdrawn(editor):
    article = make_article(title="Beasiswa kampus")
    publishing.answer_question(asked(), article)
    publishing.withdraw(article, by=editor)  # its job has not run yet

    assert questions.frequent(5) == []
