import gzip
import re

from django.conf import settings
from django.contrib.staticfiles import finders

from cakrawala.styles import NAME, PARTS

CSS = settings.BASE_DIR / "static" / "css"


def joined():
    with open(finders.find(NAME), encoding="utf-8") as file:
        return file.read()


def test_pages_load_one_stylesheet_made_of_all_parts_in_their_order():
    texts = [(CSS / f"{part}.css").read_text(encoding="utf-8") for part in PARTS]

    assert joined() == "\n".join(texts)
    assert joined().lstrip().startswith("@layer ")


def test_the_stylesheet_is_light_on_a_phone():
    assert len(gzip.compress(joined().encode(), 9)) <= 10 * 1024


def test_colours_have_names_and_rules_use_no_ids():
    rules = "\n".join(
        (CSS / f"{part}.css").read_text(encoding="utf-8") for part in PARTS if part not in {"tokens", "print"}
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
