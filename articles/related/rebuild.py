"""All counted, weighed, ranked and listed anew, in small steps: each is a short transaction of its own, and a rebuild
that was cut off goes on where it stood.
"""

from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Profile, Rebuild, Term, UnderWay
from articles.related import engine, index, labels, links, lists
from articles.related.confirmation import texts_asked
from articles.related.packing import unpack
from articles.related.template_words import template_words
from articles.text import rules
from articles.text.indonesian import words

READ = 50  # articles a step that are read, and
RANKED = 10  # that are ranked: well below a second
GROWTH = 1.25
RULES = rules.fingerprint(rules.READING, Path(__file__).parent)
Stage = Rebuild.Stage


class Progress(NamedTuple):
    done: int
    total: int


def is_due() -> bool:
    """Whether the collection has outgrown the last rebuild: the vectors of then know too little of today's words."""
    last = Rebuild.objects.last()
    return last is None or bool(last.finished_at and Profile.objects.count() >= GROWTH * last.article_count)


def follow_rules(*, is_newest: bool) -> bool:
    """Begin where the last time was by other rules than today's, and say so; see ``RebuildQuerySet.follow``."""
    return Rebuild.objects.follow(RULES, is_newest=is_newest)


def start() -> None:
    """Begin, or go on with what is under way."""
    Rebuild.objects.begin(RULES)


@transaction.atomic
def step() -> Progress | None:
    """A batch of the work; None when all is done."""
    rebuild = Rebuild.objects.select_for_update().under_way().filter(rules=RULES).last()
    if rebuild is None:
        return None
    while not (done := STAGES[Stage(rebuild.stage)](rebuild)):
        if rebuild.stage == Stage.LIST:
            rebuild.finished_at = timezone.now()
            rebuild.save()
            return None
        if rebuild.stage == Stage.COUNT:  # from now on publications keep the counts complete
            _mark_template_words()
            rebuild.article_count = Profile.objects.count()
        if rebuild.stage == Stage.WEIGH:
            labels.begin()
        if rebuild.stage == Stage.CONFIRM:
            rebuild.confirmed = labels.conclude(rebuild.pairs)
        rebuild.stage, rebuild.position = rebuild.stage + 1, 0
    rebuild.position = max(done)
    rebuild.save()
    return _progress(rebuild)


def under_way() -> UnderWay | None:
    rebuild = Rebuild.objects.under_way().last()
    if rebuild is None:
        return None
    progress, stages = _progress(rebuild), len(Stage)
    articles = progress.total // stages
    return UnderWay(rebuild.stage, stages, progress.done - (rebuild.stage - 1) * articles, articles, rebuild)


# The stages: each does a batch of the articles behind the rebuild's position and answers which.


def _count(rebuild):
    """One of which nothing is known comes in here; one that is released no more is forgotten."""
    position = rebuild.position
    articles = list(Article.objects.released().for_ranking().filter(pk__gt=position).order_by("pk")[:READ])
    numbers = [article.pk for article in articles]
    profiles = Profile.objects.filter(pk__gt=position)
    if len(articles) == READ:
        profiles = profiles.filter(pk__lt=numbers[-1])
    gone = list(profiles.exclude(pk__in=numbers).values_list("pk", flat=True))
    for number in gone:
        engine.forget(number)
    index.count(articles)
    return numbers + gone


def _weigh(rebuild):
    done, articles = _next(rebuild.position, READ)
    for article in articles:
        links.refresh(article)
    index.weigh(index.count(articles))
    return done


def _confirm(rebuild):
    """Of labels that are not asked for yet, texts alone decide."""
    vectors = _next_vectors(rebuild.position)
    asked = texts_asked(Profile.objects.count())
    pairs = [
        (vector, near) for number, vector in vectors.items() for near in labels.near_by_text(number, vector, asked)
    ]
    labels.count_agreeing(pairs)
    rebuild.pairs += len(pairs)
    return list(vectors)


def _rank(rebuild):
    vectors = _next_vectors(rebuild.position)
    for number, vector in vectors.items():
        lists.remember_nearest(number, index.nearest(number, index.asking(vector)))
    return list(vectors)


def _list(rebuild):
    done, articles = _next(rebuild.position, RANKED)
    for subject in index.all_indexed(articles):
        lists.write_own(subject)
    return done


STAGES = {Stage.COUNT: _count, Stage.WEIGH: _weigh, Stage.CONFIRM: _confirm, Stage.RANK: _rank, Stage.LIST: _list}


def _next_vectors(position):
    profiles = Profile.objects.filter(pk__gt=position).order_by("pk").values_list("pk", "vector")[:RANKED]
    return {number: unpack(vector) for number, vector in profiles}


def _next(position, many):
    """The next profiles' numbers and their articles; one withdrawn since it was counted is forgotten."""
    numbers = list(Profile.objects.filter(pk__gt=position).order_by("pk").values_list("pk", flat=True)[:many])
    articles = Article.objects.released().for_ranking().in_bulk(numbers)
    for number in numbers:
        if number not in articles:
            engine.forget(number)
    return numbers, list(articles.values())


def _progress(rebuild):
    total = Article.objects.released().count()
    behind = Profile.objects.filter(pk__lte=rebuild.position).count()
    return Progress(done=min((rebuild.stage - 1) * total + behind, len(Stage) * total), total=len(Stage) * total)


def _mark_template_words():
    stems = _template_words()
    Term.objects.filter(is_template=True).exclude(name__in=stems).update(is_template=False)
    Term.objects.filter(name__in=stems).update(is_template=True)


def _template_words():
    titles_by_category: dict[str, Counter[int]] = defaultdict(Counter)
    category_sizes: Counter[int] = Counter()
    titles = Article.objects.released().exclude(category=None).order_by().values_list("title", "category")
    for title, category in titles.iterator():
        category_sizes[category] += 1
        for stem in set(words(title)):
            titles_by_category[stem][category] += 1
    return template_words(titles_by_category, category_sizes)
