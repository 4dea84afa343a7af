import copy

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q

from articles.imaging import make_safe, renditions
from articles.models.files import RenamedFileField, gone_unless_committed
from articles.models.plain import CleanText


class SafeCopy(ContentFile):
    """What we keep of an upload, until it is stored."""


class PictureFile(RenamedFileField):
    """Takes any upload that ``imaging`` accepts and stores the safe copy under a generated name.

    Not Django's ImageField: that decodes a stranger's file before anyone has looked at its size.
    """

    def pre_save(self, model_instance, add):
        model_instance.keep_safe_copy()
        return super().pre_save(model_instance, add)


class Picture(CleanText):
    """One picture of the library; articles show it as cover or in the text."""

    file = PictureFile(
        "berkas",
        upload_to="gambar/%Y/%m/",
        help_text="JPEG, PNG, WebP, AVIF, atau GIF; paling besar 10 MB dan 40 megapiksel. "
        "Lokasi dan data kamera dihapus otomatis.",
    )
    width = models.PositiveIntegerField("lebar", editable=False)
    height = models.PositiveIntegerField("tinggi", editable=False)
    alt = models.CharField(
        "teks alternatif",
        max_length=250,
        blank=True,
        help_text="Apa yang terlihat, dalam satu kalimat, untuk pembaca yang tidak melihat gambarnya.",
    )
    is_decorative = models.BooleanField(
        "hanya hiasan", default=False, help_text="Centang bila gambar tidak menambah arti. Pembaca layar melewatinya."
    )
    credit = models.CharField("sumber", max_length=150, blank=True, help_text="Misalnya: Foto: nama fotografer.")
    focal_x = models.PositiveSmallIntegerField(
        "titik fokus mendatar (%)",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="0 paling kiri, 100 paling kanan. Bagian ini tetap terlihat bila gambar dipotong.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "titik fokus tegak (%)",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="0 atas, 100 bawah.",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diunggah oleh",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("diunggah", auto_now_add=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = verbose_name_plural = "gambar"
        constraints = [
            models.CheckConstraint(name="picture_focus_in_picture", condition=Q(focal_x__lte=100) & Q(focal_y__lte=100))
        ]

    def __str__(self):
        return self.alt or self.file_name.rsplit("/", 1)[-1]

    def clean(self):
        super().clean()
        try:
            self.keep_safe_copy()
        except ValidationError as error:
            raise ValidationError({"file": error.messages}) from error

    def keep_safe_copy(self) -> None:
        """Put our own copy in the place of an upload that is not stored yet. Raises ``ValidationError``."""
        file = self.file
        is_stored = file._committed  # type: ignore[attr-defined]  # Django's own mark; its stubs leave it out
        if not file or is_stored or isinstance(file.file, SafeCopy):
            return
        safe = make_safe(file.file)
        file.file = SafeCopy(safe.content, name=safe.name)
        file.name = safe.name
        self.width, self.height = safe.width, safe.height

    @property
    def file_name(self) -> str:
        """Where it lies in the storage; empty while there is no file."""
        return self.file.name or ""

    @property
    def alternative(self) -> str:
        """For the ``alt`` attribute: empty where the picture is decoration."""
        return "" if self.is_decorative else self.alt

    @property
    def focal_x_step(self) -> int:
        """The focal point in the quarters that the stylesheet has classes for."""
        return round(self.focal_x / 25) * 25

    @property
    def focal_y_step(self) -> int:
        return round(self.focal_y / 25) * 25

    @property
    def webp_srcset(self) -> str:
        return self._srcset(webp=True)

    @property
    def own_srcset(self) -> str:
        """In the picture's own format, for browsers without WebP."""
        return self._srcset(webp=False)

    @property
    def small_url(self) -> str:
        """For a browser that knows no ``srcset``, and for thumbnails in the newsroom."""
        return self._url(renditions.widths(self.width)[0], webp=False)

    def _srcset(self, *, webp):
        return ", ".join(f"{self._url(width, webp=webp)} {width}w" for width in renditions.widths(self.width))

    def _url(self, width, *, webp):
        return self.file.storage.url(renditions.name_of(self.file_name, width, webp=webp))

    def save(self, *args, **kwargs):
        """The renditions are made here, once: an upload waits for them, a reader never does."""
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            self.make_renditions()

    def make_renditions(self) -> None:
        """Those that are not there yet; within a transaction, with which they go again."""
        storage = self.file.storage
        missing = [name for name, *_ in renditions.names(self.file_name, self.width) if not storage.exists(name)]
        gone_unless_committed(storage, missing)
        renditions.make_missing(storage, self.file_name, self.width)

    def delete(self, *args, **kwargs):
        """The file and its renditions go once the row is really gone."""
        former = copy.copy(self)
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(former.remove_files)
        return deleted

    def remove_files(self) -> None:
        """From the storage: nobody shows them any more."""
        renditions.remove(self.file.storage, self.file_name, self.width)
        self.file.storage.delete(self.file_name)
