"""Articles made ready for comparing: vectors, and the three ways from one article to those that share something."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from articles.related.document import Document, Label
from articles.related.survey import Survey
from articles.related.vectors import Vector, vector


@dataclass(frozen=True)
class Collection:
    """All by the documents' keys. ``with_stem`` names the articles of a stem and its weight in each."""

    documents: dict[Hashable, Document]
    survey: Survey
    vectors: dict[Hashable, Vector]
    with_stem: dict[str, list[tuple[Hashable, float]]]
    with_label: dict[Label, list[Hashable]]
    linking_to: dict[Hashable, frozenset[Hashable]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Collection":
        by_key = {document.key: document for document in documents}
        survey = Survey.of(by_key.values())
        vectors = {key: vector(document, survey) for key, document in by_key.items()}
        with_stem, with_label, linking_to = defaultdict(list), defaultdict(list), defaultdict(set)
        for key, document in by_key.items():
            for stem, weight in vectors[key].items():
                with_stem[stem].append((key, weight))
            for label in document.labels:
                with_label[label].append(key)
            for target in document.links & by_key.keys():
                linking_to[target].add(key)
        frozen = {target: frozenset(sources) for target, sources in linking_to.items()}
        return cls(by_key, survey, vectors, dict(with_stem), dict(with_label), frozen)

    def linked_beside(self, key: Hashable) -> set[Hashable]:
        """Articles that some third article links to together with this one."""
        sources = self.linking_to.get(key, frozenset())
        return {target for source in sources for target in self.documents[source].links} & self.documents.keys() - {key}

    def linking_to_both(self, key: Hashable, other: Hashable) -> frozenset[Hashable]:
        nobody = frozenset()
        return (self.linking_to.get(key, nobody) & self.linking_to.get(other, nobody)) - {key, other}
