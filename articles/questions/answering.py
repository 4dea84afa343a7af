"""What an editor does about a question. Nobody closes one: an answer is named, then the site is asked."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from articles import kinds
from articles.addresses import find
from articles.models import LONGEST_QUESTION, Addressed, Article, QuestionAnswer, ReaderQuestion
from articles.questions.standing import shown_for
from articles.questions.wording import asked_by, key_of

State = ReaderQuestion.State


def answer(question: ReaderQuestion, thing: Addressed) -> None:
    """Name what answers it; named twice, it is named once. Raises ``ValueError`` for what search never shows."""
    if kinds.kind_of(thing).search is None:
        raise ValueError(f"Search does not show {thing._meta.label}; see search in its Kind.")
    kind = ContentType.objects.get_for_model(type(thing))
    QuestionAnswer.objects.get_or_create(question=question, content_type=kind, object_id=thing.pk, faq_item=None)
    ReaderQuestion.objects.filter(pk=question.pk).update(is_due=True)


def release(named: QuestionAnswer) -> None:
    """It is no answer after all."""
    ReaderQuestion.objects.filter(pk=named.question_id).update(is_due=True)
    named.delete()


def choose_first_found(question: ReaderQuestion) -> Article | None:
    """After a synonym was added for a question that nothing answers: what search shows first by now is its answer."""
    shown = shown_for(question.words)
    if not shown.articles or shown.found.is_mended or question.answers.exists():
        return None
    first = Article.objects.get(pk=shown.articles[0])
    answer(question, first)
    return first


def decline(question: ReaderQuestion) -> None:
    """It is none of ours: it is counted on, and asked no more."""
    ReaderQuestion.objects.filter(pk=question.pk).update(state=State.DECLINED, state_since=timezone.now(), is_due=False)


def take_back(question: ReaderQuestion) -> None:
    """It is ours after all."""
    ReaderQuestion.objects.filter(pk=question.pk).update(state=State.OPEN, state_since=timezone.now(), is_due=True)


def follow_redirect(path: str, target: str) -> ReaderQuestion | None:
    """An address that readers missed leads to a page by now: that answers what they asked with it. Answers the
    question, where there is one."""
    key = key_of(asked_by(path))
    question = ReaderQuestion.objects.ours().filter(key=key).first() if key else None
    thing = find([target])[target].thing if question else None
    if question is None or thing is None or kinds.kind_of(thing).search is None:
        return None
    answer(question, thing)
    return question


@transaction.atomic
def keep_questions_under(article: Article) -> None:
    """The questions under a published article are questions of readers, and the article answers them: they are made
    what they are today. Those of drafts and withdrawn ones are nobody's."""
    items = {item.pk: item for item in article.faq_items.all()} if article.is_published else {}
    kept = QuestionAnswer.objects.from_questions_under([article]).select_related("question")
    orphans = []
    for pair in kept:
        item = items.get(pair.faq_item_id)
        if item and key_of(item.question) == pair.question.key:
            del items[item.pk]
        else:
            orphans.append(pair.question_id)
            pair.delete()
    kind = ContentType.objects.get_for_model(Article)
    for item in items.values():
        if key := key_of(item.question):
            words = item.question[:LONGEST_QUESTION]
            question, _ = ReaderQuestion.objects.get_or_create(key=key, defaults={"words": words})
            QuestionAnswer.objects.create(question=question, content_type=kind, object_id=article.pk, faq_item=item)
            ReaderQuestion.objects.filter(pk=question.pk).update(is_due=True)
    _forget(orphans)


def drop_questions_under(articles: Iterable[Article]) -> None:
    """Before they are deleted. Restored, they bring theirs anew."""
    pairs = QuestionAnswer.objects.from_questions_under(list(articles))
    orphans = list(pairs.values_list("question", flat=True))
    pairs.delete()
    _forget(orphans)


def _forget(keys):
    """Those that no reader asked and that stand nowhere any more; the others are asked again."""
    questions = ReaderQuestion.objects.filter(pk__in=keys)
    questions.filter(count=0, answers=None).delete()
    questions.update(is_due=True)
