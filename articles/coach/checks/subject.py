"""One article a subject: two that answer the same question take each other's readers."""

from articles.coach.checks.check import Advice, check, quoted
from articles.coach.checks.place import Place


@check(
    "subject-taken",
    points=5,
    fine="Belum ada artikel lain dengan pokok bahasan ini.",
    concerns=lambda draft: draft.competitors is not None,
)
def subject_taken(draft):
    """Which articles compete is decided where they are known (articles/coach/rivals.py)."""
    if not draft.competitors:
        return
    closest = max(draft.competitors, key=lambda other: other.likeness)
    sentence = (
        f"Artikel {quoted(closest.title)} membahas hal yang sama. Bedakan sudut pandangnya, atau gabungkan keduanya."
    )
    yield Advice(sentence, (Place("title", address=closest.address),))
