import secrets
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from articles.covers import kind_of, seed_of
from articles.models.body import WithBody
from articles.models.contact import WebAddressField
from articles.models.dated import DatedByChanges
from articles.models.files import RenamedFileField
from articles.models.named import Named, once
from articles.models.plain import CleanText
from articles.models.scene import Drawing, SceneKind
from articles.models.sky import Sky
from articles.querysets import ProgrammeQuerySet

MAX_CURRICULUM_BYTES = 10 * 1024 * 1024


def check_pdf(file):
    if file.size > MAX_CURRICULUM_BYTES:
        raise ValidationError("Berkas ini lebih dari 10 MB. Perkecil dulu, lalu unggah lagi.")
    file.seek(0)
    if b"%PDF-" not in file.read(1024):  # some programs write a few bytes before it, and readers open those too
        raise ValidationError("Isi berkas ini bukan PDF. Simpan kurikulum sebagai PDF, lalu unggah lagi.")
    file.seek(0)


def curriculum_name(programme, uploaded):
    """Nothing of the stranger's file name is kept."""
    return f"kurikulum/{secrets.token_hex(12)}.pdf"


class Programme(WithBody, DatedByChanges, Named):
    """A study programme. Whatever is blank is simply not shown."""

    beside_the_page = DatedByChanges.beside_the_page | {"is_in_header"}

    name = models.CharField("nama", max_length=120, unique=True)
    degree = models.CharField("jenjang", max_length=40, blank=True, help_text="Misalnya: S1. Tampil di atas nama.")
    summary = models.CharField(
        "ringkasan", max_length=200, help_text="Satu kalimat: apa yang dipelajari. Tampil di ajakan di bawah artikel."
    )
    facts = models.TextField(
        "fakta",
        blank=True,
        help_text="Satu per baris, nama dan nilai dipisah titik dua. Contoh: Lama studi: 8 semester. "
        "Tiga yang pertama tampil di bawah artikel. Tulis hanya yang sudah pasti.",
    )
    curriculum_file = RenamedFileField(
        "berkas kurikulum",
        upload_to=curriculum_name,
        blank=True,
        validators=[check_pdf],
        help_text="PDF, paling besar 10 MB. Bila kosong, tombol unduh tidak tampil.",
    )
    curriculum_url = WebAddressField(
        "alamat kurikulum", blank=True, help_text="Dipakai bila tidak ada berkas yang diunggah."
    )
    registration_url = WebAddressField(
        "alamat pendaftaran", blank=True, help_text="Bila kosong, tombol Daftar memakai alamat di Pengaturan situs."
    )
    is_in_header = models.BooleanField(
        "tampil di menu atas", default=False, help_text="Menu atas paling nyaman dengan lima tautan."
    )
    sky = models.CharField(
        "langit", max_length=10, choices=Sky, default=Sky.NOON, help_text="Warna halaman dan poster prodi ini."
    )
    scene = models.CharField(
        "pemandangan poster", max_length=10, choices=SceneKind, blank=True, help_text="Bila kosong, dipilih otomatis."
    )
    position = models.PositiveSmallIntegerField("urutan", default=0, help_text="Angka kecil tampil lebih dulu.")

    objects: ClassVar = ProgrammeQuerySet.as_manager()

    class Meta(Named.Meta):
        ordering = ["position", "name"]
        verbose_name = verbose_name_plural = "program studi"
        constraints = [*Named.Meta.constraints, once("programme", "program studi")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:programme", args=[self.slug])

    @property
    def poster(self) -> Drawing:
        seed = seed_of(f"programme-{self.pk}")
        return Drawing("poster", self.sky, self.scene or kind_of(seed), seed)

    @property
    def picture(self) -> Drawing:
        """The same landscape on a wide canvas, for its own page and the call to action."""
        return self.poster._replace(canvas="cover")

    def clean(self):
        super().clean()
        for line in self.facts.splitlines():
            name, colon, value = line.partition(":")
            if line.strip() and not (colon and name.strip() and value.strip()):
                raise ValidationError({"facts": f"Baris “{line.strip()}” belum berbentuk “Nama: nilai”."})

    @property
    def fact_list(self) -> list[tuple[str, str]]:
        """``[("Lama studi", "8 semester"), ...]``"""
        pairs = (line.partition(":") for line in self.facts.splitlines() if line.strip())
        return [(name.strip(), value.strip()) for name, _, value in pairs]

    @property
    def curriculum_address(self) -> str:
        return self.curriculum_file.url if self.curriculum_file else self.curriculum_url


class Career(CleanText):
    """Something one can become with a programme; it may lead to an article about it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="careers")
    name = models.CharField("profesi", max_length=80)
    article = models.ForeignKey(
        "articles.Article",
        verbose_name="artikel",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Bila artikel ini terbit, nama profesi menjadi tautan ke sana.",
    )
    position = models.PositiveSmallIntegerField("urutan", null=True, blank=True, help_text="Bila kosong, paling akhir.")

    class Meta:
        ordering = [models.F("position").asc(nulls_last=True), "pk"]
        verbose_name = verbose_name_plural = "profesi"

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Its programme's page shows it."""
        before = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        shown = ("name", "article_id", "position", "programme_id")
        if before is None or any(getattr(before, name) != getattr(self, name) for name in shown):
            self._date_programme()

    def delete(self, *args, **kwargs):
        self._date_programme()
        return super().delete(*args, **kwargs)

    def _date_programme(self):
        Programme.objects.filter(pk=self.programme_id).update(changed_at=timezone.now())
