from django.db import models

from articles.covers import kind_of, seed_of, unlike
from articles.models.picture import Picture
from articles.models.scene import Drawing, SceneKind
from articles.models.sky import Sky

MAX_SEED = 2**63 - 2


class WithCover(models.Model):
    """Something with a cover: a photo, or else a drawing that is chosen once and never changes by itself."""

    slug: models.SlugField  # the subclass's

    cover = models.ForeignKey(
        Picture, verbose_name="gambar sampul", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    cover_seed = models.BigIntegerField(editable=False, null=True, db_index=True)  # kept: a drawing never changes
    cover_scene = models.CharField(
        "pemandangan",
        max_length=10,
        choices=SceneKind,
        blank=True,
        help_text="Gambar yang tampil bila tidak ada foto sampul. Bila kosong, dipilih otomatis.",
    )
    cover_sky = models.CharField(
        "langit gambar",
        max_length=10,
        choices=Sky,
        blank=True,
        help_text="Bila kosong, mengikuti langit kategorinya saat pertama terbit.",
    )

    class Meta:
        abstract = True

    @property
    def sky(self) -> str:
        """Over a drawing for which no sky is chosen; the subclass says which."""
        raise NotImplementedError

    @property
    def drawing(self) -> Drawing:
        """The cover of an article without a photo."""
        seed = self.cover_seed or seed_of(self.slug)
        return Drawing("cover", self.cover_sky or self.sky, self.cover_scene or kind_of(seed), seed)

    def choose_drawing(self, neighbours) -> None:
        """At first publication: unlike its newest neighbours, and from then on for good."""
        self.cover_sky = self.cover_sky or self.sky
        around = [(other.drawing.sky, other.drawing.kind, other.drawing.seed) for other in neighbours]
        self.cover_seed = unlike(around, self.cover_sky, self.cover_seed or seed_of(self.slug))

    def next_drawing(self) -> None:
        """Another picture of the same kind, or of any kind where none is chosen."""
        self.cover_seed = self.drawing.seed % MAX_SEED + 1
