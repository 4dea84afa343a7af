from django.urls import path

from articles.pages import feeds, views
from articles.pictures import media

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
    path("gambar/<str:canvas>-<str:sky>-<str:kind>-<int:seed>.svg", media.drawing, name="drawing"),
    path("gambar/<int:pk>-<slug:digest>-<slug:shape>", media.card, name="card"),
    path("gambar/<slug:kind>/<int:pk>-<slug:digest>", media.page_card, name="page_card"),
    path("<slug:slug>", views.page, name="page"),
]
