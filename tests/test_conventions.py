"""The rules of docs/style.md that a test can keep: a short reading of the source, no linter of its own."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name not in {"bench", "tests"})
SOURCES = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

# Imports point down. An app may import those named here; one that is not named, such as a new section of the site, may
# import articles and what is below it.
BELOW = {
    "accounts": set(),
    "articles": set(),
    "sitecheck": set(),
    "backups": {"articles", "sitecheck"},
    "transfer": {"articles", "sitecheck"},
    "newsroom": {"accounts", "articles", "backups"},
    "cakrawala": set(APPS),
}
# Inside articles a room may import from those before its own line, and from nothing on it. docs/architecture.md shows
# the same lines.
LEVELS = [
    {"text", "covers", "imaging", "querysets", "kinds"},
    {"fields"},
    {"models"},
    {"jobs", "edition"},
    {"addresses", "pictures"},
    {"related", "search", "bin", "revisions"},
    {"seo", "coach", "questions"},
    {"publishing"},
    {"pages"},
]
OUTSIDE = {"__init__", "apps", "management"}  # the declarations, which name pure rooms only, and the commands
LEVEL_OF = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
READY = {"ready"}  # where Django wants what needs the models imported


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path):
    """``(module, names, is_inside_a_function)`` of every import of a file; ``get_model`` is an import in disguise. What
    only a type checker reads is none."""
    tree = tree_of(path)
    for_types = {
        node
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    inner = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and function.name not in READY
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            found += [(alias.name, [], node in inner) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.module, [alias.name for alias in node.names], node in inner))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"apps.get_model", "import_module"}:
            found.append((ast.unparse(node), [], node in inner))
    return found


def room_of(path):
    return path.relative_to(ROOT / "articles").parts[0].removesuffix(".py")


def rooms_of(module, names):
    """The rooms of articles that an import enters."""
    _, *inside = module.split(".")
    return {inside[0]} if inside else set(names)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    app = path.relative_to(ROOT).parts[0]
    for module, names, is_inner in imports_of(path):
        assert not is_inner, f"{module} is imported inside a function: the code lives in the wrong place"
        target = module.partition(".")[0]
        if target in APPS and target != app:
            assert target in BELOW.get(app, {"articles"}), f"{app} imports {module}"
        if app == target == "articles" and room_of(path) not in OUTSIDE:
            own = room_of(path)
            for room in rooms_of(module, names) - {own}:
                assert LEVEL_OF[room] < LEVEL_OF[own], f"{own} imports {module} from its own level or from above"


def test_every_room_has_a_level():
    rooms = {room_of(path) for path in SOURCES if path.is_relative_to(ROOT / "articles")}

    assert rooms - OUTSIDE == set(LEVEL_OF)


def test_articles_can_be_taken_in_at_a_glance():
    entries = {
        path.name for path in (ROOT / "articles").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }

    assert len(entries - {"models", "migrations", "management"}) <= 21


def faces():
    """``{"articles.search": ["parse", ...]}``: what each package of articles lets others use."""
    found = {}
    for path in (ROOT / "articles").glob("*/__init__.py"):
        if path.parent.name not in {"migrations", "management"}:
            assigned = (node for node in tree_of(path).body if isinstance(node, ast.Assign))
            names = [ast.literal_eval(node.value) for node in assigned if ast.unparse(node.targets[0]) == "__all__"]
            found[f"articles.{path.parent.name}"] = names[0] if names else []
    return found


FACES = faces()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_is_entered_by_its_face(path):
    """A name of ``__all__``; where that names a whole module, as ``text`` and ``models`` do, also what it holds."""
    for module, names, _ in imports_of(path):
        room = ".".join(module.split(".")[:2])
        if room in FACES and not path.is_relative_to(ROOT / room.replace(".", "/")):
            asked = module.split(".")[2:3] or names
            assert set(asked) <= set(FACES[room]), f"{module} import {', '.join(names)}: not in {room}.__all__"


def test_one_module_and_its_two_scripts_know_the_editor():
    """The settings name it besides (the app, the silenced check, the widget), and what is not collected of it."""
    importing = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if any(module.partition(".")[0] == "ckeditor" for module, _, _ in imports_of(path))
    }
    naming = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "ckeditor" in path.read_text().lower().replace("docs/ckeditor.md", "")
    }
    scripts = [path.name for path in (ROOT / "static" / "js").glob("*.js") if "CKEDITOR" in path.read_text()]

    assert importing == {"newsroom/ckeditor.py"}
    assert naming == {"newsroom/ckeditor.py", "cakrawala/apps.py", "cakrawala/settings.py"}
    assert [name for name in scripts if not name.startswith("ckeditor")] == []


def test_html_is_trusted_in_one_place_only():
    trusting = [
        path.name for path in TEMPLATES for _ in re.findall(r"\|\s*safe(?:seq)?\b|autoescape off", path.read_text())
    ]
    marking = [str(path.relative_to(ROOT)) for path in SOURCES if re.search(r"mark_safe|SafeString", path.read_text())]

    assert trusting == ["_prose.html"]
    # JSON in a data block must keep its quotes, which a template would escape; it has no "<", ">" or "&" left.
    assert marking == ["articles/seo/json_ld.py"]


def test_status_is_asked_in_querysets_only():
    def asks(path):
        calls = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))
        questions = {"filter", "exclude", "get", "get_object_or_404", "Q"}
        return any(
            re.search(r"(^|__)(status|is_draft)(__|$)", keyword.arg or "")
            for call in calls
            if getattr(call.func, "attr", getattr(call.func, "id", "")) in questions
            for keyword in call.keywords
        )

    # The models' constraints are the other place: they say what a status asks of one row.
    assert {str(path.relative_to(ROOT)) for path in SOURCES if asks(path)} == {
        "articles/querysets.py",
        "articles/models/article.py",
        "articles/models/next_version.py",
    }


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_templates_hold_no_inline_style_script_or_handler(path):
    text = path.read_text(encoding="utf-8")
    if path.name == "standalone.html":  # its one style is allowed by its hash
        text = re.sub(r"<style>.*?</style>", "", text, count=1, flags=re.DOTALL)

    assert re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", text) == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.name.startswith("_")], ids=lambda path: path.name)
def test_a_partial_says_what_it_needs(path):
    assert path.read_text(encoding="utf-8").startswith("{#"), "open it with {# What it shows. Needs: ... #}"


def test_no_file_holds_two_subjects():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in SOURCES}

    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_the_architecture_page_shows_the_levels_of_this_test():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = re.search(r"<!-- levels.*?```\n(.*?)```", page, re.DOTALL)[1].splitlines()
    shown = [set(re.split(r"\s{3,}", line)[0].split()) for line in lines]

    assert shown == LEVELS[::-1]


DOCS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
ROOTS = ["", "articles", "articles/coach/checks", "static", "sitecheck", "templates"]


@pytest.mark.parametrize("path", [*DOCS, *SOURCES], ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_that_is_named_is_there(path):
    named = re.findall(r"(?<![\w/.{<-])((?:[a-z_]+/)+[a-z_]+\.(?:py|md))\b", path.read_text(encoding="utf-8"))

    assert [name for name in named if not any((ROOT / root / name).exists() for root in ROOTS)] == []
