import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cakrawala import env


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("TRUE", True), ("on", True), ("0", False), ("", False)])
def test_a_flag_has_few_spellings(monkeypatch, value, meant):
    monkeypatch.setenv("X", value)

    assert env.flag("X") is meant


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (env.flag, "ja"),
        (lambda name: env.number(name, 1), "ten"),
        (lambda name: env.number(name, 1), "-1"),
        (lambda name: env.number(name, 1, least=1), "0"),
        *(
            (lambda name: env.rate(name, "1/hour"), value)
            for value in ["30", "0/minute", "3/minutes", "-1/day", "1/ day"]
        ),
        *(
            (env.mail, value)
            for value in [
                "mail.test",
                "http://mail.test",
                "smtp://",
                "smtp://mail.test:many",
                "smtp://mail.test/?tls=1",
            ]
        ),
        (lambda name: env.site_url(name, ""), "cakrawala.test"),
        (lambda name: env.site_url(name, ""), "https://cakrawala.test/berita"),
        (lambda name: env.site_url(name, ""), "ftp://cakrawala.test"),
        (lambda name: env.site_url(name, ""), "https://:8000"),
        (lambda name: env.matching(name, r"[a-z]{3}", "abc"), "abcd"),
    ],
)
def test_an_odd_value_stops_the_start(monkeypatch, read, value):
    monkeypatch.setenv("X", value)

    with pytest.raises(ImproperlyConfigured, match="X must"):
        read("X")


def test_a_variable_without_default_must_be_set(monkeypatch):
    monkeypatch.delenv("X", raising=False)

    with pytest.raises(ImproperlyConfigured, match=r"Set X; see \.env\.example"):
        env.text("X")


def test_a_variable_that_is_no_more_stops_the_start(monkeypatch):
    monkeypatch.setenv("X", "0")
    env.refuse_former("X", "Y")
    monkeypatch.setenv("X", "1")

    with pytest.raises(ImproperlyConfigured, match="X is no more: set Y"):
        env.refuse_former("X", "Y")


def test_the_environment_wins_over_the_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("# comment\nX=file\nY='quoted value'\n\n")
    monkeypatch.setenv("X", "environment")
    monkeypatch.delenv("Y", raising=False)

    env.load(tmp_path / ".env")

    assert (env.text("X"), env.text("Y")) == ("environment", "quoted value")
    monkeypatch.delenv("Y")


def test_every_variable_is_in_the_example_file():
    root = Path(env.__file__).resolve().parent.parent
    sources = (root / "cakrawala" / "settings.py").read_text() + (root / "gunicorn.conf.py").read_text()
    read = set(re.findall(r"env\.(?!refuse_former)\w+\(\s*\"([A-Z_]+)\"|os\.environ\.get\(\"([A-Z_]+)\"", sources))
    names = {a or b for a, b in read}

    example = set(re.findall(r"^#? ?([A-Z_]+)=", (root / ".env.example").read_text(), re.MULTILINE))

    assert names == example


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("", None),
        ("smtp://localhost", env.Mail("localhost", 25, "", "", is_tls=False, is_ssl=False)),
        ("smtp+tls://a%40b:p%3Aw@mail.test", env.Mail("mail.test", 587, "a@b", "p:w", is_tls=True, is_ssl=False)),
        ("smtps://mail.test:4650", env.Mail("mail.test", 4650, "", "", is_tls=False, is_ssl=True)),
    ],
)
def test_a_mail_server_is_one_address(monkeypatch, value, meant):
    monkeypatch.setenv("X", value)

    assert env.mail("X") == meant
