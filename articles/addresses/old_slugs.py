"""A former slug answers with the way to the page's address of today."""

from functools import wraps

from django.http import Http404

from articles.addresses.lookup import find_former
from articles.addresses.redirects.responses import moved_to
from articles.models import Addressed


def answers_old_slugs(model: type[Addressed]):
    """For a view with a ``slug``: where it finds nothing, a former slug answers 301 to today's address, query kept."""

    def decorate(view):
        @wraps(view)
        def wrapped(request, slug):
            try:
                return view(request, slug)
            except Http404:
                thing = find_former(model, slug)
                if thing is None:
                    raise
                if not thing.is_public:  # withdrawn, say: answered here, for its slug of today may tell too much
                    return view(request, thing.slug)
            query = request.META.get("QUERY_STRING", "")
            url = thing.get_absolute_url()
            return moved_to(f"{url}?{query}" if query else url)

        return wrapped

    return decorate
