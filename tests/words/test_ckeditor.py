"""What CKEditor says: ours, whole, in the place of the package's Indonesian, half of which is English."""

import json
import re
from pathlib import Path

import ckeditor
import pytest
from django.contrib.staticfiles import finders

from newsroom.ckeditor import CONFIG, PACKAGE
from tests.words.glossary import ROOT, english_words, never_said

THEIRS = Path(ckeditor.__file__).parent / "static" / PACKAGE
REMOVED = set(CONFIG["removePlugins"].split(","))
EXTRA = set(CONFIG["extraPlugins"].split(","))
HELP = "plugins/a11yhelp/dialogs/lang"

# The same in both languages: what stands on the keys themselves, and words that Indonesian took over.
SAME = {"OK", "Format", "Data", "Tab", "Pause", "Caps Lock", "Escape", "Page Up", "Page Down", "Insert", "Num Lock",
        "Scroll Lock", "Backspace", "Enter", "Shift", "Ctrl", "Alt", "End", "Home", "Delete", "Command"}  # fmt: skip
SAME |= {f"F{number}" for number in range(1, 25)} | {f"Numpad {number}" for number in range(10)}


def entries(script):
    """The object in a language file, ``{"table": {"rows": "Baris", …}, …}``; the package writes keys without quotes."""
    text = script.read_text(encoding="utf-8-sig")
    text = text[re.search(r"[=,]\s*\{", text).end() - 1 : text.rindex("}") + 1]
    quoted = re.sub(r'"(?:\\.|[^"\\])*"|\b\w+(?=:)', lambda m: m[0] if m[0][0] == '"' else f'"{m[0]}"', text)
    return json.loads(quoted, strict=False)


def sentences(value, path=""):
    """``{".table.rows": "Baris", …}``: each text by where it stands."""
    if isinstance(value, str):
        return {path: value}
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return {place: text for key, part in inner for place, text in sentences(part, f"{path}.{key}").items()}


def english():
    """Of all that is not removed. What stands beside a plugin, such as image2's, CKEditor asks for only where the
    language file has no such part."""
    unseen = REMOVED | {"versionCheck"}  # which is off
    core = {name: part for name, part in entries(THEIRS / "lang/en.js").items() if name not in unseen}
    beside = {name: THEIRS / f"plugins/{name}/lang/en.js" for name in EXTRA}
    return core | {name: entries(path) for name, path in beside.items() if path.exists()}


def ours(name):
    path = Path(finders.find(f"{PACKAGE}/{name}/id.js"))
    assert path.is_relative_to(ROOT), "the package's own file is found first"
    return entries(path)


@pytest.mark.parametrize(
    ("name", "english"), [("lang", english()), (HELP, entries(THEIRS / HELP / "en.js"))], ids=["all", "help"]
)
def test_the_editor_says_nothing_in_english_or_off_our_terms(name, english):
    said, theirs = sentences(ours(name)), sentences(english)

    assert theirs.keys() - said.keys() == set()
    assert {place: text for place, text in theirs.items() if text == said[place] and text not in SAME} == {}
    plain = {place: re.sub(r"\$\{\w+\}|<[^>]*>", "", text) for place, text in said.items() if text not in SAME}
    assert {place: words for place, text in plain.items() if (words := english_words(text) + never_said(text))} == {}


@pytest.mark.parametrize(
    ("name", "english"), [("lang", english()), (HELP, entries(THEIRS / HELP / "en.js"))], ids=["all", "help"]
)
def test_what_the_editor_fills_in_is_asked_for(name, english):
    """``%1``, ``${undo}`` and the like: each hole of the English has its place in ours."""
    said, theirs = sentences(ours(name)), sentences(english)
    hole = re.compile(r"%\d|%\w+(?= )|\$\{\w+\}|\{\w+\}")

    assert {place for place in theirs if set(hole.findall(said[place])) != set(hole.findall(theirs[place]))} == set()
