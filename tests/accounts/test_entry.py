"""The key of a link leads in once, while all is as it was when it was made."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts import entry
from accounts.models import EntryLink
from tests.factories import make_writer

pytestmark = pytest.mark.django_db
NEW = "tiga-bukit-jingga"


def link_of(user, **options):
    return entry.make_link(user, EntryLink.Purpose.INVITATION, lasts=timedelta(days=7), **options)


def test_a_key_leads_in_once():
    writer = make_writer()
    key = link_of(writer)

    assert entry.find(key).user == writer
    assert entry.use(key, NEW).user == writer
    assert entry.use(key, "lain-sama-sekali") is None
    writer.refresh_from_db()
    assert writer.check_password(NEW)
    assert not EntryLink.objects.exists()


def test_what_is_stored_opens_nothing():
    key = link_of(make_writer())
    [row] = EntryLink.objects.values()
    secret = key.partition(":")[0]

    assert not any(secret in str(value) for value in row.values())
    assert [entry.find(str(value)) for value in row.values()] == [None] * len(row)
    assert entry.find(entry.SIGNER.sign(row["key_hash"])) is None


@pytest.mark.parametrize(
    "change", [lambda key: key[:-1], lambda key: "x" + key, lambda key: "", lambda key: "\x00" * 9999]
)
def test_a_key_that_is_not_ours_costs_no_query(change, django_assert_num_queries):
    key = link_of(make_writer())

    with django_assert_num_queries(0):
        assert entry.find(change(key)) is None


def expire(writer):
    EntryLink.objects.update(expires_at=timezone.now())


def switch_off(writer):
    writer.is_active = False
    writer.save()


def shut_out(writer):
    writer.is_staff = False
    writer.save()


def rename(writer):
    writer.email = "lain@cakrawala.test"
    writer.save()


def set_password(writer):
    writer.set_password(NEW)
    writer.save()


@pytest.mark.parametrize("end", [expire, switch_off, shut_out, rename, set_password, link_of])
def test_a_link_ends_with_what_it_was_made_for(end):
    writer = make_writer()
    key = link_of(writer)
    assert entry.find(key)

    end(writer)

    assert entry.find(key) is None
    assert entry.use(key, "lain-sama-sekali") is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_one_key_at_once_one_comes_in():
    writer = make_writer()
    key, start, came = link_of(writer), threading.Barrier(2), []

    def come(password):
        start.wait()
        came.append(entry.use(key, password))
        connection.close()

    threads = [threading.Thread(target=come, args=[password]) for password in (NEW, "lain-sama-sekali")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [link is not None for link in came].count(True) == 1
