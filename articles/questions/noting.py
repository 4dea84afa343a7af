"""Counting what readers ask in vain: the words and a number a week, nothing of the reader.

Counted as missing pages are (``articles/addresses/counting.py``): in bounded tables, never at the price of the page.
Robots that obey robots.txt do not come to search at all.
"""

from datetime import date

from django.db import transaction
from django.db.models import BooleanField, Case, F, Q, Value, When
from django.utils import timezone

from articles.addresses import counting
from articles.models import MissingPage, QuestionWeek, ReaderQuestion, monday_of
from articles.questions.wording import asked_by, key_of, storable
from articles.search import Query, guesses_for, parse

MOST_OPEN = 500  # questions without an answer; the least asked make room, a twentieth of them at once
MOST_GATHERED = 200  # missing pages that are looked at in one run
Source = QuestionWeek.Source
SHARE = "questions"  # whose writes of a minute all ways to ask have in common


def note_search(query: Query) -> None:
    """A reader searched and found nothing."""
    if words := storable(query.text):
        counting.write_in_passing(lambda: record(words, Source.SEARCH), share=SHARE)


def note_pressed(typed: str, proposal: Query) -> None:
    """A reader took what search proposed in the place of what was typed."""
    words = storable(parse(typed).text)
    if words and key_of(words) != key_of(proposal.text):
        pressed = storable(proposal.text)
        counting.write_in_passing(lambda: record(words, Source.PROPOSAL, pressed=pressed), share=SHARE)


@transaction.atomic
def gather_missing() -> int:
    """What is asked by addresses that lead nowhere and resemble no page; how many addresses were looked at. Not while
    a reader waits: telling whether a page resembles one costs reading the names of all."""
    new = MissingPage.objects.select_for_update(skip_locked=True).filter(is_ignored=False, count__gt=F("gathered"))
    rows = list(new[:MOST_GATHERED])
    guesses = guesses_for(rows)
    for row in rows:
        times = row.count - row.gathered
        MissingPage.objects.filter(pk=row.pk).update(gathered=row.count)
        if row.pk not in guesses and (words := asked_by(row.path)):
            record(words, Source.MISSING, times=times, on=row.last_on)
    return len(rows)


def record(words: str, source: str, *, times: int = 1, on: date | None = None, pressed: str = "") -> None:
    """Count a question as asked ``times`` more on a day."""
    key, on = key_of(words), on or timezone.localdate()
    if not key:
        return
    questions = ReaderQuestion.objects.filter(key=key)
    if not questions.update(**_one_more(words, source, times, on, pressed)):
        _make_room()
        new = ReaderQuestion(key=key, words=words, lead=times, count=times, last_on=on, pressed=pressed)
        ReaderQuestion.objects.bulk_create([new], ignore_conflicts=True)
    weeks = QuestionWeek.objects.filter(question__key=key, week=monday_of(on), source=source)
    if not weeks.update(count=F("count") + times):
        new_weeks = [QuestionWeek(question=row, week=monday_of(on), source=source, count=times) for row in questions]
        QuestionWeek.objects.bulk_create(new_weeks, ignore_conflicts=True)


def _one_more(words, source, times, on, pressed):
    """The wording shown is found by a majority vote in one pass (Boyer and Moore, 1981): each other wording takes one
    from its lead, and takes its place once nothing is left. An answered question that is searched in vain is asked
    again."""
    changes = {
        "words": Case(When(lead=0, then=Value(words)), default=F("words")),
        "lead": Case(When(Q(lead=0) | Q(words=words), then=F("lead") + 1), default=F("lead") - 1),
        "count": F("count") + times,
        "last_on": on,
    }
    if pressed:
        changes["pressed"] = pressed
    if source == Source.SEARCH:
        is_contradicted = When(state=ReaderQuestion.State.ANSWERED, then=Value(True))
        changes["is_due"] = Case(is_contradicted, default=F("is_due"), output_field=BooleanField())
    return changes


def _make_room():
    rows = ReaderQuestion.objects.without_answer()
    if rows.count() >= MOST_OPEN:
        least = rows.order_by("count", "last_on", "pk").values_list("pk", flat=True)[: max(1, MOST_OPEN // 20)]
        ReaderQuestion.objects.filter(pk__in=list(least)).delete()
