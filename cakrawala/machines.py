"""Small files that programs ask for at fixed addresses: robots, assistants, researchers, phones, IndexNow."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles import kinds
from articles.addresses import absolute
from articles.models import SiteSettings

SECURITY_DAYS = 180  # RFC 9116 advises less than a year
DAY = 24 * 60 * 60


def text(lines) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def robots(request):
    """Search pages stay open to robots: only one that may read a page learns from it that it is not to be indexed."""
    if settings.IS_STAGING:
        return text(["User-agent: *", "Disallow: /"])
    return text(["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {absolute(reverse('sitemap'))}"])


@conditional_page
@cache_control(public=True, max_age=DAY)
@require_safe
def llms(request):
    """What the site is and where things lie, for language models (https://llmstxt.org)."""
    site = SiteSettings.current()
    sections = {kind.llms: _described(kind) for kind in kinds.all_kinds() if kind.llms}
    sections["Untuk mesin"] = [
        ("Peta situs", reverse("sitemap"), "Semua alamat."),
        ("Umpan RSS", reverse("articles:rss"), "Artikel terbaru, lengkap dengan isinya."),
    ]
    lines = [f"# {_line(site.site_name)}", "", f"> {_line(site.description)}"]
    for heading, rows in sections.items():
        if rows:
            lines += ["", f"## {heading}", "", *(_link(*row) for row in rows)]
    return text(lines)


@cache_control(public=True, max_age=DAY)
@require_safe
def security(request):
    """RFC 9116; without anyone to write to there is no file."""
    email = SiteSettings.current().email
    contact = settings.SECURITY_CONTACT or (f"mailto:{email}" if email else "")
    if not contact:
        raise Http404
    day = timezone.localdate() + timedelta(days=SECURITY_DAYS)
    expires = timezone.make_aware(datetime.combine(day, time()))
    return text(
        [
            f"Contact: {contact}",
            f"Expires: {expires.isoformat()}",
            "Preferred-Languages: id, en",
            f"Canonical: {absolute(request.path)}",
        ]
    )


@cache_control(public=True, max_age=DAY)
@require_safe
def manifest(request):
    """For a phone that puts the site on its home screen."""
    site = SiteSettings.current()
    icons = [("any", 192), ("any", 512), ("maskable", 512)]
    content = {
        "name": site.organisation,
        "short_name": site.site_name,
        "description": site.description,
        "lang": "id",
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#0e2235",
        "icons": [
            {
                "src": static(f"img/{'icon' if purpose == 'any' else purpose}-{side}.png"),
                "sizes": f"{side}x{side}",
                "type": "image/png",
                "purpose": purpose,
            }
            for purpose, side in icons
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@cache_control(public=True, max_age=DAY)
@require_safe
def favicon(request):
    """For programs that guess the address instead of reading the page."""
    return redirect(static("img/favicon.ico"))


@require_safe
def indexnow_key(request, key):
    """Proves that the announcements of changed addresses are ours."""
    if not constant_time_compare(key, settings.INDEXNOW_KEY):
        raise Http404
    return HttpResponse(settings.INDEXNOW_KEY, content_type="text/plain; charset=utf-8")


def _described(kind):
    """``[(name, path, description)]`` of what search engines may keep, in the order of the kind itself."""
    things = kind.model.objects.in_sitemap().order_by(*kind.model._meta.ordering)
    return [(str(thing), thing.get_absolute_url(), getattr(thing, kind.description)) for thing in things]


def _link(name, path, description):
    """A line of Markdown whose name cannot end the link early."""
    name = _line(name).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"- [{name}]({absolute(path)})" + (f": {_line(description)}" if description else "")


def _line(words):
    return " ".join(words.split())
