"""What is said only now and then: sentences of ours that no test happens to meet on a screen, read where they stand."""

import ast
import re

import pytest

from tests.test_conventions import SOURCES, TEMPLATES, tree_of
from tests.words.glossary import ROOT, english_words, never_said
from tests.words.spoken import spoken

SCRIPTS = sorted((ROOT / "static").rglob("*.js"))
MODULES = [path for path in SOURCES if not path.is_relative_to(ROOT / "sitecheck")]  # which speaks to programmers
# Words of Indonesian sentences, by which such a one is told from a programmer's English and from names.
INDONESIAN = re.compile(
    r"\b(yang|di|ke|ini|itu|dan|untuk|dari|tidak|belum|sudah|ada|atau|dengan|akan|bisa|agar|lalu)\b", re.I
)

JS_TOKEN = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL)


def named(path):
    return str(path.relative_to(ROOT))


def wrong(said):
    return {text: words for text in said if (words := never_said(text) + english_words(text))}


def said_by_template(path):
    text = re.sub(r"{#.*?#}|{% block bodyclass %}.*?{% endblock", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    passed_on = re.findall(r'{%[^%]*="([^"{]* [^"{]*)"', text)
    return spoken(f"<div>{re.sub(r'{%.*?%}|{{.*?}}', '', text, flags=re.DOTALL)}</div>") + passed_on


def said_by_script(path):
    """Its strings with a space: those with markup as a page shows them, the others where they look like a sentence and
    not like a selector."""
    literals = [token[1:-1] for token in JS_TOKEN.findall(path.read_text()) if token[0] != "/" and " " in token]
    bare = [re.sub(r"\$\{[^}]*\}", "", text) for text in literals]
    said = [part for text in bare for part in (spoken(f"<div>{text}</div>") if "<" in text else [text.strip()])]
    return [text for text in said if re.match(r"[A-Z“]", text) or INDONESIAN.search(text)]


def said_by_module(path):
    """Its Indonesian strings, less its docstrings and what it only compares with: sets of words, patterns."""
    nodes = list(ast.walk(tree_of(path)))
    unsaid = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    unsaid |= {id(element) for node in nodes if isinstance(node, ast.Set) for element in node.elts}
    for node in nodes:
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            unsaid |= {id(part) for part in ast.walk(node)}
    texts = [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    said = [node.value for node in texts if id(node) not in unsaid]
    return [text for text in said if "\n" not in text and INDONESIAN.search(text)]


@pytest.mark.parametrize(
    ("paths", "said_by", "at_least"),
    [(TEMPLATES, said_by_template, 300), (SCRIPTS, said_by_script, 100), (MODULES, said_by_module, 300)],
    ids=["templates", "scripts", "modules"],
)
def test_no_sentence_of_ours_is_off_the_terms(paths, said_by, at_least):
    said = {named(path): said_by(path) for path in paths}

    assert sum(map(len, said.values())) > at_least
    assert {name: found for name, texts in said.items() if (found := wrong(texts))} == {}
