import pytest

from tests.backups.machine import Machine


@pytest.fixture(scope="module")
def machines(tmp_path_factory):
    """Makes empty machines, which go together after the last test of a file."""
    made = []

    def make():
        made.append(Machine(tmp_path_factory.mktemp("machine") / "var"))
        return made[-1]

    yield make
    for machine in made:
        machine.drop_database()


@pytest.fixture
def empty(machines):
    return machines()
