from collections.abc import Callable, Iterable

from cakrawala.edge.proxies import settle_client


class Edge:
    """``proxies`` is how many proxies stand in front."""

    def __init__(self, application: Callable, *, proxies: int):
        self._application = application
        self._proxies = proxies

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        settle_client(environ, self._proxies)
        return self._application(environ, start_response)
