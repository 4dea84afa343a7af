import gzip
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from cakrawala.styles import STYLES, parts_of

SITE, NEWSROOM = "css/site.css", "css/newsroom.css"
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


@pytest.mark.parametrize("name", STYLES)
def test_a_stylesheet_is_made_of_its_parts_in_their_order(name):
    assert joined(name) == "\n".join(part.read_text(encoding="utf-8") for part in parts_of(name))
    assert joined(name).startswith("@layer reset, base,")  # before all else: the order of the layers


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
    assert len(gzip.compress(joined().encode(), 9)) <= 10 * 1024


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
    made_by_python = {name for name in ruled if name.startswith(("sky-", "focus-"))} | {"image", "table-scroll"}
    assert {name for name in ruled - used - made_by_python if name not in {"woff2"}} == set()
