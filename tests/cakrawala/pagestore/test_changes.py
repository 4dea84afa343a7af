from django.db import connection

from cakrawala.pagestore.changes import settle_after_commit


def settle():
    pass


def test_a_connection_that_is_opened_anew_for_each_request_is_told_of_once():
    before = len(connection.execute_wrappers)
    try:
        for _ in range(3):
            settle_after_commit(settle, connection)
        assert len(connection.execute_wrappers) == before + 1
    finally:
        del connection.execute_wrappers[before:]
