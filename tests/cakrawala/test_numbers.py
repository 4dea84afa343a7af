"""Numbers that no column holds, or that are none, wherever the site takes one: in a path, a query, a list, a form."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import models, transaction
from django.urls import get_resolver, reverse

from tests.newsroom.rights.world import World
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db

DIGITS, BEYOND = "9" * 5000, "9" * 25  # more than Python reads; more than a column holds
ODD = [DIGITS, BEYOND, "9" * 19, "-1", "٣", "1e5"]
IN_ROUTE = re.compile(r"<(?:(\w+):)?(\w+)>")
# What fills a path beside its numbers.
WORDS = {"canvas": "sampul", "sky": "pagi", "kind": "bukit", "digest": "abc", "shape": "kartu"}
READ = re.compile(r'(?:GET|POST|sent|data|query)(?:\.get|\.getlist|\.pop|\[)[(\[]?"(\w+)"')


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        world.media = settings.MEDIA_ROOT
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def asked(world, settings, monkeypatch):
    """Asks as an administrator; ``asked.broken`` has what ended in an error of ours, and why."""
    settings.MEDIA_ROOT = world.media
    return Asking(world.clients["administrator"])


class Asking:
    def __init__(self, client):
        self.client, self.broken = client, []

    def __call__(self, url, data=None, method="get"):
        said = {name: str(value)[:9] for name, value in (data or {}).items()}
        try:
            with transaction.atomic():
                response = getattr(self.client, method)(url, data)
                transaction.set_rollback(True)
        except Exception as error:
            self.broken.append((method, url[:80], said, repr(error)[:200]))
        else:
            assert response.status_code < 500


def test_a_number_in_a_path_never_breaks_a_page(asked):
    routes = [route for route in one_of_each_view() if IN_ROUTE.search(route)]

    for route in routes:
        for number in ODD:
            asked(filled(route, number))
        asked(filled(route, BEYOND), method="post")

    assert len(routes) > 25
    assert asked.broken == []


def test_a_number_in_a_query_never_breaks_a_page(asked, world):
    """Every name that our code asks for, together and alone where one may stop the others."""
    names, article = names_asked_for(), str(world.things["own draft"].pk)

    for route in one_of_each_view():
        for number in [DIGITS, BEYOND, "1e5"]:
            asked(filled(route, article), dict.fromkeys(names - {"halaman"}, number))
        asked(filled(route, article), {"halaman": BEYOND})
        asked(filled(route, article), dict.fromkeys(names, BEYOND), method="post")

    assert names >= {"halaman", "tautkan", "cari", "item"}
    assert asked.broken == []


@pytest.mark.parametrize("verb", ["pin", "unpin", "up", "show"])
def test_a_number_pinned_never_breaks_the_panel(asked, world, verb):
    url = reverse("admin:articles_article_related", args=[world.things["own draft"].pk])

    for number in ODD:
        asked(url, {verb: number}, method="post")

    assert asked.broken == []


def test_a_number_asked_of_a_list_never_breaks_it(asked):
    for model, screen in admin.site._registry.items():
        url = list_of(model)
        for name in numbers_of(model):
            for lookup in ["exact", "in", "gte"]:
                asked(url, {f"{name}__{lookup}": BEYOND})
            asked(f"{url}add/", {name: BEYOND})
        for name in ["p", "o", "e", "pk__in", "_to_field", screen.date_hierarchy and f"{screen.date_hierarchy}__year"]:
            asked(url, {name: BEYOND} if name else {})
        for number in [DIGITS, BEYOND, "1e5"]:
            for action in screen.actions or ["delete_selected"]:
                chosen = {"action": action, "index": number, "_selected_action": [number, "1"]}
                asked(url, chosen, method="post")

    assert asked.broken == []


@pytest.mark.parametrize("number", [DIGITS, BEYOND, "1e5"])
def test_a_number_sent_with_a_form_never_breaks_it(asked, number):
    for url, data in forms_of(asked.client):
        announced = {name for name in data if name.endswith("_FORMS")}
        asked(url, data | dict.fromkeys(announced, number) | {"_save": "1"}, method="post")
        rest = {name for name in data if not name.startswith("csrf")} - announced
        asked(url, data | dict.fromkeys(rest, number) | {"_save": "1"}, method="post")

    assert asked.broken == []


def test_a_number_in_the_search_box_of_a_choice_never_breaks_it(asked):
    field = {"app_label": "articles", "model_name": "article", "field_name": "category"}

    for number in ODD:
        asked(reverse("admin:autocomplete"), field | {"term": number, "page": number})
        asked(reverse("admin:autocomplete"), {**field, "model_name": number})

    assert asked.broken == []


@pytest.mark.parametrize("number", ODD)
def test_a_length_that_is_none_is_too_long(client, number):
    assert client.generic("POST", "/berita", CONTENT_LENGTH=number).status_code == 413


def one_of_each_view():
    """A route to every view of the site; where several screens share one, the articles' comes to stand for them."""

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            yield from (
                walk(pattern.url_patterns, route) if hasattr(pattern, "url_patterns") else [(route, pattern.callback)]
            )

    routes = [(route, view) for route, view in walk(get_resolver().url_patterns) if not re.search(r"[\^$]", route)]
    return {view.__qualname__: route for route, view in sorted(routes, key=lambda row: "/article/" in row[0])}.values()


def filled(route, number):
    """The route with ``number`` for each of its numbers and keys."""
    return "/" + IN_ROUTE.sub(lambda match: WORDS.get(match[2], number), route)


def names_asked_for():
    folders = [settings.BASE_DIR / name for name in ("articles", "newsroom", "cakrawala")]
    sources = (path.read_text() for folder in folders for path in Path(folder).rglob("*.py"))
    return {name for source in sources for name in READ.findall(source)}


def list_of(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def numbers_of(model):
    return [
        field.name for field in model._meta.get_fields() if field.is_relation or isinstance(field, models.IntegerField)
    ]


def forms_of(client):
    """``(address, fields)`` of every form of the newsroom: of a new thing, of one that is there, of a list."""
    for model in admin.site._registry:
        url, thing = list_of(model), model._default_manager.first()
        forms = {f"{url}add/": "@novalidate", url: "@id='changelist-form'"}
        if thing:
            forms[f"{url}{thing.pk}/change/"] = "@novalidate"
        for address, form in forms.items():
            if client.get(address).status_code == 200 and (data := fields_of(client, address, form)):
                yield address, data


def fields_of(client, address, form):
    try:
        return opened(client, address, form)
    except ValueError:  # no such form there, or nothing to be sent
        return {}
