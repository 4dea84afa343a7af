"""What the two engines need beside their address."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from cakrawala import private


def fit(database: Any, *, patience: int, pool: int) -> None:
    """Completes an entry of ``DATABASES``; what DATABASE_URL says behind "?" stays. ``patience`` in seconds,
    ``pool`` in connections."""
    options = database.setdefault("OPTIONS", {})
    match database["ENGINE"]:
        case "django.db.backends.sqlite3":
            private.close(Path(database["NAME"]))  # its -wal and -shm follow it
            # A thread keeps its connection, and SQLite these two files: on a full disk nobody could make them, and so
            # read.
            database["CONN_MAX_AGE"] = None
            # Two editors at once: readers never wait (WAL), writers queue from BEGIN on instead of failing half-way.
            options |= {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                    "PRAGMA cache_size=-16000; PRAGMA secure_delete=ON;"  # what was erased stays in no free page
                ),
            }
        case "django.db.backends.postgresql":
            database["ENGINE"] = "cakrawala.postgresql"
            # A server or network that says nothing: noticed while connecting, and by the system where a command waits.
            silence = {
                "tcp_user_timeout": 15_000,
                "keepalives_idle": 5,
                "keepalives_interval": 5,
                "keepalives_count": 2,
            }
            options |= {"connect_timeout": patience, **silence} | options
            options["pool"] = {"min_size": 1, "max_size": pool, "timeout": patience}
        case engine:
            raise ImproperlyConfigured(f"DATABASE_URL must name SQLite or PostgreSQL, not {engine}.")
