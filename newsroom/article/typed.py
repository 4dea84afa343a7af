"""An article as the edit screen holds it at this moment: read from what was sent, and never saved."""

import copy
from collections.abc import Container, Mapping
from typing import NamedTuple, Protocol, cast

from django.core.exceptions import ValidationError
from django.forms import DateField, Field, ModelChoiceField
from django.http import QueryDict

from articles.coach import MOST_CHARACTERS, Manuscript, Question
from articles.covers import seed_of
from articles.fields import clean_html
from articles.models import Article, Author, Category, Picture, Programme, normalise_title, stored_form
from articles.revisions import Content, named
from articles.text import pictures
from articles.text.html import CONTROL, MAX_CHARACTERS, TooMuchHtml
from articles.text.numbers import number_in
from articles.text.reading import plain_text

TEXTS = ("title", "slug", "summary", "seo_title", "meta_description", "cover_scene", "cover_sky")
WORDS = {"title": "Judul", "summary": "Ringkasan"}
CHOICES = {"category": Category, "author": Author, "programme": Programme, "cover": Picture}
MOST_QUESTIONS = 100
LONGEST_ANSWER = 1200
LONGEST_LINE, LONGEST_ROW = 2_000, 20_000  # characters that are kept, also where a form will refuse them


class Offers(Protocol):
    """A form, or what is needed of one here."""

    @property
    def fields(self) -> Mapping[str, Field]: ...

    @property
    def instance(self) -> Article: ...


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
            setattr(article, name, _one_of(model, data.get(name, "")))
    body = pictures.take(data.get("body", ""), lambda embedded: None)  # taken into the library on saving only
    if len(body) > MOST_CHARACTERS:
        raise TooMuchHtml(f"more than {MOST_CHARACTERS} characters")
    article.body = clean_html(body)
    rows = list(_questions(data))
    return Manuscript(article, tuple(question for _, question in rows)), [row for row, _ in rows]


def typed_content(
    form: Offers, data: QueryDict, base: Content, *, body: str | None = None, former: Content | None = None
) -> Content:
    """What was sent for the fields of a form and for the questions, right or wrong, as a revision holds it; all else is
    as in ``base``. What the form does not offer is not chosen. ``body`` is the text where the form has taken its
    pictures into the library already; else those inside of it are left out. What was chosen already in ``base``, or in
    the ``former`` content of the same person, is not asked for again.

    Raises ``TooMuchHtml``.
    """
    content, sent = dict(base), form.fields.keys() & data.keys()
    for name in sent & {*TEXTS, "canonical_url"}:
        content[name] = CONTROL.sub("", str(data[name])).strip()[:LONGEST_LINE]
    content["title"] = normalise_title(content["title"])
    content["slug"] = content["slug"] or base["slug"]
    if "noindex" in form.fields:
        content["noindex"] = "noindex" in data
    if "recheck_on" in sent:
        content["recheck_on"] = _day(data["recheck_on"], base["recheck_on"])
    known = (base, former or base)
    for name in sent & CHOICES.keys():
        content[name] = next(iter(_chosen(form, name, [data[name]], [one[name] for one in known if one[name]])), None)
    if "tags" in form.fields:
        content["tags"] = sorted(
            _chosen(form, "tags", data.getlist("tags"), [tag for one in known for tag in one["tags"]])
        )
    if "body" in sent:
        typed_body = pictures.take(str(data["body"]), lambda embedded: None) if body is None else body
        content["body"] = stored_form(typed_body, form.instance)
    if "faq_items-TOTAL_FORMS" in data:
        rows = sorted(_rows(data), key=lambda row: (row.position is None, row.position, row.number))
        content["faq"] = [[row.question, row.answer] for row in rows]
    return content


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


def _chosen(form, name, sent, known):
    """``[pk, name]`` of those of the field's rows that were chosen."""
    numbers = {number for one in sent if (number := number_in(one)) is not None}
    chosen = {pk: [pk, words] for pk, words in known if pk in numbers}
    offered = cast(ModelChoiceField, form.fields[name]).queryset
    asked = numbers - chosen.keys()
    rows = offered.filter(pk__in=asked) if asked else []  # type: ignore[union-attr]  # a field of a row has one
    return [*chosen.values(), *(named(row) for row in rows)]


def _one_of(model, sent):
    number = number_in(sent)
    return None if number is None else model.objects.filter(pk=number).first()


def _questions(data):
    for row in _rows(data):
        yield row.number, Question(row.question[:LONGEST_ANSWER], row.answer[:LONGEST_ANSWER])


class _Row(NamedTuple):
    """Of the questions under an article; ``number`` is its place in the form, ``position`` the one that was typed."""

    number: int
    question: str
    answer: str
    position: int | None


def _rows(data):
    total = number_in(data.get("faq_items-TOTAL_FORMS")) or 0
    for number in range(min(total, MOST_QUESTIONS)):
        prefix = f"faq_items-{number}"
        question, answer = (
            CONTROL.sub("", data.get(f"{prefix}-{name}", "")).strip()[:LONGEST_ROW] for name in ("question", "answer")
        )
        if (question or answer) and not data.get(f"{prefix}-DELETE"):
            yield _Row(number, question, answer, number_in(data.get(f"{prefix}-position")))


def _day(sent, before):
    """A day of now, where what was typed is one or nothing; else the one before."""
    try:
        day = DateField(required=False).clean(sent)
    except ValidationError:
        return before
    return day and day.isoformat()
