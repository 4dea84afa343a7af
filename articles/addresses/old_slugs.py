from functools import wraps

from django.http import Http404

from articles.addresses.redirects.answers import moved_to
from articles.models import OldSlug


def answers_old_slugs(model):
    """For a view with a ``slug``: where it finds nothing, a former slug answers 301 to today's address, query kept."""

    def decorate(view):
        @wraps(view)
        def wrapped(request, slug):
            try:
                return view(request, slug)
            except Http404:
                old = OldSlug.objects.filter(kind=model._meta.model_name, slug=slug).first()
                target = old and old.target
                if not target:
                    raise
                if not target.answers:  # withdrawn, say: answered here, for its slug of today may tell too much
                    return view(request, target.slug)
            query = request.META.get("QUERY_STRING", "")
            url = target.get_absolute_url()
            return moved_to(f"{url}?{query}" if query else url)

        return wrapped

    return decorate
