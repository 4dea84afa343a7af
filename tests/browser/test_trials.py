"""Five of the trials that ``python -m bench.trials`` runs, a fault each: typed words, a site that fails, none lost."""

import pytest

from bench.trials.__main__ import prepared
from bench.trials.trial import FAULTS, Trial


@pytest.fixture(scope="module")
def running():
    """``(site, password, number of the gunicorn that leads)``: the real one, in a folder of its own."""
    with prepared("sqlite") as (site, password), site.running() as master:
        yield site, password, master.pid


@pytest.mark.parametrize("seed", range(len(FAULTS)), ids=[fault.replace(" ", "-") for fault in FAULTS])
def test_no_word_is_lost(running, browser, seed):
    site, password, master = running

    outcome = Trial(seed, site, master, browser, password).run()

    assert outcome.lost == []
    assert outcome.typed > 0
    assert outcome.articles <= outcome.begun
