"""What the ranking of related articles keeps (docs/related.md). Only articles/related/ writes here."""

from typing import TypedDict

from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.models.rebuild import InSteps
from articles.text.names import LONGEST

LIKE = 0.5  # score from which two articles may compete for one subject


class Reasons(TypedDict, total=False):
    """What two articles share, as far as there is any."""

    words: list[str]  # or phrases
    labels: list[str]  # "tag:5"
    linked_by: int  # how many articles link to both


class Term(models.Model):
    """A stem of the released articles, or the name of a label after a colon, and what is counted of it."""

    id = models.AutoField(primary_key=True)  # four bytes: every vector and every posting holds it
    name = models.CharField(max_length=LONGEST + 1)
    article_count = models.IntegerField(default=0)
    is_template = models.BooleanField(default=False)  # says what kind of article it is, not what it is about
    confirmed = models.FloatField(null=True)  # κ of a label; empty where no rebuild has seen two articles share it
    agreeing = models.IntegerField(default=0)  # x, the pairs of near texts that share the label, while they are counted

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


class Rebuild(InSteps):
    """One time that all was counted and ranked anew."""

    class Stage(models.IntegerChoices):
        """What is being done to one article after the other; each stage needs the one before to be complete."""

        COUNT = 1  # its terms
        WEIGH = 2  # them, into its vector
        CONFIRM = 3  # its labels, by the texts nearest to it
        RANK = 4  # what is nearest to it
        LIST = 5  # what stands under it

    article_count = models.IntegerField(default=0)  # once all were counted
    stage = models.PositiveSmallIntegerField(default=Stage.COUNT, choices=Stage)
    position = models.IntegerField(default=0)  # the last article that the stage is done with
    pairs = models.IntegerField(default=0)  # of an article and a text near to it, as far as labels were asked for
    confirmed = models.FloatField(null=True)  # the mean κ of all labels, once they were asked for

    class Meta(InSteps.Meta):
        verbose_name = verbose_name_plural = "penghitungan ulang"
