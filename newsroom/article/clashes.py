"""What two people changed differently, as a person is asked about it: each side marked against what both began with,
and what each choice would make of it."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.html import escape

from articles import revisions
from articles.models import Picture, Revision, SceneKind, Sky, addressed, pictures_in
from articles.revisions import Choice, Clash, Content, Joined
from newsroom.article.revisions import LABELS

OTHERS = {"body": "Isi artikel", "faq": "Pertanyaan umum", "noindex": "Mesin pencari", "cover_seed": "Gambar sampul"}
OTHERS |= {"cover_scene": "Pemandangan sampul", "cover_sky": "Langit sampul"}
WORDS: dict[str, dict[Any, Any]] = {
    "noindex": {True: "disembunyikan", False: "ditampilkan"},
    "cover_scene": dict(SceneKind.choices),
    "cover_sky": dict(Sky.choices),
}


class Question(NamedTuple):
    """One clash as the screen asks it; texts as ``_prose.html`` prints them."""

    clash: Clash
    label: str
    theirs: list[dict[str, str]]
    mine: list[dict[str, str]]
    results: list[tuple[Choice, list[dict[str, str]]]]
    pictures: tuple[Picture | None, Picture | None]
    chosen: str

    @property
    def may_be_both(self) -> bool:
        return Choice.BOTH in self.clash.choices


class Merged(NamedTuple):
    """Blocks between two questions that nobody contests."""

    blocks: int
    pieces: list[dict[str, str]]


def steps_of(joined: Joined, choices: Mapping[str, Choice], *, is_marked: bool) -> Iterable[Question | Merged]:
    for name, pieces in joined.contested.items():
        for piece in pieces:
            if isinstance(piece, Clash):
                yield _question(piece, choices.get(piece.key, ""), is_marked)
            elif name == "body":
                yield Merged(len(revisions.blocks_of(piece.what)), _pieces(piece.what))


def _question(clash: Clash, chosen: str, is_marked: bool) -> Question:
    before, theirs, mine = (_html(clash.field, value) for value in (clash.before, clash.theirs, clash.mine))
    is_picture = clash.field == "cover"
    return Question(
        clash,
        (LABELS | OTHERS)[clash.field],
        _marked(before, theirs) if is_marked else _pieces(theirs),
        _marked(before, mine) if is_marked else _pieces(mine),
        [(choice, _pieces(_html(clash.field, clash.chosen(choice)))) for choice in clash.choices],
        (_picture(clash.theirs), _picture(clash.mine)) if is_picture else (None, None),
        chosen,
    )


def _html(field: str, value: Any) -> str:
    """A value as paragraphs of a clean text; empty for nothing."""
    if field == "body":
        return addressed(value or "", pictures_in(value or ""))
    if field in WORDS:
        return _paragraph(WORDS[field].get(value, ""))  # none where nobody knows what was before
    if field == "faq":
        return "".join(
            f"<p><strong>{escape(question)}</strong> {escape(answer)}</p>" for question, answer in value or []
        )
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "".join(_paragraph(name) for _, name in value)
    return _paragraph(value[1] if isinstance(value, list) and value else value)


def _paragraph(value: Any) -> str:
    return f"<p>{escape(value)}</p>" if value or value == 0 else ""


def _marked(before: str, after: str) -> list[dict[str, str]]:
    return _pieces(revisions.difference(before, after).html)


def _pieces(html: str) -> list[dict[str, str]]:
    return [{"html": html}] if html else []


def _picture(named):
    return Picture.objects.filter(pk=named[0]).first() if named else None


def merged_into(theirs: Revision, joined: Joined) -> list[tuple[str, list[dict[str, str]]]]:
    """What comes into the other one's version, by the labels of the fields."""
    before: Content = revisions.lifted(theirs.content)
    fields = [name for name in LABELS | OTHERS if before[name] != joined.content[name]]
    return [
        ((LABELS | OTHERS)[name], _marked(_html(name, before[name]), _html(name, joined.content[name])))
        for name in fields
    ]
