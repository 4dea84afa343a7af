"""The questions that most readers asked and that the site answers, for whoever wants to offer them."""

from itertools import chain

from django.db.models import BigIntegerField, CharField, F, Value
from django.db.models.functions import Cast
from django.urls import reverse

from articles import kinds
from articles.models import SHOWN_FIRST, QuestionAnswer, ReaderQuestion


def frequent(limit: int) -> list[tuple[str, str]]:
    """``[("beasiswa", "/berita/beasiswa-untuk-maba"), …]``: the words and the address of the best answer, most asked
    first. Two queries; only what readers can open at this moment."""
    pairs = QuestionAnswer.objects.filter(question__state=ReaderQuestion.State.ANSWERED, rank__lte=SHOWN_FIRST)
    rows = pairs.order_by("-question__count", "question", "rank", "pk").values_list(
        "question", "question__words", "content_type__app_label", "content_type__model", "object_id"
    )[: limit * SHOWN_FIRST]
    best: dict[int, tuple[str, str, int]] = {}
    for question, words, app, model, key in rows:
        best.setdefault(question, (words, f"{app}.{model}", key))
    addresses = _addresses({(label, key) for _, label, key in best.values()})
    found = [(words, addresses.get((label, key))) for words, label, key in best.values()]
    return [(words, address) for words, address in found if address][:limit]


def _addresses(wanted: set[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Of those that are public; one query for all kinds together."""
    views = {kind.label: kind.view for kind in kinds.all_kinds()}
    parts = []
    for kind in kinds.all_kinds():
        if keys := [key for label, key in wanted if label == kind.label]:
            public = kind.model.objects.public().filter(pk__in=keys).order_by()
            label, key = Value(kind.label, CharField()), Cast("pk", BigIntegerField())
            parts.append(public.values_list(label, key, F("slug")))
    rows = parts[0].union(*parts[1:], all=True) if parts else []
    return {(label, key): reverse(views[label], args=[slug]) for label, key, slug in chain(rows)}
