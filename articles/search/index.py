"""What is found: one row of words for each released article, and for each page of the other kinds that are searched.

Scheduled articles have their row too, so that they are found from their minute on without a worker; every question asks
for what is public besides.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from articles import kinds
from articles.models import LONGEST_WORD, Addressed, Article, SearchRebuild, SearchText, VocabularyWord
from articles.search import written
from articles.text.indonesian import STOP_WORDS, Token, tokens

MOST_WORDS = 15_000  # of one field; PostgreSQL counts the places of a text no further
ASKED_AT_ONCE = 10_000  # words; SQLite's limit is 32,766


class Entry(NamedTuple):
    """``fields``: the words of each field, as they are found."""

    row: SearchText
    fields: dict[str, list[Token]]


def put(thing: Addressed) -> None:
    """Find it from now on by what it says today; what is neither public nor about to be is found no more."""
    if kinds.kind_of(thing).search is None or not (thing.is_public or thing.is_scheduled):
        remove(thing)
        return
    entry = read(thing)
    write([entry.row])
    learn([entry])


@transaction.atomic
def put_all(things: Sequence[Addressed]) -> None:
    """The same for many at once, all of which are released, in a bulk's time."""
    entries = [read(thing) for thing in things]
    write([entry.row for entry in entries])
    learn(entries)


def remove(thing: Addressed) -> None:
    """Deleting the thing itself removes it as well."""
    SearchText.objects.filter(pk=key_of(thing)).delete()


def read(thing: Addressed) -> Entry:
    search = kinds.kind_of(thing).search
    texts = search(thing)._asdict() if search else {}
    fields = {name: tokens(text)[:MOST_WORDS] for name, text in texts.items()}
    kept = {name: written.written(field) for name, field in fields.items()}
    kept["title"] = written.with_names(kept.get("title", ""), [texts.get("title", ""), str(thing)])
    return Entry(SearchText(pk=key_of(thing), **_owner(thing), **kept), fields)


def write(rows: Sequence[SearchText]) -> None:
    fields = [field.name for field in SearchText._meta.concrete_fields if not field.primary_key]
    SearchText.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def learn(entries: Iterable[Entry]) -> None:
    """Their words are known from now on, and until a rebuild meets no text that holds them."""
    words = {token.word for entry in entries for field in entry.fields.values() for token in field}
    worthy = sorted(word for word in words - STOP_WORDS if word.isalpha() and len(word) <= LONGEST_WORD)
    last = SearchRebuild.objects.last()
    read_in = last.pk if last else 0
    for first in range(0, len(worthy), ASKED_AT_ONCE):
        _learn(worthy[first : first + ASKED_AT_ONCE], read_in)


def _learn(words, read_in):
    known = VocabularyWord.objects.filter(word__in=words)
    found = dict(known.values_list("word", "read_in"))
    if any(number < read_in for number in found.values()):
        # Whoever holds a word is doing the same to it; a rebuild and an editor must not wait for each other in turn.
        free = known.filter(read_in__lt=read_in).select_for_update(skip_locked=True).values_list("pk", flat=True)
        VocabularyWord.objects.filter(pk__in=list(free)).update(read_in=read_in)
    VocabularyWord.objects.bulk_create(
        [
            VocabularyWord(word=word, initial=word[0], length=len(word), read_in=read_in)
            for word in words
            if word not in found
        ],
        ignore_conflicts=True,  # two articles saved at once
    )


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
