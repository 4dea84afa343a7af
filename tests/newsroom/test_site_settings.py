import pytest

from articles.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_settings_are_one_row(client, manager):
    response = client.get("/admin/articles/sitesettings/", follow=True)

    assert response.redirect_chain[-1][0].endswith("/admin/articles/sitesettings/1/change/")
    assert SiteSettings.objects.count() == 1
