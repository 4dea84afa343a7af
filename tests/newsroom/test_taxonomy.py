import pytest

from articles.models import OldSlug
from tests.factories import make_tag

pytestmark = pytest.mark.django_db


def test_deleting_tags_from_the_list_takes_their_old_addresses_along(client, editor):
    tag = make_tag(slug="lama")
    tag.slug = "baru"
    tag.save()

    client.post("/admin/articles/tag/", {"action": "delete_selected", "_selected_action": [tag.pk], "post": "yes"})

    assert not OldSlug.objects.exists()
