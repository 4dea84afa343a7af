"""Links that an editor could set: where this text says what another article is about, and where others say what this
one is about."""

from typing import NamedTuple

from articles.addresses import path_on_this_site
from articles.models import Article
from articles.related import index
from articles.related.competing import subjects_of
from articles.text import reading
from articles.text.paths import normal_path
from articles.text.phrases import Phrase, phrases_of
from articles.text.sentences import split_sentences

MOST = 5


class Passage(NamedTuple):
    """``words`` of ``sentence``, as they are typed, could link; ``article`` is the other article."""

    article: Article
    sentence: str
    words: str


def outgoing(article: Article) -> list[Passage]:
    """Passages of this text, a draft's too, that could link to another published article; the likest articles first."""
    likeness = _likeness(article)
    linked = set(reading.read_also_ids(article.body)) | {article.pk}
    addresses = {normal_path(path_on_this_site(address)) for address in reading.links(article.body)}
    targets = Article.objects.published_of_few().filter(pk__in=likeness).exclude(pk__in=linked).only("title", "slug")
    targets = [target for target in targets if target.get_absolute_url() not in addresses]
    places = _places(article.body)
    phrases = subjects_of(target.title for target in targets)
    passages = [
        Passage(target, *places[phrases[target.title]])
        for target in sorted(targets, key=lambda target: (-likeness[target.pk], -target.pk))
        if phrases[target.title] in places
    ]
    return list({passage.words.lower(): passage for passage in reversed(passages)}.values())[::-1][:MOST]


def incoming(article: Article) -> list[Passage]:
    """Other published articles that say what this one is about and do not link to it; the likest first."""
    phrase = subjects_of([article.title])[article.title]
    likeness = _likeness(article) if phrase else {}
    others = Article.objects.published_of_few().filter(pk__in=likeness).exclude(links__target=article.pk)
    passages = []
    for other in sorted(others.only("title", "slug", "body"), key=lambda other: (-likeness[other.pk], -other.pk)):
        if phrase in (places := _places(other.body)):
            passages.append(Passage(other, *places[phrase]))
        if len(passages) == MOST:
            break
    return passages


def _likeness(article):
    return index.nearest(article.pk or 0, index.weights_of(index.indexed(article)))


def _places(body):
    """For each phrase of a text the first sentence that holds it, and its words there."""
    places: dict[Phrase, tuple[str, str]] = {}
    for text in reading.linkable_texts(body):
        for sentence in split_sentences(text):
            for phrase, start, end in phrases_of(sentence):
                places.setdefault(phrase, (sentence, sentence[start:end]))
    return places
