"""What the screens of articles tell of next versions, and to whom."""

from collections.abc import Iterable

from django.contrib import admin

from articles.models import Article, NextVersion


class KnowsNextVersions(admin.ModelAdmin):
    """Joined with the screen of articles."""

    is_of_next = False  # whether it shows an article's next version
    beside: list[type["KnowsNextVersions"]] = []  # screens at addresses of their own; each enters itself

    def urls_beside(self):
        return [url for screen in self.beside for url in screen(self.model, self.admin_site).own_urls()]

    def own_urls(self):
        """Of a screen beside this one."""
        return []

    def next_of(self, request, article):
        """The article's next version, where the person may know of it; and whether they may begin one."""
        if article is None:
            return {}
        user, this = request.user, Article.objects.filter(pk=article.pk)
        seen = NextVersion.objects.filter(article__in=this.with_next_version_seen_by(user)).select_related("changed_by")
        version = seen.first()
        may_begin = version is None and this.with_next_version_open_to(user).exists()
        return {"next_version": version, "may_begin_next": may_begin}


def hide_next_versions(articles: Iterable, user) -> None:
    """A writer is told of those of their own articles only."""
    is_editor = user.has_perm("articles.publish_article")
    for article in articles:
        article.hides_next = not is_editor and article.created_by_id != user.pk
