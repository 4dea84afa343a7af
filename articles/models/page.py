from typing import ClassVar

from django.db import models
from django.urls import reverse

from articles.models.address import Addressed, path_segments_below
from articles.models.body import WithBody
from articles.models.dated import DatedByChanges
from articles.querysets import PageQuerySet


class Page(WithBody, DatedByChanges, Addressed):
    """A plain page such as "Tentang", right below the site's root."""

    slug_source = "title"
    beside_the_page = DatedByChanges.beside_the_page | {"placement"}

    class Placement(models.TextChoices):
        HEADER = "header", "Menu atas dan kaki halaman"
        FOOTER = "footer", "Kaki halaman"
        NOWHERE = "", "Tidak di menu"

    title = models.CharField("judul", max_length=120)
    description = models.CharField(
        "penjelasan", max_length=160, blank=True, help_text="Kalimat pembuka, juga untuk hasil pencarian."
    )
    placement = models.CharField(
        "tempat tautan", max_length=10, choices=Placement, default=Placement.FOOTER, blank=True
    )
    position = models.PositiveSmallIntegerField("urutan", default=0, help_text="Angka kecil tampil lebih dulu.")

    objects: ClassVar = PageQuerySet.as_manager()

    class Meta(Addressed.Meta):
        ordering = ["position", "title"]
        verbose_name = verbose_name_plural = "halaman"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:page", args=[self.slug])

    @classmethod
    def reserved_slugs(cls):
        return path_segments_below("")
