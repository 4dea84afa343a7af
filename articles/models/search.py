"""What search keeps: its index, the words it may propose, synonyms, and what readers looked for in vain."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from articles.models.article import Article
from articles.models.page import Page
from articles.models.programme import Programme

LONGEST_WORD = 30  # letters; longer ones are addresses and accidents


class SearchText(models.Model):
    """The stems of something that can be found. Full-text indexes hang on this table inside the database itself
    (migration 0003): triggers and FTS5 on SQLite, generated columns on PostgreSQL. So a row written here is found, and
    one deleted here, also by a cascade, is not.

    An article has its own key here too, so that what the index says needs no looking up; the rest has keys below zero.
    """

    id = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(Article, on_delete=models.CASCADE, null=True, related_name="+")
    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, null=True, related_name="+")
    page = models.OneToOneField(Page, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.TextField()
    headings = models.TextField()
    summary = models.TextField()
    body = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="searchtext_of_one_thing",
                condition=Q(id=F("article_id"), article__isnull=False, programme__isnull=True, page__isnull=True)
                | Q(id__lt=0, article__isnull=True, programme__isnull=False, page__isnull=True)
                | Q(id__lt=0, article__isnull=True, programme__isnull=True, page__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.article or self.programme or self.page)


class VocabularyWord(models.Model):
    """A word as it stands in a text that can be found, or could once: whoever proposes one looks first."""

    word = models.CharField(max_length=LONGEST_WORD, unique=True)
    initial = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["initial", "length"], name="vocabulary_alike")]

    def __str__(self):
        return self.word


class SynonymGroup(models.Model):
    words = models.CharField(
        "kata-kata searti",
        max_length=300,
        unique=True,
        help_text="Dipisah koma, boleh lebih dari satu kata. Contoh: jurusan, program studi, prodi. "
        "Siapa yang mencari salah satunya juga menemukan yang lain.",
        error_messages={"unique": "Kelompok kata ini sudah ada."},
    )

    class Meta:
        ordering = ["words"]
        verbose_name = "sinonim"
        verbose_name_plural = "sinonim untuk pencarian"

    def __str__(self):
        return self.words

    def clean(self):
        members = dict.fromkeys(" ".join(member.split()).lower() for member in self.words.split(","))
        members.pop("", None)
        if len(members) < 2:
            raise ValidationError({"words": "Tulis paling sedikit dua kata, dipisah koma."})
        self.words = ", ".join(members)


class FailedSearch(models.Model):
    """Words that found nothing, and how often. Nothing of the reader is kept, see ``articles/search/failed.py``."""

    words = models.CharField("yang dicari", max_length=100, unique=True)
    count = models.PositiveIntegerField("berapa kali", default=1)
    last_on = models.DateField("terakhir")

    class Meta:
        ordering = [F("count").desc(), "-last_on", "words"]
        verbose_name = "pencarian tanpa hasil"
        verbose_name_plural = "pencarian tanpa hasil"

    def __str__(self):
        return self.words
