"""The frame of every page, its header and footer: two queries, and none on pages that do not print it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from articles import kinds
from articles.models import SiteSettings


class MenuLink(NamedTuple):
    name: str
    url: str
    is_current: bool = False


@dataclass
class Frame:
    """``rows`` are the links to single pages, by the label of their kind."""

    site: SiteSettings
    header: list[MenuLink] = field(default_factory=list)
    rows: dict[str, list[MenuLink]] = field(default_factory=dict)

    @property
    def programmes(self) -> list[MenuLink]:
        return self.rows["articles.programme"]

    @property
    def categories(self) -> list[MenuLink]:
        return self.rows["articles.category"]

    @property
    def pages(self) -> list[MenuLink]:
        return self.rows["articles.page"]


def frame(request):
    """Context processor."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request) -> Frame:
    """Loaded once a request, for the view that needs the site's name and for the page."""
    if not hasattr(request, "frame"):
        request.frame = load_frame(request.path)
    return request.frame


def load_frame(path: str) -> Frame:
    """The header has the lists that kinds declare, then the single pages that an editor has put there."""

    def link(name, url):
        return MenuLink(name, url, path == url or path.startswith(f"{url}/"))

    declared = {kind.label: kind for kind in kinds.all_kinds()}
    rows, shortcuts = defaultdict(list), defaultdict(list)
    for label, name, slug, placement, _ in _menu_rows(declared.values()):
        row = link(name, reverse(declared[label].view, args=[slug]))
        rows[label].append(row)
        if placement == "header":
            shortcuts[label].append(row)
    in_header = [row for label in declared for row in shortcuts[label]]
    lists = [link(kind.menu.name, reverse(kind.menu.view)) for kind in declared.values() if kind.menu]
    if any(shortcut.is_current for shortcut in in_header):
        lists = [entry._replace(is_current=False) for entry in lists]
    return Frame(SiteSettings.current(), [*lists, *in_header], rows)


def _menu_rows(declared):
    """``(label, name, slug, placement, position)`` of all kinds that have some, in one query."""
    first, *others = (kind.model.objects.for_menu(kind.label) for kind in declared if kind.has_menu_rows)
    return first.union(*others, all=True).order_by("position", "name")
