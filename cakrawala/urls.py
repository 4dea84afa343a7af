from django.apps import apps
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from articles.pages import home, sitemaps
from articles.pictures import media
from cakrawala import machines, views
from cakrawala.signs import health

handler403 = "cakrawala.views.forbidden"
handler404 = "cakrawala.views.not_found"
handler500 = "cakrawala.views.server_error"

SECTIONS = [config.urls for config in apps.get_app_configs() if hasattr(config, "urls")]

urlpatterns = [
    path("", home, name="home"),
    path("admin", RedirectView.as_view(pattern_name="admin:index", permanent=True)),
    path("admin/", admin.site.urls),
    path("media/<path:path>", media.media, name="media"),
    *(path(address.removeprefix("/"), views.not_here) for address in health.ADDRESSES),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-artikel-<number:number>.xml", sitemaps.articles, name="sitemap_articles"),
    path("sitemap-<slug:name>.xml", sitemaps.part, name="sitemap_part"),
    path("robots.txt", machines.robots, name="robots"),
    path("llms.txt", machines.llms, name="llms"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("<slug:key>.txt", machines.indexnow_key, name="indexnow_key"),
    # Sections of the site, each with its app's own addresses; last those of articles, where a page may have any name.
    *(path("", include(urls)) for urls in SECTIONS),
    path("", include("articles.pages.urls")),
]
