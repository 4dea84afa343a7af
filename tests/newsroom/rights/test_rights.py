"""Each cell of ``table.md``: what everybody is answered, and what a forged form changes."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts import sessions
from tests.newsroom.rights.asking import addresses, answer
from tests.newsroom.rights.fields import fields_of, forged_values, written
from tests.newsroom.rights.forged import Forger, fingerprint
from tests.newsroom.rights.table import ROLES, docs, rows
from tests.newsroom.rights.world import World

pytestmark = pytest.mark.django_db
REFUSED = {"author"}  # forged, it stops the whole form


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sessions, "NOTED_EVERY", timedelta(days=1))  # nothing changes by merely asking
        world = World()
        world.media = settings.MEDIA_ROOT
        yield world
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _files(world, settings):
    settings.MEDIA_ROOT = world.media


@pytest.mark.parametrize(("what", "thing", "cells"), rows("Addresses"))
def test_an_address_answers_everybody_as_the_table_says(world, what, thing, cells):
    method, name, further, query = parts_of(what)
    known = getattr(world.things.get(thing), "pk", thing)
    url = reverse(f"admin:{name}", args=[] if thing == "—" else [known, *further]) + query

    answers = {role: answer(world.clients[role], url, method) for role in ROLES}

    assert answers == cells


def test_every_address_of_the_newsroom_has_a_row():
    named = {parts_of(what)[1] for what, *_ in rows("Addresses")}

    assert addresses() - named == set()


@pytest.mark.parametrize(("what", "thing", "cells"), rows("Acts"))
def test_a_forged_form_does_for_each_what_the_table_says(world, what, thing, cells):
    done, before = {}, fingerprint()

    for role in ROLES:
        with transaction.atomic():
            Forger(world, role).act(what, thing)
            done[role] = "—" if fingerprint() == before else "done"
            transaction.set_rollback(True)

    assert done == cells


def test_every_field_of_what_people_fill_in_has_a_row(world):
    named = {}
    for field, thing, _ in rows("Fields"):
        named.setdefault(thing, set()).add(field)

    assert named == {thing: fields_of(world.things[thing]) for thing in named}
    assert named.keys() == forged_values(world).keys()


@pytest.mark.parametrize("role", ROLES)
def test_a_forged_field_is_written_by_whom_the_table_says(world, role):
    expected, found = {}, {}
    for field, thing, cells in rows("Fields"):
        expected.setdefault(thing, set()).update({field} if cells[role] == "written" else set())

    for thing, values in forged_values(world).items():
        alone = {name: values[name] for name in REFUSED & values.keys()}
        found[thing] = set()
        for part in [alone, {name: value for name, value in values.items() if name not in alone}]:
            with transaction.atomic():
                found[thing] |= written(world, role, world.things[thing], part)
                transaction.set_rollback(True)

    assert {thing: found[thing] ^ expected[thing] for thing in expected} == {thing: set() for thing in expected}


def test_the_docs_are_made_from_the_table():
    assert Path("docs/roles.md").read_text(encoding="utf-8") == docs()


def parts_of(what):
    """``(method, name, numbers behind the thing's, query)`` of an address as the table writes it."""
    method, _, rest = what.rpartition(" ")
    named, mark, query = rest.partition("?")
    name, *further = named.split("/")
    return method or "GET", name, further, mark + query
