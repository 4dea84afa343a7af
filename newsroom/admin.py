"""The screens of the newsroom, one module each: Django looks for them here."""

from django.contrib import admin

from newsroom import (
    authors,
    bin,
    dashboard,
    missing_pages,
    pages,
    people,
    pictures,
    programmes,
    redirects,
    search_words,
    site_settings,
    taxonomy,
)
from newsroom.article import screen

__all__ = [
    "authors",
    "bin",
    "dashboard",
    "missing_pages",
    "pages",
    "people",
    "pictures",
    "programmes",
    "redirects",
    "screen",
    "search_words",
    "site_settings",
    "taxonomy",
]

admin.site.site_header = admin.site.site_title = "Ruang redaksi"
admin.site.index_title = "Beranda"
