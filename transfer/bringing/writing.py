"""One item of a former site as an article or a page of ours."""

import datetime
import hashlib
import json
from typing import NamedTuple

from django.core.exceptions import ValidationError

from articles import publishing
from articles.fields import clean_html
from articles.models import Article, Page
from articles.text import html as text_html
from transfer import content, deciding
from transfer.bringing import labels
from transfer.bringing.pictures import Library
from transfer.content import Places, Rendered
from transfer.deciding import Becomes, Decision
from transfer.models import ImportedItem
from transfer.record import Item, Kind

TOO_MUCH = "Isinya terlalu panjang atau terlalu berlapis untuk satu artikel. Bagi di situs lama, lalu ekspor lagi."


class Prepared(NamedTuple):
    """All that is known of an item before anything is stored."""

    decision: Decision
    rendered: Rendered
    body: str  # for a ``RichTextField``
    cover: int | None
    digest: str


class CannotBring(Exception):
    """With the sentence that says why."""


def prepare(item: Item, library: Library, link, now: datetime.datetime) -> Prepared:
    """Pictures enter the library here, each in a transaction of its own. Raises ``CannotBring``."""
    decision = deciding.decide(item.kind, item.state, item.published_at, now)
    rendered = content.render(item, lambda numbers: _gallery(item, numbers, library))
    beside = item.source_id if library.media.files and "/" in item.source_id else ""
    numbers: dict[str, int | None] = {}

    def picture(address: str) -> int | None:
        if address not in numbers:
            numbers[address] = library.number_of(address, beside)
        return numbers[address]

    places = Places(link, picture, library.is_of_then)
    try:
        body = content.settle(rendered.html, places)
        body = clean_html(body)
    except text_html.TooMuchHtml as error:
        raise CannotBring(TOO_MUCH) from error
    cover = _cover(item, library, beside)
    read = json.dumps([repr(item), sorted(filter(None, numbers.values())), cover])
    return Prepared(decision, rendered, body, cover, hashlib.sha256(read.encode("utf-8", "replace")).hexdigest())


def _gallery(item, numbers, library):
    found = [library.attached(number) for number in numbers or library.survey.hung_on.get(item.source_id, ())]
    return [
        Item(
            source_id=one.source_id,
            kind=Kind.ATTACHMENT,
            state=item.state,
            file=one.file,
            alt=one.alt,
            caption=one.caption,
        )
        for one in found
        if one
    ]


def _cover(item, library, beside):
    if not item.feature:
        return None
    attached = library.attached(item.feature)
    return library.number_of(attached.file if attached else item.feature, beside)


def write_article(article: Article, item: Item, prepared: Prepared, run, ours: labels.Ours, *, by) -> list[str]:
    """Stores it; the sentences that its editor should read. ``article`` is the reserved row, or one to be changed."""
    sentences = [*prepared.decision.sentences, *item.notes]
    words = deciding.words_of(prepared.body)
    excerpt = content.excerpt_of(item.excerpt)
    article.title, said = deciding.title_of(item, words, deciding.LONGEST_TITLE)
    article.summary, more = deciding.summary_of(item, excerpt, words)
    sentences += [*said, *more]
    article.body = prepared.body
    article.author = ours.authors.get(item.author) or labels.author_for(run, ours)
    first = next((key for key in item.categories if key in ours.categories), "")
    by_tag = next((key for key in item.tags if key in ours.categories), "")
    article.category = ours.categories.get(first or by_tag) or labels.category_for(run, ours)
    others = [key for key in item.categories if key != first]
    article.cover_id = prepared.cover
    article.seo_title = item.seo_title[: deciding.LONGEST_SEO_TITLE]
    article.meta_description = deciding.shortened(item.meta_description, deciding.LONGEST_META)
    article.noindex = item.noindex
    article.canonical_url = _canonical(item, run)
    is_published = prepared.decision.becomes is Becomes.PUBLISHED
    if article.status == Article.Status.PUBLISHED and not is_published:
        sentences.append("Tidak terbuka lagi di situs lama, tetapi sudah terbit di sini: tetap terbit.")
        is_published = True
    if is_published:
        if item.published_at is None:
            sentences.append("Tanpa waktu terbit di situs lama: waktunya saat dibawa.")
        article.published_at = item.published_at or article.published_at or publishing.this_minute()
        article.updated_at = item.updated_at
    elif prepared.decision.becomes is Becomes.IN_REVIEW:
        article.status = Article.Status.IN_REVIEW
    if item.is_sticky:
        sentences.append("Ditempel di depan pada situs lama; di sini artikel terbaru yang di depan.")
    tags = {ours.tags[key].pk: ours.tags[key] for key in (*item.tags, *others) if key in ours.tags}
    for key in others:
        if key in ours.categories:
            tag = labels.tag_for(run, key, ours.categories[key].name)
            tags[tag.pk] = tag
    if others and any(key in ours.tags or key in ours.categories for key in others):
        sentences.append("Kategori kedua dan seterusnya menjadi tag.")
    article.full_clean(exclude=["slug"], validate_unique=False)
    publishing.bring_in(article, tags=tags.values(), by=by, published=is_published)
    return sentences


def write_page(page: Page, item: Item, prepared: Prepared) -> list[str]:
    words = deciding.words_of(prepared.body)
    page.title, said = deciding.title_of(item, words, deciding.LONGEST_PAGE_TITLE)
    page.description, _ = deciding.summary_of(item, content.excerpt_of(item.excerpt), words)
    page.body = prepared.body
    publishing.bring_in_page(page)
    return [*prepared.decision.sentences, *item.notes, *said]


def _canonical(item, run):
    """That of another site; the former site's own is ours now."""
    address = item.canonical_url
    if not address.startswith("https://") or run.site.rpartition(" ")[2].partition("/")[0] in address:
        return ""
    return address[:200]


def fingerprint(thing: Article | Page) -> str:
    """What an editor may have changed: of another one since, it is never overwritten."""
    names = (
        ("title", "slug", "summary", "body", "status", "author_id", "category_id", "cover_id", "seo_title", "noindex")
        if isinstance(thing, Article)
        else ("title", "slug", "description", "body")
    )
    return hashlib.sha256(repr([getattr(thing, name) for name in names]).encode()).hexdigest()


def words_told(item: Item, rendered: Rendered, stored: str) -> dict:
    """For the report: numbers, and the words that are missing, some of them."""
    counted = content.account(rendered.html, stored, rendered.gone)
    lost = {reason: [len(words), words[:20]] for reason, words in counted.lost.items()}
    return {"source": counted.source, "stored": counted.stored, "lost": lost, "found": dict(rendered.found)}


def sentence_of(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(dict.fromkeys(error.messages))
    return str(error) if isinstance(error, CannotBring) else f"Kesalahan yang tidak terduga: {error!r}"[:500]


OPEN = {ImportedItem.Outcome.RESERVED, ImportedItem.Outcome.FAILED, ImportedItem.Outcome.LEFT_OUT}
