"""The same walk over a real connection."""

import io
import json

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_article


@pytest.fixture
def server(transactional_db, settings, tmp_path):
    """One of its own, without static files: that of all tests may have started when a browser's test had some."""
    settings.STATIC_ROOT = tmp_path
    server = LiveServer("localhost")
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, server.thread.host]
    settings.SITE_URL = server.url
    yield server
    server.stop()


def test_over_http_the_same_is_found_as_within_the_process(server):
    make_article(slug="api", body='<p><a href="/berita/hilang">hilang</a></p>')

    def findings(*args):
        out = io.StringIO()
        with pytest.raises(SystemExit):
            call_command("check_site", "--json", *args, stdout=out)
        return json.loads(out.getvalue())["findings"]

    over_http = findings("--url", server.url)

    assert "link-dead" in {finding["code"] for finding in over_http}
    assert over_http == findings()
