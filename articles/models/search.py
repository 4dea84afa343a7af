"""What search keeps: its index, the words it may propose, and synonyms."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from articles.models.article import Article
from articles.models.plain import CleanText
from articles.models.rebuild import InSteps

LONGEST_WORD = 30  # letters; longer ones are addresses and accidents
LONGEST_STEM = 40  # of what is longer no rule takes anything off


class SearchText(models.Model):
    """The stems of something that can be found. Full-text indexes hang on this table inside the database itself
    (migration 0002): triggers and FTS5 on SQLite, generated columns on PostgreSQL. So a row written here is found, and
    one deleted here, also by a cascade, is not.

    An article has its own key here too, so that what the index says needs no looking up; all other kinds of pages have
    keys below zero (``articles.search.index``).
    """

    id = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(Article, on_delete=models.CASCADE, null=True, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, related_name="+")
    object_id = models.BigIntegerField(null=True)
    thing = GenericForeignKey()
    title = models.TextField()
    headings = models.TextField()
    summary = models.TextField()
    body = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="searchtext_of_one_thing",
                condition=Q(id=F("article_id"), article__isnull=False, content_type=None, object_id=None)
                | Q(id__lt=0, article=None, content_type__isnull=False, object_id__isnull=False),
            ),
            models.UniqueConstraint(fields=["content_type", "object_id"], name="searchtext_once"),
        ]

    def __str__(self):
        return str(self.article or self.thing)


class VocabularyWord(models.Model):
    """A word as it stands in a text that can be found, or could since the last rebuild: whoever proposes one looks
    first."""

    word = models.CharField(max_length=LONGEST_WORD, unique=True)
    initial = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()
    read_in = models.IntegerField(default=0)  # the last rebuild of search when a text with it was read

    class Meta:
        indexes = [models.Index(fields=["initial", "length"], name="vocabulary_alike")]

    def __str__(self):
        return self.word


class SearchRebuild(InSteps):
    """One time that all was read anew for search."""

    class Stage(models.IntegerChoices):
        COMPARE = 1  # today's stems with those that the index has in their place
        READ = 2

    stage = models.PositiveSmallIntegerField(default=Stage.COMPARE, choices=Stage)
    kind = models.CharField(max_length=100, blank=True)  # "articles.article": one after the other, and
    position = models.BigIntegerField(default=0)  # the last of it that the stage is done with

    class Meta(InSteps.Meta):
        verbose_name = verbose_name_plural = "pembaruan pencarian"


class FormerStem(models.Model):
    """While search is being rebuilt: what stands in texts that are not read anew yet, in the place of a stem of today
    (``articles/search/former.py``)."""

    stem = models.CharField(max_length=LONGEST_STEM)
    former = models.CharField(max_length=LONGEST_STEM)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stem", "former"], name="formerstem_once")]

    def __str__(self):
        return f"{self.former} → {self.stem}"


class SynonymGroup(CleanText):
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
