"""What the screens tell of a question of readers: how often it is asked, what answers it, what else may."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles import kinds, questions
from articles.models import RECENT_WEEKS, Addressed, Article, QuestionWeek, ReaderQuestion, monday_of

SHOWN = 5  # articles that search shows today
BAR_HEIGHT, BAR_STEP = 16, 8  # units of the small picture
OFFERED = 8  # of a kind, for the words that an editor looks for


class Bar(NamedTuple):
    """Of a small picture, in its own units; it grows from below."""

    left: int
    top: int
    height: int


class Asked(NamedTuple):
    """How often and in which ways, in words and as bars."""

    recent: int  # in four weeks
    this_week: int
    ever: int
    weekly: list[int]  # of those weeks, the oldest first
    bars: list[Bar]
    sources: list[str]  # "9 kali pencarian tanpa hasil"


class Told(NamedTuple):
    """An answer as somebody is told of it: ``is_named`` where they may see the page itself, which lies at ``url``."""

    standing: questions.Standing
    is_named: bool
    url: str
    missing: list[str]  # words of the question that it lacks


class Offered(NamedTuple):
    """A page that may answer: ``value`` as the button sends it; ``place`` where search shows it, or 0."""

    thing: Addressed
    kind: str
    value: str
    place: int = 0
    is_article: bool = False


def asked_of(question: ReaderQuestion) -> Asked:
    """Of a row whose ``weeks`` and ``answers`` are read."""
    monday = monday_of(timezone.localdate())
    days = [monday - timedelta(weeks=back) for back in reversed(range(RECENT_WEEKS))]
    weeks = list(question.weeks.all())
    weekly = [sum(week.count for week in weeks if week.week == day) for day in days]
    highest = max(weekly) or 1
    heights = [max(1, round(BAR_HEIGHT * number / highest)) for number in weekly]
    bars = [Bar(BAR_STEP * place, BAR_HEIGHT - height, height) for place, height in enumerate(heights)]
    sources = [
        f"{number} kali {source.label}"
        for source in QuestionWeek.Source
        if (number := sum(week.count for week in weeks if week.source == source))
    ]
    if any(answer.faq_item_id for answer in question.answers.all()):
        sources.append("pertanyaan umum di bawah artikel")
    return Asked(sum(weekly), weekly[-1], question.count, weekly, bars, sources)


def told_to(user, rows: Iterable[ReaderQuestion], *, with_missing: bool = False) -> dict[int, list[Told]]:
    """By question. Of somebody else's draft a writer is told that there is one, and no more."""
    standings = {question: questions.standings_of(question) for question in rows}
    things = [one.answer.thing for told in standings.values() for one in told]
    articles = [thing.pk for thing in things if isinstance(thing, Article)]
    seen = {*Article.objects.visible_to(user).filter(pk__in=articles).values_list("pk", flat=True)}

    def told_of(question, standing):
        thing = standing.answer.thing
        is_named = not isinstance(thing, Article) or thing.pk in seen
        options = thing._meta
        has_screen = admin.site.is_registered(type(thing)) and user.has_perm(
            f"{options.app_label}.view_{options.model_name}"
        )
        url = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[thing.pk]) if has_screen else ""
        is_lacking = with_missing and is_named and not standing.is_shown
        missing = questions.words_missing(question, thing) if is_lacking else []
        return Told(standing, is_named, url or thing.get_absolute_url(), missing)

    return {question.pk: [told_of(question, one) for one in found] for question, found in standings.items()}


def shown_today(question: ReaderQuestion) -> list[Offered]:
    """What a reader sees who asks it now: the first articles, then what stands beside them."""
    found = questions.shown_for(question.words).found
    keys = found.articles[:SHOWN]
    articles = Article.objects.published().in_bulk(keys)
    rows = [(articles[key], place) for place, key in enumerate(keys, start=1) if key in articles]
    beside = [(thing, place) for _, things in found.beside for place, thing in enumerate(things, start=1)]
    return [_offered(thing, place) for thing, place in rows + beside]


def offered_for(wanted: str, user) -> list[Offered]:
    """Pages of every kind that search knows with these words in their name; of articles those that one may see."""
    offered = []
    for kind in kinds.all_kinds():
        if kind.search:
            rows = Article.objects.visible_to(user) if kind.model is Article else kind.model.objects.public()
            for word in wanted.split()[:10]:
                rows = rows.filter(**{f"{kind.model.slug_source}__icontains": word})
            offered += [_offered(thing) for thing in rows.order_by("-pk")[:OFFERED]]
    return offered


def _offered(thing, place=0):
    options = thing._meta
    return Offered(
        thing, str(options.verbose_name), f"{options.label_lower} {thing.pk}", place, isinstance(thing, Article)
    )
