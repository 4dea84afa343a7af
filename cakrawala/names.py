"""What the site goes by, which makes no good password."""

from django.conf import settings

from articles.models import SiteSettings


def site_names() -> list[str]:
    site = SiteSettings.current()
    return [site.site_name, site.organisation, settings.SITE_HOST]
