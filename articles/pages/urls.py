from django.urls import path, register_converter

from articles.pages import feeds, typeahead, views
from articles.pictures import media


class Word:
    """Small letters and digits: several of them with hyphens between are told apart in one pass, where ``str`` and
    ``slug``, which hold hyphens, try each of a long address against each other."""

    regex = "[a-z0-9]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Word, "word")

app_name = "articles"
urlpatterns = [
    path("berita", views.index, name="index"),
    path("berita/rss.xml", feeds.latest, {"kind": feeds.Rss}, name="rss"),
    path("berita/atom.xml", feeds.latest, {"kind": feeds.Atom}, name="atom"),
    path("berita/kategori/<slug:slug>/rss.xml", feeds.of_category, {"kind": feeds.Rss}, name="category_rss"),
    path("berita/kategori/<slug:slug>/atom.xml", feeds.of_category, {"kind": feeds.Atom}, name="category_atom"),
    path("berita/kategori/<slug:slug>", views.category, name="category"),
    path("berita/tag/<slug:slug>", views.tag, name="tag"),
    path("berita/<slug:slug>", views.detail, name="detail"),
    path("penulis/<slug:slug>", views.author, name="author"),
    path("program-studi", views.programmes, name="programmes"),
    path("program-studi/<slug:slug>", views.programme, name="programme"),
    path("cari", views.search, name="search"),
    path("cari/saran.json", typeahead.suggestions, name="typeahead"),
    path("gambar/<word:canvas>-<word:sky>-<word:kind>-<number:seed>.svg", media.drawing, name="drawing"),
    path("gambar/<number:pk>-<word:digest>-<word:shape>", media.card, name="card"),
    path("gambar/<slug:kind>/<number:pk>-<word:digest>", media.page_card, name="page_card"),
    path("<slug:slug>", views.page, name="page"),
]
