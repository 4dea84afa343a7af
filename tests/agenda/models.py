from django.db import models
from django.urls import reverse

from articles.models import Addressed, Picture, WithBody
from articles.querysets import AddressedQuerySet


class EventQuerySet(AddressedQuerySet):
    def public(self):
        return self.filter(is_announced=True)

    def for_address(self):
        return self.only("slug", "is_announced")


class Event(WithBody, Addressed):
    """Something that takes place on campus on one day."""

    name = models.CharField("nama", max_length=120)
    summary = models.CharField("ringkasan", max_length=160, blank=True)
    day = models.DateField("tanggal")
    picture = models.ForeignKey(Picture, verbose_name="gambar", on_delete=models.SET_NULL, null=True, blank=True)
    is_announced = models.BooleanField("diumumkan", default=True)

    objects = EventQuerySet.as_manager()

    class Meta(Addressed.Meta):
        ordering = ["day", "name"]
        verbose_name = verbose_name_plural = "agenda"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("agenda:event", args=[self.slug])

    @property
    def is_public(self):
        return self.is_announced

    @property
    def was_public(self):
        return self.is_announced
