from typing import NamedTuple

from django.db import models
from django.urls import reverse


class SceneKind(models.TextChoices):
    """What a drawn cover shows."""

    MOUNTAINS = "gunung", "Gunung"
    SEA = "laut", "Laut"
    RICE_FIELDS = "sawah", "Sawah"
    CITY = "kota", "Kota"
    HILLS = "bukit", "Bukit"
    CLOUDS = "awan", "Awan"


class Drawing(NamedTuple):
    """One drawing of ours, told apart by what it is made of; ``canvas`` names a canvas of ``covers.canvases``."""

    canvas: str
    sky: str
    kind: str
    seed: int

    @property
    def url(self) -> str:
        return reverse("articles:drawing", args=self)


NIGHT_SEA = Drawing("wide", "malam", "laut", 404)  # an address that leads nowhere
CALM_SEA = Drawing("cover", "subuh", "laut", 3)  # a search without result
FIXED = {NIGHT_SEA, CALM_SEA}
