"""Finds in a stylesheet what a browser of spring 2022 does not know and has no other word for.

``orphans(css)`` is the rule. A word (a property, a value, a function, a unit, a selector, an at-rule, a media feature)
is young if Chrome 99, Firefox 97 or Safari 15.4 do not know it; tests/data/browser_ages.json says when each was born.
It has a fallback if it

- stands behind an older declaration of the same property in the same block. Not one with ``var()``, nor a custom
  property: such a one is found wrong only when it is used, and what stands before it is forgotten by then;
- stands in an ``@supports`` that asks for it or for what is as young;
- stands in ``@container`` and its selector has the same property outside, or every use of the custom property it sets
  says what holds without it;
- is ``HARMLESS``: without it the page is as readable, for the reason given.
"""

import json
import re
from itertools import pairwise
from pathlib import Path

import tinycss2

AGES = json.loads((Path(__file__).parent.parent / "data" / "browser_ages.json").read_text())["css"]
YOUNG, KNOWN = AGES["young"], {kind: set(names) for kind, names in AGES["known"].items()}
HARMLESS = {
    "text-wrap": "lines break where they do; none is lost",
    "scrollbar-width": "a scroll bar shows, or is as wide as usual",
    "field-sizing": "static/js/admin.js lets the title grow",
    "size-adjust": "the text moves a little when its font arrives",
    "ascent-override": "the text moves a little when its font arrives",
    "descent-override": "the text moves a little when its font arrives",
    "line-gap-override": "the text moves a little when its font arrives",
    "@page": "paper has the margins of the printer",
    "break-after": "a heading may stand at the foot of a printed page",
    "container-type": "no @container holds without it, as if the screen were narrow",
    "align-content: start": "Safari before 15.6 shares out what height is left between the rows, which is seldom any",
    ":has in body:has(.menu-panel[open])>:is(main,.footer)": "the open menu covers what the keyboard still reaches",
}
# Standard words in all three, or a browser's own that the data does not list.
ALWAYS = {"properties": {"-webkit-font-smoothing", "-moz-osx-font-smoothing", "src"}, "functions": {"format", "local"}}
SHORTHANDS = {"grid-template-columns": {"grid-template", "grid"}, "grid-template-rows": {"grid-template", "grid"}}
PREFIX = re.compile(r"^-(?:webkit|moz|ms)-")


def orphans(css):
    """``["grid-template-rows: subgrid in .a", …]``: young words without a fallback, and words of no known age."""
    return _Reading(css).found


class _Reading:
    def __init__(self, css):
        self.css = css
        self.found = []
        self.outside = {}  # what each selector says outside of @container
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        self._collect(rules)
        self._rules(rules, guards=[], holder="")

    def _collect(self, rules):
        for rule in rules:
            if rule.type == "qualified-rule":
                names = {one.lower_name for one in _declarations(rule.content) if one.type == "declaration"}
                for selector in _selectors(rule):
                    self.outside.setdefault(selector, set()).update(names)
            elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "layer", "supports"} and rule.content:
                self._collect(_inside(rule))

    def _rules(self, rules, guards, holder):
        for rule in rules:
            if rule.type == "at-rule":
                self._at_rule(rule, guards, holder)
            elif rule.type == "qualified-rule":
                self._selector(rule, guards)
                self._block(_declarations(rule.content), guards, _text(rule.prelude), rule)
            elif rule.type == "error":
                self.found.append(f"{rule.message} in {holder or 'the stylesheet'}")

    def _at_rule(self, rule, guards, holder):
        name, prelude = rule.lower_at_keyword, _text(rule.prelude)
        bare = PREFIX.sub("", name)
        if name == "supports":
            self._rules(_inside(rule), [*guards, *_asked_for(rule.prelude)], f"@supports {prelude}")
            return
        if name == "container":
            self._container(rule, [*guards, YOUNG["at-rules"]["container"]])
            return
        self._judge("at-rules", bare, f"@{name}", guards)
        if name == "media":
            self._media(rule, guards)
        if name in {"media", "layer"} and rule.content is not None:
            self._rules(_inside(rule), guards, f"@{name} {prelude}")
        elif bare == "keyframes":
            for step in _inside(rule):
                self._block(_declarations(step.content), guards, f"@keyframes {prelude}")
        elif rule.content is not None:
            kind = "descriptors" if name == "font-face" else "properties"
            self._block(_declarations(rule.content), guards, f"@{name}", kind=kind)

    def _container(self, rule, guards):
        for inner in _inside(rule):
            self._selector(inner, guards)
            declarations = _declarations(inner.content)
            self._block(declarations, guards, _text(inner.prelude), inner)
            for one in declarations:
                if one.type != "declaration":
                    continue
                same = {one.lower_name, *SHORTHANDS.get(one.lower_name, ())}
                if one.name.startswith("--"):
                    uses = re.findall(rf"var\(\s*{re.escape(one.name)}\s*([,)])", self.css)
                    is_said = uses and set(uses) == {","}
                else:
                    is_said = all(same & self.outside.get(selector, set()) for selector in _selectors(inner))
                if not is_said:
                    self.found.append(f"{one.name} in @container, not said outside for {_text(inner.prelude)}")

    def _media(self, rule, guards):
        for block in rule.prelude:
            if block.type == "() block":
                name = next((token.lower_value for token in block.content if token.type == "ident"), "")
                self._judge("media", re.sub("^(?:min|max)-", "", name), f"@media ({name})", guards, harmless=True)
                if any(token.type == "literal" and token.value in "<>" for token in block.content):
                    self._judge("media", "range_syntax", "@media with < or >", guards)

    def _selector(self, rule, guards):
        """A word that a browser does not know takes the whole rule away, with all its other selectors."""
        for name in _pseudos(rule.prelude):
            if not name.startswith("-webkit-"):  # every browser takes these for pseudo-elements that match nothing
                self._judge("selectors", name, f":{name} in {_text(rule.prelude)}", guards)

    def _block(self, declarations, guards, holder, rule=None, kind="properties"):
        older = set()  # properties that have been given a value which an old browser understands
        for one in declarations:
            if one.type == "error":
                self.found.append(f"{one.message} in {holder}")
                continue
            if one.type != "declaration":
                self.found.append(f"a rule inside a rule in {holder}")
                continue
            name = PREFIX.sub("", one.lower_name)
            words = list(_words(one, kind))
            young = [word for word in words if not _is_covered(word, guards)]
            is_late = one.name.startswith("--") or "var" in {node.lower_name for node in _functions(one.value)}
            if not young:
                older.add(name)
            elif is_late or name not in older:
                self.found += [f"{word[2]} in {holder}" for word in young]

    def _judge(self, kind, name, shown, guards, *, harmless=False):
        if name in KNOWN[kind] or shown in HARMLESS:
            return
        age = YOUNG[kind].get(name)
        # A media feature that a browser does not know is one that does not hold: what stands inside is not needed.
        if age is None or not (harmless or any(_is_as_young(guard, age) for guard in guards)):
            self.found.append(shown)


def _words(one, kind):
    """``(age, name, shown)`` of every young word of a declaration; of no age if nobody knows it."""
    name, shown = one.lower_name, f"{one.name}: {_text(one.value)}"
    if not name.startswith("--") and not PREFIX.match(name) and name not in ALWAYS["properties"] | KNOWN[kind]:
        yield YOUNG[kind].get(name), name, shown
    if kind == "descriptors":
        return
    young_values = YOUNG["values"].get(name, {})
    for node in _all(one.value):
        word = node.lower_value if node.type == "ident" else None
        if word in young_values:
            yield young_values[word], name, shown
        if node.type == "literal" and node.value == "/" and name == "content":
            yield young_values["alt_text"], name, shown
        if node.type == "dimension" and node.lower_unit not in KNOWN["units"]:
            yield YOUNG["units"].get(node.lower_unit), name, shown
        if node.type == "function" and not PREFIX.match(node.lower_name):
            called = node.lower_name
            if called in young_values:
                yield young_values[called], name, shown
            elif called in YOUNG["functions"]:
                yield YOUNG["functions"][called], name, shown
            elif called not in KNOWN["functions"] | ALWAYS["functions"] | set(AGES["own_functions"]):
                yield None, name, shown


def _is_covered(word, guards):
    age, name, shown = word
    return bool({name, shown} & set(HARMLESS)) or (
        age is not None and any(_is_as_young(guard, age) for guard in guards)
    )


def _is_as_young(guard, age):
    return all(one >= other for one, other in zip(guard, age, strict=True))


def _asked_for(prelude):
    """The ages of what an ``@supports`` asks for; nothing of one that says ``not`` or ``or``."""
    words = {token.lower_value for token in prelude if token.type == "ident"}
    if words & {"not", "or"}:
        return []
    ages = []
    for block in prelude:
        if block.type == "() block":
            ages += [age for one in _declarations(block.content) for age, *_ in _words(one, "properties") if age]
        elif block.type == "function" and block.lower_name == "selector":
            ages += [YOUNG["selectors"][name] for name in _pseudos(block.arguments) if name in YOUNG["selectors"]]
    return ages


def _declarations(content):
    return tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)


def _inside(rule):
    return tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)


def _selectors(rule):
    return {part.strip() for part in _text(rule.prelude).split(",")}


def _text(tokens):
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()


def _all(tokens):
    for token in tokens:
        yield token
        yield from _all(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


def _functions(tokens):
    return [token for token in _all(tokens) if token.type == "function"]


def _pseudos(tokens):
    """``has`` of ``:has(…)``, ``before`` of ``::before``."""
    tokens = [*_all(tokens)]
    for colon, token in pairwise(tokens):
        if colon.type == "literal" and colon.value == ":" and token.type in {"ident", "function"}:
            yield getattr(token, "lower_name", None) or token.lower_value
