from django.shortcuts import get_object_or_404, render
from django.urls import path

from articles.models import Article


def detail(request, slug):
    article = get_object_or_404(Article.objects.select_related("category", "author"), slug=slug, status="published")
    others = Article.objects.filter(category=article.category_id, status="published").exclude(pk=article.pk)
    context = {
        "article": article,
        "tags": article.tags.all(),
        "others": others.order_by("-published_at").only("title", "slug")[:5],
    }
    return render(request, "article.html", context)


urlpatterns = [path("berita/<slug:slug>", detail)]
