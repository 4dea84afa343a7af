from django.apps import AppConfig

from articles.kinds import ALL, EDITOR, VIEW, WRITER, Kind, MenuEntry, SearchTexts
from articles.text import reading


class AgendaConfig(AppConfig):
    name = "tests.agenda"
    verbose_name = "Agenda"
    urls = "tests.agenda.urls"

    kinds = [
        Kind(
            model_name="Event",
            view="agenda:event",
            heading="Agenda",
            search=lambda event: SearchTexts(event.name, event.summary, body=reading.plain_text(event.body)),
            sitemap="agenda",
            menu=MenuEntry("Agenda", "agenda:index"),
            llms="Agenda",
            description="summary",
            permissions={WRITER: VIEW, EDITOR: ALL},
        )
    ]
