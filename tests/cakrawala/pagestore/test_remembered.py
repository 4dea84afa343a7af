"""Whatever changes, no page is made of what a process remembers from before: the rows that follow the site's version,
and the parts printed of them. Pages are not kept here."""

import pytest
from django.db import connection

from articles.pages import printing, rows
from cakrawala.pagestore import triggers
from tests.cakrawala.pagestore.store import ask
from tests.cakrawala.pagestore.test_staleness import CHANGED, addresses, change, demo_site

pytestmark = [pytest.mark.demo, pytest.mark.django_db(transaction=True)]
__all__ = ["demo_site"]
MEGABYTE = 1024 * 1024


@pytest.fixture
def site(demo_site):
    """The site itself, which remembers; without kept pages."""
    rows.follow(lambda: demo_site._changes.known().version, most=8 * MEGABYTE)
    yield demo_site._application
    rows.follow(lambda: None, most=0)


def stale(site, monkeypatch):
    """Addresses at which a process that remembers answers something else than one that does not, a moment later."""
    return [address for address in addresses() if ask(site, address).body != _asked_anew(site, address, monkeypatch)]


def _asked_anew(site, address, monkeypatch):
    with monkeypatch.context() as forgetful:
        forgetful.setattr(rows, "_generation", lambda: None)
        forgetful.setattr(printing, "parts", printing.Parts(0))
        return ask(site, address).body


def test_no_page_is_made_of_what_was_before_a_change_of_anything(site, monkeypatch):
    assert stale(site, monkeypatch) == []
    assert rows._values
    seen = {model.__name__: model for model in triggers.seen_models()}
    for name in CHANGED:
        if seen[name]._default_manager.exists():
            change(seen[name])
            assert (name, stale(site, monkeypatch)) == (name, [])


def test_the_look_for_stale_pages_finds_them_where_a_change_is_not_noted(site, monkeypatch):
    assert stale(site, monkeypatch) == []
    with connection.cursor() as cursor:
        for name, table in triggers._there(cursor).items():
            if table == "articles_category":
                on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{name}"{on}')
        cursor.execute("UPDATE articles_category SET name = name || ' X'")
    try:
        assert "/berita" in stale(site, monkeypatch)
    finally:
        triggers.install()
