from django.conf import settings
from django.db import models, transaction

from articles import kinds
from articles.fields import RichTextField, clean_html
from articles.models import library
from articles.models.picture import Picture
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
        self.body = stored_form(self.body, self)
        found = library.named_in(self.body)
        self.derive_for_readers(found)
        library.give_words(self.body, found)

    def derive_unsaved(self) -> None:
        """The same for a copy that is never saved: holds no row, and tells the library nothing."""
        self.body = stored_form(self.body, self)
        self.derive_for_readers(library.shown_in(self.body))

    def derive_for_readers(self, found: dict[int, Picture]) -> None:
        """All that a page shows of the text; ``found`` are the library's pictures in it."""
        self.reading_html = reading.for_reading(self.body, library.sources_of(found))


def stored_form(typed: str, thing: WithBody | None = None) -> str:
    """What is kept of a typed text: cleaned, pictures and Baca Juga boxes by number. Raises ``TooMuchHtml``.

    A line that leads to an article which whoever saves ``thing`` may not see stays one, as if there were none.
    """
    return reading.mark_read_also(library.numbered(clean_html(typed)), lambda address: article_id_at(address, thing))


def article_id_at(address: str, thing: WithBody | None = None) -> int | None:
    """The number of the article at an address of this site, published or not; of those that are seen by whoever saves
    ``thing``, where it knows that."""
    match = kinds.at(normal_path(html.path_of(address.removeprefix(settings.SITE_URL))))
    if match is None or match.kind.label != BOXED:
        return None
    asker = getattr(thing, "changed_by", None)
    articles = match.kind.model._default_manager.all()
    if asker:
        articles = articles.visible_to(asker)  # type: ignore[attr-defined]  # an article's
    return articles.filter(slug=normal_slug(match.slug)).values_list("pk", flat=True).first()
