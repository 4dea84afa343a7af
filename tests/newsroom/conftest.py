import pytest

from tests.factories import make_editor, make_manager, make_writer


@pytest.fixture
def editor(client):
    user = make_editor()
    client.force_login(user)
    return user


@pytest.fixture
def manager(client):
    user = make_manager()
    client.force_login(user)
    return user


@pytest.fixture
def writer(client):
    user = make_writer()
    client.force_login(user)
    return user
