"""Typed readers for environment variables: an odd value stops the start, with a sentence that names the fix."""

import os
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from cakrawala.limits.rate import Rate

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def load(path: Path) -> None:
    """Read ``NAME=value`` lines; the real environment wins over the file. A missing file is fine."""
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals:
            raise ImproperlyConfigured(f"Line {number} of {path.name} is not NAME=value: {line!r}.")
        os.environ.setdefault(name.strip(), value.strip().strip("'\""))


def text(name: str, default: str | None = None) -> str:
    """The value, or ``default``; a variable without default must be set."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"Set {name}; see .env.example.")
    return default


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number{f' from {least} on' * bool(least)}, not {value!r}.")
    return int(value)


def rate(name: str, default: str) -> Rate | None:
    """ "30/minute", with second, hour or day likewise; None for 0, which means without end."""
    value = text(name, default)
    try:
        return Rate.parse(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must look like 30/minute, or be 0, not {value!r}.") from None


def refuse_former(name: str, successor: str) -> None:
    """Whoever still sets a variable that is no more hears of it, instead of being served by other rules."""
    if flag(name):
        raise ImproperlyConfigured(f"{name} is no more: set {successor}; see .env.example.")


def names(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [item.strip() for item in text(name, default).split(",") if item.strip()]


def choices(name: str, offered: set[str]) -> list[str]:
    """A comma-separated list of what is offered; empty unless set."""
    chosen = names(name)
    if unknown := set(chosen) - offered:
        raise ImproperlyConfigured(f"{name} may name {', '.join(sorted(offered))}, not {', '.join(sorted(unknown))}.")
    return chosen


def matching(name: str, pattern: str, example: str) -> str:
    """The value, which ``pattern`` must match from end to end, or "" where there is none."""
    value = text(name, "")
    if value and not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name} must look like {example}, not {value!r}.")
    return value


class Mail(NamedTuple):
    """How to reach the server that takes our mail."""

    host: str
    port: int
    user: str
    password: str
    is_tls: bool  # after connecting in the clear (STARTTLS)
    is_ssl: bool  # from the first byte


MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail(name: str) -> Mail | None:
    """``smtp+tls://user:password@host:587``; None where mail is not set up."""
    value = text(name, "")
    if not value:
        return None
    parts = urlsplit(value)
    try:
        port = parts.port or MAIL_PORTS[parts.scheme]
    except (KeyError, ValueError):
        port = 0
    if not port or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@mail.example.ac.id:587.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Mail(parts.hostname, port, user, password, parts.scheme == "smtp+tls", parts.scheme == "smtps")


def site_url(name: str, default: str) -> str:
    """Scheme and host of the site, without path or trailing slash: ``https://cakrawala.ac.id``."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name} must look like https://example.ac.id, not {value!r}.")
    return value
