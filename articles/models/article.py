from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles.models.address import Addressed, path_segments_below
from articles.models.author import Author
from articles.models.body import WithBody
from articles.models.contact import WebAddressField
from articles.models.cover import WithCover
from articles.models.programme import Programme
from articles.models.taxonomy import Category, Tag
from articles.querysets import ARCHIVED, DRAFT, IN_REVIEW, PUBLISHED, ArticleQuerySet
from articles.text import reading

# What an article needs before it is published, each in the one sentence that constraint, form and coach show.
REQUIRED = {
    "title": "Tulis judul sebelum menerbitkan artikel.",
    "summary": "Tulis ringkasan sebelum menerbitkan artikel.",
    "body": "Isi artikel masih kosong.",
    "category": "Pilih kategori sebelum menerbitkan artikel.",
    "author": "Pilih penulis sebelum menerbitkan artikel.",
    "published_at": "Isi waktu terbit sebelum menerbitkan artikel.",  # the form fills it in by itself
}
STAYS_PUBLISHED = (
    "Artikel ini sudah terbit, jadi waktunya tidak bisa dipindah ke depan: pembaca sudah mengenal alamatnya. "
    "Pilih waktu yang sudah lewat, atau tarik dulu artikelnya dari situs, lalu jadwalkan lagi."
)
WITHDRAW_FIRST = "Artikel ini sudah terbit. Tarik dulu artikelnya dari situs."


class Article(WithBody, WithCover, Addressed):
    slug_source = "title"

    class Status(models.TextChoices):
        DRAFT = DRAFT, "Draf"
        IN_REVIEW = IN_REVIEW, "Perlu ditinjau"
        PUBLISHED = PUBLISHED, "Terbit"
        ARCHIVED = ARCHIVED, "Ditarik"

    id = models.AutoField(primary_key=True)  # four bytes, for every posting and every entry of a list holds it
    title = models.CharField("judul", max_length=160, help_text="Google memotong judul setelah sekitar 60 karakter.")
    summary = models.CharField(
        "ringkasan",
        max_length=160,
        blank=True,
        help_text="Satu atau dua kalimat di bawah judul, di kartu, dan di Google. Paling panjang 160 karakter.",
    )

    category = models.ForeignKey(
        Category,
        verbose_name="kategori",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Menentukan warna halaman dan tempat artikel di daftar.",
    )
    tags = models.ManyToManyField(Tag, verbose_name="tag", blank=True, related_name="articles")
    author = models.ForeignKey(
        Author, verbose_name="penulis", on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name="program studi",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Program studi yang ditawarkan di bawah artikel ini. Bila kosong, ajakannya umum.",
    )
    status = models.CharField("status", max_length=12, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(
        "waktu terbit",
        null=True,
        blank=True,
        help_text="Bila kosong, artikel terbit saat tombol Terbitkan ditekan. Bila waktunya nanti, artikel muncul "
        "sendiri. Yang sudah terbit tidak bisa dipindah ke depan.",
    )
    # Once it has come, never cleared: readers know the address.
    first_published_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField("diperbarui untuk pembaca", null=True, blank=True, editable=False)

    # An article that an editor returned is a draft with a reason, no status of its own.
    return_reason = models.TextField("alasan dikembalikan", blank=True, max_length=1000, editable=False)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dikembalikan oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    returned_at = models.DateTimeField("dikembalikan", null=True, editable=False)

    recheck_on = models.DateField(
        "tinjau lagi pada",
        null=True,
        blank=True,
        db_index=True,
        help_text="Mulai hari itu artikel ini muncul di beranda redaksi. "
        "Bila kosong, hanya saat keterangan waktunya basi.",
    )

    excluded = models.ManyToManyField(
        "self",
        verbose_name="jangan tampilkan di Berita Terkait",
        blank=True,
        symmetrical=False,
        related_name="+",
        help_text="Artikel ini tidak akan muncul di bawah artikel yang sedang disunting.",
    )

    seo_title = models.CharField(
        "judul untuk Google", max_length=120, blank=True, help_text="Bila kosong, memakai judul artikel."
    )
    meta_description = models.CharField(
        "penjelasan untuk Google", max_length=200, blank=True, help_text="Bila kosong, memakai ringkasan."
    )
    canonical_url = WebAddressField(
        "alamat asli", blank=True, help_text="Hanya bila tulisan ini pertama kali terbit di situs lain."
    )
    noindex = models.BooleanField(
        "sembunyikan dari mesin pencari", default=False, help_text="Artikel tetap bisa dibuka lewat tautan."
    )

    plain_text = models.TextField(editable=False, blank=True)
    reading_minutes = models.PositiveSmallIntegerField("menit baca", editable=False, default=1)
    headings = models.JSONField(editable=False, default=list)  # [[level, anchor, text], ...]

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibuat oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField("dibuat", auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diubah oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField("diubah", auto_now=True)

    objects: ClassVar = ArticleQuerySet.as_manager()

    class Meta(Addressed.Meta):
        ordering = ["-published_at", "-pk"]
        verbose_name = verbose_name_plural = "artikel"
        permissions = [("publish_article", "Can publish article"), ("erase_article", "Can erase article for good")]
        indexes = [
            # All that an edition asks of an article (articles/edition/), so that no row is read for it.
            models.Index(
                fields=["status", "-published_at", "-id", "category", "author", "programme"], name="article_edition"
            ),
            models.Index(fields=["category", "status", "-published_at", "-id"], name="article_newest_in_category"),
            models.Index(fields=["author", "status", "-published_at", "-id"], name="article_newest_by_author"),
            models.Index(fields=["programme", "status", "-published_at", "-id"], name="article_newest_of_programme"),
            # The dates of all parts of the sitemap.
            models.Index(
                fields=["status", "canonical_url", "published_at", "id", "updated_at", "noindex"],
                name="article_in_sitemap",
            ),
            # The newsroom's list, newest first.
            models.Index(Coalesce("published_at", "changed_at").desc(), F("id").desc(), name="article_by_date"),
        ]
        constraints = [
            *Addressed.Meta.constraints,
            models.CheckConstraint(
                name="article_published_has_time",
                condition=~Q(status=PUBLISHED) | Q(published_at__isnull=False),
                violation_error_message=REQUIRED["published_at"],
            ),
            models.CheckConstraint(
                name="article_published_has_author",
                condition=~Q(status=PUBLISHED) | Q(author__isnull=False),
                violation_error_message=REQUIRED["author"],
            ),
            models.CheckConstraint(
                name="article_published_has_category",
                condition=~Q(status=PUBLISHED) | Q(category__isnull=False),
                violation_error_message=REQUIRED["category"],
            ),
            models.CheckConstraint(
                name="article_published_has_summary",
                condition=~Q(status=PUBLISHED) | ~Q(summary=""),
                violation_error_message=REQUIRED["summary"],
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:detail", args=[self.slug])

    @classmethod
    def reserved_slugs(cls):
        return path_segments_below("berita/")

    @property
    def was_public(self) -> bool:
        return self.first_published_at is not None and self.first_published_at <= timezone.now()

    @property
    def is_published(self) -> bool:
        """Twin of ``ArticleQuerySet.published``; a test keeps the two in step."""
        return bool(self._appears_at and self._appears_at <= timezone.now())

    @property
    def is_scheduled(self) -> bool:
        return bool(self._appears_at and self._appears_at > timezone.now())

    @property
    def _appears_at(self):
        return self.published_at if self.status == PUBLISHED else None  # a form may hold one without time

    @property
    def is_returned(self) -> bool:
        """Twin of ``ArticleQuerySet.returned``."""
        return self.status == DRAFT and bool(self.return_reason)

    @property
    def is_public(self):
        return self.is_published

    @property
    def shown_update_at(self):
        """``updated_at`` where it lies behind the publication; what is published anew starts afresh."""
        published_at, updated_at = self.published_at, self.updated_at
        return updated_at if published_at and updated_at and updated_at > published_at else None

    @property
    def dated_at(self):
        """The moment that matters to readers: of the last change that they were told of, else of publication. Twin of
        ``querysets.DATED_AT``; a test keeps the two in step."""
        return self.shown_update_at or self.published_at

    @property
    def table_of_contents(self) -> list[dict]:
        """The h2 headings; a list is shown from three on."""
        return [{"anchor": anchor, "text": text} for level, anchor, text in self.headings if level == 2]

    @property
    def category_name(self) -> str:
        return self.category.name if self.category else ""

    @property
    def sky(self) -> str:
        return self.category.sky if self.category else "siang"

    def clean(self):
        super().clean()
        self.title = normalise_title(self.title)
        self.check_stays_published()
        if self.canonical_url and self.canonical_url.startswith(settings.SITE_URL):
            raise ValidationError({"canonical_url": "Isi hanya dengan alamat di situs lain."})

    def save(self, *args, **kwargs):
        """The first of four links; each does its part and hands on (the order is that of the bases):

        1. here: title, first publication; 2. ``WithBody``: cleans the text and derives from it what a page
        prints; 3. ``Addressed``: a free slug, and the old one left behind, in one transaction; 4. ``CleanText``: no
        control characters in any text. Then Django writes the row.
        """
        self.title = normalise_title(self.title)
        if not self.was_public:  # what was scheduled and taken back in time, no reader has ever seen
            self.first_published_at = self.published_at if self.status == PUBLISHED else None
        super().save(*args, **kwargs)

    def check_stays_published(self) -> None:
        """Raises ``ValidationError`` where saving it would take it from its readers, which only withdrawing may do."""
        if self.is_published or not type(self).objects.published().filter(pk=self.pk).exists():
            return
        raise ValidationError({"published_at": STAYS_PUBLISHED} if self.is_scheduled else WITHDRAW_FIRST)

    def derive_for_readers(self, found):
        super().derive_for_readers(found)
        self.plain_text = reading.plain_text(self.body)
        self.reading_minutes = reading.reading_minutes(self.plain_text)
        self.headings = reading.headings(self.body)


def normalise_title(title: str) -> str:
    """One space between words, none before a colon: "Bisnis Digital : Definisi" is the export's habit."""
    return " ".join(title.split()).replace(" :", ":")
