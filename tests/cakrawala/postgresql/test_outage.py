"""A server that is away, frozen or silent, as sockets of this test: no PostgreSQL is needed."""

import copy
import socket
import threading
import time

import psycopg
import pytest
from django.db import connection

from cakrawala import patience
from cakrawala.postgresql import base
from cakrawala.postgresql.connections import PatientConnection
from cakrawala.postgresql.outage import Outage


@pytest.fixture
def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def silent_port():
    """Takes connections and never says a word, as a frozen server does."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.fixture
def make_wrapper(monkeypatch):
    """Django's connection to a server at a port, with a pool and an outage of its own."""
    outage = Outage(psycopg.OperationalError)
    monkeypatch.setattr(base, "OUTAGE", outage)
    made = []

    def make(port):
        settings = copy.deepcopy(connection.settings_dict) | {
            "ENGINE": "cakrawala.postgresql",
            "HOST": "127.0.0.1",
            "PORT": port,
            "NAME": "x",
            "USER": "x",
            "CONN_MAX_AGE": 0,
            "OPTIONS": {"connect_timeout": 2, "pool": {"min_size": 1, "max_size": 4, "timeout": 1}},
        }
        made.append(base.DatabaseWrapper(settings, alias=f"test-{port}"))
        return made[-1]

    yield make
    outage.end()
    for wrapper in made:
        if pool := wrapper._connection_pools.pop(wrapper.alias, None):
            pool.close(timeout=3)


@pytest.mark.parametrize("port", ["closed_port", "silent_port"])
def test_the_first_waits_a_while_and_the_next_not_at_all(make_wrapper, request, port):
    wrapper = make_wrapper(request.getfixturevalue(port))

    with pytest.raises(psycopg.OperationalError):
        wrapper.connect()
    assert base.OUTAGE.is_on
    with pytest.raises(psycopg.OperationalError, match="is away"):
        wrapper.connect()


def test_an_outage_ends_by_itself_once_the_server_answers():
    is_back, ended = threading.Event(), threading.Event()
    outage = Outage(psycopg.OperationalError)

    def tried():
        if not is_back.is_set():
            raise psycopg.OperationalError("refused")

    outage.begin(tried, ended.set, error="refused")
    assert outage.is_on
    is_back.set()

    assert ended.wait(10)
    outage.end()
    assert not outage.is_on


def test_an_outage_has_one_thread_however_many_notice_it():
    outage, tries = Outage(psycopg.OperationalError), []
    go_on = threading.Event()

    def tried():
        tries.append(threading.get_ident())
        go_on.wait(10)

    for _ in range(5):
        outage.begin(tried, lambda: None, error="refused")
    go_on.set()
    outage.end()

    assert len(tries) == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks a PostgreSQL server to be slow")
@pytest.mark.django_db
def test_an_answer_is_waited_for_so_long_and_the_connection_closed():
    params = connection.get_connection_params()
    began = time.monotonic()

    with PatientConnection.connect(**params) as slow, patience.at_most(0.5):
        with pytest.raises(psycopg.OperationalError, match="has not answered"):
            slow.execute("SELECT pg_sleep(30)")
        assert slow.closed

    assert time.monotonic() - began < 20
