from collections import Counter
from dataclasses import replace

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles import search as engine
from articles.listing import Listing
from articles.models import Article, Author, Category, Page, Programme, SiteSettings, Tag
from articles.models.scene import CALM_SEA
from articles.old_slugs import answers_old_slugs
from articles.related.shelf import SHOWN_AS_CARDS, related_to
from articles.seo import PageMeta, article_meta
from articles.text import reading

LATEST_ON_HOME = 5
TOPIC_ON_HOME = 3


@require_safe
def home(request):
    newest = list(Article.objects.published().for_cards()[: 1 + LATEST_ON_HOME])
    lead, latest = (newest[0], newest[1:]) if newest else (None, [])
    categories = list(Category.objects.with_counts())
    site = SiteSettings.current()
    context = {
        "lead": lead,
        "latest": latest,
        "categories": categories,
        "programmes": Programme.objects.all(),
        "topic": _topic_beside(categories, newest),
        "meta": PageMeta(f"{site.organisation}: jurusan, karier, dan dunia kuliah", site.description, reverse("home")),
    }
    return render(request, "home.html", context)


@require_safe
def index(request):
    articles = Article.objects.published().for_cards()
    context = {
        "categories": Category.objects.with_counts(),
        "meta": PageMeta("Berita", "Semua artikel, yang terbaru di atas.", reverse("articles:index")),
    }
    return _render_list(request, "articles/index.html", articles, context)


@answers_old_slugs(Article)
@require_safe
def detail(request, slug):
    article = get_object_or_404(Article.objects.for_page(), slug=slug)
    if article.is_published:
        return render(request, "articles/detail.html", _detail_context(article))
    if Article.objects.visible_to(request.user).filter(pk=article.pk).exists():
        response = render(request, "articles/detail.html", _detail_context(article) | {"is_preview": True})
        add_never_cache_headers(response)
        return response
    if article.was_public:
        meta = PageMeta("Artikel ini sudah ditarik", "", request.path, is_indexed=False)
        return render(request, "articles/gone.html", {"categories": Category.objects.all(), "meta": meta}, status=410)
    raise Http404


@answers_old_slugs(Category)
@require_safe
def category(request, slug):
    category = get_object_or_404(Category, slug=slug)
    context = {
        "category": category,
        "categories": Category.objects.with_counts(),
        "programmes": Programme.objects.filter(
            articles__in=Article.objects.published().filter(category=category)
        ).distinct(),
        "meta": PageMeta(
            category.name,
            category.description or f"Artikel tentang {category.name} dari Universitas Cakrawala.",
            category.get_absolute_url(),
        ),
    }
    articles = Article.objects.published().for_cards().filter(category=category)
    return _render_list(request, "articles/category.html", articles, context)


@answers_old_slugs(Tag)
@require_safe
def tag(request, slug):
    tag = get_object_or_404(Tag, slug=slug)
    meta = PageMeta(f"Tag: {tag.name}", f"Artikel dengan tag {tag.name}.", tag.get_absolute_url())
    articles = Article.objects.published().for_cards().filter(tags=tag)
    return _render_list(request, "articles/tag.html", articles, {"tag": tag, "meta": meta})


@answers_old_slugs(Author)
@require_safe
def author(request, slug):
    author = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    meta = PageMeta(author.name, author.biography or f"Artikel oleh {author.name}.", author.get_absolute_url())
    articles = Article.objects.published().for_cards().filter(author=author)
    return _render_list(request, "articles/author.html", articles, {"author": author, "meta": meta})


@require_safe
def programmes(request):
    meta = PageMeta(
        "Program Studi", "Kenali program studi dan artikel yang membantumu memilih.", reverse("articles:programmes")
    )
    return render(request, "articles/programmes.html", {"programmes": Programme.objects.all(), "meta": meta})


@answers_old_slugs(Programme)
@require_safe
def programme(request, slug):
    programme = get_object_or_404(Programme, slug=slug)
    context = {
        "programme": programme,
        "pieces": _pieces(programme),
        "careers": programme.careers.select_related("article"),
        "articles": Article.objects.published().for_cards().filter(programme=programme)[:6],
        "others": Programme.objects.exclude(pk=programme.pk),
        "meta": PageMeta(programme.name, programme.summary, programme.get_absolute_url()),
    }
    return render(request, "articles/programme.html", context)


@require_safe
def search(request):
    query = engine.parse(request.GET.get("q", ""))
    meta = PageMeta(
        f"Cari: {query.text}" if query.text else "Cari", "Cari artikel.", reverse("articles:search"), is_indexed=False
    )
    context = {"query": query, "categories": Category.objects.with_counts(), "drawing": CALM_SEA, "meta": meta}
    return _render_list(request, "articles/search.html", engine.search(query), context)


@answers_old_slugs(Page)
@require_safe
def page(request, slug):
    page = get_object_or_404(Page, slug=slug)
    meta = PageMeta(page.title, page.description, page.get_absolute_url())
    return render(request, "articles/page.html", {"page": page, "pieces": _pieces(page), "meta": meta})


def _detail_context(article):
    related = list(related_to(article))
    neighbours = list(Article.objects.neighbours_of(article).for_cards()) if article.published_at else []
    return {
        "article": article,
        "pieces": _pieces(article),
        "tags": article.tags.all(),
        "faq_items": article.faq_items.all(),
        "related": related[:SHOWN_AS_CARDS],
        "more_related": related[SHOWN_AS_CARDS:],
        "previous": next((other for other in neighbours if _order(other) < _order(article)), None),
        "next": next((other for other in neighbours if _order(other) > _order(article)), None),
        "meta": article_meta(article),
    }


def _pieces(readable):
    """Its text cut at the Baca Juga boxes, whose articles come in one query; unpublished ones leave no trace."""
    pieces = reading.split_read_also(readable.reading_html)
    boxes = Article.objects.published().for_cards().in_bulk([piece for piece in pieces if isinstance(piece, int)])
    return [{"html": piece} if isinstance(piece, str) else {"article": boxes.get(piece)} for piece in pieces]


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


def _render_list(request, template, articles, context):
    """A list cut into pages; page 1 has one address only, later ones are pages of their own to search engines."""
    listing = Listing(articles, request)
    if request.GET.get("halaman") == "1":
        return HttpResponsePermanentRedirect(listing.first_url)
    if listing.number > 1:
        context["meta"] = replace(
            context["meta"],
            title=f"{context['meta'].title}, halaman {listing.number}",
            path=f"{context['meta'].path}?halaman={listing.number}",
        )
    elif not listing.count:
        context["meta"] = replace(context["meta"], is_indexed=False)
    return render(request, template, {**context, "listing": listing})
