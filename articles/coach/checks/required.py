"""What an article needs before it can be published, in the words with which the form refuses it.

Together they cost all points: a new, empty article has none.
"""

from collections.abc import Callable, Iterator

from articles.coach.checks.check import Advice, Check, Level, check
from articles.coach.checks.draft import Draft, Place
from articles.models import REQUIRED


def _required(field: str, is_there: Callable[[Draft], object], *, points: int, fine: str) -> Check:
    @check(f"{field}-missing", level=Level.BLOCKS, points=points, fine=fine)
    def rule(draft: Draft) -> Iterator[Advice]:
        if not is_there(draft):
            yield Advice(REQUIRED[field], (Place(field),))

    return rule


title_missing = _required("title", lambda draft: draft.title.strip(), points=25, fine="Judul sudah ada.")
summary_missing = _required("summary", lambda draft: draft.summary.strip(), points=15, fine="Ringkasan sudah ada.")
body_missing = _required("body", lambda draft: draft.is_written, points=40, fine="Isi artikel sudah ada.")
category_missing = _required(
    "category", lambda draft: draft.category.strip(), points=10, fine="Kategori sudah dipilih."
)
author_missing = _required("author", lambda draft: draft.author.strip(), points=10, fine="Penulis sudah dipilih.")
