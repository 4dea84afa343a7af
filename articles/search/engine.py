"""One search from the words typed to the rows found: what the words may stand for, who matches, who comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from articles import kinds
from articles.kinds import Kind
from articles.models import Category, Programme, SearchText, SynonymGroup, VocabularyWord
from articles.search import spelling, written
from articles.search.expansion import Alternative, Group, Thesaurus, expand, looked_up
from articles.search.lookup import Holders, Keys, Visible, look, matching, visible
from articles.search.query import Query, parse
from articles.search.ranking import FIELDS, Text, padded, rank, rarity
from articles.text.stemming import is_known, stem

RANKED = 50  # texts that are read and ranked; those behind them come as the database weighs them
BESIDE = 3  # of each other kind, shown beside the articles: with a word in the name, or all in the text
BEGUN = 20  # longer words that an unfinished one may stand for
TRIED = 8  # words that a misspelt one may stand for
RIVALS = 3  # times as many texts as any other word as near: then there is no doubt which is meant
ENOUGH = 0.2  # of the query's weight must be there; less is no answer while there are better ones


@dataclass(frozen=True)
class Found:
    """``query`` is what was searched for in the end; ``typed`` is what stood in the field. They differ where a typing
    error is beyond doubt. ``maybe`` is what may be meant instead, ``missing`` are words that no article has."""

    typed: Query
    query: Query
    groups: tuple[Group, ...] = ()
    articles: list[int] = field(default_factory=list)  # of the topic asked for
    by_category: dict[int, int] = field(default_factory=dict)
    beside: list[tuple[Kind, list[Model]]] = field(default_factory=list)  # what is no article, by its kind
    maybe: str = ""
    missing: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.by_category or self.beside)

    @property
    def is_mended(self) -> bool:
        return self.query is not self.typed

    @property
    def answered(self) -> str:
        """What was searched for, but for the words that no article has."""
        return self.query.without_words(self.missing) if self.missing else self.query.text


class Looked(NamedTuple):
    """What each part of a query may stand for and who holds it; ``named`` bear it as their name, ``nearly`` but for
    words that tell nothing."""

    groups: list[Group]
    holders: list[Holders]
    named: Keys
    nearly: Keys

    @property
    def is_vain(self) -> bool:
        return not any(one.anywhere for one in self.holders)


def search(typed: Query, *, category: int | None = None, literal: bool = False) -> Found:
    if not typed.parts:
        return Found(typed, typed)
    thesaurus = _thesaurus(tuple(SynonymGroup.objects.values_list("words", flat=True)), _names())
    seen = visible()
    looked = _look(typed, thesaurus, seen)
    certain, doubtful = _nearest_words(typed, looked, seen.everything)
    if literal:
        certain, doubtful = {}, certain | doubtful
    query = typed
    if certain:
        query = typed.with_words(certain)
        looked = _look(query, thesaurus, seen)
    maybe = query.with_words(doubtful).text if doubtful else ""
    asked = [
        (group, one)
        for group, one in zip(looked.groups, looked.holders, strict=True)
        if one.anywhere or group.is_required
    ]
    if not asked or not all(one.anywhere for _, one in asked):  # nothing known, or a quoted phrase that nobody wrote
        return Found(typed, query, maybe=maybe)
    missing = _missing(query, looked, seen)
    return _found(Found(typed, query, maybe=maybe, missing=missing), looked, asked, seen, category)


def nearby(found: Found) -> list[tuple[Kind, list[Model]]]:
    """For a search in vain: what is no article and has some of the words, the best of each kind."""
    query = found.query.unquoted()
    if not query.parts:
        return []
    seen = visible()
    looked = _look(query, Thesaurus([]), seen)
    rarities = [rarity(len(one.anywhere), len(seen.everything)) for one in looked.holders]
    matches = matching(looked.groups, looked.holders, rarities, seen, 0)
    return _beside(_best(matches.beside, looked.groups, rarities))


def quick(typed: str, limit: int) -> list[int]:
    """Published articles with all the words, the last one perhaps unfinished; titles first, then the newest. For boxes
    in which an editor types: no synonyms, no mending, three queries."""
    query = parse(typed)
    if not query.parts:
        return []
    groups = expand(query, Thesaurus([]), begun_words=_begun(query))
    seen = visible()
    return matching(groups, look(groups, seen.everything - seen.beside), [1.0] * len(groups), seen, 1).articles[:limit]


def _found(found: Found, looked: Looked, asked, seen, category) -> Found:
    total = len(seen.everything)
    groups, holders = [group for group, _ in asked], [one for _, one in asked]
    rarities = [rarity(len(one.anywhere), total) for one in holders]
    matches = matching(groups, holders, rarities, seen, ENOUGH, category)
    if not (matches.by_category or matches.beside):
        matches = matching(groups, holders, rarities, seen, 0, category)
    whole = 0.999 * sum(rarities)  # sums of floats
    in_title = frozenset().union(*(one.in_title for one in holders))
    beside = [key for key in matches.beside if key in in_title or matches.shares[key] >= whole]
    return replace(
        found,
        groups=tuple(groups),
        articles=_named_first(_best(matches.articles, groups, rarities), looked, seen.newest),
        by_category=matches.by_category,
        beside=_beside(_named_first(_best(beside, groups, rarities), looked, beside)),
    )


def _named_first(keys: list[int], looked: Looked, order: Sequence[int]) -> list[int]:
    """What bears the query as its name before all others; of several, as ``order`` has them."""
    if not looked.nearly.intersection(keys):
        return keys
    among = looked.nearly.intersection(keys)
    first = sorted(filter(among.__contains__, order), key=lambda key: key not in looked.named)
    return first + [key for key in keys if key not in among]


def _missing(query, looked, seen):
    """Words that no article has, in any form or by any synonym."""
    return tuple(
        part.words[0]
        for part, one in zip(query.parts, looked.holders, strict=True)
        if not part.is_phrase and one.anywhere <= seen.beside
    )


@lru_cache(maxsize=1)  # editors change it now and then, readers ask for it all day
def _thesaurus(groups: tuple[str, ...], names: tuple[str, ...]) -> Thesaurus:
    return Thesaurus(groups, names)


def _names() -> tuple[str, ...]:
    """What pupils shorten: "SI", "ilkom"."""
    names = Programme.objects.order_by().values_list("name", flat=True)
    return tuple(names.union(Category.objects.order_by().values_list("name", flat=True)))


def _look(query: Query, thesaurus: Thesaurus, seen: Visible) -> Looked:
    groups = _groups(query, thesaurus)
    names = [Group((Alternative((name,)),)) for name in written.names(query.text)]
    *holders, named, nearly = look([*groups, *names], seen.everything)
    return Looked(groups, holders, named.anywhere, nearly.anywhere | named.anywhere)


def _groups(query, thesaurus):
    known = set(VocabularyWord.objects.filter(word__in=looked_up(query)).values_list("word", flat=True))
    return expand(query, thesaurus, known, _begun(query))


def _begun(query):
    """Words that the last one may be the beginning of, the shortest first; of words, not stems: "penul" of "penulis",
    whose stem is "tulis"."""
    if not query.is_open:
        return []
    beginning = query.parts[-1].words[0]
    longer = VocabularyWord.objects.filter(initial=beginning[0], word__startswith=beginning).order_by("length", "word")
    return longer.values_list("word", flat=True)[:BEGUN]


def _nearest_words(query: Query, looked: Looked, among: Keys) -> tuple[dict[str, str], dict[str, str]]:
    """For words that nobody wrote, what they surely stand for, and what they may stand for."""
    certain, doubtful = {}, {}
    for part, one in zip(query.parts, looked.holders, strict=True):
        word = part.words[0]
        if one.anywhere or part.is_phrase:
            continue
        near = _near(word, among)
        if near and spelling.is_surely_meant(word, near[0].word) and _is_beyond_doubt(near):
            certain[word] = near[0].word
        elif proposed := next(_worth_proposing(word, near, is_vain=looked.is_vain), None):
            doubtful[word] = proposed.word
    return certain, doubtful


def _worth_proposing(word: str, near: Sequence["Near"], *, is_vain: bool) -> Iterator["Near"]:
    """Who typed a word that the language knows most likely meant it. Where there is nothing else to show, it may be one
    slip away from what an article is about, or have a doubled letter too few."""
    if not is_known(word):
        yield from near
    elif is_vain:
        for other in near:
            if other.slips == 1 and (other.holders.in_title or spelling.is_doubled(word, other.word)):
                yield other


class Near(NamedTuple):
    slips: int
    word: str
    holders: Holders


def _near(word: str, among: Keys) -> list[Near]:
    """Words of texts that readers can find, the nearest first, of several the one in most texts."""
    if not spelling.slips_allowed(word):
        return []
    alike = VocabularyWord.objects.filter(initial__in=spelling.initials(word), length__in=spelling.lengths(word))
    near = spelling.closest(word, alike.values_list("word", flat=True))[:TRIED]
    if not near:
        return []
    holders = look([Group((Alternative((written.stands_for(word),)),)) for _, word in near], among)
    known = [Near(slips, word, one) for (slips, word), one in zip(near, holders, strict=True) if one.anywhere]
    return sorted(known, key=lambda other: (other.slips, -len(other.holders.anywhere), other.word))


def _is_beyond_doubt(near: Sequence[Near]) -> bool:
    """Whether the first is no slip itself, and no other word is as near and as common."""
    first, *others = near
    rivals = [other for other in others if other.slips == first.slips and stem(other.word) != stem(first.word)]
    most = max((len(other.holders.anywhere) for other in rivals), default=0)
    texts = len(first.holders.anywhere)
    return texts >= RIVALS * most and (texts > 1 or is_known(first.word))


def _best(keys: Sequence[int], groups, rarities) -> list[int]:
    head = SearchText.objects.filter(pk__in=keys[:RANKED]).values_list("pk", *FIELDS, "article__published_at")
    texts = [
        Text(pk, padded(title), padded(headings), padded(summary), padded(body), str(moment or ""))
        for pk, title, headings, summary, body, moment in head
    ]
    return rank(texts, groups, rarities) + list(keys[RANKED:])


def _beside(keys: Sequence[int]) -> list[tuple[Kind, list[Model]]]:
    """The kinds in their order, each with its best: one query, and one more a kind; none reads more than are ranked."""
    rows = SearchText.objects.filter(pk__in=keys).values_list("pk", "content_type", "object_id")
    found = {key: (ContentType.objects.get_for_id(kind).model_class(), number) for key, kind, number in rows}
    numbers: dict[type[Model] | None, list[int | None]] = {}
    for key in keys:
        model, number = found[key]
        numbers.setdefault(model, []).append(number)
    others = []
    for kind in kinds.all_kinds():
        wanted = numbers.get(kind.model, [])[:RANKED]
        public = kind.model.objects.public().in_bulk(wanted) if wanted else {}
        if things := [public[number] for number in wanted if number in public][:BESIDE]:
            others.append((kind, things))
    return others
