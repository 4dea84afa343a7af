import gzip
import re

import pytest
import tinycss2
from django.conf import settings
from django.contrib.staticfiles import finders

from cakrawala.styles import STYLES, lowered, parts_of, source_of

SITE, NEWSROOM = "css/site.css", "css/newsroom.css"
MARKS = "css/preview.css"  # the tokens and a few rules; none of its parts has a scheme of its own
CSS = settings.BASE_DIR / "static" / "css"
COMPONENTS = sorted((CSS / "components").glob("*.css"))
FOLDERS = [CSS / "components", CSS / "newsroom" / "components"]


def joined(name=SITE):
    with open(finders.find(name), encoding="utf-8") as file:
        return file.read()


def blocks(path):
    """The components that a file's selectors begin with: card for ``.card__title a {``."""
    return {
        re.split("__|--", name)[0]
        for name in re.findall(r"^(?:  )?\.([a-z][\w-]*)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }


def rules_of(tokens):
    return tinycss2.parse_rule_list(tokens, skip_comments=True, skip_whitespace=True)


def all_rules(css):
    """Every rule with a selector, in whatever at-rules it stands."""
    waiting = rules_of(css)
    while waiting:
        rule = waiting.pop()
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"layer", "media", "supports", "container"}:
            waiting += rules_of(rule.content or [])


def declared(rule):
    content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return {one.lower_name for one in content if one.type == "declaration"}


def selectors(rule):
    return {one.strip() for one in tinycss2.serialize(rule.prelude).split(",")}


@pytest.mark.parametrize("name", STYLES)
def test_a_stylesheet_is_made_of_its_parts_in_their_order(name):
    assert source_of(name) == "\n".join(part.read_text(encoding="utf-8") for part in parts_of(name))
    assert joined(name) == lowered(source_of(name))
    assert source_of(name).startswith("@layer reset, base,")  # before all else: the order of the layers
    in_order = source_of(name).partition(";")[0].removeprefix("@layer ").split(", ")
    found = list(dict.fromkeys(re.findall(r"[a-z]+", " ".join(re.findall("@layer ([^{;]+)", joined(name))))))
    assert found == [layer for layer in in_order if layer in found]


def outside_of_layers(tokens):
    """What a browser that knows no ``@layer`` still reads; it passes over an at-rule that it does not know."""
    for rule in rules_of(tokens):
        if rule.type != "at-rule" or rule.lower_at_keyword not in {"layer", "media", "supports"}:
            yield rule
        elif rule.lower_at_keyword != "layer":
            yield from outside_of_layers(rule.content)


def test_a_browser_without_layers_takes_from_the_sites_stylesheet_what_is_meant_for_it():
    """Fonts, which nothing asks for, and pictures no wider than the screen."""
    [*_, for_it] = rules = [*outside_of_layers(joined())]

    assert {rule.lower_at_keyword for rule in rules if rule is not for_it} == {"font-face"}
    assert tinycss2.serialize([for_it]) == "img{max-width:100%;height:auto}"
    assert "@supports not ((text-emphasis:none) and (accent-color:auto)){img{max-width:100%" in joined()

    planted = "@layer a; @layer b { c { d: e } } @media f { @layer g { h { i: j } } k { l: m } } n { o: p }"
    assert [tinycss2.serialize(rule.prelude).strip() for rule in outside_of_layers(planted)] == ["k", "n"]


def test_a_browser_without_layers_has_no_colours_in_the_newsroom_rather_than_half_of_them():
    """Outside of layers a colour is a token, or a pair that only what stands in a layer can choose from."""
    chosen_outside = [declared(rule) for rule in outside_of_layers(joined("css/newsroom.css")) if rule.content]

    assert not {name for names in chosen_outside for name in names if name.startswith("--lightningcss")}
    assert "--lightningcss-light" in joined("css/newsroom.css")


@pytest.mark.parametrize("name", STYLES)
def test_a_part_with_a_scheme_of_its_own_has_its_colours_set_anew(name):
    """A lowered colour is chosen where it is set, not where it is used; parts inherit what their parent chose."""
    rules = [*all_rules(joined(name))]
    [anew] = [selectors(rule) for rule in rules if "--kertas" in declared(rule)]
    with_scheme = {one for rule in rules if "color-scheme" in declared(rule) for one in selectors(rule)}

    assert {one for one in with_scheme if not one.startswith("html")} <= anew
    assert len(with_scheme) > 1 or name == MARKS


def test_every_source_is_part_of_a_stylesheet_once():
    assert {part for name in STYLES for part in parts_of(name)} == set(CSS.rglob("*.css"))
    for name in STYLES:
        assert len(set(parts_of(name))) == len(list(parts_of(name)))


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_stands_alone_in_the_file_of_its_name(path):
    assert path.read_text(encoding="utf-8").startswith("@layer components {\n")
    assert path.stem == "shared" or path.stem in blocks(path)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_no_component_is_written_in_two_files(folder):
    homes = {}
    for path in folder.glob("*.css"):
        for block in blocks(path) if path.stem != "shared" else ():
            homes.setdefault(block, []).append(path.name)

    assert {block: files for block, files in homes.items() if len(files) > 1} == {}


def test_the_newsrooms_rules_have_no_layer_that_djangos_would_beat():
    rules = [part for part in parts_of(NEWSROOM) if part.is_relative_to(CSS / "newsroom")]

    assert [part.name for part in rules if "@layer" in part.read_text(encoding="utf-8")] == []


def test_the_stylesheet_is_light_on_a_phone():
    assert len(gzip.compress(joined().encode(), 9)) <= 9 * 1024


def test_colours_have_names_and_rules_use_no_ids():
    rules = "\n".join(
        part.read_text(encoding="utf-8") for part in parts_of(SITE) if part.stem not in {"tokens", "print"}
    )

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []
    assert "!important" not in rules


def test_every_class_of_a_template_has_a_rule_and_every_rule_a_use():
    templates = [path for path in (settings.BASE_DIR / "templates").rglob("*.html") if "admin" not in path.parts]
    text = "\n".join(path.read_text(encoding="utf-8") for path in templates)
    used = {
        name
        for classes in re.findall(r'class="([^"]*)"', text)
        for name in re.sub(r"\{[{%].*?[%}]\}", " ", classes).split()
        if not name.endswith("-")
    }
    ruled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", joined(), flags=re.DOTALL)))

    assert used - ruled - {"siang"} == set()  # the default of a block inside "sky-…"
    made_by_python = {name for name in ruled if name.startswith(("sky-", "focus-"))} | {
        "image",
        "table-scroll",
        "footnotes",
    }
    assert {name for name in ruled - used - made_by_python if name not in {"woff2"}} == set()
