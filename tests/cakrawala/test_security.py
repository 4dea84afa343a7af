"""What every answer carries, whatever it is."""

import base64
import hashlib
import os
import re
import runpy
import subprocess
import sys

import pytest
from django.conf import settings
from gunicorn.config import Config
from gunicorn.http.errors import LimitRequestLine
from gunicorn.http.parser import RequestParser

from tests.factories import make_article, make_editor, make_programme

pytestmark = pytest.mark.django_db


def policy(response):
    directives = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in directives}


@pytest.mark.parametrize("path", ["/", "/berita", "/tidak-ada", "/cari?q=gaji", "/admin/login/"])
def test_every_page_has_the_strict_policy(client, path):
    response = client.get(path)

    assert policy(response)["script-src"] == ["'self'"]
    assert policy(response)["style-src"] == ["'self'"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_only_admin_pages_with_the_editor_are_looser(client):
    client.force_login(make_editor())
    article, programme = make_article(), make_programme()
    with_editor = [
        f"/admin/articles/article/{article.pk}/change/",
        "/admin/articles/article/add/",
        f"/admin/articles/programme/{programme.pk}/change/",
        "/admin/articles/page/add/",
    ]
    without = ["/admin/", "/admin/articles/article/", "/admin/articles/category/add/", "/admin/articles/picture/add/"]

    assert {str(policy(client.get(path))["script-src"]) for path in with_editor} == {
        "[\"'self'\", \"'unsafe-inline'\"]"
    }
    assert {str(policy(client.get(path))["script-src"]) for path in without} == {"[\"'self'\"]"}
    assert "unsafe-eval" not in client.get(with_editor[0])["Content-Security-Policy"]


def test_a_plain_text_area_needs_no_looser_policy(client, settings):
    settings.RICH_TEXT_WIDGET = "newsroom.editor.PlainArea"
    client.force_login(make_editor())

    answer = client.get("/admin/articles/page/add/")

    assert policy(answer)["script-src"] == policy(answer)["style-src"] == ["'self'"]
    assert "ckeditor" not in answer.content.decode()


def test_the_page_for_a_server_error_stands_alone(client, monkeypatch):
    monkeypatch.setattr("articles.pages.frame.SiteSettings.current", lambda: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/")

    text = response.content.decode()
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert response.status_code == 500
    assert "Cuaca di server kami sedang buruk." in text
    assert f"'sha256-{digest}'" in policy(response)["style-src"]
    assert not re.search(r"<link|<script|<img|url\(", text)


def test_a_form_that_was_open_too_long_gets_a_clear_page(client):
    client.handler.enforce_csrf_checks = True

    response = client.post("/admin/login/", {})

    assert response.status_code == 403
    assert "Halaman ini terbuka terlalu lama." in response.content.decode()
    assert "muat ulang" not in response.content.decode()  # which would throw away what was typed


def test_readers_get_no_cookie(client):
    article = make_article()

    for path in ["/", "/berita", article.get_absolute_url(), "/cari?q=gaji", "/tidak-ada"]:
        response = client.get(path)
        assert response.cookies == {}
        assert "Cookie" not in response.get("Vary", "")


def settings_with(expression, **variables):
    """What the real settings make of an environment, in a process of its own: ``expression`` of the module ``s``."""
    clean = {name: value for name, value in os.environ.items() if name not in {"ALLOWED_HOSTS", "SITE_URL"}}
    command = [sys.executable, "-c", f"import cakrawala.settings as s; print({expression})"]
    done = subprocess.run(command, env=clean | variables, cwd=settings.BASE_DIR, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr


HTTPS = "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.ALLOWED_HOSTS"


def test_https_rules_follow_the_scheme_of_the_site():
    assert settings_with(HTTPS, SITE_URL="https://cakrawala.test") == "True 31536000 True True ['cakrawala.test']"
    assert settings_with(HTTPS, SITE_URL="http://10.0.0.5:8000") == "False 0 False False ['10.0.0.5']"


def test_who_asks_follows_the_number_of_proxies():
    told = "s.PROXIES, getattr(s, 'SECURE_PROXY_SSL_HEADER', None)"

    assert settings_with(told, SITE_URL="https://cakrawala.test") == "0 None"
    assert settings_with(told, SITE_URL="https://cakrawala.test", PROXIES="2") == "2 None"
    assert "PROXIES must be a whole number" in settings_with(told, PROXIES="-1")
    assert "BEHIND_PROXY is no more: set PROXIES" in settings_with(told, BEHIND_PROXY="1")


def test_the_start_stops_without_a_key():
    assert "Set SECRET_KEY; see .env.example." in settings_with(HTTPS, SECRET_KEY="", SITE_URL="http://127.0.0.1:8000")


def test_a_strangers_host_header_changes_no_address(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://cakrawala.test"
    article = make_article()
    foreign = {"HTTP_HOST": "evil.test", "HTTP_X_FORWARDED_HOST": "evil.test", "HTTP_X_FORWARDED_PROTO": "http"}

    for path in [article.get_absolute_url(), "/sitemap.xml", "/berita/rss.xml", "/robots.txt", "/berita"]:
        assert "evil.test" not in client.get(path, **foreign).content.decode()


def test_an_unknown_host_is_refused(client):
    assert client.get("/", HTTP_HOST="evil.test").status_code == 400


@pytest.mark.parametrize(("path", "length", "status"), [("/berita", 70_000, 413), ("/admin/login/", 13_000_000, 413)])
def test_what_is_too_large_is_refused_before_it_is_read(client, path, length, status):
    response = client.post(path, CONTENT_LENGTH=str(length))

    assert (response.status_code, response.content.decode()[:28]) == (status, "Kiriman ini terlalu besar. B")


def test_a_bucket_takes_the_place_of_the_media_folder():
    backend = "s.STORAGES['default']['BACKEND'], s.STORAGES['default']['OPTIONS']['custom_domain']"

    told = settings_with(backend, MEDIA_BUCKET="gambar", MEDIA_URL="https://m.test/")

    assert told == "storages.backends.s3.S3Storage m.test"
    assert "MEDIA_BUCKET needs MEDIA_URL" in settings_with(backend, MEDIA_BUCKET="gambar")


def test_options_of_the_database_address_are_kept():
    options = "[s.DATABASES['default']['OPTIONS'][name] for name in ('sslmode', 'keepalives_idle', 'connect_timeout')]"
    url = "postgres://u@host/name?sslmode=verify-full&keepalives_idle=7"

    assert settings_with(options, DATABASE_URL=url) == "['verify-full', 7, 2]"


def test_a_thread_keeps_its_connection_to_sqlite():
    """Without one SQLite takes two files away that it can't make again on a full disk."""
    assert settings_with("s.DATABASES['default']['CONN_MAX_AGE']", DATABASE_URL="") == "None"


def test_how_long_a_database_that_is_away_is_waited_for_is_a_setting():
    waits = "[s.DATABASES['default']['OPTIONS']['pool']['timeout'], s.DATABASE_STATEMENT_SECONDS]"
    url = {"DATABASE_URL": "postgres://u@host/name"}

    assert settings_with(waits, **url) == "[2, 10]"
    assert settings_with(waits, **url, DATABASE_PATIENCE="5", DATABASE_STATEMENT_SECONDS="30") == "[5, 30]"
    assert "DATABASE_PATIENCE must be a whole number from 2 on" in settings_with(waits, DATABASE_PATIENCE="1")


def test_a_staging_site_announces_nothing_and_an_odd_key_stops_the_start():
    key, contact = "repr(s.INDEXNOW_KEY)", "s.SECURITY_CONTACT"

    assert settings_with(key, INDEXNOW_KEY="kunci-rahasia") == "'kunci-rahasia'"
    assert settings_with(key, INDEXNOW_KEY="kunci-rahasia", IS_STAGING="1") == "''"
    assert "INDEXNOW_KEY must look like" in settings_with(key, INDEXNOW_KEY="../x")
    assert "SECURITY_CONTACT must look like" in settings_with(contact, SECURITY_CONTACT="a@b.test")


@pytest.mark.parametrize(("length", "is_taken"), [(8000, True), (8300, False), (100_000, False)])
def test_a_request_line_has_a_bound(length, is_taken):
    """gunicorn read up to a megabyte of it."""
    config = Config()
    config.set("limit_request_line", runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))["limit_request_line"])
    sent = [b"GET /" + b"a" * length + b" HTTP/1.1\r\nHost: x\r\n\r\n"]

    def parse():
        return next(RequestParser(config, iter(sent), ("127.0.0.1", 1)))

    if is_taken:
        assert len(parse().path) == length + 1
    else:
        with pytest.raises(LimitRequestLine):
            parse()
