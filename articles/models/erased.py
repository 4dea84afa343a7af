import hashlib

from django.db import models
from django.utils import timezone


class ErasedAddress(models.Model):
    """An address of something that was erased for good: it answers 410. What it said is not kept, only its digest:
    who asks for it knows it, and nobody can read it here."""

    digest = models.CharField(max_length=64, primary_key=True, editable=False)
    erased_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "alamat yang dihapus permanen"
        default_permissions = ()

    def __str__(self):
        return self.digest

    @staticmethod
    def digest_of(address: str) -> str:
        """SHA-256 of a path in its normal form, with its query where it has one."""
        return hashlib.sha256(address.encode()).hexdigest()
