"""Pictures that the site draws itself: made when first asked for, and kept in the storage.

Only what the site shows is drawn; an address that somebody made up gets nothing. Addresses name what a picture is made
of, so a changed picture has another address, and a browser may keep each as long as it likes.
"""

import contextlib
import gzip
import hashlib
import io
import logging
from collections.abc import Callable, Iterable
from typing import NamedTuple, cast

from django.contrib.auth.models import PermissionsMixin
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image, ImageOps

from articles.covers import KINDS, canvases, scene, seed_of, social_card, to_image, to_svg
from articles.models import CALM_SEA, FIXED, Article, Category, Drawing, Programme, SiteSettings, Sky
from articles.pictures.locks import held

CANVASES = {"cover": canvases.COVER, "poster": canvases.POSTER, "wide": canvases.WIDE}
SEARCH_SHAPES = {"16x9": canvases.COVER, "4x3": canvases.CLASSIC, "1x1": canvases.SQUARE}
CARD = "kartu"
SHAPES = {CARD, *SEARCH_SHAPES}
logger = logging.getLogger(__name__)


def packed_svg(wanted: Drawing) -> bytes | None:
    """The gzipped SVG of a drawing, or None where no page that readers can open shows such a one."""
    if not _can_be_drawn(wanted):
        return None
    name = f"lukisan/{wanted.canvas}-{wanted.sky}-{wanted.kind}-{wanted.seed}.svg.gz"
    if not default_storage.exists(name) and not _is_shown(wanted):
        return None
    return _kept(name, lambda: _draw(wanted))


def packed_svg_for(asker: PermissionsMixin, wanted: Drawing) -> bytes | None:
    """Any drawing, for whoever writes articles: a preview shows that of an address which nobody has yet. So nobody is
    told of drafts by what is drawn. Not kept, for what is kept anybody can ask for: a drawing's number follows from the
    slug."""
    return _draw(wanted) if _can_be_drawn(wanted) and asker.has_perm("articles.add_article") else None


def card(article: Article, shape: str = CARD) -> bytes:
    """PNG or JPEG: the social card of a published article, or its cover in a shape that search engines ask for."""
    return _kept_alone(f"kartu/{article.pk}", digest_of(article), shape, lambda: _make(article, shape))


def card_bytes(article: Article, shape: str = CARD) -> int:
    """How large ``card`` is. What a name stands for never changes, so that its size is asked for once."""
    name = f"kartu/{article.pk}/{digest_of(article)}-{shape}"
    return cast(int, cache.get_or_set(f"bytes:{name}", lambda: len(card(article, shape)), timeout=None))


def card_url(article: Article, shape: str = CARD) -> str:
    return reverse("articles:card", args=[article.pk, digest_of(article), shape])


def digest_of(article: Article) -> str:
    """Changes with whatever the pictures show."""
    cover = article.cover
    photo = (cover.file_name, cover.focal_x, cover.focal_y) if cover else ()
    return _digest(article.title, article.category_name, *article.drawing, *photo)


def forget_cards(articles: Iterable[int]) -> None:
    """What was drawn of a cover that is no more; whoever asks gets it drawn anew."""
    for pk in articles:
        with contextlib.suppress(FileNotFoundError):  # none was asked for yet
            for name in default_storage.listdir(f"kartu/{pk}")[1]:
                default_storage.delete(f"kartu/{pk}/{name}")


class PageCard(NamedTuple):
    """The social card of a page that is no article."""

    kind: str
    pk: int
    title: str
    label: str
    drawing: Drawing

    @property
    def url(self) -> str:
        return reverse("articles:page_card", args=[self.kind, self.pk, self.digest])

    @property
    def digest(self) -> str:
        return _digest(self.title, self.label, *self.drawing)

    def png(self) -> bytes:
        _, sky, kind, seed = self.drawing
        folder = f"kartu/{self.kind}-{self.pk}"
        picture = scene(seed, sky, kind, canvases.CARD)
        return _kept_alone(folder, self.digest, CARD, lambda: social_card(self.title, self.label, sky, picture))


def page_card(thing: SiteSettings | Category | Programme) -> PageCard:
    """Pages without a picture of their own share the site's."""
    match thing:
        case SiteSettings():
            return PageCard("situs", thing.pk, thing.description, thing.site_name, CALM_SEA)
        case Category():
            return PageCard("kategori", thing.pk, thing.name, "Topik", thing.picture)
        case Programme():
            return PageCard("program-studi", thing.pk, thing.name, thing.degree or "Pilihan kuliah", thing.picture)


def _digest(*shown):
    return hashlib.sha256("\n".join(map(str, shown)).encode()).hexdigest()[:12]


def _draw(wanted):
    svg = to_svg(scene(wanted.seed, wanted.sky, wanted.kind, CANVASES[wanted.canvas]))
    return gzip.compress(svg.encode(), 9, mtime=0)


def _can_be_drawn(wanted):
    return wanted.canvas in CANVASES and wanted.sky in Sky.values and wanted.kind in KINDS


def _is_shown(wanted):
    """Whether a page of the site shows this drawing."""
    return (
        wanted in FIXED
        or _is_of(Article.objects.published(), wanted)
        or any(wanted in {programme.poster, programme.picture} for programme in Programme.objects.all())
        or any(wanted == category.picture for category in Category.objects.all())
    )


def _is_of(articles, wanted):
    if articles.filter(cover_seed=wanted.seed).exists():
        return True
    return wanted.seed in map(seed_of, articles.filter(cover_seed=None).values_list("slug", flat=True))


def _make(article, shape):
    canvas = canvases.CARD if shape == CARD else SEARCH_SHAPES[shape]
    _, sky, kind, seed = article.drawing
    picture = _photo(article.cover, canvas) if article.cover else scene(seed, sky, kind, canvas)
    if shape == CARD:
        return social_card(article.title, article.category_name, sky, picture)
    return _jpeg(picture if article.cover else to_image(picture))


def _photo(picture, canvas):
    """Cropped to the canvas around the focal point that the editor has set."""
    with picture.file.storage.open(picture.file_name) as file:
        image = Image.open(file).convert("RGB")
    return ImageOps.fit(image, (canvas.width, canvas.height), centering=(picture.focal_x / 100, picture.focal_y / 100))


def _jpeg(image):
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=85, optimize=True, progressive=True)
    return buffer.getvalue()


def _kept_alone(folder, digest, shape, make) -> bytes:
    """As ``_kept``; the pictures of a former title go."""
    content = _kept(f"{folder}/{digest}-{shape}", make)
    with contextlib.suppress(FileNotFoundError):  # where nothing can be kept, there may be no folder
        for name in default_storage.listdir(folder)[1]:
            if not name.startswith(digest):
                default_storage.delete(f"{folder}/{name}")
    return content


def _kept(name, make: Callable[[], bytes]) -> bytes:
    """What the storage has, or what is made now, by one process while the others wait for it. A disk that takes nothing
    more costs time, and no reader a picture."""
    if not default_storage.exists(name):
        with held(name):
            if not default_storage.exists(name):
                content = make()
                try:
                    default_storage.save(name, ContentFile(content))
                except OSError as error:
                    logger.warning("Drawing not kept: %s", error)
                return content
    with default_storage.open(name) as file:
        return file.read()
