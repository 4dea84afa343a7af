"""The terms, vectors and postings of the released articles, kept in step one article at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import F

from articles.models import Article, Posting, Profile, Term
from articles.related.document import Document, Label
from articles.related.packing import Packed, dot, pack, unpack
from articles.related.survey import Survey
from articles.related.template_words import ASK_OF_ANY_SUBJECT
from articles.related.vectors import vector
from articles.text.indonesian import words

HEAVIEST = 30  # terms of an article that lead others to it
ASKED = 200  # terms by which it looks for others
CANDIDATES = 100  # articles that are compared exactly
POSTINGS_READ = 40_000  # about, for one article's candidates; common terms are left out first
THOUSAND = 1000


class Counted(NamedTuple):
    """A term as its row has it; see ``Term``."""

    number: int
    name: str
    article_count: int
    is_template: bool

    @property
    def is_label(self) -> bool:
        return ":" in self.name


@dataclass(frozen=True)
class Subject:
    """An article at work: its text, and its terms by name as they are counted at this time."""

    article: Article
    document: Document
    terms: Mapping[str, Counted]


def document_of(article: Article) -> Document:
    labels = {Label("tag", tag.pk) for tag in article.tags.all()}
    if article.category_id:
        labels.add(Label("category", article.category_id))
    if article.programme_id:
        labels.add(Label("programme", article.programme_id))
    return Document(
        title=article.title,
        headings=tuple(text for _, _, text in article.headings),
        summary=article.summary,
        body=article.plain_text,
        labels=frozenset(labels),
    )


def subject_of(article: Article) -> Subject:
    """Also for a draft, whose terms may not all be known."""
    document = document_of(article)
    return Subject(article, document, _counted(_names(document)))


def count(article: Article) -> Subject:
    """Count the article's terms as they are now, and no longer as they were when it was counted last."""
    document = document_of(article)
    subject = Subject(article, document, _terms(_names(document)))
    profile, is_new = Profile.objects.get_or_create(article=article)
    now, before = {term.number for term in subject.terms.values()}, set(unpack(profile.vector).terms)
    if not is_new and now == before:
        return subject
    _recount(now - before, +1)
    _recount(before - now, -1)
    profile.vector = pack(dict.fromkeys(now, 0))
    profile.stage = Profile.Stage.COUNTED
    profile.save(update_fields=["vector", "stage"])
    return subject_of(article)


def weights_of(subject: Subject) -> dict[int, float]:
    """The article's vector from today's counts, by term numbers; terms that nobody counts are left out."""
    terms = subject.terms
    known = vector(subject.document, survey_of(terms))
    return {terms[name].number: weight for name, weight in known.items() if name in terms}


def survey_of(terms: Mapping[str, Counted]) -> Survey:
    return Survey(
        count=Profile.objects.count(),
        article_counts={name: max(term.article_count, 1) for name, term in terms.items()},
        template_words={name for name, term in terms.items() if term.is_template} | ASK_OF_ANY_SUBJECT,
    )


def weigh(subject: Subject) -> dict[int, float]:
    """Keep the article's vector, which is the answer, and its postings."""
    terms = subject.terms
    weights = weights_of(subject)
    prominent = {terms[stem].number for stem in words(subject.document.prominent)}
    Profile.objects.filter(article=subject.article).update(vector=pack(weights, prominent), stage=Profile.Stage.WEIGHED)
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:HEAVIEST]
    Posting.objects.filter(article=subject.article).delete()
    Posting.objects.bulk_create(
        Posting(term_id=term, article=subject.article, weight=thousandths)
        for term in heaviest
        if (thousandths := round(weights[term] * THOUSAND))
    )
    return weights


def forget(article_id: int) -> None:
    """The article is released no more: nothing leads to it, and its words count no longer."""
    profile = Profile.objects.filter(article=article_id).first()
    if profile:
        _recount(set(unpack(profile.vector).terms), -1)
        profile.delete()
        Posting.objects.filter(article=article_id).delete()


def nearest(article_id: int, weights: Mapping[int, float]) -> dict[int, float]:
    """The likeness S0 of the articles that share most with ``weights``, exactly; at most ``CANDIDATES``."""
    vectors = Profile.objects.filter(pk__in=_candidates(article_id, weights)).values_list("pk", "vector")
    return {other: likeness for other, packed in vectors if (likeness := dot(weights, packed)) > 0}


def vectors_of(article_ids: Iterable[int]) -> dict[int, Packed]:
    profiles = Profile.objects.filter(pk__in=article_ids).values_list("pk", "vector")
    return {article: unpack(packed) for article, packed in profiles}


def _candidates(article_id, weights):
    """Those with the largest sum of products over the postings."""
    asked = _affordable(weights)
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
        LIMIT {CANDIDATES}
    """  # noqa: S608  numbers of ours
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(number for pair in asked for number in pair), article_id])
        return [article for (article,) in cursor.fetchall()]


def _affordable(weights):
    """``[(term, weight in thousandths)]``: the heaviest, as long as not too many articles hold them."""
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:ASKED]
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
    rows = Term.objects.filter(name__in=names).values_list("pk", "name", "article_count", "is_template")
    return {row[1]: Counted(*row) for row in rows}


def _names(document):
    stems = {stem for text in document.fields.values() for stem in words(text)}
    return stems | {label.term for label in document.labels}


def _recount(terms, change):
    if terms:
        Term.objects.filter(pk__in=terms).update(article_count=F("article_count") + change)
