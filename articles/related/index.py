"""The terms, vectors and postings of the released articles, kept in step one article at a time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from django.db import connection
from django.db.models import F

from articles.models import Article, Posting, Profile, Rebuild, Term
from articles.related.document import Document, Label, label_term
from articles.related.packing import Packed, dot, pack, unpack
from articles.related.vectors import Survey, vector

HEAVIEST = 30  # terms of an article that lead others to it
CANDIDATES = 100  # articles that are compared exactly
ASKED = 2  # terms for each of them by which an article looks for others
POSTINGS_READ = 40_000  # about, for one article's candidates; common terms are left out first
THOUSAND = 1000
ASKED_AT_ONCE = 10_000  # SQLite's limit is 32,766


class Counted(NamedTuple):
    """A term as its row has it; see ``Term``."""

    number: int
    name: str
    article_count: int
    is_template: bool
    confirmed: float  # of a label; of one that no rebuild has asked for, the mean of all

    @property
    def is_label(self) -> bool:
        return self.name.startswith(label_term(""))


class Neighbour(NamedTuple):
    """An article as another one sees it, and what is kept of it; see ``Profile``."""

    likeness: float  # S0
    vector: Packed
    nearest: bytes | memoryview
    crowding: float


@dataclass(frozen=True)
class IndexedArticle:
    """An article at work: its text, and its terms by name as they are counted at this time."""

    article: Article
    document: Document
    terms: Mapping[str, Counted]


def document_of(article: Article) -> Document:
    labels = {Label("tag", tag.pk, tag.shared_key) for tag in article.tags.all()}
    if article.category:
        labels.add(Label("category", article.category.pk, article.category.shared_key))
    if article.programme:
        labels.add(Label("programme", article.programme.pk, article.programme.shared_key))
    return Document(
        title=article.title,
        headings=tuple(text for _, _, text in article.headings),
        summary=article.summary,
        body=article.plain_text,
        labels=frozenset(labels),
    )


def indexed(article: Article, document: Document | None = None) -> IndexedArticle:
    """Also for a draft, whose terms may not all be known; ``document`` where its words are not the stored ones."""
    document = document or document_of(article)
    return IndexedArticle(article, document, _counted(document.terms))


def weights_of(subject: IndexedArticle, article_count: int | None = None) -> dict[int, float]:
    """The article's vector from today's counts, by term numbers; terms that nobody counts are left out."""
    terms = subject.terms
    survey = Survey(
        count=Profile.objects.count() if article_count is None else article_count,
        article_counts={name: max(term.article_count, 1) for name, term in terms.items()},
        template_words={name for name, term in terms.items() if term.is_template},
        confirmed={name: term.confirmed for name, term in terms.items() if term.is_label},
    )
    known = vector(subject.document, survey)
    return {terms[name].number: weight for name, weight in known.items() if name in terms}


def asking(packed: Packed) -> dict[int, float]:
    """The stored words, and what the labels weigh today: what others are compared with."""
    labels = _as_counted(Term.objects.filter(pk__in=packed.labels))
    survey = Survey(
        count=Profile.objects.count() if labels else 0,
        article_counts={label.name: max(label.article_count, 1) for label in labels},
        template_words=frozenset(),
        confirmed={label.name: label.confirmed for label in labels},
    )
    return packed.words | {label.number: survey.label_weight(label.name) for label in labels}


def all_indexed(articles: Iterable[Article]) -> list[IndexedArticle]:
    documents = [(article, document_of(article)) for article in articles]
    terms = _terms(set().union(*(document.terms for _, document in documents)))
    return [
        IndexedArticle(article, document, {name: terms[name] for name in document.terms})
        for article, document in documents
    ]


def count(articles: Sequence[Article]) -> list[IndexedArticle]:
    """Count the articles' terms as they are now, and no longer as they were when they were counted last."""
    subjects = all_indexed(articles)
    profiles = Profile.objects.filter(pk__in=[article.pk for article in articles])
    before = {article: set(unpack(packed).terms) for article, packed in profiles.values_list("pk", "vector")}
    changed: list[Profile] = []
    changes: Counter[int] = Counter()
    for subject in subjects:
        now, then = {term.number for term in subject.terms.values()}, before.get(subject.article.pk)
        if now != then:
            changed.append(Profile(article=subject.article, vector=pack(dict.fromkeys(now, 0.0))))
            changes.update(now - (then or set()))
            changes.subtract((then or set()) - now)
    if not changed:
        return subjects
    _recount(changes)
    _keep(changed)
    return [replace(subject, terms=_changed(subject.terms, changes)) for subject in subjects]


def weigh(subjects: Iterable[IndexedArticle]) -> dict[int, dict[int, float]]:
    """Make each article's vector, by term numbers, from today's counts, and its postings. What is stored of a label is
    that the article has it; what it weighs is asked when it is compared."""
    article_count = Profile.objects.count()
    weights, profiles, postings = {}, [], []
    for subject in subjects:
        article, terms = subject.article, subject.terms
        own = weights_of(subject, article_count)
        title = {terms[stem].number for stem in subject.document.stems["title"]}
        prominent = {terms[stem].number for stem in subject.document.prominent}
        weights[article.pk] = own
        labels = {terms[name].number for name in subject.document.label_terms}
        stored = own | dict.fromkeys(labels, 1.0)
        words = {term: weight for term, weight in own.items() if term not in labels}
        profiles.append(Profile(article=article, vector=pack(words, labels, title=title, prominent=prominent)))
        postings += [
            Posting(term_id=term, article=article, weight=thousandths)
            for term in sorted(stored, key=lambda term: (-stored[term], term))[:HEAVIEST]
            if (thousandths := round(stored[term] * THOUSAND))
        ]
    _keep(profiles)
    Posting.objects.filter(article__in=list(weights)).delete()
    Posting.objects.bulk_create(postings)
    return weights


def forget(article_id: int) -> None:
    """The article is released no more: nothing leads to it, and its words count no longer."""
    profile = Profile.objects.filter(article=article_id).first()
    if profile:
        _recount(dict.fromkeys(unpack(profile.vector).terms, -1))
        profile.delete()
        Posting.objects.filter(article=article_id).delete()


def drop_unheld(names: Iterable[str]) -> None:
    """Those of them that no article holds any more are not even known by name."""
    for some in _batched(names):
        Term.objects.filter(name__in=some, article_count__lte=0).delete()


def nearest(article_id: int, weights: Mapping[int, float]) -> dict[int, float]:
    """The likeness S0 of the articles that share most with ``weights``, exactly; at most ``CANDIDATES``."""
    return {other: neighbour.likeness for other, neighbour in neighbours(article_id, weights).items()}


def neighbours(article_id: int, weights: Mapping[int, float], most: int = CANDIDATES) -> dict[int, Neighbour]:
    """The same with what is kept of them."""
    candidates = neighbours_of(weights, _candidates(article_id, weights, most))
    return {other: neighbour for other, neighbour in candidates.items() if neighbour.likeness > 0}


def neighbours_of(weights: Mapping[int, float], article_ids: Iterable[int]) -> dict[int, Neighbour]:
    found = {}
    rows = Profile.objects.filter(pk__in=article_ids).values_list("pk", "vector", "nearest", "crowding")
    for other, packed, nearest, crowding in rows:
        vector = unpack(packed)
        found[other] = Neighbour(dot(weights, vector), vector, nearest, crowding)
    return found


def _candidates(article_id, weights, most):
    """Those with the largest sum of products over the postings."""
    asked = _affordable(weights, ASKED * most)
    if not asked:
        return []
    # One question for both databases, answered from the key's index alone; the ORM can't join a list of numbers.
    # CROSS JOIN tells SQLite to begin with the list.
    rows = ", ".join(["(%s, %s)"] * len(asked))
    sql = f"""
        WITH asked(term, weight) AS (VALUES {rows})
        SELECT posting.article_id FROM asked CROSS JOIN articles_posting posting
        WHERE posting.term_id = asked.term AND posting.article_id <> %s
        GROUP BY posting.article_id ORDER BY SUM(posting.weight * asked.weight) DESC, posting.article_id DESC
        LIMIT {most}
    """  # noqa: S608  numbers of ours
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(number for pair in asked for number in pair), article_id])
        return [article for (article,) in cursor.fetchall()]


def _affordable(weights, most):
    """``[(term, weight in thousandths)]``: the heaviest, as long as not too many articles hold them."""
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:most]
    holders = dict(Term.objects.filter(pk__in=heaviest).values_list("pk", "article_count"))
    asked, read = [], 0
    for term in heaviest:
        thousandths = round(weights[term] * THOUSAND)
        if thousandths and read + holders[term] <= POSTINGS_READ:
            read += holders[term]
            asked.append((term, thousandths))
    return asked


def _terms(names):
    """All of them; what is new among them gets a row."""
    found = _counted(names)
    if missing := names - found.keys():
        Term.objects.bulk_create([Term(name=name) for name in sorted(missing)], ignore_conflicts=True)
        found |= _counted(missing)
    return found


def _counted(names):
    """Those of them that are known."""
    found: dict[str, Counted] = {}
    for some in _batched(names):
        found |= {term.name: term for term in _as_counted(Term.objects.filter(name__in=some))}
    return found


def _as_counted(terms):
    rows = terms.values_list("pk", "name", "article_count", "is_template", "confirmed")
    counted = [Counted(*row) for row in rows]
    if any(term.is_label and term.confirmed is None for term in counted):
        last = Rebuild.objects.exclude(confirmed=None).last()
        mean = last.confirmed if last else 0.0
        counted = [term._replace(confirmed=mean) if term.confirmed is None else term for term in counted]
    return counted


def _changed(terms, changes):
    return {
        name: term._replace(article_count=term.article_count + changes[term.number]) for name, term in terms.items()
    }


def _recount(changes):
    """``{term: how many articles more hold it}``"""
    together = defaultdict(list)
    for term, change in changes.items():
        together[change].append(term)
    for change, terms in together.items():
        for some in _batched(terms):
            Term.objects.filter(pk__in=some).update(article_count=F("article_count") + change)


def _keep(profiles):
    Profile.objects.bulk_create(profiles, update_conflicts=True, unique_fields=["article"], update_fields=["vector"])


def _batched(items):
    """As many at a time as SQLite takes in one question."""
    rows = iter(items)
    while some := list(islice(rows, ASKED_AT_ONCE)):
        yield some
