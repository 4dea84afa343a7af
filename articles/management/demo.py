"""The demo texts of ``demo/``: their front matter and body, for loading a site and for ranking without one."""

import tomllib
from pathlib import Path

from markdown_it import MarkdownIt

from articles.management.corpus import Sample
from articles.text import reading
from articles.text.html import clean, path_of
from articles.text.tree import empty, parse, serialize

ARTICLES = "/berita/"
markdown = MarkdownIt("commonmark").enable("table")


def read_source(path: Path) -> tuple[dict, str]:
    """Front matter (TOML between ``+++`` lines) and the body as HTML."""
    _, front_matter, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(front_matter), markdown.render(text)


def samples(folder: Path) -> list[Sample]:
    """The articles of a demo folder by slug, with what their texts link to; in order of file names.

    The words of a link to another article are left out, as in the corpus of docs/related.md: they are that article's
    title, and a measurement must not read the answer.
    """
    sources = [read_source(path) for path in sorted((folder / "articles").glob("*.md"))]
    slugs = [fields["slug"] for fields, _ in sources]
    return [_sample(fields, body, slugs) for fields, body in sources]


def _sample(fields, body, slugs):
    body = clean(body)
    links = {slug for link in parse(body).iter("a") if (slug := _linked_slug(link)) in slugs}
    numbers = {ARTICLES + slug: number for number, slug in enumerate(slugs)}
    text = _without_link_words(reading.mark_read_also(body, numbers.get))
    return Sample(
        slug=fields["slug"],
        title=fields["title"],
        headings=tuple(heading.text for heading in reading.headings(text)),
        summary=fields["summary"],
        body=reading.plain_text(text),
        category=fields["category"],
        programme=fields.get("programme", ""),
        tags=tuple(fields["tags"]),
        links=tuple(sorted(links)),
        date=str(fields["date"]),
    )


def _linked_slug(link):
    return path_of(link.get("href", "")).removeprefix(ARTICLES)


def _without_link_words(html):
    root = parse(html)
    for link in list(root.iter("a")):
        if path_of(link.get("href", "")).startswith(ARTICLES):
            empty(link)
    return serialize(root)
