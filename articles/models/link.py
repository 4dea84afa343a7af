from django.db import models

from articles.models.article import Article


class Link(models.Model):
    """An address of this site in the text of a released article, as it stood when the text was last published."""

    source = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="links")
    address = models.CharField(max_length=300)  # the path, without query and anchor
    target = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="linked_from")

    class Meta:
        verbose_name = verbose_name_plural = "tautan"
        constraints = [models.UniqueConstraint(fields=["source", "address"], name="link_once")]

    def __str__(self):
        return self.address
