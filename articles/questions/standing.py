"""Where an answer stands among what a reader is shown, and why it is not among the first."""

from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from articles import kinds
from articles.models import SHOWN_FIRST, Addressed, Article, QuestionAnswer, ReaderQuestion
from articles.search import Found, parse, search
from articles.text.indonesian import tokens

PUBLIC = "published"  # the status of an answer that readers can open
NOT_THERE: dict[str, str] = {
    Article.Status.DRAFT: "Masih draf; ditanyakan lagi setelah terbit.",
    Article.Status.IN_REVIEW: "Menunggu tinjauan; ditanyakan lagi setelah terbit.",
    Article.Status.ARCHIVED: "Ditarik dari situs, jadi pertanyaannya terbuka lagi.",
}


@dataclass(frozen=True)
class Shown:
    """What search answers to the words of a question."""

    found: Found

    @property
    def articles(self) -> list[int]:
        return self.found.articles

    def place_of(self, answer: QuestionAnswer) -> int | None:
        """From 1: among the articles, or among those of its kind that are shown beside them."""
        model = ContentType.objects.get_for_id(answer.content_type_id).model_class()
        if model is Article:
            keys = self.articles
        else:
            keys = [thing.pk for kind, things in self.found.beside if kind.model is model for thing in things]
        return keys.index(answer.object_id) + 1 if answer.object_id in keys else None


def shown_for(words: str) -> Shown:
    return Shown(search(parse(words)))


def is_coming(thing: Model | None) -> bool:
    """Whether readers have it or are about to; what an editor has taken off the site is no answer any more."""
    if isinstance(thing, Article):
        return thing.status != Article.Status.ARCHIVED
    return thing is not None


class Standing(NamedTuple):
    """One answer of a question as editors are told of it."""

    answer: QuestionAnswer
    status: str
    words: str  # where it stands, a sentence
    is_shown: bool  # among the first


def standings_of(question: ReaderQuestion) -> list[Standing]:
    """For a question whose ``answers`` and their ``thing`` are read; a page that stands there twice, named by an editor
    and for a question under it, once."""
    once: dict[Model, QuestionAnswer] = {}
    for answer in sorted(question.answers.all(), key=lambda answer: answer.faq_item_id is not None):
        if answer.thing is not None:
            once.setdefault(answer.thing, answer)
    return [_standing(answer) for answer in once.values()]


def _standing(answer):
    thing, rank = answer.thing, answer.rank
    if isinstance(thing, Article) and not thing.is_published:
        if thing.is_scheduled:
            return Standing(answer, "scheduled", "Terjadwal; ditanyakan lagi setelah terbit.", is_shown=False)
        return Standing(answer, thing.status, NOT_THERE[thing.status], is_shown=False)
    beside = "" if isinstance(thing, Article) else " di samping artikel"
    if rank is None:
        words = "Terbit, tetapi tidak ditemukan dengan kata pertanyaan ini."
    elif rank <= SHOWN_FIRST:
        words = f"Tampil di tempat ke-{rank}{beside}."
    else:
        words = f"Terbit, tetapi baru di tempat ke-{rank}; harus di antara {SHOWN_FIRST} pertama."
    return Standing(answer, PUBLIC, words, is_shown=rank is not None and rank <= SHOWN_FIRST)


def words_missing(question: ReaderQuestion, thing: Addressed) -> list[str]:
    """Words of the question that the answer does not have, as they were typed: most often why search passes it by."""
    read = kinds.kind_of(thing).search
    if read is None:
        return []
    stems = {token.stem for text in read(thing) for token in tokens(text)}
    return [
        word
        for part in parse(question.words).parts
        for word, stem in zip(part.words, part.stems, strict=True)
        if stem not in stems
    ]
