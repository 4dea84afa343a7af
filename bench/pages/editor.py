"""An editor at work, as a process of its own: `python -m bench.pages.editor`. For each line that it is sent it
publishes an article, and says in a line (JSON) where that has to be read from now on."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
django.setup()

from articles import publishing  # noqa: E402
from articles.models import Article  # noqa: E402


def publish(number: int, pattern: Article) -> dict:
    """A new article beside ``pattern``: by its author, of its category, programme and tags."""
    article = Article(title=f"Terbit ke-{number} pada {os.getpid()}", summary=pattern.summary, body=pattern.body)
    article.category, article.author, article.programme = pattern.category, pattern.author, pattern.programme
    article.save()
    article.tags.set(pattern.tags.all())
    publishing.publish(article, by=None)
    own = article.get_absolute_url()
    lists = [thing.get_absolute_url() for thing in (article.category, article.author, *article.tags.all()) if thing]
    machines = ["/berita/rss.xml", "/berita/atom.xml", f"{lists[0]}/rss.xml", "/sitemap-berita-terbaru.xml"]
    return {"own": own, "about": [own, "/", "/berita", *lists, *machines]}


def main() -> None:
    pattern = Article.objects.published().exclude(tags=None).exclude(author=None).order_by("-pk")[0]
    print(json.dumps({"ready": True}), flush=True)
    for number, _ in enumerate(sys.stdin):
        print(json.dumps(publish(number, pattern)), flush=True)


if __name__ == "__main__":
    main()
