import pytest
from django.db import connection

from cakrawala.pagestore.changes import settle_after_commit
from tests.cakrawala.pagestore.store import make_store


@pytest.fixture
def store(transactional_db, tmp_path):
    """A page store that hears of each commit."""
    store = make_store(tmp_path)
    settle_after_commit(store.settle, connection)
    store.settle()
    yield store
    connection.execute_wrappers.pop()
