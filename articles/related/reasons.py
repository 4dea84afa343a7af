"""Why two articles belong together, in words that an editor knows."""

from collections.abc import Mapping, Set
from heapq import nsmallest

from articles.models import Reasons, without_empty
from articles.related.index import Counted, IndexedArticle
from articles.related.packing import Packed
from articles.text.indonesian import surface_forms

MOST_WORDS, MOST_LABELS = 4, 5
LEAST_SHARE = 0.02  # of the two texts' likeness; below, a word explains nothing


def reasons(
    subject: IndexedArticle, weights: Mapping[int, float], others: Mapping[int, Packed], linked_by: Mapping[int, int]
) -> dict[int, Reasons]:
    """For each of ``others`` what it shares with the subject, whose vector is ``weights``.

    Words come heaviest first, in the form that the subject's text uses most, and only such as one of the two has in its
    title, or both in title, headings or summary: two texts may say "kaget" by chance. A word of title templates is
    none. Labels come rarest first, each name once, and only such as texts confirm. ``linked_by`` counts the articles
    that link to both.
    """
    by_number = {term.number: term for term in subject.terms.values()}
    references = subject.document.references
    forms = surface_forms(subject.document.fields.values())
    mine = {  # of the words that are still there: the text may have been changed since it was weighed
        term: weight for term, weight in weights.items() if term in by_number and not by_number[term].is_label
    }
    telling = {term for term in mine if not by_number[term].is_template}
    title, prominent = (
        telling & {subject.terms[stem].number for stem in stems}
        for stems in (subject.document.stems["title"], subject.document.prominent)
    )
    return {
        other: without_empty(
            words=[
                forms[by_number[term].name]
                for term in _heaviest(
                    mine, packed, title | (packed.of_title & telling) | (packed.prominent & prominent)
                )
            ],
            labels=[references[name] for name in _shared_labels(packed, by_number) if name in references],
            linked_by=linked_by.get(other, 0),
        )
        for other, packed in others.items()
    }


def _heaviest(mine: Mapping[int, float], other: Packed, telling: Set[int]) -> list[int]:
    """The terms of both that weigh most, of those that tell something."""
    products = {
        term: mine[term] * weight for term, weight in zip(other.terms, other.weights, strict=True) if term in mine
    }
    least = LEAST_SHARE * sum(products.values())
    heavy = (term for term in products.keys() & telling if products[term] >= least)
    return nsmallest(MOST_WORDS, heavy, key=lambda term: (-products[term], term))


def _shared_labels(other: Packed, by_number: Mapping[int, Counted]) -> list[str]:
    labels = [by_number[term] for term in other.labels if term in by_number and by_number[term].confirmed]
    return [term.name for term in sorted(labels, key=lambda term: (term.article_count, term.name))][:MOST_LABELS]
