from django.db import DatabaseError
from django.http import HttpRequest

from cakrawala.signs import events
from cakrawala.signs.trace import ENVIRON


class NoteRequest:
    """Notes on the trace of a request which view was asked and, where somebody wanted to know, who was signed in."""

    def __init__(self, get_response):
        self._get_response = get_response

    def __call__(self, request: HttpRequest):
        response = self._get_response(request)
        trace = request.META.get(ENVIRON)
        if trace is not None:
            trace.account = getattr(getattr(request, "_cached_user", None), "pk", None)  # a session costs a query
        return response

    def process_exception(self, request, exception):
        if isinstance(exception, DatabaseError):
            events.tell("database_errors", type(exception).__name__)

    def process_view(self, request, view, args, kwargs):
        trace = request.META.get(ENVIRON)
        if trace is not None:
            trace.view = request.resolver_match.view_name
