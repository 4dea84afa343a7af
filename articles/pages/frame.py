"""The frame of every page, its header and footer: two queries, and none on pages that do not print it."""

from dataclasses import dataclass, field, replace

from django.db.models import Case, CharField, Value, When
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from articles.models import Category, Page, Programme, SiteSettings


@dataclass(frozen=True)
class Link:
    name: str
    url: str
    is_current: bool = False


@dataclass
class Frame:
    site: SiteSettings
    header: list[Link] = field(default_factory=list)
    programmes: list[Link] = field(default_factory=list)
    categories: list[Link] = field(default_factory=list)
    pages: list[Link] = field(default_factory=list)


def frame(request):
    """Context processor."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request) -> Frame:
    """Loaded once a request, for the view that needs the site's name and for the page."""
    if not hasattr(request, "frame"):
        request.frame = load_frame(request.path)
    return request.frame


def load_frame(path: str) -> Frame:
    def link(name, url):
        return Link(name, url, path == url or path.startswith(f"{url}/"))

    result = Frame(SiteSettings.current())
    extra: dict[str, list[Link]] = {"programme": [], "page": []}
    for kind, name, slug, placement, _ in _menu_rows():
        match kind:
            case "programme":
                result.programmes.append(programme := link(name, reverse("articles:programme", args=[slug])))
                extra[kind] += [programme] if placement == "header" else []
            case "category":
                result.categories.append(link(name, reverse("articles:category", args=[slug])))
            case "page":
                result.pages.append(page := link(name, reverse("articles:page", args=[slug])))
                extra[kind] += [page] if placement == "header" else []
    shortcuts = extra["programme"] + extra["page"]
    programmes = link("Program Studi", reverse("articles:programmes"))
    if any(shortcut.is_current for shortcut in shortcuts):
        programmes = replace(programmes, is_current=False)
    result.header = [link("Berita", reverse("articles:index")), programmes, *shortcuts]
    return result


def _menu_rows():
    in_header = Case(When(is_in_header=True, then=Value("header")), default=Value("footer"), output_field=CharField())
    return (
        Programme.objects.order_by()
        .values_list(Value("programme"), "name", "slug", in_header, "position")
        .union(
            Category.objects.order_by().values_list(Value("category"), "name", "slug", Value("footer"), "position"),
            Page.objects.order_by()
            .exclude(placement="")
            .values_list(Value("page"), "title", "slug", "placement", "position"),
            all=True,
        )
        .order_by("position", "name")
    )
