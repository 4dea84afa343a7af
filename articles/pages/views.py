from collections import Counter
from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles import edition, questions
from articles import search as engine
from articles.addresses import answers_old_slugs, counting, responses
from articles.models import CALM_SEA, Article, Author, Category, Page, Programme, Tag
from articles.pages import detail as detail_page
from articles.pages import shared
from articles.pages.body import body_pieces
from articles.pages.frame import frame_of
from articles.pages.listing import PER_PAGE, Cards, Listing
from articles.pages.results import Hits, offer_for, topics_of
from articles.pages.rows import rows
from articles.pictures import known_asker
from articles.seo import PageMeta, data_block, structured
from articles.seo import meta as metas
from articles.text.paths import normal_slug

LATEST_ON_HOME = 5
TOPIC_ON_HOME = 3


@require_safe
def home(request):
    if responses.asks_former_home(request) and (response := responses.redirect_of(request)):
        return response
    newest, topic = rows.get("home", _newest_and_topic)
    site = frame_of(request).site
    context = {
        "lead": newest[0] if newest else None,
        "latest": newest[1:],
        "categories": shared.categories(),
        "programmes": shared.programmes(),
        "topic": topic,
        "meta": metas.home_meta(site),
        "graph": data_block(structured.home_graph(site)),
    }
    return render(request, "home.html", context)


@require_safe
def index(request):
    published = edition.current()
    context = {
        "categories": shared.categories(),
        "meta": metas.index_meta(frame_of(request).site),
    }
    return _render_list(request, "articles/index.html", Cards(published.newest), context)


@answers_old_slugs(Article)
@require_safe
def detail(request, slug):
    article = _article_at(slug)
    if article and article.is_published:
        return render(request, detail_page.TEMPLATE, detail_page.context_of(article, frame_of(request).site))
    # Also where nothing stands: a session that is asked for shows in the headers, and would tell of drafts.
    asker = known_asker(request)
    if article is None:
        raise Http404
    if asker and Article.objects.visible_to(asker).filter(pk=article.pk).exists():
        context = detail_page.context_of(article, frame_of(request).site) | {"is_preview": True}
        response = render(request, detail_page.TEMPLATE, context)
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
    offered = published.programmes.get(category.pk, ())
    context = {
        "category": category,
        "categories": shared.categories(),
        "programmes": [programme for programme in shared.programmes() if programme.pk in offered],
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
    programmes = shared.programmes()
    meta = replace(metas.programmes_meta(frame_of(request).site), is_indexed=bool(programmes))
    context = {"programmes": programmes, "meta": meta, "graph": data_block(structured.list_graph(meta, programmes))}
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
        "others": [other for other in shared.programmes() if other.pk != programme.pk],
        "meta": meta,
        "graph": data_block(structured.programme_graph(programme, meta, frame_of(request).site)),
    }
    return render(request, "articles/programme.html", context)


@require_safe
def search(request):
    query = engine.parse(request.GET.get("q", ""))
    categories = shared.categories()
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
    graph = data_block(structured.page_graph(page, meta))
    context = {"page": page, "pieces": body_pieces(page), "meta": meta, "graph": graph}
    return render(request, "articles/page.html", context)


def _article_at(slug):
    try:
        return Article.objects.for_page().get(slug=slug)  # not first(), which would order what is one row
    except Article.DoesNotExist:
        return None


def _note_question(typed, query, found):
    """``typed`` is what a proposal was pressed in the place of."""
    if typed:
        questions.note_pressed(typed, query)
    elif query.parts and (found.is_empty or (found.missing and not found.maybe)):
        questions.note_search(query)


def _hits_graph(meta, hits, *, first):
    return structured.list_graph(meta, [hit.article for hit in hits], first=first, kind="SearchResultsPage")


def _newest_and_topic():
    """For the home page: its newest articles, and a topic for the last shelf, the fullest one that has enough articles
    besides those above it."""
    newest = list(Article.objects.published().for_cards()[: 1 + LATEST_ON_HOME])
    above = Counter(article.category_id for article in newest)
    for category in sorted(shared.categories(), key=lambda category: -category.article_count):
        if category.article_count - above[category.pk] >= TOPIC_ON_HOME:
            others = (
                Article.objects.published().for_cards().filter(category=category).exclude(pk__in=[a.pk for a in newest])
            )
            return newest, {"category": category, "articles": list(others[:TOPIC_ON_HOME])}
    return newest, None


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
    graph = data_block(graph_of(context["meta"], listing.articles, first=first))
    return render(request, template, {**context, "listing": listing, "graph": graph})
