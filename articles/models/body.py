from django.conf import settings
from django.db import models, transaction

from articles import kinds
from articles.fields import RichTextField, clean_html
from articles.models import library
from articles.text import html, reading
from articles.text.paths import normal_path, normal_slug

BOXED = "articles.article"  # what a Baca Juga box leads to


class WithBody(models.Model):
    """Something with a text by an editor: stored as it is edited, and as a page prints it."""

    body = RichTextField("isi", blank=True)
    reading_html = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            self.derive_from_body()
            super().save(*args, **kwargs)

    def derive_from_body(self) -> None:
        """Within a transaction, which holds the rows of its pictures."""
        self.body = stored_form(self.body)
        found = library.named_in(self.body)
        self.reading_html = reading.for_reading(self.body, library.sources_of(found))
        library.give_words(self.body, found)


def stored_form(typed: str) -> str:
    """What is kept of a typed text: cleaned, pictures and Baca Juga boxes by number. Raises ``TooMuchHtml``."""
    return reading.mark_read_also(library.numbered(clean_html(typed)), article_id_at)


def article_id_at(address: str) -> int | None:
    """The number of the article at an address of this site, published or not."""
    match = kinds.at(normal_path(html.path_of(address.removeprefix(settings.SITE_URL))))
    if match is None or match.kind.label != BOXED:
        return None
    return match.kind.model._default_manager.filter(slug=normal_slug(match.slug)).values_list("pk", flat=True).first()
