"""The command on the demo site, over both ways to ask, and what it tells whom."""

import io
import json
import re

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from articles.models import Article, Author, Category, FaqItem, SiteSettings
from sitecheck.fetch import LocalSite
from sitecheck.report import rules_as_text
from sitecheck.rule import check
from sitecheck.rules import RULES
from sitecheck.walk import walk
from tests.factories import make_article
from tests.sitecheck import template_rules
from tests.sitecheck.conftest import SETTINGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def finders():
    with override_settings(**SETTINGS):
        yield


def check_site(*args, out=None):
    out = out or io.StringIO()
    call_command("check_site", *args, stdout=out)
    return out.getvalue()


@pytest.mark.demo
def test_the_demo_site_has_no_finding(finders):
    call_command("load_demo", verbosity=0)

    result = json.loads(check_site("--json", "--pictures", "30"))

    assert result["findings"] == []
    assert result["is_whole"]
    assert result["pages"] > Article.objects.count() + 40
    assert result["pictures"]["opened"] == 30


def test_an_empty_site_has_no_finding(finders):
    assert "tidak ada temuan" in check_site()


def test_our_templates_break_no_rule_on_an_empty_site(finders):
    site = walk(LocalSite(SETTINGS["SITE_URL"]), SETTINGS["SITE_URL"], now=timezone.now())

    assert check(site, template_rules.RULES) == []


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (Article, "title"),
        (Author, "name"),
        (Category, "name"),
        (SiteSettings, "site_name"),
        (SiteSettings, "organisation"),
        (FaqItem, "answer"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_an_import_that_leaves_a_name_empty_is_told(finders, rows, name):
    """The page's own elements need no rule of the command for it: structured data lacks the fact."""
    SiteSettings.objects.get_or_create(pk=1)
    FaqItem.objects.create(article=make_article(), question="Apakah sulit?", answer="Tidak.")
    rows.objects.update(**{name: ""})
    out = io.StringIO()

    with pytest.raises(SystemExit):
        check_site(out=out)

    assert "KESALAHAN data-required" in out.getvalue()


def test_an_error_ends_with_1_and_names_rule_page_and_evidence(finders):
    make_article(slug="api", body='<p><a href="/berita/hilang">hilang</a></p>')
    out = io.StringIO()

    with pytest.raises(SystemExit) as end:
        check_site(out=out)

    assert end.value.code == 1
    assert "KESALAHAN link-dead: Tautan mengarah ke halaman yang ada dan sudah terbit. (1 temuan)" in out.getvalue()
    assert "  /berita/hilang  ditautkan dari /berita/api\n" in out.getvalue()


def test_a_program_reads_the_same_as_json(finders):
    make_article(slug="api", body='<p><a href="/berita/hilang">hilang</a></p>')
    out = io.StringIO()

    with pytest.raises(SystemExit):
        check_site("--json", out=out)

    result = json.loads(out.getvalue())
    assert result["site"] == "https://cakrawala.test"
    assert [finding for finding in result["findings"] if finding["severity"] == "error"] == [
        {
            "code": "link-dead",
            "severity": "error",
            "rule": "Tautan mengarah ke halaman yang ada dan sudah terbit.",
            "address": "/berita/hilang",
            "evidence": "ditautkan dari /berita/api",
        }
    ]


def test_warnings_alone_end_with_0(finders):
    make_article(slug="api", summary="Pendek.", title="Apa itu API?")

    assert "PERINGATAN description-length" in check_site()


def test_a_walk_that_was_cut_short_says_so(finders):
    assert "Batas tercapai, sebagian situs belum diperiksa." in check_site("--limit", "5")


@pytest.mark.parametrize("url", ["cakrawala.example", "ftp://cakrawala.example", "https://cakrawala.example/berita"])
def test_what_is_no_address_of_a_site_is_refused(url):
    with pytest.raises(CommandError, match="is no address of a site"):
        check_site("--url", url)


@pytest.mark.parametrize("args", [("--limit", "0"), ("--pictures", "-1")])
def test_a_bound_that_bounds_nothing_is_refused(args):
    with pytest.raises(CommandError, match="at least"):
        check_site(*args)


def test_a_site_that_does_not_answer_is_an_error():
    out = io.StringIO()

    with pytest.raises(SystemExit):
        check_site("--url", "http://127.0.0.1:9", out=out)

    assert "KESALAHAN server-error" in out.getvalue()
    assert "tidak menjawab" in out.getvalue()


def test_the_page_about_search_engines_names_every_rule():
    page = (project.BASE_DIR / "docs" / "seo.md").read_text(encoding="utf-8")
    section = page.split("## The site checks itself")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)\.py` \| (.+) \| (.+) \|$", section, re.MULTILINE)

    for column, rules in ((1, RULES), (2, template_rules.RULES)):
        told = [(row[0], code) for row in rows for code in re.findall(r"`([a-z0-9-]+)`", row[column])]
        assert told == [(rule.subject, rule.code) for rule in rules]
    assert f"asks {len(RULES)} rules" in section
    assert f"the other {len(template_rules.RULES)}" in section


def test_the_rules_are_listed_in_one_line_each():
    lines = check_site("--rules").splitlines()

    assert lines == list(rules_as_text())
    assert len(lines) == len(RULES)


def test_a_terminal_sees_a_bar_that_ends_full(finders):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    out = Terminal()

    check_site(out=out)

    bars = [line for line in out.getvalue().replace("\n", "\r").split("\r") if "/" in line and "█" in line]
    assert bars[-1].startswith("█" * 30)
