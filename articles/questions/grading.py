"""All questions asked again at once: how well the site answers them, and what got worse or better since the last time.

A question has one answer, of grade 3, so that nDCG@5 is 1/log2(1 + rank) to the fifth place and 0 behind it.
"""

from math import log2
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from articles.models import QuestionAnswer, QuestionWeek, ReaderQuestion
from articles.questions.asking import ask, mark_all, mark_old
from articles.questions.standing import PUBLIC, standings_of
from articles.questions.wording import key_of

DEPTH = 5


class Difference(NamedTuple):
    """Places from 1; None where search does not show the answer."""

    words: str
    before: int | None
    now: int | None


class Comparison(NamedTuple):
    asked: int
    answered: int
    public: int  # questions whose answer readers can open: the standing tests
    ndcg: float | None  # their mean; None where there are none
    worse: list[Difference]
    better: list[Difference]


def gain(rank: int | None) -> float:
    """0 to 1."""
    return 1 / log2(1 + rank) if rank and rank <= DEPTH else 0.0


def ask_all() -> Comparison:
    """Ask every question that is ours; what is found is what the next time is compared with."""
    rules_changed()
    mark_old()
    for pk in list(ReaderQuestion.objects.ours().order_by("pk").values_list("pk", flat=True)):
        ask(pk)
    questions = list(ReaderQuestion.objects.ours().prefetch_related("answers__thing"))
    gains = [gain(question.rank) for question in questions if _is_test(question)]
    differences = [
        Difference(question.words, question.compared_rank, question.rank)
        for question in questions
        if question.is_compared and gain(question.rank) != gain(question.compared_rank)
    ]
    _compare_with_now_next_time()
    return Comparison(
        asked=len(questions),
        answered=sum(question.state == ReaderQuestion.State.ANSWERED for question in questions),
        public=len(gains),
        ndcg=sum(gains) / len(gains) if gains else None,
        worse=[one for one in differences if gain(one.now) < gain(one.before)],
        better=[one for one in differences if gain(one.now) > gain(one.before)],
    )


def _is_test(question):
    """Whether readers can open an answer, so that search could show it."""
    return any(standing.status == PUBLIC for standing in standings_of(question))


def _compare_with_now_next_time():
    questions = ReaderQuestion.objects.ours()
    with_answer = QuestionAnswer.objects.values("question")
    questions.filter(pk__in=with_answer).update(compared_rank=F("rank"), is_compared=True)
    questions.exclude(pk__in=with_answer).update(compared_rank=None, is_compared=False)


def rules_changed() -> None:
    """After the rules by which words are read have changed: what they make one question is one, and all are due."""
    regroup()
    mark_all()


@transaction.atomic
def regroup() -> None:
    """Questions whose stems are others by now, after the rules of stems have changed; those that became one are."""
    for question in ReaderQuestion.objects.order_by("-count", "pk"):
        key = key_of(question.words)
        if not key or key == question.key:
            continue
        other = ReaderQuestion.objects.filter(key=key).first()
        if other is None:
            ReaderQuestion.objects.filter(pk=question.pk).update(key=key, is_due=True)
        else:
            _join(other, question)


def _join(kept: ReaderQuestion, other: ReaderQuestion) -> None:
    for week in other.weeks.all():
        row, _ = QuestionWeek.objects.get_or_create(question=kept, week=week.week, source=week.source)
        QuestionWeek.objects.filter(pk=row.pk).update(count=F("count") + week.count)
    for pair in other.answers.all():
        same = QuestionAnswer.objects.filter(
            question=kept, content_type=pair.content_type, object_id=pair.object_id, faq_item=None
        )
        if pair.faq_item_id or not same.exists():
            QuestionAnswer.objects.filter(pk=pair.pk).update(question=kept)
    ReaderQuestion.objects.filter(pk=kept.pk).update(count=F("count") + other.count, is_due=True)
    other.delete()
