from django.conf import settings
from django.db import models

from articles import kinds
from articles.fields import RichTextField, clean_html
from articles.models.picture import Picture
from articles.text import html, reading

BOXED = "articles.article"  # what a Baca Juga box leads to


class WithBody(models.Model):
    """Something with a text by an editor: stored as it is edited, and as a page prints it."""

    body = RichTextField("isi", blank=True)
    reading_html = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.derive_from_body()
        super().save(*args, **kwargs)

    def derive_from_body(self) -> None:
        self.body = reading.mark_read_also(clean_html(self.body), article_id_at)
        self.reading_html = reading.for_reading(self.body, sources_of)


def article_id_at(address: str) -> int | None:
    """The number of the article at an address of this site, published or not."""
    match = kinds.at(html.path_of(address.removeprefix(settings.SITE_URL)))
    if match is None or match.kind.label != BOXED:
        return None
    return match.kind.model._default_manager.filter(slug=match.slug).values_list("pk", flat=True).first()


def sources_of(address: str) -> reading.Sources | None:
    """What the picture library knows of a picture in a text; None for one that it does not hold."""
    if not address.startswith(settings.MEDIA_URL):
        return None
    picture = Picture.objects.filter(file=address.removeprefix(settings.MEDIA_URL)).first()
    if picture is None:
        return None
    return reading.Sources(picture.width, picture.height, picture.webp_srcset, picture.own_srcset)
