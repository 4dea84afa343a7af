from collections import Counter
from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles import counting, edition, questions
from articles import search as engine
from articles.addresses import answers_old_slugs, responses
from articles.models import CALM_SEA, Article, Author, Category, Page, Programme, Tag
from articles.pages.body import body_pieces
from articles.pages.frame import frame_of
from articles.pages.listing import PER_PAGE, Cards, Listing
from articles.pages.results import Hits, offer_for, topics_of
from articles.pictures import known_asker
from articles.related import SHOWN_AS_CARDS, related_to
from articles.seo import PageMeta, structured
from articles.seo import meta as metas
from articles.text.paths import normal_slug

LATEST_ON_HOME = 5
TOPIC_ON_HOME = 3


@require_safe
def home(request):
    if responses.asks_former_home(request) and (response := responses.redirect_of(request)):
        return response
    newest = list(Article.objects.published().for_cards()[: 1 + LATEST_ON_HOME])
    lead, latest = (newest[0], newest[1:]) if newest else (None, [])
    categories = edition.current().counted(Category.objects.all())
    site = frame_of(request).site
    context = {
        "lead": lead,
        "latest": latest,
        "categories": categories,
        "programmes": Programme.objects.all(),
        "topic": _topic_beside(categories, newest),
        "meta": metas.home_meta(site),
        "graph": structured.home_graph(site),
    }
    return render(request, "home.html", context)


@require_safe
def index(request):
    published = edition.current()
    context = {
        "categories": published.counted(Category.objects.all()),
        "meta": metas.index_meta(frame_of(request).site),
    }
    return _render_list(request, "articles/index.html", Cards(published.newest), context)


@answers_old_slugs(Article)
@require_safe
def detail(request, slug):
    article = Article.objects.for_page().filter(slug=slug).first()
    if article and article.is_published:
        return render(request, "articles/detail.html", _detail_context(article, frame_of(request).site))
    # Also where nothing stands: a session that is asked for shows in the headers, and would tell of drafts.
    asker = known_asker(request)
    if article is None:
        raise Http404
    if asker and Article.objects.visible_to(asker).filter(pk=article.pk).exists():
        context = _detail_context(article, frame_of(request).site) | {"is_preview": True}
        response = render(request, "articles/detail.html", context)
        add_never_cache_headers(response)
        return response
    if article.was_public:
        if response := responses.redirect_of(request):  # an editor names what replaces it
            return response
        meta = PageMeta("Artikel ini sudah ditarik", "", request.path, is_indexed=False)
        return render(request, "articles/gone.html", {"categories": Category.objects.all(), "meta": meta}, status=410)
    raise Http404


@answers_old_slugs(Category)
@require_safe
def category(request, slug):
    category = get_object_or_404(Category, slug=slug)
    published = edition.current()
    context = {
        "category": category,
        "categories": published.counted(Category.objects.all()),
        "programmes": Programme.objects.filter(pk__in=published.programmes.get(category.pk, ())),
        "meta": metas.category_meta(category, frame_of(request).site),
    }
    articles = Cards(published.of_category(category.pk))
    graph_of = partial(structured.list_graph, description=category.description)
    return _render_list(request, "articles/category.html", articles, context, graph_of)


@answers_old_slugs(Tag)
@require_safe
def tag(request, slug):
    tag = get_object_or_404(Tag, slug=slug)
    meta = metas.tag_meta(tag, frame_of(request).site)
    articles = Cards(edition.current().of_tag(tag.pk))
    return _render_list(request, "articles/tag.html", articles, {"tag": tag, "meta": meta})


@answers_old_slugs(Author)
@require_safe
def author(request, slug):
    author = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    meta = metas.author_meta(author, frame_of(request).site)
    articles = Cards(edition.current().of_author(author.pk))
    graph_of = partial(structured.author_graph, author)
    return _render_list(request, "articles/author.html", articles, {"author": author, "meta": meta}, graph_of)


@require_safe
def programmes(request):
    programmes = list(Programme.objects.all())
    meta = replace(metas.programmes_meta(frame_of(request).site), is_indexed=bool(programmes))
    context = {"programmes": programmes, "meta": meta, "graph": structured.list_graph(meta, programmes)}
    return render(request, "articles/programmes.html", context)


@answers_old_slugs(Programme)
@require_safe
def programme(request, slug):
    programme = get_object_or_404(Programme, slug=slug)
    meta = metas.programme_meta(programme)
    context = {
        "programme": programme,
        "pieces": body_pieces(programme),
        "careers": programme.careers.select_related("article"),
        "articles": Article.objects.published().for_cards().filter(programme=programme)[:6],
        "others": Programme.objects.exclude(pk=programme.pk),
        "meta": meta,
        "graph": structured.programme_graph(programme, meta, frame_of(request).site),
    }
    return render(request, "articles/programme.html", context)


@require_safe
def search(request):
    query = engine.parse(request.GET.get("q", ""))
    categories = edition.current().counted(Category.objects.all())
    topic = None
    if slug := request.GET.get("kategori"):
        topic = get_object_or_404(Category, slug=normal_slug(slug))
    found = engine.search(query, category=topic.pk if topic else None, literal="harfiah" in request.GET)
    if counting.is_reader(request) and topic is None and "halaman" not in request.GET:
        _note_question(request.GET.get("dari", ""), query, found)
    context = {
        "query": query,
        "found": found,
        "offer": offer_for(found) if found.is_empty else None,
        "topics": topics_of(found, categories, topic),
        "categories": categories,
        "drawing": CALM_SEA,
        "meta": metas.search_meta(query.text),
    }
    return _render_list(request, "articles/search.html", Hits(found), context, _hits_graph)


@answers_old_slugs(Page)
@require_safe
def page(request, slug):
    page = get_object_or_404(Page, slug=slug)
    meta = metas.page_meta(page, frame_of(request).site)
    context = {"page": page, "pieces": body_pieces(page), "meta": meta, "graph": structured.page_graph(page, meta)}
    return render(request, "articles/page.html", context)


def _detail_context(article, site):
    tags, faq_items = list(article.tags.all()), list(article.faq_items.all())
    meta = metas.article_meta(article, tags)
    related = list(related_to(article))
    neighbours = list(Article.objects.neighbours_of(article).for_cards()) if article.published_at else []
    return {
        "article": article,
        "pieces": body_pieces(article),
        "tags": tags,
        "faq_items": faq_items,
        "related": related[:SHOWN_AS_CARDS],
        "more_related": related[SHOWN_AS_CARDS:],
        "previous": next((other for other in neighbours if _order(other) < _order(article)), None),
        "next": next((other for other in neighbours if _order(other) > _order(article)), None),
        "meta": meta,
        "graph": structured.article_graph(article, meta, site, faq_items) if article.is_published else None,
    }


def _note_question(typed, query, found):
    """``typed`` is what a proposal was pressed in the place of."""
    if typed:
        questions.note_pressed(typed, query)
    elif query.parts and (found.is_empty or (found.missing and not found.maybe)):
        questions.note_search(query)


def _hits_graph(meta, hits, *, first):
    return structured.list_graph(meta, [hit.article for hit in hits], first=first, kind="SearchResultsPage")


def _order(article):
    return article.published_at, article.pk


def _topic_beside(categories, newest):
    """A topic for the home page's last shelf: the fullest one that has enough articles besides those above it."""
    above = Counter(article.category_id for article in newest)
    for category in sorted(categories, key=lambda category: -category.article_count):
        if category.article_count - above[category.pk] >= TOPIC_ON_HOME:
            articles = Article.objects.published().for_cards().filter(category=category)
            return {"category": category, "articles": articles.exclude(pk__in=[a.pk for a in newest])[:TOPIC_ON_HOME]}
    return None


def _render_list(request, template, articles, context, graph_of=structured.list_graph):
    """A list cut into pages; page 1 has one address only, later ones are pages of their own to search engines."""
    listing = Listing(articles, request)
    if listing.typed not in {"", str(listing.number)} or listing.typed == "1":
        return HttpResponsePermanentRedirect(listing.url)
    if listing.number > 1:
        context["meta"] = metas.further_page(context["meta"], listing.number)
    elif not listing.count:
        context["meta"] = replace(context["meta"], is_indexed=False)
    first = 1 + PER_PAGE * (listing.number - 1)
    graph = graph_of(context["meta"], listing.articles, first=first)
    return render(request, template, {**context, "listing": listing, "graph": graph})
