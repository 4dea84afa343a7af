from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.generic import RedirectView

from articles.media import media
from articles.sitemaps import SITEMAPS
from articles.views import home
from cakrawala import views

handler403 = "cakrawala.views.forbidden"
handler404 = "cakrawala.views.not_found"
handler500 = "cakrawala.views.server_error"

urlpatterns = [
    path("", home, name="home"),
    path("admin", RedirectView.as_view(pattern_name="admin:index", permanent=True)),
    path("admin/", admin.site.urls),
    path("media/<path:path>", media, name="media"),
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", include("articles.urls")),
]
