from collections.abc import Callable, Iterable, Mapping

from cakrawala.edge.proxies import settle_client
from cakrawala.signs.trace import begin

Probe = Callable[[], tuple[str, str]]  # "200 OK", and what it says
METHODS = {"GET", "HEAD"}


class Edge:
    """``proxies`` is how many proxies stand in front. ``probes`` are answered here, by path, before anything that may
    fail: for every host, on http as on https."""

    def __init__(self, application: Callable, *, proxies: int, probes: Mapping[str, Probe]):
        self._application = application
        self._proxies = proxies
        self._probes = probes

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        settle_client(environ, self._proxies)
        trace = begin(environ, is_front_trusted=self._proxies > 0)

        def start(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Request-ID", trace.id)], exc_info)

        if probe := self._probes.get(environ.get("PATH_INFO", "")):
            trace.view, trace.answered_by = environ["PATH_INFO"][1:], "edge"
            return _told(probe, environ["REQUEST_METHOD"], start)
        return self._application(environ, start)


def _told(probe, method, start):
    status, words = probe() if method in METHODS else ("405 Method Not Allowed", "GET")
    body = words.encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start(status, headers if method in METHODS else [*headers, ("Allow", "GET, HEAD")])
    return [] if method == "HEAD" else [body]
