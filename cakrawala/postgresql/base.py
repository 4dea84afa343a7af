"""Where Django looks for the engine."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import OperationalError

from cakrawala.patience import at_most
from cakrawala.postgresql.connections import PatientConnection
from cakrawala.postgresql.outage import Outage

OUTAGE = Outage(OperationalError)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection is there soon, or known not to be had."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if pool := self.settings_dict["OPTIONS"].get("pool"):
            pool["connection_class"] = PatientConnection

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if OUTAGE.is_on:
            raise OperationalError("the database is away")
        try:
            with at_most(settings.DATABASE_PATIENCE):  # also for the pool's look at whether a connection is alive
                return super().get_new_connection(conn_params)
        except OperationalError as error:
            if self.pool:
                OUTAGE.begin(lambda: _try(conn_params), self._forget_pool, error=error)
            raise

    def _forget_pool(self):
        """Its own attempts grow rarer the longer a server is away, up to minutes; a new pool begins with one."""
        if pool := self._connection_pools.pop(self.alias, None):  # type: ignore[attr-defined]  # unknown to the stubs
            pool.close(timeout=0)


def _try(conn_params):
    with at_most(settings.DATABASE_PATIENCE), PatientConnection.connect(**conn_params) as connection:
        connection.execute("SELECT 1")
