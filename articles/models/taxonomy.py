from typing import ClassVar

from django.db import models
from django.urls import reverse

from articles.covers import kind_of, seed_of
from articles.models.named import Named, once
from articles.models.scene import Drawing
from articles.models.sky import Sky
from articles.querysets import CategoryQuerySet, NamedQuerySet


class Category(Named):
    name = models.CharField("nama", max_length=60, unique=True)
    description = models.TextField(
        "penjelasan", blank=True, help_text="Satu atau dua kalimat di bawah nama kategori, juga untuk mesin pencari."
    )
    sky = models.CharField(
        "langit", max_length=10, choices=Sky, default=Sky.NOON, help_text="Warna semua halaman artikel di kategori ini."
    )
    position = models.PositiveSmallIntegerField("urutan", default=0, help_text="Angka kecil tampil lebih dulu.")

    article_count: int  # as an edition counts them (articles/edition/)

    objects: ClassVar = CategoryQuerySet.as_manager()

    class Meta(Named.Meta):
        ordering = ["position", "name"]
        verbose_name = verbose_name_plural = "kategori"
        constraints = [*Named.Meta.constraints, once("category", "kategori")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:category", args=[self.slug])

    @property
    def picture(self) -> Drawing:
        """The landscape at the head of the topic's own page."""
        seed = seed_of(f"category-{self.pk}")
        return Drawing("wide", self.sky, kind_of(seed), seed)


class Tag(Named):
    name = models.CharField("nama", max_length=60, unique=True, help_text="Huruf kecil, kecuali nama dan singkatan.")

    objects: ClassVar = NamedQuerySet.as_manager()

    class Meta(Named.Meta):
        ordering = ["name"]
        verbose_name = verbose_name_plural = "tag"
        constraints = [*Named.Meta.constraints, once("tag", "tag")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:tag", args=[self.slug])
