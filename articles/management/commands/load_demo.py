"""Fills a site with the demo content of ``demo/``: real texts to look at, to test with, and to replace."""

import datetime
import sys
import tomllib
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles import publishing
from articles.addresses import find_former
from articles.management.demo import read_source
from articles.models import Article, Author, Career, Category, FaqItem, Page, Programme, SiteSettings, Tag

PUBLISHED_HOUR = 9


class Command(BaseCommand):
    help = "Loads the demo content. Running it again changes nothing: what is there, also under a new slug, stays."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.BASE_DIR / "demo", help="site.toml and its folders"
        )

        parser.add_argument("--once", action="store_true", help="only into a site that has no article yet")

    def handle(self, *args, folder, once, **options):
        if once and Article.objects.exists():
            return
        if not (folder / "site.toml").is_file():
            raise CommandError(f"{folder} holds no site.toml.")
        with transaction.atomic():
            made = self._load(folder)
        publishing.run_due()
        self.stdout.write(f"{made} artikel baru, {Article.objects.count()} seluruhnya.")

    def _load(self, folder):
        self._load_site(tomllib.loads((folder / "site.toml").read_text(encoding="utf-8")))
        programmes = [read_source(path) for path in sorted((folder / "programmes").glob("*.md"))]
        for fields, body in programmes:
            _get_or_make(Programme, fields, body=body, leave_out=("careers",))
        for path in sorted((folder / "pages").glob("*.md")):
            fields, body = read_source(path)
            _get_or_make(Page, fields, body=body)
            publishing.after_saving(_find(Page, fields["slug"]))
        made = self._load_articles([read_source(path) for path in sorted((folder / "articles").glob("*.md"))])
        for fields, _ in programmes:
            self._load_careers(fields)
            publishing.after_saving(_find(Programme, fields["slug"]))
        return made

    def _load_site(self, site):
        if not SiteSettings.objects.exists():
            SiteSettings.objects.create(**site["settings"])
        for position, fields in enumerate(site["categories"], start=1):
            _get_or_make(Category, fields | {"slug": slugify(fields["name"]), "position": position})
        for fields in site["authors"]:
            _get_or_make(Author, fields | {"slug": slugify(fields["name"])})

    def _load_articles(self, sources):
        """All as drafts first, so that Baca Juga lines find one another; then their texts, in order of time."""
        new = [source for source in sources if not _find(Article, source[0]["slug"])]
        new.sort(key=lambda source: source[0]["date"])
        for fields, _ in new:
            publishing.save(Article(title=fields["title"], slug=fields["slug"]), by=None)
        for number, (fields, body) in enumerate(new, start=1):
            _publish(fields, body)
            self._progress(number, len(new))
        return len(new)

    def _load_careers(self, fields):
        programme = _find(Programme, fields["slug"])
        if programme.careers.exists():
            return
        for position, career in enumerate(fields.get("careers", []), start=1):
            article = _find(Article, career.get("article", ""))
            Career.objects.create(programme=programme, name=career["name"], article=article, position=position)

    def _progress(self, done, total):
        if self.stdout.isatty():
            end = "\n" if done == total else ""
            self.stdout.write(f"\rMemuat artikel {done}/{total}{end}", ending="")
            sys.stdout.flush()


def _find(model, slug):
    """The row of this slug, also where an editor has given it another one since."""
    return model.objects.filter(slug=slug).first() or find_former(model, slug)


def _get_or_make(model, fields, *, leave_out=(), **more):
    if not _find(model, fields["slug"]):
        model.objects.create(**{name: value for name, value in fields.items() if name not in leave_out}, **more)


def _publish(fields, body):
    article = Article.objects.get(slug=fields["slug"])
    article.summary = fields["summary"]
    article.seo_title = fields.get("seo_title", "")
    article.body = body
    article.author = _find(Author, slugify(fields["author"]))
    article.category = _find(Category, slugify(fields["category"]))
    article.programme = _find(Programme, fields["programme"]) if "programme" in fields else None
    article.published_at = timezone.make_aware(datetime.datetime.combine(fields["date"], datetime.time(PUBLISHED_HOUR)))
    article.tags.set([Tag.named(name).first() or Tag.objects.create(name=name) for name in fields["tags"]])
    for position, item in enumerate(fields.get("faq", []), start=1):
        FaqItem.objects.create(article=article, position=position, **item)
    publishing.publish(article, by=None)
