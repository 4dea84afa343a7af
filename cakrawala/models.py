"""What the project itself keeps in the database."""

from django.db import models


class Change(models.Model):
    """One change of what readers can see, written by the database itself in the transaction of the change:
    ``cakrawala/pagestore/triggers.py``. ``about`` is the one thing whose page must show it at once,
    "articles.article 5", or a part that no other page shows, "part of articles.article 5"; or empty: then every page
    may show it."""

    about = models.CharField(max_length=300, blank=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "perubahan"

    def __str__(self):
        return self.about or "everywhere"


class Purge(models.Model):
    """What caches on the way were told last (``cakrawala/pagestore/purging.py``): one row, or none."""

    version = models.CharField(max_length=200)
    purged_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "pengosongan tembolok"

    def __str__(self):
        return self.version
