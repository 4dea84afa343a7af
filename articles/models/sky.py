from django.db import models


class Sky(models.TextChoices):
    """The eight skies of an Indonesian day. Categories and programmes own one; a page takes its colours from it."""

    DAWN = "subuh", "Subuh: biru laut, sebelum matahari"
    SUNRISE = "fajar", "Fajar: merah muda"
    MORNING = "pagi", "Pagi: hijau muda"
    NOON = "siang", "Siang: biru langit"
    RAIN = "hujan", "Hujan: hijau kebiruan"
    AFTERNOON = "sore", "Sore: jingga"
    DUSK = "senja", "Senja: merah keunguan"
    NIGHT = "malam", "Malam: biru tua"
