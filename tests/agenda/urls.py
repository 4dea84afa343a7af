from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from articles.addresses import answers_old_slugs
from articles.pages import body_pieces
from articles.seo import PageMeta
from tests.agenda.models import Event


@require_safe
def index(request):
    meta = PageMeta("Agenda", "Yang terjadi di kampus.", request.path)
    return render(request, "agenda/index.html", {"events": Event.objects.public(), "meta": meta})


@answers_old_slugs(Event)
@require_safe
def event(request, slug):
    event = get_object_or_404(Event.objects.public(), slug=slug)
    meta = PageMeta(event.name, event.summary, event.get_absolute_url())
    return render(request, "agenda/event.html", {"event": event, "pieces": body_pieces(event), "meta": meta})


app_name = "agenda"
urlpatterns = [path("agenda", index, name="index"), path("agenda/<slug:slug>", event, name="event")]
