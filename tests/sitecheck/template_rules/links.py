"""How links open."""

from sitecheck.rule import Severity, pages, rule


@rule("link-opener", "Tautan di jendela baru tidak memegang jendela asalnya.", of=pages, severity=Severity.WARNING)
def link_opener(page, site):
    for link in page.links:
        if link.target == "_blank" and "noopener" not in link.rel and "noreferrer" not in link.rel:
            yield link.href
