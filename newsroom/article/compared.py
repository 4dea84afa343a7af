"""Two contents of an article beside each other, as a person reads what became of each field."""

from typing import NamedTuple

from django.utils.html import escape

from articles import revisions
from articles.models import Picture, addressed, pictures_in
from articles.text import pictures

WORDED = {"summary": "Ringkasan", "seo_title": "Judul untuk Google"}
WORDED |= {"meta_description": "Penjelasan untuk Google"}
KEYED = {"category": "Kategori", "author": "Penulis", "programme": "Program studi", "cover": "Gambar sampul"}
PLAIN = {"slug": "Alamat", "canonical_url": "Alamat asli", "recheck_on": "Tinjau lagi pada"}
LISTED = {"tags": "Tag", "picks": "Sematan Berita Terkait", "excluded": "Tidak ditampilkan di Berita Terkait"}
OF_OTHERS = {"picks", "excluded"}  # they name articles that a writer may not know of
LABELS = {"title": "Judul"} | WORDED | KEYED | PLAIN | LISTED

Pictures = tuple[Picture | None, Picture | None]


class FieldChange(NamedTuple):
    """``pieces`` for words that are marked in themselves, ``before`` and ``after`` for the rest; the words that came
    and went are counted of the first only."""

    label: str
    before: str = ""
    after: str = ""
    pieces: tuple[dict[str, str], ...] = ()
    pictures: Pictures | tuple[()] = ()
    came: int = 0
    went: int = 0


class Counted(NamedTuple):
    came: int  # words
    went: int
    pictures: int  # that are others


def compared(old: revisions.Content, new: revisions.Content, *, is_editor: bool) -> dict:
    """For revisions.html. What names articles that a writer may not know of is for editors."""
    title = _marked("Judul", _paragraph(old["title"]), _paragraph(new["title"]))
    fields = [*_worded(old, new), *_others(old, new, is_editor=is_editor), *_questions(old, new)]
    body = revisions.difference(_shown(old["body"]), _shown(new["body"]))
    counted = _counted(old, new, body, [title, *fields])
    return {"difference": body, "headline": title, "fields": fields, "counted": counted}


def _counted(old, new, body, fields):
    """Words of the text and of what is worded beside it; pictures of the text, and the cover."""
    shown, showing = ({*pictures.numbers(content["body"])} for content in (old, new))
    others = max(len(shown - showing), len(showing - shown)) + (old["cover"] != new["cover"])
    came, went = (sum(getattr(one, name) for one in [body, *fields]) for name in ("came", "went"))
    return Counted(came, went, others)


def _shown(body):
    return addressed(body, pictures_in(body))


def _worded(old, new):
    for name, label in WORDED.items():
        if old[name] != new[name]:
            yield _marked(label, _paragraph(old[name]), _paragraph(new[name]))


def _others(old, new, *, is_editor):
    for name, label in (KEYED | PLAIN | LISTED).items():
        if old[name] == new[name] or (name in OF_OTHERS and not is_editor):
            continue
        if name in LISTED:
            before, after = (_paragraph(", ".join(title for _, title in content[name])) for content in (old, new))
            yield _marked(label, before, after)
        elif name in KEYED:
            covers = (_picture(old[name]), _picture(new[name])) if name == "cover" else ()
            yield FieldChange(label, _name_of(old[name]), _name_of(new[name]), pictures=covers)
        else:
            yield FieldChange(label, old[name] or "", new[name] or "")
    if old["noindex"] != new["noindex"]:
        said = {True: "disembunyikan", False: "ditampilkan"}
        yield FieldChange("Mesin pencari", said[old["noindex"]], said[new["noindex"]])


def _questions(old, new):
    if old["faq"] != new["faq"]:
        before, after = ("".join(map(_question, content["faq"])) for content in (old, new))
        yield _marked("Pertanyaan umum", before, after)


def _marked(label, before, after):
    found = revisions.difference(before, after)
    return FieldChange(label, pieces=({"html": found.html},), came=found.came, went=found.went)


def _question(row):
    question, answer = row
    return _paragraph(f"{question} {answer}")


def _paragraph(text):
    return f"<p>{escape(text)}</p>" if text else ""


def _name_of(named):
    return named[1] if named else ""


def _picture(named):
    return Picture.objects.filter(pk=named[0]).first() if named else None
