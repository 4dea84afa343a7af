"""What content or operations can break, one file a subject."""

from sitecheck.rule import rules_of
from sitecheck.rules import (
    data,
    data_facts,
    feeds,
    files,
    head,
    headers,
    links,
    markup,
    pictures,
    sharing,
    sitemaps,
)

RULES = rules_of(headers, head, sharing, data, data_facts, markup, pictures, links, sitemaps, feeds, files)
