"""What is counted, in files that all workers of a machine share (Prometheus' multiprocess mode, which is chosen when
this module is imported: PROMETHEUS_MULTIPROC_DIR has to be set before).

Labels are names of views and of errors, never paths, so that nobody can make more of them.
"""

from datetime import timedelta
from functools import lru_cache

from django.urls import Resolver404, resolve
from prometheus_client import Counter, Histogram

from cakrawala.signs import access, events
from cakrawala.signs.trace import ENVIRON

REQUESTS = Counter(
    "cakrawala_requests",
    "Requests answered, by the name of the view and by who answered: kept pages (store), Django (site), probes (edge).",
    ["view", "status", "answered_by"],
)
SECONDS = Histogram(
    "cakrawala_request_seconds",
    "From the request's head to the last byte of the answer.",
    ["view", "answered_by"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
)
COUNTED = {
    "pages": Counter(
        "cakrawala_pages", "Pages that the store has taken: made for a reader, or renewed behind one.", ["how"]
    ),
    "limited": Counter("cakrawala_limited", "Requests refused because somebody asked too often.", ["limit"]),
    "database_errors": Counter("cakrawala_database_errors", "Requests that failed at the database.", ["error"]),
}
_children: dict = {}


def observe(environ: dict, status: str, took: timedelta) -> None:
    """For ``access.observers``: a request was answered. Children are looked up by Prometheus under a lock, and so are
    kept here; there are as many as views and their statuses."""
    trace = environ.get(ENVIRON)
    if trace is None:
        return
    view = trace.view
    if trace.answered_by == "store":
        view = view_of(environ.get("PATH_INFO", ""))
    key = (view, status, trace.answered_by)
    children = _children.get(key)
    if children is None:
        children = REQUESTS.labels(view, status[:3], trace.answered_by), SECONDS.labels(view, trace.answered_by)
        _children[key] = children
    children[0].inc()
    children[1].observe(took.total_seconds())


@lru_cache(maxsize=5_000)
def view_of(path: str) -> str:
    """Of a kept page, for which Django was not asked; "" where there is none."""
    try:
        return resolve(path.encode("latin-1").decode()).view_name
    except (Resolver404, UnicodeError):
        return ""


def count(event: str, about: str) -> None:
    COUNTED[event].labels(about).inc()


def begin() -> None:
    """From now on, in this process and its forks; once, also where gunicorn reads its settings anew."""
    if observe not in access.observers:
        access.observers.append(observe)
        events.listen(count)
