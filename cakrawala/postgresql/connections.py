"""A connection on which each answer is waited for as long as ``cakrawala.patience`` says."""

from typing import Any

from psycopg import Connection, OperationalError

from cakrawala import patience


class PatientConnection(Connection[Any]):
    """One whose server has not answered in time is closed: what it would still say belongs to nobody."""

    def wait(self, *args: Any, **kwargs: Any) -> Any:
        limit = patience.limit()
        if limit is None or "timeout" in kwargs:
            return super().wait(*args, **kwargs)
        try:
            return super().wait(*args, **kwargs | {"timeout": limit})
        except OperationalError as error:
            if error.sqlstate is not None or self.closed:
                raise
            self.close()
            raise OperationalError(f"the database has not answered for {limit:g} s") from error
