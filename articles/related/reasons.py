"""Why an article stands in a list, in words that an editor and a reader know."""

from collections.abc import Hashable
from typing import NamedTuple

from articles.related.collection import Collection
from articles.related.document import Label
from articles.text.indonesian import surface_forms, words

MOST_WORDS = 4
LEAST_SHARE = 0.02  # of the two texts' likeness; below, a word explains nothing


class Reasons(NamedTuple):
    """``words`` heaviest first, in the form these two texts use most, and only such as one of the two has in title,
    headings or summary: two texts may say "kaget" by chance. ``labels`` rarest first. ``linked_by`` counts the other
    articles that link to both.
    """

    words: tuple[str, ...]
    labels: tuple[Label, ...]
    linked_by: int


def reasons(collection: Collection, key: Hashable, other: Hashable) -> Reasons:
    return Reasons(
        _shared_words(collection, key, other),
        _shared_labels(collection, key, other),
        len(collection.linking_to_both(key, other)),
    )


def _shared_words(collection, key, other):
    vector, other_vector = collection.vectors[key], collection.vectors[other]
    products = {stem: vector[stem] * other_vector[stem] for stem in vector.keys() & other_vector.keys()}
    least = LEAST_SHARE * sum(products.values())
    both = (collection.documents[key], collection.documents[other])
    prominent = {stem for document in both for stem in _prominent_words(document)} - collection.survey.template_words
    telling = [stem for stem, product in products.items() if product >= least and stem in prominent]
    heaviest = sorted(telling, key=lambda stem: (-products[stem], stem))[:MOST_WORDS]
    forms = surface_forms(text for document in both for text in document.fields.values())
    return tuple(forms[stem] for stem in heaviest)


def _prominent_words(document):
    return words("\n".join([document.title, *document.headings, document.summary]))


def _shared_labels(collection, key, other):
    shared = collection.documents[key].labels & collection.documents[other].labels
    return tuple(sorted(shared, key=lambda label: (-collection.survey.label_rarity(label), label)))
