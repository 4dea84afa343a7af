"""The frame of every page, its header and footer: two queries once the site has changed, none on pages without it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from articles import kinds
from articles.models import SiteSettings
from articles.pages.rows import rows


class MenuLink(NamedTuple):
    name: str
    url: str
    is_list: bool = False
    is_current: bool = False


@dataclass(frozen=True)
class Frame:
    """``rows`` are the links to single pages, by the label of their kind."""

    site: SiteSettings
    header: list[MenuLink]
    rows: dict[str, list[MenuLink]]

    @property
    def programmes(self) -> list[MenuLink]:
        return self.rows.get("articles.programme", [])

    @property
    def categories(self) -> list[MenuLink]:
        return self.rows.get("articles.category", [])

    @property
    def pages(self) -> list[MenuLink]:
        return self.rows.get("articles.page", [])


def frame(request):
    """Context processor."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request) -> Frame:
    """Loaded once a request, for the view that needs the site's name and for the page."""
    if not hasattr(request, "frame"):
        request.frame = at(request.path, rows.get("frame", load_frame))
    return request.frame


def load_frame() -> Frame:
    """The header has the lists that kinds declare, then the single pages that an editor has put there."""
    declared = {kind.label: kind for kind in kinds.all_kinds()}
    links, shortcuts = defaultdict(list), defaultdict(list)
    for label, name, slug, placement, _ in _menu_rows(declared.values()):
        link = MenuLink(name, reverse(declared[label].view, args=[slug]))
        links[label].append(link)
        if placement == "header":
            shortcuts[label].append(link)
    lists = [MenuLink(kind.menu.name, reverse(kind.menu.view), is_list=True) for kind in declared.values() if kind.menu]
    return Frame(SiteSettings.current(), lists + [link for label in declared for link in shortcuts[label]], dict(links))


def at(path: str, frame: Frame) -> Frame:
    """``frame`` as the page at ``path`` shows it: of a page that stands in the header itself, its list is not
    current."""
    current = [link for link in frame.header if path == link.url or path.startswith(f"{link.url}/")]
    if not all(link.is_list for link in current):
        current = [link for link in current if not link.is_list]
    return replace(frame, header=[link._replace(is_current=link in current) for link in frame.header])


def _menu_rows(declared):
    """``(label, name, slug, placement, position)`` of all kinds that have some, in one query."""
    first, *others = (kind.model.objects.for_menu(kind.label) for kind in declared if kind.has_menu_rows)
    return first.union(*others, all=True).order_by("position", "name")
