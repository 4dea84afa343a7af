"""The questions the site asks of many rows, each rule once."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, CharField, Count, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

# The moment that matters to readers, for rows with ``published_at``; twin of ``Article.dated_at``.
DATED_AT = Greatest(Coalesce("updated_at", "published_at"), "published_at")
DRAFT, IN_REVIEW, PUBLISHED, ARCHIVED = "draft", "in_review", "published", "archived"
NEWS_FOR = timedelta(days=2)  # Google's rule: older articles are no news


class AddressedQuerySet(models.QuerySet):
    """What every kind of pages is asked (``articles/kinds.py``)."""

    def public(self):
        """Those that readers can open today."""
        return self.all()

    def for_address(self):
        """All that says whether and where one answers, and nothing else."""
        return self.only("slug")

    def in_sitemap(self):
        """Those that search engines may keep, with ``changed_for_readers_at``: a moment, or None where nobody knows."""
        return self.public().annotate(changed_for_readers_at=Value(None, models.DateTimeField()))


class ArticleQuerySet(AddressedQuerySet):
    def published(self):
        return self.filter(status=PUBLISHED, published_at__lte=timezone.now())

    def published_of_few(self):
        """The same among rows that other conditions name one by one. Said so that no index of all that is published is
        taken for the shorter way, as SQLite does without statistics: a hundredth of a second at 100,000 articles."""
        has_come = When(status=PUBLISHED, published_at__lte=timezone.now(), then=Value(True))
        return self.alias(has_come=Case(has_come, default=Value(False))).filter(has_come=True)

    def public(self):
        return self.published()

    def news(self):
        return self.published().filter(published_at__gt=timezone.now() - NEWS_FOR)

    def scheduled(self):
        return self.filter(status=PUBLISHED, published_at__gt=timezone.now())

    def released(self):
        """Published, or on its way: what an editor may withdraw."""
        return self.filter(status=PUBLISHED)

    def in_state(self, state):
        """The rows of one tab of the newsroom's list; its states are the five that an editor sees."""
        match state:
            case "published":
                return self.published()
            case "scheduled":
                return self.scheduled()
            case _:
                return self.filter(status=state)

    def counted_by_state(self) -> dict[str, int]:
        """``{"all": 199, "draft": 6, ...}``: what each tab of the newsroom's list holds, in one query."""
        now = timezone.now()
        return self.aggregate(
            all=Count("pk"),
            draft=Count("pk", filter=Q(status=DRAFT)),
            in_review=Count("pk", filter=Q(status=IN_REVIEW)),
            scheduled=Count("pk", filter=Q(status=PUBLISHED, published_at__gt=now)),
            published=Count("pk", filter=Q(status=PUBLISHED, published_at__lte=now)),
            archived=Count("pk", filter=Q(status=ARCHIVED)),
        )

    def to_review(self, user):
        """What waits for an editor, as far as somebody may know: articles, and next versions of published ones."""
        next_ones = self.with_next_version_seen_by(user).filter(next_version__status=IN_REVIEW)
        return self.filter(Q(status=IN_REVIEW) | Q(pk__in=next_ones.order_by().values("pk")))

    def returned(self):
        """Drafts that an editor gave back to their writer, the last one first."""
        return self.filter(status=DRAFT).exclude(return_reason="").order_by("-returned_at")

    def written_by(self, user):
        return self.filter(created_by_id=user.pk)

    def visible_to(self, user):
        """For preview: editors see all; writers what is published and what is theirs; others what is published."""
        if user.has_perm("articles.publish_article"):
            return self.all()
        if user.has_perm("articles.change_article"):
            return self.published() | self.filter(created_by_id=user.pk)
        return self.published()

    def editable_by(self, user):
        """Editors change every article; writers their own, until they hand it over for review."""
        if user.has_perm("articles.publish_article"):
            return self.all()
        if user.has_perm("articles.change_article"):
            return self.filter(created_by_id=user.pk, status=DRAFT)
        return self.none()

    def with_next_version_open_to(self, user):
        """Whose next version somebody may write, or begin: editors of all that is published or has one; writers of what
        they wrote, while it is published and until they hand the next version over."""
        if user.has_perm("articles.publish_article"):
            return self.published() | self.exclude(next_version=None)
        if user.has_perm("articles.change_article"):
            own = self.published().filter(created_by_id=user.pk)
            return own.filter(Q(next_version=None) | Q(next_version__status=DRAFT))
        return self.none()

    def with_next_version_seen_by(self, user):
        """Whose next version somebody may know of: editors of every one, writers of those of their own articles."""
        has_one = self.exclude(next_version=None)
        if user.has_perm("articles.publish_article"):
            return has_one
        return has_one.filter(created_by_id=user.pk) if user.has_perm("articles.change_article") else self.none()

    def for_cards(self):
        """All that a card prints, and nothing it does not."""
        return self.select_related("category", "author", "cover").only(
            "title", "slug", "summary", "published_at", "reading_minutes", "cover_seed", "cover_scene", "cover_sky",
            "category__name", "category__slug", "category__sky",
            "author__name", "author__slug",
            "cover__file", "cover__alt", "cover__is_decorative", "cover__width", "cover__height",
            "cover__focal_x", "cover__focal_y",
        )  # fmt: skip

    def for_links(self):
        """All that a link prints, and when it was published."""
        return self.only("title", "slug", "published_at")

    def indexable(self):
        """What search engines may keep under our address."""
        return self.published().not_kept_from_search_engines()

    def not_kept_from_search_engines(self):
        return self.filter(noindex=False, canonical_url="")

    def for_sitemap(self):
        """What a sitemap says of an article and its picture, and nothing else."""
        return self.select_related("category", "cover").only(
            "title", "slug", "published_at", "updated_at", "cover_seed", "cover_scene", "cover_sky",
            "category__name", "category__sky", "cover__file", "cover__focal_x", "cover__focal_y",
        )  # fmt: skip

    def newest_by_part(self, size: int):
        """``[(1, moment), (3, moment)]``: the newest ``dated_at`` in each ``size`` primary keys that hold anything."""
        parts = self.annotate(part=(F("pk") - 1) / size + 1).order_by("part").values_list("part")
        return parts.annotate(newest=Max(DATED_AT))

    def for_feed(self):
        """The newest with their whole texts."""
        return self.select_related("category", "author", "cover").only(
            "title", "slug", "summary", "reading_html", "published_at", "updated_at",
            "cover_seed", "cover_scene", "cover_sky", "category__name", "category__sky",
            "author__name", "author__slug", "cover__file", "cover__focal_x", "cover__focal_y",
        )  # fmt: skip

    def for_newsroom(self):
        """All that a row of the newsroom's lists prints, and nothing it does not."""
        return self.select_related(
            "category", "author", "cover", "changed_by", "returned_by", "assessment", "next_version"
        ).only(
            "title", "slug", "status", "published_at", "changed_at", "cover_seed", "cover_scene", "cover_sky",
            "category__name", "category__sky", "author__name", "changed_by__name", "changed_by__email",
            "cover__file", "cover__width", "assessment__score", "assessment__times",
            "return_reason", "returned_at", "returned_by__name", "returned_by__email", "created_by",
            "next_version__status", "next_version__publish_at", "next_version__stopped", "next_version__return_reason",
        )  # fmt: skip

    def for_address(self):
        return self.only("slug", "status", "published_at", "first_published_at")

    def for_page(self):
        return self.select_related("category", "author__photo", "programme", "cover")

    def for_ranking(self):
        """All that the ranking reads of an article, and nothing it does not."""
        named = self.select_related("category", "programme").prefetch_related("tags")
        return named.only(
            "title", "summary", "headings", "plain_text", "body", "published_at",
            "category__name_key", "programme__name_key",
        )  # fmt: skip

    def neighbours_of(self, article):
        """The published articles just before and after ``article`` in time, at most two rows."""
        moment, now = article.published_at, timezone.now()
        # Bounds beside the conditions: an index is entered at them, and walked from its end for an "or".
        older = self.released().filter(published_at__lte=min(moment, now))
        newer = self.released().filter(published_at__range=(moment, now))
        before = older.filter(Q(published_at__lt=moment) | Q(pk__lt=article.pk)).exclude(pk=article.pk)
        after = newer.filter(Q(published_at__gt=moment) | Q(pk__gt=article.pk)).exclude(pk=article.pk)
        return self.filter(
            Q(pk=Subquery(before.order_by("-published_at", "-pk").values("pk")[:1]))
            | Q(pk=Subquery(after.order_by("published_at", "pk").values("pk")[:1]))
        ).order_by("published_at", "pk")

    def with_pick_position(self, picks):
        """``pick_position`` from the rows of ``picks``, null where an article is not among them."""
        return self.annotate(
            pick_position=Subquery(picks.filter(picked=OuterRef("pk")).values("position")[:1]),
        )


class NamedQuerySet(AddressedQuerySet):
    def with_name_key(self, key):
        """Those of one name (``Named.named``), the oldest first; a number stands behind the keys of what was there
        twice."""
        return self.filter(Q(name_key=key) | Q(name_key__startswith=f"{key} ")).order_by("pk")


class ListQuerySet(NamedQuerySet):
    """Of things whose page is a list of the articles that name them."""

    def in_sitemap(self):
        """Lists with at least one published article; each was new when its newest article appeared."""
        articles: Any = self.model._meta.get_field("articles")
        held = articles.related_model.objects.published().filter(**{articles.field.name: OuterRef("pk")})
        newest = Subquery(held.order_by("-published_at").values("published_at")[:1])
        return self.annotate(changed_for_readers_at=newest).exclude(changed_for_readers_at=None).order_by("slug")


class CategoryQuerySet(ListQuerySet):
    def for_menu(self, label):
        return self.order_by().values_list(Value(label), "name", "slug", Value("footer"), "position")


class ProgrammeQuerySet(NamedQuerySet):
    def for_posters(self):
        """All that a poster and a list print, and nothing they do not."""
        return self.only("name", "slug", "degree", "summary", "sky", "scene")

    def in_sitemap(self):
        return self.annotate(changed_for_readers_at=F("changed_at"))

    def for_menu(self, label):
        is_in_header = When(is_in_header=True, then=Value("header"))
        placement = Case(is_in_header, default=Value("footer"), output_field=CharField())
        return self.order_by().values_list(Value(label), "name", "slug", placement, "position")


class PageQuerySet(AddressedQuerySet):
    def in_sitemap(self):
        return self.annotate(changed_for_readers_at=F("changed_at"))

    def for_menu(self, label):
        shown = self.order_by().exclude(placement="")
        return shown.values_list(Value(label), "title", "slug", "placement", "position")


class OldSlugQuerySet(models.QuerySet):
    def of_model(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))


class BinnedItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Editors see what they may put there; writers what they wrote themselves, and nobody else's drafts."""
        if not user.has_perm("articles.view_binneditem"):
            return self.none()
        own = Q(owner=user.pk)
        if not user.has_perm("articles.publish_article"):
            return self.filter(own)
        models = ContentType.objects.filter(pk__in=self.order_by().values("content_type"))
        deletable = [row for row in models if user.has_perm(f"{row.app_label}.delete_{row.model}")]
        return self.filter(own | Q(content_type__in=deletable))

    def deleted_before(self, moment):
        """The oldest first."""
        return self.filter(deleted_at__lte=moment).order_by("deleted_at", "pk")

    def of(self, model, key):
        """The place in the bin of what had this key; none where it is not there."""
        return self.filter(content_type=ContentType.objects.get_for_model(model), object_id=str(key))
