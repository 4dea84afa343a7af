"""One search from the words typed to the rows found: what the words may stand for, who matches, who comes first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from articles import kinds
from articles.kinds import Kind
from articles.models import Category, Programme, SearchText, SynonymGroup, VocabularyWord
from articles.search import former, spelling
from articles.search.expansion import Alternative, Group, Thesaurus, cuttable, expand
from articles.search.lookup import Holders, Keys, look, matching, visible
from articles.search.query import Query, parse
from articles.search.ranking import FIELDS, Text, padded, rank, rarity
from articles.text.stemming import stem

RANKED = 50  # texts that are read and ranked; those behind them come as the database weighs them
BESIDE = 3  # of each other kind, shown beside the articles: with a word in the name, or all in the text
BEGUN = 20  # longer words that an unfinished one may stand for
CERTAIN = 6  # letters, from which on a misspelt word is replaced; a shorter one may be right: "kapal" is not "kanal"
TRIED = 8  # words that a misspelt one may stand for
ENOUGH = 0.2  # of the query's weight must be there; less is no answer while there are better ones


@dataclass(frozen=True)
class Found:
    """``query`` is what was searched for in the end; ``typed`` is what stood in the field. They differ where typing
    errors were mended. ``maybe`` is what was meant where the literal search finds nothing."""

    typed: Query
    query: Query
    groups: tuple[Group, ...] = ()
    articles: list[int] = field(default_factory=list)  # of the topic asked for
    by_category: dict[int, int] = field(default_factory=dict)
    beside: list[tuple[Kind, list[Model]]] = field(default_factory=list)  # what is no article, by its kind
    maybe: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.by_category or self.beside)

    @property
    def is_mended(self) -> bool:
        return self.query is not self.typed


def search(typed: Query, *, category: int | None = None, literal: bool = False) -> Found:
    if not typed.parts:
        return Found(typed, typed)
    thesaurus = _thesaurus(tuple(SynonymGroup.objects.values_list("words", flat=True)), _names())
    seen = visible()
    groups = _groups(typed, thesaurus)
    holders = look(groups, seen.everything)
    mended = _mended(typed, holders, seen.everything)
    certain = {} if literal else {word: nearest for word, nearest in mended.items() if len(word) >= CERTAIN}
    query, maybe = typed, ""
    if certain:
        query = typed.with_words(certain)
        groups = _groups(query, thesaurus)
        holders = look(groups, seen.everything)
    elif mended:
        maybe = typed.with_words(mended).text
    asked = [pair for pair in zip(groups, holders, strict=True) if pair[1].anywhere or pair[0].is_required]
    if not asked or not all(one.anywhere for _, one in asked):  # nothing known, or a quoted phrase that nobody wrote
        return Found(typed, query, maybe=maybe)
    groups, holders = [group for group, _ in asked], [one for _, one in asked]
    return _found(typed, query, groups, holders, seen, category, maybe)


def quick(typed: str, limit: int) -> list[int]:
    """Published articles with all the words, the last one perhaps unfinished; titles first, then the newest. For boxes
    in which an editor types: no synonyms, no mending, three queries."""
    query = parse(typed)
    if not query.parts:
        return []
    groups = former.widened(expand(query, Thesaurus([]), begun_words=_begun(query)))
    seen = visible()
    return matching(groups, look(groups, seen.everything - seen.beside), [1.0] * len(groups), seen, 1).articles[:limit]


def _found(typed, query, groups, holders, seen, category, maybe):
    total = len(seen.newest) + len(seen.beside)
    rarities = [rarity(len(one.anywhere), total) for one in holders]
    matches = matching(groups, holders, rarities, seen, ENOUGH, category)
    if not (matches.by_category or matches.beside):
        matches = matching(groups, holders, rarities, seen, 0, category)
    whole = 0.999 * sum(rarities)  # sums of floats
    in_title = frozenset().union(*(one.in_title for one in holders))
    beside = [key for key in matches.beside if key in in_title or matches.shares[key] >= whole]
    others = _beside(_best(beside, groups, rarities))
    articles = _best(matches.articles, groups, rarities)
    return Found(typed, query, tuple(groups), articles, matches.by_category, others, maybe)


@lru_cache(maxsize=1)  # editors change it now and then, readers ask for it all day
def _thesaurus(groups: tuple[str, ...], names: tuple[str, ...]) -> Thesaurus:
    return Thesaurus(groups, names)


def _names() -> tuple[str, ...]:
    """What pupils shorten: "SI", "ilkom"."""
    names = Programme.objects.order_by().values_list("name", flat=True)
    return tuple(names.union(Category.objects.order_by().values_list("name", flat=True)))


def _groups(query, thesaurus):
    known = set(VocabularyWord.objects.filter(word__in=cuttable(query)).values_list("word", flat=True))
    return former.widened(expand(query, thesaurus, known, _begun(query)))


def _begun(query):
    """Words that the last one may be the beginning of, the shortest first; of words, not stems: "penul" of "penulis",
    whose stem is "tulis"."""
    if not query.is_open:
        return []
    beginning = query.parts[-1].words[0]
    longer = VocabularyWord.objects.filter(initial=beginning[0], word__startswith=beginning).order_by("length", "word")
    return longer.values_list("word", flat=True)[:BEGUN]


def _mended(query: Query, holders: Sequence[Holders], among: Keys) -> dict[str, str]:
    """The words that nobody wrote, each with the nearest that somebody did, where there is one."""
    parts = zip(query.parts, holders, strict=True)
    unknown = [part.words[0] for part, one in parts if not one.anywhere and not part.is_phrase]
    return {word: nearest for word in unknown if (nearest := _nearest(word, among))}


def _nearest(word: str, among: Keys) -> str | None:
    if not spelling.slips_allowed(word):
        return None
    alike = VocabularyWord.objects.filter(initial__in=spelling.initials(word), length__in=spelling.lengths(word))
    near = spelling.closest(word, alike.values_list("word", flat=True))[:TRIED]
    if not near:
        return None
    holders = look(former.widened([Group((Alternative((stem(word),)),)) for _, word in near]), among)
    known = [
        (slips, -len(one.anywhere), word) for (slips, word), one in zip(near, holders, strict=True) if one.anywhere
    ]
    return min(known)[2] if known else None


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
