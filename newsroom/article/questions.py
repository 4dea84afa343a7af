"""Which questions of readers an article answers; a new article, or a question under it, may be begun from one."""

from django.contrib import messages

from articles import publishing, questions
from articles.models import Article, QuestionAnswer, ReaderQuestion
from articles.text.numbers import number_in
from newsroom.article.part import ScreenPart

ASKED_FOR = "pertanyaan"  # in the address: the number of a question


class Questions(ScreenPart):
    def context(self, request, article):
        asked = question_of(request)
        rows = ReaderQuestion.objects.filter(pk__in=_answered(article)).prefetch_related("answers__thing")
        answered = [
            (question, next(one for one in questions.standings_of(question) if one.answer.thing == article))
            for question in rows.order_by("-count", "pk")
        ]
        is_new = asked is not None and asked not in [question for question, _ in answered]
        return {"question_asked": asked if is_new else None, "questions_answered": answered}

    def save(self, request, article):
        """Ties the question that the address names; to an article that was there, once it stands under it."""
        question = question_of(request)
        if question is None or question.pk in _answered(article):
            return
        keys = {questions.key_of(item.question) for item in article.faq_items.all()}
        if request.resolver_match.url_name.endswith("_add") or question.key in keys:
            publishing.answer_question(question, article)
            messages.info(request, f"Dicatat sebagai jawaban pertanyaan pembaca “{question}”.")


def question_of(request) -> ReaderQuestion | None:
    """The question that the screen was opened for, for those who may see it."""
    key = number_in(request.GET.get(ASKED_FOR, ""))
    if key is None or not request.user.has_perm("articles.view_readerquestion"):
        return None
    return ReaderQuestion.objects.ours().filter(pk=key).first()


def _answered(article: Article):
    """Numbers of the questions; of those that only stand under it, none: they are in sight there."""
    if article.pk is None:
        return []
    pairs = QuestionAnswer.objects.of(article).filter(faq_item=None)
    return list(pairs.values_list("question", flat=True))
