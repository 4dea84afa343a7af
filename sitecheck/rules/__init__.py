"""All rules, one file a subject."""

from sitecheck.rule import RULES as BY_CODE
from sitecheck.rule import Finding, Rule
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
from sitecheck.site import Site

SUBJECTS = (headers, head, sharing, data, data_facts, markup, pictures, links, sitemaps, feeds, files)
RULES: list[Rule] = [
    rule for subject in SUBJECTS for rule in BY_CODE.values() if rule.breaks.__module__ == subject.__name__
]


def check(site: Site) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(site)]
