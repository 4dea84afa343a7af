import pytest


@pytest.fixture
def in_turn(django_capture_on_commit_callbacks):
    """Do a thing as a request would: what it leaves for after the commit is done before the next."""

    def do(verb, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*args, **kwargs)

    return do
