"""All counted, weighed, ranked and listed anew, in small steps: each is a short transaction of its own, and a rebuild
that was cut off goes on where it stood.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from articles.models import Article, Profile, Rebuild, Term
from articles.related import index, links, lists
from articles.related.packing import unpack
from articles.related.template_words import template_words
from articles.text.indonesian import words

READ = 100  # articles a step that are read, and
RANKED = 20  # that are ranked: well below a second
GROWTH = 1.25
Stage = Profile.Stage


class Progress(NamedTuple):
    done: int
    total: int


def is_due() -> bool:
    """Whether the collection has outgrown the last rebuild: the vectors of then know too little of today's words."""
    last = Rebuild.objects.last()
    return last is None or bool(last.finished_at and Profile.objects.count() >= GROWTH * last.article_count)


def start() -> None:
    """Begin, or go on with what is under way."""
    if not Rebuild.objects.filter(finished_at=None).exists():
        Rebuild.objects.create()


@transaction.atomic
def step() -> Progress | None:
    """A batch of the work; None when all is done."""
    rebuild = Rebuild.objects.select_for_update().filter(finished_at=None).last()
    if rebuild is None:
        return None
    # Once the counts are complete, publications keep them so.
    stages = (_weigh, _rank, _list) if rebuild.has_template_words else (_forget, _count, _find_template_words)
    for stage in stages:
        if stage(rebuild):
            return _progress(rebuild)
    rebuild.finished_at = timezone.now()
    rebuild.save()
    return None


# The stages in their order: each does a batch of what is left of it, and answers whether there was anything.


def _forget(rebuild):
    gone = Profile.objects.exclude(article__in=Article.objects.released()).values_list("pk", flat=True)[:READ]
    for article_id in gone:
        index.forget(article_id)
    return bool(gone)


def _count(rebuild):
    articles = Article.objects.released().for_ranking().filter(profile=None).order_by()[:READ]
    if articles:
        index.count(articles)
    return bool(articles)


def _find_template_words(rebuild):
    if rebuild.has_template_words:
        return False
    stems = _template_words()
    Term.objects.filter(is_template=True).exclude(name__in=stems).update(is_template=False)
    Term.objects.filter(name__in=stems).update(is_template=True)
    rebuild.has_template_words = True
    rebuild.article_count = Profile.objects.count()
    rebuild.save()
    return True


def _weigh(rebuild):
    waiting = Profile.objects.filter(rebuild__lt=rebuild.pk)[:READ]
    articles = _still_released(waiting)
    for article in articles:
        links.refresh(article)
    index.weigh(index.count(articles))
    Profile.objects.filter(pk__in=[article.pk for article in articles]).update(rebuild=rebuild.pk)
    return bool(waiting)


def _rank(rebuild):
    waiting = Profile.objects.filter(rebuild=rebuild.pk, stage=Stage.WEIGHED)[:RANKED]
    for profile in waiting:
        lists.remember_nearest(profile.pk, index.nearest(profile.pk, unpack(profile.vector).weighed()))
    return bool(waiting)


def _list(rebuild):
    waiting = Profile.objects.filter(rebuild=rebuild.pk, stage=Stage.RANKED)[:RANKED]
    for subject in index.subjects_of(_still_released(waiting)):
        lists.write_own(subject)
    return bool(waiting)


def _still_released(profiles):
    """Their articles; one withdrawn since it was counted is forgotten."""
    articles = Article.objects.released().for_ranking().in_bulk([profile.pk for profile in profiles])
    for profile in profiles:
        if profile.pk not in articles:
            index.forget(profile.pk)
    return list(articles.values())


def _progress(rebuild):
    counts = Profile.objects.filter(rebuild=rebuild.pk).order_by().values_list("stage").annotate(articles=Count("*"))
    steps = {Stage.WEIGHED: 1, Stage.RANKED: 2, Stage.LISTED: 3}
    return Progress(
        done=sum(steps[stage] * count for stage, count in counts), total=3 * Article.objects.released().count()
    )


def _template_words():
    titles_by_category, category_sizes = defaultdict(Counter), Counter()
    titles = Article.objects.released().exclude(category=None).order_by().values_list("title", "category")
    for title, category in titles.iterator():
        category_sizes[category] += 1
        for stem in set(words(title)):
            titles_by_category[stem][category] += 1
    return template_words(titles_by_category, category_sizes)
