"""Why two articles belong together, in words that an editor knows."""

from collections.abc import Mapping

from articles.models import Reasons, without_empty
from articles.related.index import Counted, IndexedArticle
from articles.related.packing import Packed
from articles.related.shared_terms import OtherText, OwnTerms

MOST_LABELS = 5


def reasons(
    subject: IndexedArticle,
    weights: Mapping[int, float],
    others: Mapping[int, tuple[Packed, OtherText]],
    linked_by: Mapping[int, int],
    article_count: int,
) -> dict[int, Reasons]:
    """For each of ``others`` what it shares with the subject, whose vector is ``weights``.

    A reason is a phrase, a noun or a name that both write and that tells what they are about, or none; the heaviest
    come first. Labels come rarest first, each name once, and only such as texts confirm. ``linked_by`` counts the
    articles that link to both.
    """
    by_number = {term.number: term for term in subject.terms.values()}
    references = subject.document.references
    mine = {  # of the words that are still there: the text may have been changed since it was weighed
        term: weight for term, weight in weights.items() if term in by_number and not by_number[term].is_label
    }
    own = OwnTerms(subject, mine, article_count)
    return {
        other: without_empty(
            words=own.shared_with(packed, text),
            labels=[references[name] for name in _shared_labels(packed, by_number) if name in references],
            linked_by=linked_by.get(other, 0),
        )
        for other, (packed, text) in others.items()
    }


def _shared_labels(other: Packed, by_number: Mapping[int, Counted]) -> list[str]:
    labels = [by_number[term] for term in other.labels if term in by_number and by_number[term].confirmed]
    return [term.name for term in sorted(labels, key=lambda term: (term.article_count, term.name))][:MOST_LABELS]
