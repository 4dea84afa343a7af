"""What people meet who ask too often."""

import json

import pytest
from django.conf import settings as django_settings

from articles.models import Picture, ReaderQuestion
from cakrawala.limits.middleware import network_of
from cakrawala.limits.rate import Rate, Rates
from tests.cakrawala.test_security import settings_with
from tests.factories import make_article, make_editor, make_writer, picture_file
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db
NEVER = Rates(None, None)


@pytest.fixture
def limit(settings, client, tmp_path):
    """Call it with what is limited and its two rates; buckets are new."""
    settings.VAR_DIR = tmp_path

    def limit(name, account=None, address=None):
        rates = Rates(account and Rate(account, 3600), address and Rate(address, 3600))
        settings.LIMITS = dict.fromkeys(settings.LIMITS, NEVER) | {name: rates}
        client.handler.load_middleware()

    return limit


def statuses(client, path, times=3, **headers):
    return [client.get(path, **headers).status_code for _ in range(times)]


def test_whoever_searches_too_often_is_told_to_wait_and_keeps_the_words(client, limit):
    limit("search", address=2)

    assert statuses(client, "/cari?q=gaji+auditor") == [200, 200, 429]
    answer = client.get("/cari?q=gaji+auditor")

    said = spoken(answer.content.decode())
    assert any("Coba lagi dalam 30 menit" in text for text in said)
    assert 'value="gaji auditor"' in answer.content.decode()
    assert 1700 < int(answer["Retry-After"]) <= 1800
    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer.content.decode()


def test_another_address_and_all_other_pages_are_free(client, limit):
    limit("search", address=1)
    statuses(client, "/cari?q=a")

    assert statuses(client, "/cari?q=a", 1, REMOTE_ADDR="203.0.113.9") == [200]
    assert statuses(client, "/berita", 3) == [200] * 3


def test_a_search_that_was_refused_is_no_question_of_readers(client, limit):
    limit("search", address=2)
    statuses(client, "/cari?q=zebra+ungu", 5)

    assert ReaderQuestion.objects.get().count == 2


def test_an_account_is_limited_wherever_it_is_and_takes_nothing_from_its_neighbours(client, limit):
    limit("search", account=2, address=3)
    client.force_login(make_editor())

    assert statuses(client, "/cari?q=a", 5) == [200, 200, 429, 429, 429]
    assert statuses(client, "/cari?q=a", 1, REMOTE_ADDR="203.0.113.9") == [429]
    client.force_login(make_writer())
    assert statuses(client, "/cari?q=a", 2) == [200, 429]  # the third of that address, and no more


def test_nobody_is_asked_for_a_session_who_brings_none(client, limit, django_assert_num_queries):
    limit("search", account=1, address=1)
    client.get("/cari?q=a")

    with django_assert_num_queries(2):  # the frame of the page that says so
        client.get("/cari?q=a")


def test_an_upload_too_many_is_told_as_the_editor_reads_it(client, limit):
    limit("uploads", account=1)
    client.force_login(make_editor())
    first, second = (client.post("/admin/articles/picture/unggah/", {"upload": picture_file()}) for _ in range(2))

    assert first.json()["uploaded"] == 1
    assert second.status_code == 429
    assert 3540 < int(second["Retry-After"]) <= 3600
    assert json.loads(second.content) == {
        "uploaded": 0,
        "error": {"message": "Terlalu banyak gambar dalam waktu singkat. Unggah lagi dalam 60 menit."},
    }
    assert Picture.objects.count() == 1


def test_a_picture_of_a_form_counts_too_and_opening_the_form_does_not(client, limit):
    limit("uploads", account=1)
    client.force_login(make_editor())
    client.post("/admin/articles/picture/unggah/", {"upload": picture_file()})

    assert statuses(client, "/admin/articles/picture/add/") == [200] * 3
    refused = client.post("/admin/articles/picture/add/", {"file": picture_file(), "alt": "Kapal"})
    assert refused.status_code == 429
    assert "Gambar ini belum disimpan." in refused.content.decode()
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("asked", ["pemeriksaan/", "{}/pemeriksaan/", "rapikan/"])
def test_a_text_is_read_so_often_and_then_the_panel_says_so(client, limit, asked):
    limit("coach", account=1)
    client.force_login(make_editor())
    address = f"/admin/articles/article/{asked.format(make_article().pk)}"
    first, second = (client.post(address, {"body": "<p>Isi.</p>", "html": "<p>Isi.</p>"}) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 429)
    assert second.content.decode().startswith("Terlalu banyak pemeriksaan dalam waktu singkat.")


def test_what_is_typed_is_saved_by_itself_so_often_and_then_the_script_is_told(client, limit):
    limit("autosave", account=1)
    client.force_login(make_editor())
    address = f"/admin/articles/article/{make_article().pk}/simpan-otomatis/"
    first, second = (client.post(address, {"title": f"Judul {number}"}) for number in range(2))

    assert (first.status_code, second.status_code) == (200, 429)
    assert second.content.decode().startswith("Terlalu sering disimpan dalam waktu singkat.")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_whoever_has_a_network_of_ipv6_is_one(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize("name", ["SEARCH", "UPLOADS", "COACH", "PREVIEWS", "AUTOSAVE"])
def test_each_limit_is_a_setting(name):
    told = f"tuple(s.LIMITS[{name.lower()!r}])"
    address = {"SITE_URL": "http://127.0.0.1"}

    assert settings_with(told, **address | {f"{name}_PER_ACCOUNT": "7/day", f"{name}_PER_ADDRESS": "0"}) == (
        "(Rate(amount=7, seconds=86400), None)"
    )
    assert "must look like 30/minute" in settings_with(told, **address | {f"{name}_PER_ADDRESS": "many"})


def test_machines_remember_together_where_redis_is_named():
    told, address = "s.LIMIT_BUCKETS", {"SITE_URL": "http://127.0.0.1"}

    assert settings_with(told, **address) == "cakrawala.limits.buckets.FileBuckets"
    assert settings_with(told, **address, REDIS_URL="redis://r:6379/0") == "cakrawala.limits.shared.RedisBuckets"
    assert "REDIS_URL must look like" in settings_with(told, **address, REDIS_URL="r:6379")


def test_a_campus_may_do_more_than_one_account():
    told = "all(r.per_address.amount >= 5 * r.per_account.amount for r in s.LIMITS.values() if r.per_account)"

    assert settings_with(told, SITE_URL="http://127.0.0.1") == "True"
    assert {*django_settings.LIMITS} == {"search", "uploads", "coach", "previews", "autosave", "forgotten"}
