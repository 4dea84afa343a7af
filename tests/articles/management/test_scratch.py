"""That a database for trying things out is another one than the site's, also where the site's was open before."""

import pytest
from django.db import connection

from articles.management.scratch import scratch_database
from articles.models import Author


@pytest.mark.django_db(transaction=True)
def test_what_is_written_there_never_reaches_the_site(monkeypatch):
    if connection.vendor == "postgresql":  # as a site has it; the tests' settings leave the pool out
        connection.close()
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "pool", {"min_size": 1, "max_size": 2})
    Author.objects.create(name="Rahmawati")

    with scratch_database():
        there = list(Author.objects.values_list("name", flat=True))
        Author.objects.create(name="Coba")

    assert there == []
    assert list(Author.objects.values_list("name", flat=True)) == ["Rahmawati"]
    if connection.vendor == "postgresql":
        connection.close()
        connection.close_pool()
