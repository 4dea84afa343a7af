"""Looks at the clock and the database although nobody asks gunicorn: where nginx answers, no reader brings it to."""

import logging
import os
import threading
import time

from cakrawala.pagestore.changes import Changes
from cakrawala.pagestore.front import LOOKED_EVERY, Front

logger = logging.getLogger(__name__)


def watch(changes: Changes, front: Front) -> None:
    """From now on, in this process and in those that it forks."""

    def start():
        threading.Thread(target=_look_for_ever, args=[changes, front], daemon=True).start()

    os.register_at_fork(after_in_child=start)
    start()


def _look_for_ever(changes, front):
    while True:
        try:
            look(changes, front)
        except Exception:  # this is the border: it must look again
            logger.exception("Pages of the front server not looked after")
        time.sleep(LOOKED_EVERY)


def look(changes: Changes, front: Front) -> None:
    if front.link.leads_to():
        changes.refresh()
    front.look()
