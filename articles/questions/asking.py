"""Asking the site again: what a reader would be shown today, and what that makes of a question.

Asked again is what something has changed for: ``mark_…`` says which, ``step`` asks so many seconds of them, so that it
goes on where it was however often it is cut off.
"""

import time
from datetime import timedelta

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from articles import kinds
from articles.models import SHOWN_FIRST, Addressed, Article, FaqItem, QuestionAnswer, QuestionWeek, ReaderQuestion
from articles.questions.answering import keep_questions_under
from articles.questions.standing import Shown, is_coming, shown_for
from articles.text.indonesian import tokens

SECONDS = 0.25  # of a step, which is one transaction: on SQLite nobody else writes meanwhile
MOST_AT_ONCE = 20  # questions that a page answers itself and that are asked right after it changed
TOUCHED = 0.5  # of a question's stems stand in what was changed: it may have moved among what search shows
EVERY = timedelta(days=1)  # each question is asked at least
WEEKS_KEPT = 26
MOST_KEPT_UP = 200  # articles in one run whose questions became standing tests
State = ReaderQuestion.State


@transaction.atomic
def ask(pk: int) -> None:
    """Ask one question as a reader would, and note where its answers stand and what becomes of it."""
    # First, and with the row held by it: what changes meanwhile marks it again.
    if not ReaderQuestion.objects.ours().filter(pk=pk).update(is_due=False):
        return
    question = ReaderQuestion.objects.get(pk=pk)
    shown = shown_for(question.words)
    answers = list(question.answers.prefetch_related("thing"))
    for answer in answers:
        rank = shown.place_of(answer)
        if rank != answer.rank:
            answer.rank = rank
            answer.save(update_fields=["rank"])
    _settle(question, answers, shown)


def _settle(question: ReaderQuestion, answers: list[QuestionAnswer], shown: Shown) -> None:
    now = timezone.now()
    rank = min((answer.rank for answer in answers if answer.rank), default=None)
    if rank is not None and rank <= SHOWN_FIRST:
        state = State.ANSWERED
    else:
        state = State.WAITING if any(is_coming(answer.thing) for answer in answers) else State.OPEN
    if state != question.state:
        question.state, question.state_since = state, now
    if rank != question.rank:
        question.rank, question.rank_since = rank, now
    question.found, question.asked_at = len(shown.articles), now
    question.save(update_fields=["state", "state_since", "rank", "rank_since", "found", "asked_at"])


def step(seconds: float = SECONDS) -> bool:
    """Ask what is due, most asked first; whether something is left."""
    started = time.monotonic()
    for pk in list(ReaderQuestion.objects.due().values_list("pk", flat=True)[:500]):
        ask(pk)
        if time.monotonic() - started > seconds:
            break
    return ReaderQuestion.objects.due().exists()


def ask_about(label: str, key: int) -> None:
    """After a page has changed, appeared or gone (``"articles.article"``, its number): what it answers is asked at
    once, what it may have moved is marked."""
    kind = next((kind for kind in kinds.all_kinds() if kind.label == label), None)
    thing = kind.model._base_manager.filter(pk=key).first() if kind else None
    if thing is None:  # deleted since, which has marked its questions
        return
    if isinstance(thing, Article):
        keep_questions_under(thing)
    mark_around([thing])
    own = ReaderQuestion.objects.due().filter(pk__in=QuestionAnswer.objects.of(thing).values("question"))
    for pk in list(own.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        ask(pk)


def mark_around(things: list[Model]) -> None:
    """Before these are deleted, or after they have changed: the questions that they answer, and those whose words
    stand in them."""
    for thing in things:
        if not isinstance(thing, Addressed) or not (read := kinds.kind_of(thing).search):
            continue
        stems = {token.stem for text in read(thing) for token in tokens(text)}
        touched = [
            pk for pk, key in ReaderQuestion.objects.ours().values_list("pk", "key") if _touches(key.split(), stems)
        ]
        own = Q(pk__in=QuestionAnswer.objects.of(thing).values("question"))
        ReaderQuestion.objects.filter(own).update(is_due=True)
        for start in range(0, len(touched), 500):  # SQLite takes so many parameters everywhere
            ReaderQuestion.objects.filter(pk__in=touched[start : start + 500]).update(is_due=True)


def mark_all() -> None:
    """After what concerns every search has changed: synonyms, rules."""
    ReaderQuestion.objects.ours().update(is_due=True)


def mark_old() -> bool:
    """Mark what was not asked for a day, and let go of numbers that are half a year old; whether anything is due.
    Questions under articles that nobody has told of, because they are older than this room, become standing tests."""
    untold = FaqItem.objects.filter(article__in=Article.objects.published()).exclude(
        pk__in=QuestionAnswer.objects.exclude(faq_item=None).values("faq_item")
    )
    for article in Article.objects.filter(pk__in=untold.values("article")).order_by("pk")[:MOST_KEPT_UP]:
        keep_questions_under(article)
    now = timezone.now()
    ReaderQuestion.objects.asked_before(now - EVERY).update(is_due=True)
    QuestionWeek.objects.filter(week__lt=(now - timedelta(weeks=WEEKS_KEPT)).date()).delete()
    return ReaderQuestion.objects.due().exists()


def _touches(stems, known):
    return sum(stem in known for stem in stems) >= TOUCHED * len(stems)
