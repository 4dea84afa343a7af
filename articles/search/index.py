"""What is found: one row of stems for each released article, each programme and each page.

Scheduled articles have their row too, so that they are found from their minute on without a worker; every question asks
``ArticleQuerySet.published`` besides.
"""

from collections.abc import Iterable, Iterator

from articles.models import Article, FaqItem, Page, Programme, SearchText, VocabularyWord
from articles.models.search import LONGEST_WORD
from articles.text import reading
from articles.text.indonesian import STOP_WORDS, tokens

Found = Article | Programme | Page
MOST_WORDS = 15_000  # of one field; PostgreSQL counts the places of a text no further


def put(found: Found) -> None:
    """Find it from now on by what it says today; an article that is not released is found no more."""
    if isinstance(found, Article) and not (found.is_published or found.is_scheduled):
        remove(found)
        return
    read = {name: tokens(text)[:MOST_WORDS] for name, text in _texts(found).items()}
    stems = {name: " ".join(token.stem for token in field) for name, field in read.items()}
    SearchText.objects.update_or_create(pk=_key(found), defaults={found._meta.model_name: found, **stems})
    _learn({token.word for field in read.values() for token in field})


def remove(found: Found) -> None:
    """Deleting the row itself removes it as well."""
    SearchText.objects.filter(pk=_key(found)).delete()


def with_questions(text: str, items: Iterable[FaqItem]) -> str:
    """A body and the questions and answers under it: all that a reader sees there is found."""
    return "\n".join([text, *(part for item in items for part in (item.question, item.answer))])


def everything() -> tuple[int, Iterator[Found]]:
    """How many rows there ought to be, and what they are made of."""
    kinds = [Article.objects.released().prefetch_related("faq_items"), Programme.objects.all(), Page.objects.all()]
    rows = (found for kind in kinds for found in kind.order_by("pk").iterator(chunk_size=200))
    return sum(kind.count() for kind in kinds), rows


def clear() -> None:
    SearchText.objects.all().delete()
    VocabularyWord.objects.all().delete()


def _key(found):
    match found:
        case Article():
            return found.pk
        case Programme():
            return -2 * found.pk
        case Page():
            return -2 * found.pk - 1


def _texts(found: Found) -> dict[str, str]:
    match found:
        case Article():
            headings = "\n".join(text for _, _, text in found.headings)
            body = with_questions(found.plain_text, found.faq_items.all())
            return {"title": found.title, "headings": headings, "summary": found.summary, "body": body}
        case Programme():
            careers = found.careers.values_list("name", flat=True)
            title, summary, rest = f"{found.degree} {found.name}", found.summary, [found.facts, *careers]
        case Page():
            title, summary, rest = found.title, found.description, []
    headings = "\n".join(heading.text for heading in reading.headings(found.body))
    body = "\n".join([reading.plain_text(found.body), *rest])
    return {"title": title, "headings": headings, "summary": summary, "body": body}


def _learn(words: set[str]) -> None:
    """Words only come in; one that no text holds any more is never proposed, see ``engine``."""
    worthy = {word for word in words - STOP_WORDS if word.isalpha() and len(word) <= LONGEST_WORD}
    known = VocabularyWord.objects.filter(word__in=worthy).values_list("word", flat=True)
    VocabularyWord.objects.bulk_create(
        [VocabularyWord(word=word, initial=word[0], length=len(word)) for word in sorted(worthy.difference(known))],
        ignore_conflicts=True,  # two articles saved at once
    )
