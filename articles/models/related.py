"""What the ranking of related articles keeps (docs/related.md). Only articles/related/ writes here."""

from typing import TypedDict

from django.db import models
from django.db.models import Q

from articles.models.article import Article

LIKE = 0.5  # score from which two articles may compete for one subject


class Reasons(TypedDict, total=False):
    """What two articles share, as far as there is any."""

    words: list[str]  # or phrases
    labels: list[str]  # "tag:5"
    linked_by: int  # how many articles link to both


class Term(models.Model):
    """A stem of the released articles, or a label such as "tag:5", and what is counted of it."""

    id = models.AutoField(primary_key=True)  # four bytes: every vector and every posting holds it
    name = models.CharField(max_length=60)
    article_count = models.IntegerField(default=0)
    is_template = models.BooleanField(default=False)  # says what kind of article it is, not what it is about

    class Meta:
        verbose_name = verbose_name_plural = "kata"
        # Not unique=True, for which PostgreSQL gets a second index, for LIKE, that nobody asks.
        constraints = [models.UniqueConstraint(fields=["name"], name="term_once")]

    def __str__(self):
        return self.name


class Posting(models.Model):
    """One of the heaviest terms of an article: the way to the articles that share it."""

    # The weight is part of the key so that the key's index answers the whole question of articles/related/index.py.
    pk = models.CompositePrimaryKey("term", "article", "weight")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="postings")
    term = models.ForeignKey(Term, on_delete=models.CASCADE, db_index=False, related_name="postings")
    weight = models.SmallIntegerField()  # thousandths

    class Meta:
        verbose_name = verbose_name_plural = "kata utama"

    def __str__(self):
        return f"{self.term_id} {self.article_id}"


class Profile(models.Model):
    """A released article as the ranking sees it; the binary forms are those of ``articles.related.packing``."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True)
    crowding = models.FloatField(default=0)  # r, the mean likeness of the nearest
    vector = models.BinaryField(default=bytes)
    nearest = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = verbose_name_plural = "profil artikel"

    def __str__(self):
        return str(self.article_id)


class RelatedEntry(models.Model):
    """``related`` stands in the list of ``article``, and why; highest score first."""

    pk = models.CompositePrimaryKey("article", "related")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, db_index=False, related_name="related_entries")
    related = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="listed_in")
    score = models.FloatField()
    shared = models.TextField(default="||")  # twenty a list: the shortest form, see ``reasons``

    class Meta:
        verbose_name = verbose_name_plural = "artikel terkait"
        ordering = ["article", "-score"]
        indexes = [models.Index(fields=["-score"], condition=Q(score__gte=LIKE), name="relatedentry_likest")]

    def __str__(self):
        return f"{self.article_id} → {self.related_id}"

    @property
    def reasons(self) -> Reasons:
        return unpack_reasons(self.shared)

    @reasons.setter
    def reasons(self, reasons: Reasons) -> None:
        words = " ".join(word.replace(" ", "_") for word in reasons.get("words", []))  # no word holds a "_"
        labels = " ".join(reasons.get("labels", []))
        self.shared = f"{words}|{labels}|{reasons.get('linked_by', '')}"


def unpack_reasons(shared: str) -> Reasons:
    words, labels, linked_by = shared.split("|")
    terms = [term.replace("_", " ") for term in words.split()]
    return without_empty(words=terms, labels=labels.split(), linked_by=int(linked_by or 0))


def without_empty(*, words: list[str], labels: list[str], linked_by: int) -> Reasons:
    reasons: Reasons = {}
    if words:
        reasons["words"] = words
    if labels:
        reasons["labels"] = labels
    if linked_by:
        reasons["linked_by"] = linked_by
    return reasons


class Rebuild(models.Model):
    """One time that all was counted and ranked anew; the last row is the present, or under way."""

    class Stage(models.IntegerChoices):
        """What is being done to one article after the other; each stage needs the one before to be complete."""

        COUNT = 1  # its terms
        WEIGH = 2  # them, into its vector
        RANK = 3  # what is nearest to it
        LIST = 4  # what stands under it

    id = models.AutoField(primary_key=True)
    article_count = models.IntegerField(default=0)  # once all were counted
    started_at = models.DateTimeField(auto_now_add=True)
    stage = models.PositiveSmallIntegerField(default=Stage.COUNT, choices=Stage)
    position = models.IntegerField(default=0)  # the last article that the stage is done with
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "penghitungan ulang"

    def __str__(self):
        return str(self.pk)
