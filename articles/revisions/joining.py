"""Two people's changes to one article, field by field: what one of them set is set, what both did differently is asked.
Pure."""

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

from articles.revisions import merging
from articles.revisions.alignment import Work
from articles.revisions.content import KEYS, LISTS, Content, lifted
from articles.revisions.merging import Agreed, Piece, blocks_of, compared, merged
from articles.text.sameness import essence

# In the order of the edit screen, which is that of the questions.
FIELDS = (
    "title",
    "slug",
    "summary",
    "body",
    "faq",
    "category",
    "author",
    "programme",
    "tags",
    "recheck_on",
    "cover",
    "cover_scene",
    "cover_sky",
    "cover_seed",
    "picks",
    "excluded",
    "seo_title",
    "meta_description",
    "canonical_url",
    "noindex",
)
SETS = frozenset({"tags", "excluded"})  # whose order says nothing
SEQUENCES = frozenset({"body", "faq", "picks"})
KEY = 16  # letters

Rows = list[list[Any]]


class Choice(StrEnum):
    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"  # theirs, then mine


class Clash(NamedTuple):
    """What both changed differently: blocks of the body as HTML, rows of a list, or the value of a field. ``key`` is
    the same where the same is asked again."""

    field: str
    before: Any
    theirs: Any
    mine: Any
    key: str

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Both only where each has something, and where both can stand."""
        may_be_both = self.field in {"body", *LISTS} and self.theirs and self.mine
        return tuple(Choice) if may_be_both else (Choice.THEIRS, Choice.MINE)

    def chosen(self, choice: Choice) -> Any:
        """Of a single value or a set; of a sequence, what stands in the place of this clash."""
        match choice:
            case Choice.THEIRS:
                return self.theirs
            case Choice.MINE:
                return self.mine
            case Choice.BOTH:
                return self.theirs + self.mine


class Clashes(Exception):
    """A person must decide."""

    def __init__(self, joined: "Joined"):
        self.joined = joined
        super().__init__(", ".join(sorted({clash.field for clash in joined.clashes})))


class Joined(NamedTuple):
    """``agreed`` are the fields that nobody contests; the others hold, in order, what is agreed in them and what
    clashes."""

    agreed: Content
    contested: Mapping[str, tuple[Agreed[Any] | Clash, ...]]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return tuple(piece for pieces in self.contested.values() for piece in pieces if isinstance(piece, Clash))

    @property
    def content(self) -> Content:
        """With mine wherever a person must decide."""
        return self.decided({})

    def decided(self, choices: Mapping[str, Choice]) -> Content:
        """``choices`` by the keys of the clashes; mine where none is told."""
        content = dict(self.agreed)
        for name, pieces in self.contested.items():
            content[name] = _whole(name, [_chosen(piece, choices) for piece in pieces])
        return content


def joined(before: Content | None, theirs: Content, mine: Content) -> Joined:
    """Without ``before`` all that differs is asked about. When readers see it is theirs: that is nobody's to set here.
    Raises ``UnknownSchema`` and ``TooMuchHtml``."""
    theirs, mine = lifted(theirs), lifted(mine)
    before = before and lifted(before)
    agreed: Content = {**theirs}
    contested: dict[str, list[Piece[Any]]] = {}
    work = Work()
    for name in FIELDS:
        if _same(name, theirs[name], mine[name]):
            continue
        if before is None:
            contested[name] = _compared(name, theirs[name], mine[name], work)
        elif _same(name, before[name], theirs[name]):
            agreed[name] = mine[name]
        elif not _same(name, before[name], mine[name]):
            contested[name] = _merged(name, before[name], theirs[name], mine[name], work)
    return Joined(agreed, {name: _keyed(name, pieces) for name, pieces in contested.items()})


def _compared(name: str, theirs: Any, mine: Any, work: Work) -> list[Piece[Any]]:
    if name not in SEQUENCES:
        return [merging.Clash(None, theirs, mine)]
    pieces = compared(_elements(name, theirs), _elements(name, mine), work)
    return [_values(name, piece, [*theirs, *mine]) for piece in pieces]


def _merged(name: str, before: Any, theirs: Any, mine: Any, work: Work) -> list[Piece[Any]]:
    if name in SETS:
        return [Agreed(_set_of(before, theirs, mine))]
    if name not in SEQUENCES:
        return [merging.Clash(before, theirs, mine)]
    pieces = merged(_elements(name, before), _elements(name, theirs), _elements(name, mine), work)
    return [_values(name, piece, [*before, *mine, *theirs]) for piece in pieces]


def _set_of(before: Rows, theirs: Rows, mine: Rows) -> Rows:
    """All that somebody put in, and nothing that somebody took out; in the order of their keys."""
    old, of_theirs, of_mine = ({row[0] for row in rows} for rows in (before, theirs, mine))
    kept = (of_theirs | of_mine) - (old - of_theirs) - (old - of_mine)
    return sorted(row for row in _once(chain(theirs, mine)) if row[0] in kept)


def _keyed(name: str, pieces: list[Piece[Any]]) -> tuple[Agreed[Any] | Clash, ...]:
    seen: Counter[str] = Counter()
    found: list[Agreed[Any] | Clash] = []
    for piece in pieces:
        if isinstance(piece, Agreed):
            found.append(piece)
            continue
        what = json.dumps([name, *piece])
        key = hashlib.sha256(f"{what}{seen[what]}".encode()).hexdigest()[:KEY]
        seen[what] += 1
        found.append(Clash(name, *piece, key))
    return tuple(found)


def _same(name: str, one: Any, other: Any) -> bool:
    """What a row is called now and how a text is laid out make no difference."""
    if one == other:
        return True
    if name == "body":
        return essence(one) == essence(other)
    if name in KEYS:
        return bool(one and other) and one[0] == other[0]
    if name in SETS:
        return {row[0] for row in one} == {row[0] for row in other}
    return name in SEQUENCES and _elements(name, one) == _elements(name, other)


def _elements(name: str, value: Any) -> tuple[Hashable, ...]:
    match name:
        case "body":
            return blocks_of(value)
        case "faq":
            return tuple((question, answer) for question, answer in value)
    return tuple(pk for pk, _ in value)


def _values(name: str, piece: Piece[tuple[Any, ...]], rows: Rows) -> Piece[Any]:
    """``rows`` name what a pick is called."""
    titles = dict(rows) if name == "picks" else {}

    def value(elements: tuple[Any, ...]) -> Any:
        match name:
            case "body":
                return "".join(elements)
            case "faq":
                return [list(element) for element in elements]
        return [[pk, titles[pk]] for pk in elements]

    return type(piece)(*(value(elements) for elements in piece))


def _chosen(piece: Agreed[Any] | Clash, choices: Mapping[str, Choice]) -> Any:
    return piece.what if isinstance(piece, Agreed) else piece.chosen(choices.get(piece.key, Choice.MINE))


def _whole(name: str, values: list[Any]) -> Any:
    if name == "body":
        return "".join(values)
    return _once(chain.from_iterable(values)) if name in LISTS else values[0]


def _once(rows: Iterable[list[Any]]) -> Rows:
    """One article or tag, and the same question with the same answer, stand once: where they stood first."""
    found: dict[Hashable, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0] if isinstance(row[0], int) else tuple(row), row)
    return [*found.values()]
