"""Logs for machines: one JSON object a line, whatever a stranger put into a header or an exception says.

Fields are named here and no others: what a library hangs on a record, such as Django's whole request, stays out.
"""

import json
import logging
import time

from cakrawala.signs.redaction import without_persons
from cakrawala.signs.trace import current

_encode = json.JSONEncoder(separators=(",", ":")).encode


class JsonLines(logging.Formatter):
    """``time``, ``level``, ``logger``, ``message``; ``request`` and ``user`` where a request is being answered;
    ``exception`` with its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": moment(record.created),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": without_persons(record.getMessage()),
        }
        if trace := current():
            line["request"] = trace.id
            if trace.account is not None:
                line["user"] = trace.account
        if record.exc_info:
            line["exception"] = without_persons(self.formatException(record.exc_info))
        if record.stack_info:
            line["stack"] = without_persons(self.formatStack(record.stack_info))
        return json_line(line)


def configuration(level: str, *, is_for_people: bool) -> dict[str, object]:
    """Of Django's LOGGING: all to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "json": {"()": JsonLines},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line" if is_for_people else "json"}},
        # Strangers probe with odd Host headers all day; the answer 400 is enough.
        "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
        "root": {"handlers": ["console"], "level": level},
    }


def json_line(fields: dict[str, object]) -> str:
    """In ASCII, so that no letter ends the line for anybody who reads it."""
    return _encode(fields)


def moment(seconds: float) -> str:
    """ "2026-11-30T04:15:00.123+0000", of seconds since 1970."""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{int(seconds % 1 * 1000):03}+0000"
