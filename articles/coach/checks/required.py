"""What an article needs before it can be published, in the words with which the form refuses it.

Together they cost all points: a new, empty article has none.
"""

from articles.coach.checks.check import Advice, Level, check
from articles.coach.checks.place import Place


def _missing(field, sentence):
    def rule(draft):
        if not getattr(draft, field).strip():
            yield Advice(sentence, (Place(field),))

    return rule


def _required(field, sentence, *, points, fine):
    return check(f"{field}-missing", level=Level.BLOCKS, points=points, fine=fine)(_missing(field, sentence))


title_missing = _required("title", "Tulis judul sebelum menerbitkan artikel.", points=25, fine="Judul sudah ada.")
summary_missing = _required(
    "summary", "Tulis ringkasan sebelum menerbitkan artikel.", points=15, fine="Ringkasan sudah ada."
)
category_missing = _required(
    "category", "Pilih kategori sebelum menerbitkan artikel.", points=10, fine="Kategori sudah dipilih."
)
author_missing = _required(
    "author", "Pilih penulis sebelum menerbitkan artikel.", points=10, fine="Penulis sudah dipilih."
)


@check("body-missing", level=Level.BLOCKS, points=40, fine="Isi artikel sudah ada.")
def body_missing(draft):
    if not draft.is_written:
        yield Advice("Isi artikel masih kosong.", (Place("body"),))
