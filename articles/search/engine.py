"""One search from the words typed to the rows found: what the words may stand for, who matches, who comes first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.models import Page, Programme, SearchText, SynonymGroup, VocabularyWord
from articles.search import spelling
from articles.search.expansion import Alternative, Group, Thesaurus, cuttable, expand
from articles.search.lookup import Row, Seen, look, matching
from articles.search.query import Query, parse
from articles.search.ranking import FIELDS, Text, padded, rank, rarity
from articles.text.indonesian import stem

RANKED = 100  # texts that are read and ranked; those behind them come as the database weighs them
BESIDE = 3  # programmes, and pages, shown beside the articles: with a word in the name, or all in the text
BEGUN = 20  # longer words that an unfinished one may stand for
CERTAIN = 6  # letters, from which on a misspelt word is replaced; a shorter one may be right: "kapal" is not "kanal"
TRIED = 8  # words that a misspelt one may stand for
ENOUGH = 0.4  # of the query's weight must be there; less is no answer while there are better ones


@dataclass(frozen=True)
class Found:
    """``query`` is what was searched for in the end; ``typed`` is what stood in the field. They differ where typing
    errors were mended. ``maybe`` is what was meant where the literal search finds nothing."""

    typed: Query
    query: Query
    groups: tuple[Group, ...] = ()
    articles: list[int] = field(default_factory=list)  # of the topic asked for; a thousand at most
    by_category: dict[int, int] = field(default_factory=dict)
    programmes: list[Programme] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    maybe: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.by_category or self.programmes or self.pages)

    @property
    def is_mended(self) -> bool:
        return self.query is not self.typed


def search(typed: Query, *, category: int | None = None, literal: bool = False) -> Found:
    if not typed.parts:
        return Found(typed, typed)
    thesaurus = Thesaurus(SynonymGroup.objects.values_list("words", flat=True))
    groups = _groups(typed, thesaurus)
    total, seen = look(groups)
    mended = _mended(typed, seen)
    certain = {} if literal else {word: nearest for word, nearest in mended.items() if len(word) >= CERTAIN}
    query, maybe = typed, ""
    if certain:
        query = typed.with_words(certain)
        groups = _groups(query, thesaurus)
        total, seen = look(groups)
    elif mended:
        maybe = typed.with_words(mended).text
    groups = [group for group, one in zip(groups, seen, strict=True) if one.is_known or group.is_required]
    rarities = [rarity(one.count, total) for one in seen if one.is_known]
    if len(rarities) < len(groups) or not groups:  # a quoted phrase that nobody wrote, or nothing known at all
        return Found(typed, query, maybe=maybe)
    return _found(typed, query, groups, rarities, category, maybe)


def quick(typed: str, limit: int) -> list[int]:
    """Published articles with all the words, the last one perhaps unfinished; titles first, then the newest. For boxes
    in which an editor types: no synonyms, no mending, two queries."""
    query = parse(typed)
    groups = expand(query, Thesaurus([]), begun_words=_begun(query))
    return [row.article for row in matching(groups, [1.0] * len(groups), 1).articles[:limit]] if groups else []


def _found(typed, query, groups, rarities, category, maybe):
    matches = matching(groups, rarities, ENOUGH, category)
    if not (matches.by_category or matches.beside):
        matches = matching(groups, rarities, 0, category)
    whole = 0.999 * sum(rarities)  # sums of floats
    beside = [row for row in matches.beside if row.score > row.share or row.share >= whole]
    beside = _best(beside, groups, rarities)
    return Found(
        typed,
        query,
        tuple(groups),
        [row.article for row in _best(matches.articles, groups, rarities)],
        matches.by_category,
        _in_order(Programme, [row.programme for row in beside if row.programme]),
        _in_order(Page, [row.page for row in beside if row.page]),
        maybe,
    )


def _groups(query, thesaurus):
    known = set(VocabularyWord.objects.filter(word__in=cuttable(query)).values_list("word", flat=True))
    return expand(query, thesaurus, known, _begun(query))


def _begun(query):
    """Words that the last one may be the beginning of, the shortest first; of words, not stems: "digi" of "digital",
    whose stem is "gital"."""
    if not query.is_open:
        return []
    beginning = query.parts[-1].words[0]
    longer = VocabularyWord.objects.filter(initial=beginning[0], word__startswith=beginning).order_by("length", "word")
    return longer.values_list("word", flat=True)[:BEGUN]


def _mended(query: Query, seen: Sequence[Seen]) -> dict[str, str]:
    """The words that nobody wrote, each with the nearest that somebody did, where there is one."""
    unknown = [
        part.words[0] for part, one in zip(query.parts, seen, strict=True) if not one.is_known and not part.is_phrase
    ]
    return {word: nearest for word in unknown if (nearest := _nearest(word))}


def _nearest(word: str) -> str | None:
    if not spelling.slips_allowed(word):
        return None
    alike = VocabularyWord.objects.filter(initial__in=spelling.initials(word), length__in=spelling.lengths(word))
    near = spelling.closest(word, alike.values_list("word", flat=True))[:TRIED]
    if not near:
        return None
    _, seen = look([Group((Alternative((stem(word),)),)) for _, word in near])
    known = [(slips, -one.count, word) for (slips, word), one in zip(near, seen, strict=True) if one.is_known]
    return min(known)[2] if known else None


def _best(rows: Sequence[Row], groups, rarities) -> list[Row]:
    head = {row.entry: row for row in rows[:RANKED]}
    entries = SearchText.objects.filter(pk__in=head).values_list("pk", *FIELDS, "entry__published_at")
    texts = [Text(pk, *map(padded, fields), str(moment or "")) for pk, *fields, moment in entries]
    return [head[pk] for pk in rank(texts, groups, rarities)] + list(rows[RANKED:])


def _in_order(model, keys):
    found = model.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found][:BESIDE]
