"""What a rule is and what it finds.

A rule reads one thing of a ``Site`` (a page, a feed, the whole) and yields a few words for each fault: the evidence.
Code, severity and the sentence that must be true stand beside it, in the decorator. ``rules/`` holds
what content or operations can break; what only our own templates can break, the tests ask of the demo site.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from types import ModuleType
from typing import Any, TypeAlias, TypeVar

from django.utils.text import Truncator

from sitecheck.address import path_of
from sitecheck.documents import Feed, Sitemap
from sitecheck.page import Page
from sitecheck.site import NEWS_SITEMAP, Site

SHOWN_SOURCES = 3

Thing = TypeVar("Thing")
Faults: TypeAlias = Iterator[str | tuple[str, str]]  # the evidence, or ``(url, evidence)``


class Severity(StrEnum):
    ERROR = "error"  # readers or machines meet something untrue or broken
    WARNING = "warning"  # right, but worse than it could be


@dataclass(frozen=True)
class Finding:
    code: str
    severity: Severity
    address: str
    evidence: str


@dataclass(frozen=True)
class Rule:
    code: str
    severity: Severity
    sentence: str
    of: Callable[[Site], Iterable[Any]]
    breaks: Callable[[Any, Site], Faults]

    @property
    def subject(self) -> str:
        """The file it stands in."""
        return self.breaks.__module__.rpartition(".")[2]

    def __call__(self, site: Site) -> Iterator[Finding]:
        for thing in self.of(site):
            for fault in self.breaks(thing, site):
                url, evidence = fault if isinstance(fault, tuple) else (thing.url, fault)
                yield Finding(self.code, self.severity, path_of(url, site.root), evidence)


REGISTRY: dict[str, Rule] = {}


def rule(
    code: str, sentence: str, *, of: Callable[[Site], Iterable[Thing]], severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Thing, Site], Faults]], Callable[[Thing, Site], Faults]]:
    """Register a rule. It takes a thing of ``of`` and the site, and yields the evidence, or ``(url, evidence)``."""

    def register(breaks: Callable[[Thing, Site], Faults]) -> Callable[[Thing, Site], Faults]:
        if code in REGISTRY:
            raise ValueError(f"two rules are called {code}")
        REGISTRY[code] = Rule(code, severity, sentence, of, breaks)
        return breaks

    return register


def rules_of(*subjects: ModuleType) -> list[Rule]:
    """The rules of these modules, in their order."""
    return [rule for subject in subjects for rule in REGISTRY.values() if rule.breaks.__module__ == subject.__name__]


def check(site: Site, rules: Iterable[Rule]) -> list[Finding]:
    return [finding for rule in rules for finding in rule(site)]


def pages(site: Site) -> Iterable[Page]:
    return site.pages.values()


def indexable(site: Site) -> Iterable[Page]:
    return site.indexable


def articles(site: Site) -> Iterable[Page]:
    return site.articles


def sitemaps(site: Site) -> Iterable[Sitemap]:
    return site.sitemaps.values()


def news(site: Site) -> list[Sitemap]:
    return [sitemap for sitemap in site.sitemaps.values() if sitemap.url == site.at(NEWS_SITEMAP)]


def feeds(site: Site) -> Iterable[Feed]:
    return site.feeds.values()


def whole(site: Site) -> list[Site]:
    """For a rule about the site as such, which names the address itself."""
    return [site]


def quoted(words: str, room: int = 70) -> str:
    return f"“{Truncator(words).chars(room)}”"


def seen_on(urls: Iterable[str], site: Site) -> str:
    """Where something was found, in a few words."""
    urls = list(urls)
    shown = ", ".join(path_of(url, site.root) for url in islice(urls, SHOWN_SOURCES))
    more = len(urls) - SHOWN_SOURCES
    return f"ditautkan dari {shown}" + (f" dan {more} halaman lain" if more > 0 else "")
