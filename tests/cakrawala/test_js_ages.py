"""Our scripts keep to what a browser of January 2023 knows."""

import pytest
from django.conf import settings

from tests.cakrawala.js_ages import newcomers, taken_apart

SCRIPTS = sorted((settings.BASE_DIR / "static" / "js").rglob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_asks_for_nothing_younger_than_january_2023(path):
    assert newcomers(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "js",
    [
        "const b = a.toSorted();",
        "const b = a?.toReversed();",
        "Object.groupBy(a, b)",
        "const { promise } = Promise.withResolvers();",
        "a.showPopover()",
        "if (URL.canParse(a)) b();",
        "new Set(a).isSubsetOf(b)",
        "document.startViewTransition(a)",
        "new CloseWatcher()",
        "const t = `${a.toSpliced(1)} b`;",
        "const t = `a ${`b ${a.toSpliced(1)}`} c`;",
        'a.addEventListener("scrollend", b)',
        "class A { static { b(); } }",
        "const b = /[\\p{L}--[a-z]]/v;",
        "a.replace(/(?<=x)y/g, b)",
        "const b = /a(?i:b)c/;",
        "{ using a = b(); }",
        'import a from "./a.json" with { type: "json" };',
        "@logged class A {}",
    ],
)
def test_a_planted_newcomer_is_found(js):
    assert len(newcomers(js)) == 1


@pytest.mark.parametrize(
    "js",
    [
        "const b = [...a].sort().at(-1) ?? c?.d; e ||= 1; const n = 1_000;",
        "class A { #b = 1; static c = 2; get d() { return this.#b; } }",
        "// a.toSorted() and a `tick`, it's fine\nb();",
        "/* Object.groupBy */ b();",
        "say(\"a.toSorted()\"); say('b.toSorted()');",
        "const t = `a.toSorted() ${b.sort()} c.toSorted()`;",
        "const b = c / d.e / f; const g = /[/]toSorted/u.test(h);",
        'if ("showPopover" in a) a.showPopover();',
        "a.showPopover?.();",
        "const b = /(?:a)(?=b)(?<name>c)(?!d)/giu;",
        "b.map(c).filter(d).entries().next();",
    ],
)
def test_what_was_known_by_then_is_let_through(js):
    assert newcomers(js) == []


def test_a_script_is_taken_apart_into_code_words_and_patterns():
    code, strings, patterns = taken_apart('a("b", `c${d(`e${f}g`)}h`) / 2; i = /j"[/]k/g; // l\nm(\'n\')')

    assert "".join(code.split()) == 'a("","" d("" f))/2;i="";m("")'.replace(" ", "")
    assert strings == {"b", "n"}
    assert patterns == ['/j"[/]k/g']
