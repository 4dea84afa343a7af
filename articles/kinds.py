"""The kinds of pages that the site has: each is declared once, by its app, and everybody else asks here.

An app lists its kinds in its ``AppConfig`` (``articles/apps.py`` shows how). From there addresses, redirects, search,
sitemap, menu, llms.txt, the picture library and the roles know of it: no list elsewhere has to be edited. What a kind
needs no words for, its model says: texts are its ``RichTextField``s, pictures its keys to ``Picture``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, cast

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.urls import Resolver404, resolve

if TYPE_CHECKING:  # the models stand above and are made after the declarations
    from articles.models import Addressed

WRITER, EDITOR, MANAGER = "writer", "editor", "manager"  # roles; accounts/roles.py has their groups
VIEW = ("view",)
KEEP = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")

Permissions = Mapping[str, tuple[str, ...]]  # actions by role, each on top of those of the roles before it


class SearchTexts(NamedTuple):
    """What search reads of one page, as plain text, a block a line."""

    title: str
    summary: str = ""
    headings: str = ""
    body: str = ""


class MenuEntry(NamedTuple):
    """The link to a kind's list, in the header."""

    name: str
    view: str


@dataclass(kw_only=True)
class Kind:
    """One kind of pages. The model inherits from ``Addressed``, so that it has a slug, ``is_public`` and its queryset
    ``public()``: whether, and which of them, readers can open today.
    """

    model_name: str
    view: str  # name of the URL pattern whose ``slug`` is its own
    other_views: tuple[str, ...] = ()  # patterns below it that take the same slug, such as feeds
    heading: str = ""  # above several of them, where search lists what it found beside articles
    found_template: str = "articles/_found.html"  # what search prints of them; needs heading, things
    search: Callable[[models.Model], SearchTexts] | None = None  # what search reads of one; without it none is found
    sitemap: str = ""  # the part that lists them: sitemap-<part>.xml; what stands there is ``objects.in_sitemap()``
    menu: MenuEntry | None = None
    has_menu_rows: bool = False  # whether single ones stand in header or footer: ``objects.for_menu(label)``
    llms: str = ""  # the heading of its section in llms.txt
    description: str = ""  # the attribute that describes one in a sentence, for llms.txt
    permissions: Permissions = field(default_factory=dict)
    model: "type[Addressed]" = field(init=False)  # known once the apps are

    @property
    def label(self) -> str:
        """``"articles.programme"``"""
        return self.model._meta.label_lower

    @property
    def name(self) -> str:
        """As readers are told how many there are: ``"program studi"``."""
        return str(self.model._meta.verbose_name)


_kinds: dict[type[models.Model], Kind] = {}
_known: set[type[models.Model]] = set()


def load(configs: Iterable[AppConfig]) -> None:
    """Read all declarations. Raises ``ImproperlyConfigured`` for a model that has an address and no declaration."""
    declared: dict[type[models.Model], Kind] = {}
    known: set[type[models.Model]] = set()
    for config in configs:
        known |= {config.get_model(name) for name in getattr(config, "permissions", {})}
        for kind in getattr(config, "kinds", ()):
            kind.model = cast("type[Addressed]", config.get_model(kind.model_name))
            declared[kind.model] = kind
    for model in apps.get_models():
        if hasattr(model, "get_absolute_url") and model not in declared:
            raise ImproperlyConfigured(
                f"{model._meta.label} has an address and no declaration. "
                f"Add Kind(model_name={model.__name__!r}, …) to the kinds of its AppConfig; see articles/apps.py."
            )
    _kinds.clear()
    _kinds.update(declared)
    _known.clear()
    _known.update(known, declared)


def all_kinds() -> list[Kind]:
    """In the order of their declarations."""
    return list(_kinds.values())


def described() -> list[Kind]:
    """Those that llms.txt describes, the sections of the menu first: what a reader most likely wants, beside
    articles."""
    return sorted((kind for kind in all_kinds() if kind.llms), key=lambda kind: kind.menu is None)


def kind_of(thing: models.Model | type[models.Model]) -> Kind:
    """Of an object or a model; raises ``KeyError`` for what has no pages."""
    return _kinds[thing if isinstance(thing, type) else type(thing)]


def is_known(model: type[models.Model]) -> bool:
    """Whether people know its rows: its app names it among its kinds or permissions, or it joins rows of one that is.
    All others machines make, of what people wrote."""
    return (model._meta.auto_created or model) in _known


class Match(NamedTuple):
    kind: Kind
    slug: str
    view: str  # the kind's own, or one of its others


def at(path: str) -> Match | None:
    """The kind whose page a path names, and the slug; None for all other paths. Asks no database."""
    match = _resolved(path)
    kind = match and next((kind for kind in _kinds.values() if match.view_name in {kind.view, *kind.other_views}), None)
    return Match(kind, match.kwargs["slug"], match.view_name) if kind else None


def view_at(path: str) -> str | None:
    """The name of the URL pattern that fits, or None."""
    match = _resolved(path)
    return match.view_name if match else None


def is_fixed(path: str) -> bool:
    """Whether the path is written out in full by the pattern that fits: then something stands there for sure."""
    match = _resolved(path)
    return match is not None and not match.captured_kwargs


def _resolved(path):
    try:
        return resolve(path)
    except Resolver404:
        return None
