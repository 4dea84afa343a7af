import pytest

from tests.factories import make_editor, make_manager, make_writer


def enter(client, user):
    """Signed in, and the session noted, which costs its first request a few queries."""
    client.force_login(user)
    client.get("/admin/jsi18n/")
    return user


@pytest.fixture
def editor(client):
    user = make_editor()
    return enter(client, user)


@pytest.fixture
def manager(client):
    user = make_manager()
    return enter(client, user)


@pytest.fixture
def writer(client):
    user = make_writer()
    return enter(client, user)
