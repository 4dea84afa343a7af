"""What gunicorn writes: a line for each request that was answered, whoever answered it, and its own news."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

from gunicorn.glogging import Logger

from cakrawala.signs.logs import JsonLines, json_line, moment
from cakrawala.signs.redaction import bare_address, network_of, without_persons
from cakrawala.signs.trace import ENVIRON, Trace

LONGEST_AGENT = 200  # characters
NOBODY = Trace("")
observers: list[Callable[[dict, str, timedelta], None]] = []  # of each answer; ``status`` is "200 OK"


class JsonLog(Logger):
    """For ``logger_class``."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())
        # What Python itself would print bare: warnings, and the end of a thread.
        logging.captureWarnings(capture=True)
        warned = logging.getLogger("py.warnings")
        warned.handlers, warned.propagate = list(self.error_log.handlers), False
        threading.excepthook = self._thread_failed

    def _thread_failed(self, failed):
        name = failed.thread.name if failed.thread else ""
        self.error_log.error(
            "Thread %s failed", name, exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback)
        )

    def access(self, resp, req, environ, request_time):
        for observe in observers:
            observe(environ, resp.status, request_time)
        if self.access_log_enabled:
            self.access_log.info(access_line(environ, str(resp.status), resp.sent, request_time))


_agent = lru_cache(maxsize=1_000)(without_persons)  # few browsers make most requests


def access_line(environ: dict, status: str, size: int, took: timedelta) -> str:
    """``client`` is a network, not an address; ``path`` and ``referer`` come without what was asked for."""
    trace: Trace = environ.get(ENVIRON, NOBODY)
    line: dict[str, object] = {
        "time": moment(time.time()),
        "request": trace.id,
        "client": network_of(environ.get("REMOTE_ADDR", "")),
        "method": environ.get("REQUEST_METHOD", "")[:20],
        "path": bare_address(environ.get("RAW_URI", "")),
        "status": int(status[:3]),
        "bytes": size,
        "ms": round(took.total_seconds() * 1000, 1),
        "view": trace.view,
        "referer": bare_address(environ.get("HTTP_REFERER", "")),
        "agent": _agent(environ.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT]),
    }
    if trace.account is not None:
        line["user"] = trace.account
    return json_line(line)
