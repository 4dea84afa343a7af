"""An article as the edit screen holds it at this moment: read from what was sent, and never saved."""

import copy
from collections.abc import Container, Mapping

from articles.coach import MOST_CHARACTERS, Manuscript, Question
from articles.covers import seed_of
from articles.fields import clean_html
from articles.models import Article, Author, Category, Picture, Programme, normalise_title
from articles.text import pictures
from articles.text.html import CONTROL, MAX_CHARACTERS, TooMuchHtml
from articles.text.numbers import number_in
from articles.text.reading import plain_text

TEXTS = ("title", "slug", "summary", "seo_title", "meta_description", "cover_scene", "cover_sky")
WORDS = {"title": "Judul", "summary": "Ringkasan"}
CHOICES = {"category": Category, "author": Author, "programme": Programme, "cover": Picture}
MOST_QUESTIONS = 100
LONGEST_ANSWER = 1200


def typed(article: Article, data: Mapping[str, str], fields: Container[str]) -> tuple[Manuscript, list[int]]:
    """``article`` with what was sent for ``fields``, the form's; and for each question the number of its row there.

    Raises ``TooMuchHtml`` where the text is longer than any article.
    """
    article = copy.copy(article)
    if article.pk:  # what is drawn of the address that is stored; of another one nothing is drawn yet
        article.cover_seed = article.cover_seed or seed_of(article.slug)
    for name in TEXTS:
        if name in fields:
            longest = Article._meta.get_field(name).max_length  # type: ignore[union-attr]  # TEXTS names fields of text
            setattr(article, name, CONTROL.sub("", data.get(name, "")).strip()[:longest])
    article.title = normalise_title(article.title)
    article.slug = article.slug or (article.slug_from_source if article.title else "")
    for name, model in CHOICES.items():
        if name in fields:
            setattr(article, name, _chosen(model, data.get(name, "")))
    body = pictures.take(data.get("body", ""), lambda embedded: None)  # taken into the library on saving only
    if len(body) > MOST_CHARACTERS:
        raise TooMuchHtml(f"more than {MOST_CHARACTERS} characters")
    article.body = clean_html(body)
    rows = list(_questions(data))
    return Manuscript(article, tuple(question for _, question in rows)), [row for row, _ in rows]


def words_in(data: Mapping[str, str]) -> list[tuple[str, str]]:
    """``[("Judul", …), ("Isi artikel", …), ("Pertanyaan 1", …)]``: all words that were sent, to be read and copied."""
    words = [(label, data.get(name, "")) for name, label in WORDS.items()]
    words.append(("Isi artikel", _words_of(data.get("body", "")[:MAX_CHARACTERS])))
    for row, question in _questions(data):
        words.append((f"Pertanyaan {row + 1}", "\n".join(question)))
    return [(name, text) for name, text in words if text.strip()]


def _words_of(body):
    try:
        return plain_text(clean_html(body))
    except TooMuchHtml:
        return body  # as it was sent: better than nothing to copy


def _chosen(model, sent):
    number = number_in(sent)
    return None if number is None else model.objects.filter(pk=number).first()


def _questions(data):
    total = number_in(data.get("faq_items-TOTAL_FORMS")) or 0
    for row in range(min(total, MOST_QUESTIONS)):
        prefix = f"faq_items-{row}"
        question = data.get(f"{prefix}-question", "").strip()[:LONGEST_ANSWER]
        answer = data.get(f"{prefix}-answer", "").strip()[:LONGEST_ANSWER]
        if (question or answer) and not data.get(f"{prefix}-DELETE"):
            yield row, Question(question, answer)
