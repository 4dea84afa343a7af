"""``manage.py ask_again``: how well the site answers its readers, and what a release made worse."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles import publishing
from articles.models import QuestionWeek, ReaderQuestion, SearchText, SynonymGroup
from articles.questions import grading
from articles.questions.noting import record
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def asked(words, thing=None):
    record(words, "search")
    question = ReaderQuestion.objects.get(words=words)
    if thing:
        publishing.answer_question(question, thing)
    return question


def ask_again(*options):
    out = io.StringIO()
    call_command("ask_again", *options, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(("rank", "gain"), [(1, 1), (3, 0.5), (5, 0.387), (6, 0), (None, 0)])
def test_an_answer_counts_by_its_place(rank, gain):
    assert grading.gain(rank) == pytest.approx(gain, abs=0.001)


def test_it_prints_how_much_is_answered_and_how_well():
    asked("beasiswa", make_article(title="Beasiswa kampus"))
    asked("wisuda", make_article(title="Upacara kelulusan"))
    asked("kantin", make_article(title="Kantin", status="draft"))
    asked("parkir")
    SynonymGroup.objects.all().delete()

    said = ask_again("--strict")

    assert "1 dari 4 pertanyaan pembaca terjawab." in said
    assert "nDCG@5 0.500 dari 2 pertanyaan yang jawabannya terbit." in said
    assert "0 memburuk" in said


def test_without_questions_it_says_so():
    assert "0 dari 0 pertanyaan pembaca terjawab." in ask_again("--strict")


def test_what_got_worse_since_the_last_time_fails_a_strict_release():
    article = make_article(title="Beasiswa kampus")
    asked("beasiswa", article)
    ask_again()
    SearchText.objects.filter(article=article).delete()  # a release that forgets how to find it
    publishing.run_due()  # and a day that has noticed it before the operator did

    with pytest.raises(CommandError, match="1 pertanyaan memburuk"):
        ask_again("--strict")

    assert ReaderQuestion.objects.get().state == "waiting"
    assert "0 memburuk" in ask_again("--strict")


def test_what_got_worse_and_better_is_named():
    article, other = make_article(title="Beasiswa kampus"), make_article(title="Upacara kelulusan")
    asked("beasiswa", article)
    asked("wisuda", other)
    SynonymGroup.objects.all().delete()
    ask_again()
    SearchText.objects.filter(article=article).delete()
    SynonymGroup.objects.create(words="wisuda, kelulusan")

    said = ask_again()

    assert "1 memburuk sejak terakhir ditanyakan:\n  beasiswa: tempat ke-1 → tidak tampil" in said
    assert "1 membaik sejak terakhir ditanyakan:\n  wisuda: tidak tampil → tempat ke-1" in said


def test_questions_that_other_rules_make_one_are_one():
    article = make_article(title="Beasiswa kampus")
    asked("beasiswa", article)
    asked("asrama", article)
    ReaderQuestion.objects.filter(words="asrama").update(words="beasiswanya", key="beasiswanya")

    grading.regroup()

    [question] = ReaderQuestion.objects.all()
    assert (question.words, question.key, question.count) == ("beasiswa", "beasiswa", 2)
    assert question.answers.count() == 1
    assert [*QuestionWeek.objects.values_list("count", flat=True)] == [2]


def test_a_question_whose_stems_changed_has_its_new_key():
    asked("beasiswa")
    ReaderQuestion.objects.update(key="beasis")

    grading.regroup()

    assert ReaderQuestion.objects.get().key == "beasiswa"
