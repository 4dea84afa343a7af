"""Fills a site with the demo content of ``demo/``: real texts to look at, to test with, and to replace."""

import datetime
import sys
import tomllib
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from markdown_it import MarkdownIt

from articles import publishing
from articles.models import Article, Author, Career, Category, FaqItem, Page, Programme, SiteSettings, Tag

PUBLISHED_HOUR = 9
markdown = MarkdownIt("commonmark").enable("table")


class Command(BaseCommand):
    help = "Loads the demo content. Running it again changes nothing: what is there by its slug stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.BASE_DIR / "demo", help="site.toml and its folders"
        )

        parser.add_argument("--once", action="store_true", help="only into a site that has no article yet")

    @transaction.atomic
    def handle(self, *args, folder, once, **options):
        if once and Article.objects.exists():
            return
        if not (folder / "site.toml").is_file():
            raise CommandError(f"{folder} holds no site.toml.")
        self._load_site(tomllib.loads((folder / "site.toml").read_text(encoding="utf-8")))
        programmes = [_read(path) for path in sorted((folder / "programmes").glob("*.md"))]
        for fields, body in programmes:
            _get_or_make(Programme, fields, body=body, leave_out=("careers",))
        for path in sorted((folder / "pages").glob("*.md")):
            fields, body = _read(path)
            _get_or_make(Page, fields, body=body)
        made = self._load_articles([_read(path) for path in sorted((folder / "articles").glob("*.md"))])
        for fields, _ in programmes:
            self._load_careers(fields)
        self.stdout.write(f"{made} artikel baru, {Article.objects.count()} seluruhnya.")

    def _load_site(self, site):
        if not SiteSettings.objects.exists():
            SiteSettings.objects.create(**site["settings"])
        for position, fields in enumerate(site["categories"], start=1):
            Category.objects.get_or_create(name=fields["name"], defaults=fields | {"position": position})
        for fields in site["authors"]:
            Author.objects.get_or_create(name=fields["name"], defaults=fields)

    def _load_articles(self, sources):
        """All as drafts first, so that Baca Juga lines find one another; then their texts, in order of time."""
        known = set(Article.objects.values_list("slug", flat=True))
        new = sorted((source for source in sources if source[0]["slug"] not in known), key=lambda s: s[0]["date"])
        for fields, _ in new:
            publishing.save(Article(title=fields["title"], slug=fields["slug"]), by=None)
        for number, (fields, body) in enumerate(new, start=1):
            _publish(fields, body)
            self._progress(number, len(new))
        return len(new)

    def _load_careers(self, fields):
        programme = Programme.objects.get(slug=fields["slug"])
        if programme.careers.exists():
            return
        for position, career in enumerate(fields.get("careers", []), start=1):
            article = Article.objects.filter(slug=career.get("article", "")).first()
            Career.objects.create(programme=programme, name=career["name"], article=article, position=position)

    def _progress(self, done, total):
        if self.stdout.isatty():
            end = "\n" if done == total else ""
            self.stdout.write(f"\rMemuat artikel {done}/{total}{end}", ending="")
            sys.stdout.flush()


def _read(path: Path) -> tuple[dict, str]:
    """Front matter (TOML between ``+++`` lines) and the body as HTML."""
    _, front_matter, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(front_matter), markdown.render(text)


def _get_or_make(model, fields, *, body, leave_out=()):
    defaults = {name: value for name, value in fields.items() if name not in leave_out}
    model.objects.get_or_create(slug=fields["slug"], defaults=defaults | {"body": body})


def _publish(fields, body):
    article = Article.objects.get(slug=fields["slug"])
    article.summary = fields["summary"]
    article.seo_title = fields.get("seo_title", "")
    article.body = body
    article.author = Author.objects.get(name=fields["author"])
    article.category = Category.objects.get(name=fields["category"])
    article.programme = Programme.objects.get(slug=fields["programme"]) if "programme" in fields else None
    article.published_at = timezone.make_aware(datetime.datetime.combine(fields["date"], datetime.time(PUBLISHED_HOUR)))
    publishing.publish(article, by=None)
    article.tags.set([Tag.objects.get_or_create(name=name)[0] for name in fields["tags"]])
    for position, item in enumerate(fields.get("faq", []), start=1):
        FaqItem.objects.create(article=article, position=position, **item)
