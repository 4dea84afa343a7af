from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.models.contact import ProfilesField, profiles_in
from articles.models.named import Named
from articles.models.picture import Picture
from articles.querysets import ListQuerySet
from articles.text.contacts import ProfileLink


class Author(Named):
    """Who signs an article: a person, or an organisation such as the university itself."""

    is_name_shared = True

    class Kind(models.TextChoices):
        PERSON = "person", "Orang"
        ORGANISATION = "organisation", "Lembaga"

    kind = models.CharField(
        "jenis", max_length=12, choices=Kind, default=Kind.PERSON, help_text="Mesin pencari membedakan keduanya."
    )
    name = models.CharField("nama", max_length=120, help_text="Seperti yang dibaca orang: “Oleh …”.")
    position = models.CharField("jabatan", max_length=120, blank=True, help_text="Misalnya: dosen Sistem Informasi.")
    biography = models.TextField(
        "tentang penulis",
        max_length=600,
        blank=True,
        help_text="Satu atau dua kalimat di bawah setiap artikel.",
    )
    photo = models.ForeignKey(
        Picture, verbose_name="foto", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    links = ProfilesField(
        "tautan",
        blank=True,
        help_text="Satu per baris: alamat profil dosen, Google Scholar, atau akun seperti “LinkedIn: nama”.",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="akun",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        help_text="Bila diisi, artikel baru dari akun ini otomatis memakai nama penulis ini.",
    )

    objects: ClassVar = ListQuerySet.as_manager()

    class Meta(Named.Meta):
        ordering = ["name"]
        verbose_name = verbose_name_plural = "penulis"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])

    @property
    def initial(self) -> str:
        """The letter on the monogram; "Universitas Cakrawala" is known by its second word."""
        words = [word for word in self.name.split() if word.lower() != "universitas"] or ["?"]
        return words[0][0].upper()

    @property
    def profiles(self) -> list[ProfileLink]:
        return profiles_in(self.links)
