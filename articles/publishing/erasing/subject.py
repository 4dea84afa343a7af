"""What is to be erased: an article where it stands, or as it lies in the bin."""

import html
import re
from functools import cached_property
from itertools import chain

from django.db import models
from django.urls import reverse

from articles import bin, kinds, revisions
from articles.models import Article, BinnedItem, FaqItem, OldSlug, Picture, Revision
from articles.pictures import places_of
from articles.text.indonesian import WORD, token

MARKUP = re.compile(r"<[^>]*>")


class Subject:
    """``rows`` are the article's own, itself first. Of an item of the bin that holds none: ``ValueError``."""

    def __init__(self, thing: Article | BinnedItem):
        self.item = thing if isinstance(thing, BinnedItem) else None
        if isinstance(thing, BinnedItem):
            rows = bin.contents(thing)
            if not rows or not isinstance(rows[0], Article):
                raise ValueError(f"{thing} is no article.")
            self.article, self.rows = rows[0], rows
        else:
            self.article = thing
            self.rows = [thing, *thing.faq_items.all(), *thing.old_slugs.all()]
        self.number: int = self.article.pk  # which a deleted row forgets

    @property
    def title(self) -> str:
        return self.article.title

    @cached_property
    def paths(self) -> list[str]:
        """All addresses that it had, of today first."""
        slugs = [self.article.slug, *(row.slug for row in self.rows if isinstance(row, OldSlug))]
        view = kinds.kind_of(Article).view
        return [reverse(view, args=[slug]) for slug in slugs]

    @cached_property
    def _read(self):
        """``(titles, words, numbers of pictures)`` of its row and of all its revisions, in one pass."""
        words: set[str] = set()
        titles, pictures = {self.article.title}, bin.pictures_of(self.rows)
        _add_words(words, [self.article.title, self.article.summary, self.article.body])
        questions = [row for row in self.rows if isinstance(row, FaqItem)]
        _add_words(words, chain.from_iterable((row.question, row.answer) for row in questions))
        for kind, content in revisions.contents_of(self.number):
            titles.add(str(content.get("title", "")))
            pictures |= bin.pictures_in([str(content.get("body", ""))])
            if cover := content.get("cover"):
                pictures.add(cover[0])
            if kind != Revision.Kind.AUTOMATIC:  # search has read none of those
                texts = (str(content.get(name, "")) for name in ("title", "summary", "body"))
                _add_words(words, [*texts, *chain.from_iterable(content.get("faq", []))])
        return titles - {""}, words, pictures

    @property
    def titles(self) -> set[str]:
        """All that it ever had."""
        return self._read[0]

    @property
    def words(self) -> set[str]:
        """Of all its texts, lower case."""
        return self._read[1]

    @property
    def stems(self) -> set[str]:
        return {token(word).stem for word in self.words}

    def pictures(self) -> tuple[list[Picture], list[Picture]]:
        """Those that nobody else shows, and the others; it shows them, or did."""
        of_next = set[int]()
        for content in revisions.texts_of_next_versions(besides=self.number):
            of_next |= bin.pictures_in([content.get("body", "")]) | {(content.get("cover") or [0])[0]}
        alone: list[Picture] = []
        shared: list[Picture] = []
        for picture in Picture.objects.filter(pk__in=self._read[2]).order_by("pk"):
            is_shared = picture.pk in of_next or any(not self._is_own(place) for place in places_of(picture))
            (shared if is_shared else alone).append(picture)
        return alone, shared

    def _is_own(self, place: models.Model):
        return place == self.item or (isinstance(place, Article) and place.pk == self.number)


def _add_words(words, texts):
    for text in texts:
        found = {*WORD.findall(html.unescape(MARKUP.sub(" ", text)))}
        words |= {token(word).word for word in found}
