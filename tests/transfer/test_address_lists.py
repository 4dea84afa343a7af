import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Redirect
from tests.factories import make_article
from tests.transfer.made import write
from transfer.address_lists import addresses_in
from transfer.record import Unreadable

SITEMAP = (
    "<?xml version='1.0'?><urlset><url><loc>https://lama.test/a/</loc></url>"
    "<url><loc><![CDATA[https://lama.test/?p=3&amp;x=1]]></loc></url></urlset>"
)
LOG = """\
1.2.3.4 - - [30/Nov/2026:10:00:00 +0700] "GET /a/?utm=1 HTTP/1.1" 200 512 "-" "Mozilla"
1.2.3.4 - - [30/Nov/2026:10:00:01 +0700] "GET /gaya.css HTTP/1.1" 200 512 "-" "Mozilla"
1.2.3.4 - - [30/Nov/2026:10:00:02 +0700] "GET /tidak-ada HTTP/1.1" 404 512 "-" "Mozilla"
1.2.3.4 - - [30/Nov/2026:10:00:03 +0700] "POST /wp-login.php HTTP/1.1" 200 512 "-" "bot"
"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SITEMAP, ["/a/", "/?p=3&x=1"]),
        (LOG, ["/a/?utm=1"]),
        ("https://lama.test/a\n/b/\n\nkalimat biasa\n/a\n", ["/a", "/b/"]),
    ],
)
def test_addresses_are_found_in_a_sitemap_a_log_and_a_list(tmp_path, content, expected):
    assert addresses_in(write(tmp_path, content, "alamat")) == expected


def test_a_file_without_addresses_is_a_sentence(tmp_path):
    with pytest.raises(Unreadable, match="Tidak ada alamat di berkas ini"):
        addresses_in(write(tmp_path, "halo\n", "alamat"))


@pytest.mark.django_db
def test_each_is_asked_and_what_is_missing_fails(tmp_path, capsys):
    make_article(slug="api")
    Redirect.objects.create(path="/lama", kind="tree", target="/berita/api")
    path = write(tmp_path, "/berita/api\n/lama/\n/lama/feed\n/hilang\n", "alamat")

    with pytest.raises(CommandError, match="1 alamat tidak sampai"):
        call_command("check_addresses", path, "--report", tmp_path / "laporan.json")

    assert capsys.readouterr().out == "404 /hilang\n4 alamat: 1 × 200, 2 × 301, 1 × 404.\n"
    assert json.loads((tmp_path / "laporan.json").read_text())[1] == {
        "old": "/lama/",
        "status": 301,
        "new": "/berita/api",
    }
