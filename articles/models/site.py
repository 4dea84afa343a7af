from django.db import models
from django.db.models import Q

from articles.models.contact import MailboxField, PhoneField, ProfilesField, WebAddressField, profiles_in
from articles.models.plain import CleanText
from articles.text.contacts import ProfileLink


class SiteSettings(CleanText):
    """One row: what the whole site says of the university. Blank facts are not shown."""

    site_name = models.CharField("nama situs", max_length=60, default="Cakrawala")
    organisation = models.CharField("nama lembaga", max_length=120, default="Universitas Cakrawala")
    description = models.CharField(
        "penjelasan",
        max_length=160,
        default="Panduan jurusan, karier, dan dunia kuliah dari Universitas Cakrawala.",
        help_text="Kalimat di beranda dan di hasil pencarian.",
    )
    registration_url = WebAddressField(
        "alamat pendaftaran", blank=True, help_text="Tujuan tombol Daftar. Bila kosong, tombolnya tidak tampil."
    )
    whatsapp = PhoneField(
        "WhatsApp admisi",
        max_length=20,
        blank=True,
        help_text="Contoh: 0812-3456-7890. Bila kosong, tautan WhatsApp tidak tampil.",
    )
    email = MailboxField("surel", blank=True)
    address = models.TextField(
        "alamat kampus", blank=True, help_text="Tiap baris di sini menjadi satu baris di kaki halaman."
    )
    social_links = ProfilesField(
        "akun media sosial",
        blank=True,
        help_text="Satu akun per baris, alamatnya atau namanya. Contoh: Instagram: @cakrawala.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan situs"
        constraints = [models.CheckConstraint(name="sitesettings_one_row", condition=Q(pk=1))]

    def __str__(self):
        return self.site_name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "SiteSettings":
        """The row, or its defaults where nobody has saved one yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def address_lines(self) -> list[str]:
        return [line.strip() for line in self.address.splitlines() if line.strip()]

    @property
    def profiles(self) -> list[ProfileLink]:
        return profiles_in(self.social_links)
