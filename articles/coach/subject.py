"""One article a subject: two that answer the same question take each other's readers."""

from articles.coach.check import Advice, check, quoted
from articles.coach.place import Place

# Cosine of their words (related/vectors.py). The closest of our articles that share no subject reach .37.
SAME_SUBJECT = 0.5


@check(
    "subject-taken",
    points=5,
    fine="Belum ada artikel lain dengan pokok bahasan ini.",
    concerns=lambda draft: draft.competitors is not None,
)
def subject_taken(draft):
    rivals = [other for other in draft.competitors if other.likeness >= SAME_SUBJECT]
    if not rivals:
        return
    closest = max(rivals, key=lambda other: other.likeness)
    sentence = (
        f"Artikel {quoted(closest.title)} membahas hal yang sama. Bedakan sudut pandangnya, atau gabungkan keduanya."
    )
    yield Advice(sentence, (Place("title", address=closest.address),))
