"""Addresses never die: whoever has a slug leaves the old one behind when it changes."""

import re

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import get_resolver

from articles.models.plain import CleanText
from articles.models.slug import SLUG_IS_NORMAL, NormalSlugField
from articles.querysets import AddressedQuerySet, OldSlugQuerySet
from articles.text.paths import normal_slug


class OldSlug(models.Model):
    """A slug that once led to an object. It points at the object, not at its next slug: chains can't arise."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    thing = GenericForeignKey()
    slug = NormalSlugField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OldSlugQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "alamat lama"
        constraints = [models.UniqueConstraint(fields=["content_type", "slug"], name="oldslug_unique"), SLUG_IS_NORMAL]
        indexes = [models.Index(fields=["content_type", "object_id"], name="oldslug_object")]

    def __str__(self):
        return self.slug


class Addressed(CleanText):
    """Something with an address of its own. A subclass has ``get_absolute_url``, the name of the slug's source, a
    ``Meta`` that inherits from this one's, and a ``Kind`` in its app's declarations.
    """

    slug_source = "name"

    slug = NormalSlugField(
        "alamat",
        max_length=200,
        unique=True,
        blank=True,
        help_text="Bagian akhir alamat halaman. Bila kosong, dibuat dari judul atau nama. "
        "Bila diubah, alamat lama tetap mengantar pembaca ke sini.",
        error_messages={"unique": "Alamat ini sudah dipakai yang lain. Tambahkan kata agar berbeda."},
    )
    # Deleted along with it, however it is deleted.
    old_slugs = GenericRelation(OldSlug)
    search_texts = GenericRelation("articles.SearchText")
    answered_questions = GenericRelation("articles.QuestionAnswer")

    # In a subclass ``objects: ClassVar = …``: mypy takes a manager that is inherited for one of the class.
    objects = AddressedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [SLUG_IS_NORMAL]

    @property
    def is_public(self) -> bool:
        """Whether readers can open its page today, so that old slugs may tell its address. Twin of
        ``AddressedQuerySet.public``."""
        return True

    @property
    def was_public(self) -> bool:
        """Whether readers can have seen the address, now or once."""
        return True

    @property
    def is_scheduled(self) -> bool:
        """Whether it will be public by itself."""
        return False

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def clean(self):
        super().clean()
        self.slug = self.slug or self.free_slug()
        if self.slug in self.reserved_slugs():
            raise ValidationError({"slug": f"Alamat “{self.slug}” dipakai oleh situs. Tambahkan kata agar berbeda."})

    def save(self, *args, **kwargs):
        before = self.settle_slug()
        with transaction.atomic():
            self._remember_old_slug(before)
            super().save(*args, **kwargs)

    def settle_slug(self) -> "Addressed | None":
        """Give it the slug that it is saved with; what is stored of it so far."""
        before, self.slug = self._as_stored(), normal_slug(self.slug)
        if before and self._follows(before):
            self.slug = ""
        self.slug = self.slug or self.free_slug()
        return before

    @property
    def follows_source(self) -> bool:
        """Whether the address is the one made of the title, and not known to readers: then a new title brings a new
        one."""
        return not self.was_public and bool(re.fullmatch(rf"{self.slug_from_source}(-\d+)?", self.slug))

    def free_slug(self) -> str:
        """A slug from the title that nobody has: with a number behind it where the plain one is taken."""
        stem = self.slug_from_source
        others = type(self).objects.filter(slug__startswith=stem).exclude(pk=self.pk)
        former = OldSlug.objects.of_model(type(self)).filter(slug__startswith=stem).exclude(object_id=self.pk)
        taken = self.reserved_slugs().union(*(rows.values_list("slug", flat=True) for rows in (others, former)))
        candidates = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
        return next(slug for slug in candidates if slug not in taken)

    @classmethod
    def reserved_slugs(cls) -> set[str]:
        return set()

    @property
    def slug_from_source(self) -> str:
        """What the title makes an address of, whoever has it."""
        return normal_slug(getattr(self, self.slug_source))[:190].strip("-") or type(self).__name__.lower()

    def _as_stored(self):
        return type(self).objects.filter(pk=self.pk).first() if self.pk else None

    def _follows(self, before):
        has_new_source = getattr(before, self.slug_source) != getattr(self, self.slug_source)
        return has_new_source and self.slug == before.slug and before.follows_source

    def _remember_old_slug(self, before):
        former = OldSlug.objects.of_model(type(self))
        if before and before.slug != self.slug and before.was_public:
            kind = ContentType.objects.get_for_model(self)
            former.update_or_create(content_type=kind, slug=before.slug, defaults={"object_id": self.pk})
        if self.was_public:  # who lives at an address owns it; a draft does not live anywhere yet
            former.filter(slug=self.slug).delete()


def path_segments_below(prefix: str) -> set[str]:
    """The fixed words that the URLconf itself uses right after ``prefix`` ("", "berita/"): no slug may equal one."""
    words = set()

    def walk(patterns, before):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, route)
            if route.startswith(prefix):
                word = route.removeprefix(prefix).split("/")[0]
                if word and "<" not in word:
                    words.add(word)

    walk(get_resolver().url_patterns, "")
    return words
