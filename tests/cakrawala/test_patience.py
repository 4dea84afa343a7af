import threading

import pytest

from cakrawala import patience


@pytest.fixture(autouse=True)
def _no_limit_of_another_test():
    patience.limit_process(None)
    yield
    patience.limit_process(None)


def test_the_least_limit_counts_and_ends_with_its_block():
    assert patience.limit() is None

    patience.limit_process(10)
    with patience.at_most(2):
        with patience.at_most(5):
            assert patience.limit() == 2
        assert patience.limit() == 2

    assert patience.limit() == 10


def test_a_limit_of_a_thread_is_no_other_threads():
    seen = []

    with patience.at_most(2):
        thread = threading.Thread(target=lambda: seen.append(patience.limit()))
        thread.start()
        thread.join()

    assert seen == [None]
