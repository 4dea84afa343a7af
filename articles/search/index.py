"""What is found: one row of words for each released article, and for each page of the other kinds that are searched.

Scheduled articles have their row too, so that they are found from their minute on without a worker; every question asks
for what is public besides.
"""

import hashlib
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType

from articles import kinds
from articles.models import LONGEST_WORD, Addressed, Article, SearchText, VocabularyWord
from articles.search import written
from articles.text.indonesian import STOP_WORDS, tokens

MOST_WORDS = 15_000  # of one field; PostgreSQL counts the places of a text no further


def put(thing: Addressed) -> None:
    """Find it from now on by what it says today; what is neither public nor about to be is found no more."""
    search = kinds.kind_of(thing).search
    if search is None or not (thing.is_public or thing.is_scheduled):
        remove(thing)
        return
    texts = search(thing)
    read = {name: tokens(text)[:MOST_WORDS] for name, text in texts._asdict().items()}
    fields = {name: written.written(field) for name, field in read.items()}
    fields["title"] = written.with_names(fields["title"], [texts.title, str(thing)])
    SearchText.objects.update_or_create(pk=key_of(thing), defaults=_owner(thing) | fields)
    _learn({token.word for field in read.values() for token in field})


def remove(thing: Addressed) -> None:
    """Deleting the thing itself removes it as well."""
    SearchText.objects.filter(pk=key_of(thing)).delete()


def everything() -> tuple[int, Iterator[Addressed]]:
    """How many rows there ought to be, and what they are made of."""
    searched = [_rows(kind.model) for kind in kinds.all_kinds() if kind.search]
    things = (thing for rows in searched for thing in rows.order_by("pk").iterator(chunk_size=200))
    return sum(rows.count() for rows in searched), things


def clear() -> None:
    SearchText.objects.all().delete()
    VocabularyWord.objects.all().delete()


def key_of(thing: Addressed) -> int:
    """An article's own key; below zero for every other kind, from its kind and key by a hash of 62 bits."""
    if isinstance(thing, Article):
        return thing.pk
    digest = hashlib.sha256(f"{thing._meta.label_lower} {thing.pk}".encode()).digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> 2)


def _owner(thing):
    if isinstance(thing, Article):
        return {"article": thing}
    return {"content_type": ContentType.objects.get_for_model(thing), "object_id": thing.pk}


def _rows(model):
    return model.objects.released().prefetch_related("faq_items") if model is Article else model.objects.public()


def _learn(words: set[str]) -> None:
    """Words only come in; one that no text holds any more is never proposed, see ``engine``."""
    worthy = {word for word in words - STOP_WORDS if word.isalpha() and len(word) <= LONGEST_WORD}
    known = VocabularyWord.objects.filter(word__in=worthy).values_list("word", flat=True)
    VocabularyWord.objects.bulk_create(
        [VocabularyWord(word=word, initial=word[0], length=len(word)) for word in sorted(worthy.difference(known))],
        ignore_conflicts=True,  # two articles saved at once
    )
