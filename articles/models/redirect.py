"""Addresses that editors send elsewhere, and those that readers asked for in vain (docs/addresses.md)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.encoding import escape_uri_path

from articles.models.plain import CleanText
from articles.text import paths


class Redirect(CleanText):
    """A former address and where it leads; ``addresses.redirects.editing`` keeps them free of chains and rings."""

    exact_texts: ClassVar[frozenset[str]] = frozenset({"path"})  # a former address may hold anything, encoded

    class Kind(models.TextChoices):
        EXACT = paths.EXACT, "Hanya alamat ini"
        PREFIX = paths.PREFIX, "Alamat ini dan semua di bawahnya: teruskan sisa alamat"
        TREE = paths.TREE, "Alamat ini dan semua di bawahnya: semua ke satu halaman"

    kind = models.CharField(
        "berlaku untuk",
        max_length=10,
        choices=Kind,
        default=Kind.EXACT,
        help_text="Contoh dari /blog ke /berita: bila sisa alamat diteruskan, /blog/a sampai di /berita/a; "
        "bila semua ke satu halaman, /blog/a sampai di /berita.",
    )
    path = models.CharField("dari", max_length=paths.LONGEST)
    query = models.CharField("parameter", max_length=paths.LONGEST_QUERY, blank=True)  # of the former site: "p=123"
    target = models.CharField("ke", max_length=500)
    hits = models.PositiveIntegerField("dipakai", default=0, editable=False)
    last_used_on = models.DateField("terakhir dipakai", null=True, editable=False)

    class Meta:
        ordering = ["path", "query", "kind"]
        verbose_name = verbose_name_plural = "pengalihan"
        constraints = [
            models.UniqueConstraint(
                fields=["path", "query", "kind"],
                name="redirect_once",
                violation_error_message="Alamat ini sudah punya pengalihan.",
            ),
            models.CheckConstraint(
                name="redirect_path_is_normal",
                condition=Q(path="/")
                | Q(path__startswith="/") & ~Q(path__endswith="/") & ~Q(path__contains="//") & Q(path=Lower("path")),
                violation_error_message="Tulis alamat dari garis miring pertama, dengan huruf kecil, "
                "tanpa garis miring ganda dan di akhir.",
            ),
            models.UniqueConstraint(
                fields=["path"],
                condition=~Q(kind=paths.EXACT),
                name="redirect_tree_once",
                violation_error_message="Alamat ini dan semua di bawahnya sudah punya pengalihan.",
            ),
            models.CheckConstraint(
                name="redirect_leaves_home_alone",
                condition=~Q(path="/") | ~Q(query=""),
                violation_error_message="Beranda tidak bisa dialihkan; hanya alamat seperti /?p=123.",
            ),
            models.CheckConstraint(
                name="redirect_prefix_has_no_query",
                condition=Q(kind=paths.EXACT) | Q(query=""),
                violation_error_message="Alamat dengan parameter hanya bisa dialihkan satu per satu.",
            ),
            models.CheckConstraint(
                name="redirect_target_is_address",
                condition=Q(target__startswith="/") & ~Q(target__startswith="//") | Q(target__startswith="https://"),
                violation_error_message="Tujuan harus alamat di situs ini atau alamat https://.",
            ),
            models.CheckConstraint(
                name="redirect_not_to_itself",
                condition=~Q(path=F("target")) | ~Q(query=""),
                violation_error_message="Alamat tidak bisa dialihkan ke dirinya sendiri.",
            ),
        ]

    def __str__(self):
        return str(self.key)

    def save(self, *args, **kwargs):
        self.path = paths.normal_path(self.path)
        super().save(*args, **kwargs)

    @property
    def key(self) -> paths.Key:
        return paths.Key(self.kind, self.path, self.query)

    @property
    def source(self) -> str:
        """The former address as one would type it."""
        path = escape_uri_path(self.path)
        return f"{path}?{self.query}" if self.query else path


class MissingPage(models.Model):
    """A path that readers asked for and that leads nowhere; no query, nothing of who asked."""

    path = models.CharField("alamat", max_length=paths.LONGEST, unique=True)
    count = models.PositiveIntegerField("dicari", default=1)
    last_on = models.DateField("terakhir")
    is_ignored = models.BooleanField("diabaikan", default=False)
    gathered = models.PositiveIntegerField(default=0)  # of ``count``: looked at for what readers ask with it

    class Meta:
        ordering = ["-count", "-last_on", "path"]
        verbose_name = verbose_name_plural = "alamat yang dicari"
        indexes = [models.Index(fields=["is_ignored", "-count", "-last_on"], name="missingpage_most_asked")]

    def __str__(self):
        return self.path

    @property
    def source(self) -> str:
        """As a redirect from here is asked for."""
        return escape_uri_path(self.path)
