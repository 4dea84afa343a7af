"""Where the addresses of a former site lead today: in texts while they are written, and for readers afterwards."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from django.db import transaction
from django.urls import reverse

from articles.addresses import Proposal, Verdict, editing
from articles.models import Article, Author, Category, Page, Picture, Tag
from articles.text.paths import EXACT, TREE, Key, normal_path
from transfer.bringing.labels import Ours, is_no_category
from transfer.media import is_picture
from transfer.models import ImportedItem, ImportRun
from transfer.survey import Survey

AT_ONCE = 2000
RELATIVE = re.compile(r"(?![a-z][a-z0-9+.-]*:|//|#|[?])\S", re.IGNORECASE)
VIEWS = {"articles.article": "articles:detail", "articles.page": "articles:page"}
FEEDS_EACH = "WordPress"  # has a feed below each article and page
LISTS = ("/blog", "/posts", "/post", "/page", "/archives", "/search", "/news")
FEEDS: tuple[str, ...] = (
    "/feed",
    "/feed/atom",
    "/feed/rss2",
    "/rss",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.xml",
    "/comments/feed",
)
FEEDS += ("/feeds/posts/default", "/feeds/all.atom.xml")


class Lead(NamedTuple):
    """A former address and where it leads; ``kind`` says whether what lies below goes along."""

    address: str
    target: str
    kind: str = EXACT


def targets(site: str, survey: Survey, ours: Ours) -> dict[str, str]:
    """Today's addresses of a site's items and lists by their former paths, as texts name them."""
    found: dict[str, str] = {"/": reverse("home")}
    rows = ImportedItem.objects.filter(site=site, target__in=VIEWS).exclude(slug="").order_by()
    today = {
        (row.kind, row.source_id): reverse(VIEWS[row.target], args=[row.slug])
        for row in rows.only("kind", "source_id", "slug", "target").iterator()
    }
    for brief in survey.items:
        target = today.get((brief.kind.value, brief.source_id[:400]))
        target = target or today.get(("post", brief.parent)) or today.get(("page", brief.parent))
        if target is None:
            continue
        numbered = {"post": "?p=", "page": "?page_id=", "attachment": "?attachment_id="}[brief.kind.value]
        for address in (brief.address, f"/{numbered}{brief.source_id}" if brief.source_id.isdigit() else ""):
            if path := survey.path_of(address) if address else None:
                found.setdefault(path, target)
    for lead in _of_labels(survey, ours):
        if path := survey.path_of(lead.address):
            found.setdefault(path, lead.target)
    return found


class Links:
    """Of one text: ``beside`` is its path, where texts lie in a folder and name each other by theirs."""

    def __init__(self, targets: dict[str, str], survey: Survey, *, beside: str = "", address: str = ""):
        self._targets, self._survey, self._beside = targets, survey, beside
        self._address = survey.path_of(address) if address else None

    def __call__(self, address: str) -> str:
        path = self._survey.path_of(address)
        if path is None:
            found = self._of_folder(address)
            if found or self._address is None or not RELATIVE.match(address):
                return found or address
            path = self._survey.path_of(urljoin(f"{self._address}/", address))
            if path not in self._targets:
                return address
        target = self._targets.get(path) or self._targets.get(path.partition("?")[0] if "?p" not in path else path)
        if target is None:
            return address
        fragment = urlsplit(address).fragment
        return f"{target}#{fragment}" if fragment else target

    def _of_folder(self, address):
        """``{filename}/pages/a.md``, ``../b.md``, a post of Jekyll by its file."""
        if not self._beside or "://" in address or address.startswith(("#", "mailto:", "tel:")):
            return ""
        plain, _, fragment = address.removeprefix("{filename}").removeprefix("{static}").partition("#")
        wanted = plain.rpartition("/")[2].removesuffix(".md").removesuffix(".markdown").lower()
        target = self._targets.get(self._survey.path_of(self._survey.addresses_by_file.get(wanted, "")) or "")
        return f"{target}#{fragment}" if target and fragment else target or ""


def leads(run: ImportRun, survey: Survey, ours: Ours) -> Iterator[Lead]:
    """All that readers may have noted, of what is public here."""
    yield from _of_items(run, survey)
    yield from _of_labels(survey, ours)
    for path in FEEDS:
        yield Lead(path, reverse("articles:atom" if "atom" in path else "articles:rss"))
    for path in LISTS:
        yield Lead(path, reverse("articles:index"), TREE)
    months = {path for brief in survey.items if (path := _month_of(survey.path_of(brief.address) or ""))}
    for path in sorted({*months, *(month.rpartition("/")[0] for month in months)}):
        yield Lead(path, reverse("articles:index"))


def _month_of(path):
    """``/2024/03`` of an article below it, where a list of that month stood."""
    found = re.match(r"(.*/(?:19|20)\d\d/(?:0[1-9]|1[0-2]))/.", path)
    return found[1] if found else ""


def _of_items(run, survey):
    public = ImportedItem.objects.filter(site=run.site, is_public=True).exclude(target_id=None)
    slugs = {
        model._meta.label_lower: dict(
            model._default_manager.filter(pk__in=public.filter(target=model._meta.label_lower).values("target_id"))
            .order_by()
            .values_list("pk", "slug")
        )
        for model in (Article, Page)
    }
    today: dict[tuple[str, str], str] = {}
    for row in public.filter(target__in=VIEWS).iterator():
        slug = slugs[row.target].get(row.target_id or 0)
        if slug is None:
            continue
        target = today[row.kind, row.source_id] = reverse(VIEWS[row.target], args=[slug])
        for address in row.addresses:
            yield Lead(address, target, EXACT if "?" in address else TREE)
            if survey.path_of(address) == target and survey.site.system == FEEDS_EACH:
                yield Lead(f"{address.rstrip('/')}/feed", target)  # below a page that stands where it stood
    files: dict[str, int] = {}
    for row in public.filter(target="articles.picture").iterator():
        files |= dict.fromkeys(row.addresses, row.target_id or 0)
    pictures = Picture.objects.only("file").in_bulk(set(files.values()))
    addresses = {old: pictures[pk].file.url for old, pk in files.items() if pk in pictures}
    for old, new in addresses.items():
        if new.startswith("/"):
            yield Lead(old, new)
    for brief in survey.items:
        if brief.kind.value != "attachment":
            continue
        file = survey.attached[brief.source_id].file
        parent = today.get(("post", brief.parent)) or today.get(("page", brief.parent))
        led_to = parent or addresses.get(file) or reverse("articles:index")  # nothing of it came over
        for address in (brief.address, f"/?attachment_id={brief.source_id}" if brief.source_id.isdigit() else ""):
            if led_to.startswith("/") and address and not is_picture(address):
                yield Lead(address, led_to)


def _of_labels(survey, ours):
    for key, label in survey.labels.items():
        category, tag = ours.categories.get(key), ours.tags.get(key)
        if is_no_category(label.name):
            category, tag = ours.fallback_category, None
        thing: Category | Tag | None = category or tag
        target = thing.get_absolute_url() if thing else reverse("articles:index")
        for address in label.addresses:
            yield Lead(address, target, EXACT if "?" in address else TREE)
        for address in label.feeds:
            view = "atom" if address.endswith("atom") else "rss"
            feed = (
                reverse(f"articles:category_{view}", args=[category.slug]) if category else reverse(f"articles:{view}")
            )
            yield Lead(address, feed)
    for key, person in survey.people.items():
        author: Author | None = ours.authors.get(key)
        target = author.get_absolute_url() if author else reverse("articles:index")
        for address in person.addresses:
            yield Lead(address, target, EXACT if "?" in address else TREE)


def proposals(run: ImportRun, survey: Survey, ours: Ours) -> list[Proposal]:
    """Those that are not there yet: what an editor has decided for an address stays so."""
    there = editing.rules()
    trees = {key.path for key in there if key.kind != EXACT}
    found: dict[Key, Proposal] = {}
    taken = set(trees)
    for lead in leads(run, survey, ours):
        path = survey.path_of(lead.address)
        if path is None or len(path) > 300 or path == "/":
            continue
        plain, _, query = path.partition("?")
        kind = EXACT if query or plain == normal_path(lead.target) else lead.kind
        key = Key(kind, plain, query)
        if plain == normal_path(lead.target) or key in there or key in found or (kind == TREE and plain in taken):
            continue
        if kind == TREE:
            taken.add(plain)
        found[key] = Proposal(escaped(path), lead.target, kind)
    return list(found.values())


def escaped(path: str) -> str:
    """As a redirect's form takes it: what a reader's browser would send."""
    plain, mark, query = path.partition("?")
    return quote(plain, safe="/") + mark + query


def carry_out(run: ImportRun, survey: Survey, ours: Ours) -> Iterator[tuple[int, int]]:
    """In portions, ``(done, of how many)`` after each; done again, it does nothing."""
    wanted = proposals(run, survey, ours)
    for start in range(0, len(wanted), AT_ONCE):
        with transaction.atomic():
            plan = editing.carry_out(wanted[start : start + AT_ONCE])
            run.redirects += [list(decision.key) for decision in plan.having(Verdict.MADE) if decision.key]
            run.save(update_fields=["redirects"])
        yield min(start + AT_ONCE, len(wanted)), len(wanted)


def former_addresses(run: ImportRun, survey: Survey) -> list[str]:
    """All that is to be asked after the run, as paths of this site: of what was public there and is here, in the forms
    that links on other sites have."""
    found: dict[str, None] = {}

    def add(address, *, more=()):
        path = survey.path_of(address)
        if path is None:
            return
        found[escaped(path)] = None
        plain = path.partition("?")[0]
        if "?" not in path and plain != "/":
            for ending in more:
                found[escaped(plain) + ending] = None
            found[escaped(plain.upper())] = None

    has_feeds = survey.site.system == FEEDS_EACH
    public = ImportedItem.objects.filter(site=run.site, is_public=True).exclude(target_id=None)
    for row in public.filter(target__in=VIEWS).iterator():
        for number, address in enumerate(row.addresses):
            add(address, more=("/", "/feed/") if number == 0 and has_feeds else ("/",))
    for row in public.filter(target="articles.picture").iterator():
        for address in row.addresses:
            add(address)
    for brief in survey.items:
        if brief.kind.value == "attachment" and brief.parent:
            add(brief.address)
    for key, label in survey.labels.items():
        if survey.used[key]:
            for address in label.addresses:
                add(address, more=("/", "/page/2/") if label.feeds else ("/",))
            for address in label.feeds:
                add(address)
    for key, person in survey.people.items():
        if survey.used[f"person:{key}"]:
            for address in person.addresses:
                add(address, more=("/",))
    for path in (*FEEDS[:2], *sorted({_month_of(survey.path_of(one.address) or "") for one in survey.items} - {""})):
        add(path)
    add("/page/2")
    return list(found)
