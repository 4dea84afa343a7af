"""The same walk over a real connection."""

import io
import json

import pytest
from django.core.management import call_command

from tests.factories import make_article


@pytest.mark.django_db(transaction=True)
def test_over_http_the_same_is_found_as_within_the_process(live_server, settings):
    settings.SITE_URL = live_server.url
    make_article(slug="api", body='<p><a href="/berita/hilang">hilang</a></p>')

    def findings(*args):
        out = io.StringIO()
        with pytest.raises(SystemExit):
            call_command("check_site", "--json", *args, stdout=out)
        return json.loads(out.getvalue())["findings"]

    over_http = findings("--url", live_server.url)

    assert "link-dead" in {finding["code"] for finding in over_http}
    assert over_http == findings()
