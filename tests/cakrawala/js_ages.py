"""Finds in a script what a browser of January 2023 does not know, or what it could not even read.

``newcomers(js)`` is the rule. A name is young if Chrome 109, Firefox 109 or Safari 16.3 know it on no object (``map``
is old, though that of iterators is young); tests/data/browser_ages.json lists them. A script may use a young name where
it asks first: ``"name" in thing`` or ``thing.name?.(…)``. Young syntax, which Chrome 99 and Safari 15.4 could not read,
is what ``SYNTAX`` and ``PATTERNS`` name; there is no asking for that, the whole script would be lost.
"""

import json
import re
from pathlib import Path

AGES = json.loads((Path(__file__).parent.parent / "data" / "browser_ages.json").read_text())["js"]
SYNTAX = {  # in the code without its strings, comments and patterns
    "class static block": r"\bstatic\s*\{",
    "using": r"(?:^|[;{}(])\s*(?:await\s+)?using\s+[\w$]+\s*=",
    "import attributes": r"\bwith\s*\{\s*type\s*:",
    "decorator": r"(?:^|[;{}])\s*@[\w$]+",
    "import defer": r"\bimport\s+(?:defer|source)\b",
}
PATTERNS = {  # in its regular expressions
    "v flag": r"/[a-z]*v[a-z]*$",
    "lookbehind": r"\(\?<[=!]",
    "modifiers": r"\(\?[ims]*-?[ims]+:",
}
# A slash after one of these opens a pattern, and divides after anything else.
BEFORE_PATTERN = re.compile(r"(?:^|[(,=:\[!&|?{};+*%~^<>-]|\b(?:return|typeof|case|in|of|void|await|yield))$")
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<tick>`)|(?P<slash>/)|(?P<brace>[{}])""",
    re.DOTALL,
)
PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[\n])+/[a-z]*")


# Members of CKEditor and of our own objects whose names a young interface happens to have, too.
OWN = {
    "changed", "config", "destroy", "element", "equals", "forget", "getName", "node", "number", "opened", "share",
    "tag", "take", "toArray", "token", "uploaded",
}  # fmt: skip


def newcomers(js):
    """``[".toSorted", "lookbehind in /(?<=a)b/", …]``"""
    code, strings, patterns = taken_apart(js)
    members = re.findall(r"\.\s*#?([A-Za-z_$][\w$]*)", code)
    found = [
        f".{name}" for name in members if name in set(AGES["members"]) - OWN and not _asks(name, code, strings, js)
    ]
    names = re.findall(r"(?<![.\w$#])([A-Za-z_$][\w$]*)(?!\s*:)", code)
    found += [name for name in names if name in AGES["globals"] and not _asks(name, code, strings, js)]
    listened = re.findall(r"""addEventListener\(\s*["'](\w+)["']""", js)
    found += [f"event {name}" for name in listened if name in AGES["events"]]
    found += [name for name, sign in SYNTAX.items() if re.search(sign, code, re.MULTILINE)]
    found += [f"{name} in {one}" for one in patterns for name, sign in PATTERNS.items() if re.search(sign, one)]
    return sorted(set(found))


def _asks(name, code, strings, js):
    is_asked_for = name in strings and re.search(rf"""["']{name}["']\s+in\b""", js)
    return is_asked_for or re.search(rf"\.{name}\?\.", code)


def taken_apart(js):
    """The code without what it quotes, the words it quotes, and its regular expressions."""
    code, strings, patterns = "", set(), []
    at, depths = 0, []  # of braces, in each template that is open
    while at < len(js):
        if depths and depths[-1] == 0:  # inside a template's text
            at, is_closed = _end_of_text(js, at)
            if is_closed:
                depths.pop()
            else:
                depths[-1] = 1
                code += " "
            continue
        found = TOKEN.search(js, at)
        if not found:
            return code + js[at:], strings, patterns
        code += js[at : found.start()]
        at = found.end()
        if found["string"]:
            strings.add(found["string"][1:-1])
            code += '""'
        elif found["tick"]:
            depths.append(0)
            code += '""'
        elif found["brace"]:
            if depths:
                depths[-1] += 1 if found["brace"] == "{" else -1
            if depths[-1:] != [0]:  # the brace that leads back to the template's text is none of the code
                code += found["brace"]
        elif found["slash"]:
            pattern = PATTERN.match(js, found.start()) if BEFORE_PATTERN.search(code.rstrip()) else None
            patterns += [pattern[0]] if pattern else []
            at = pattern.end() if pattern else at
            code += '""' if pattern else "/"
    return code, strings, patterns


def _end_of_text(js, at):
    """Where a template's text ends, and whether the template does."""
    found = re.compile(r"(?:\\.|[^\\`$]|\$(?!\{))*(`|\$\{)", re.DOTALL).match(js, at)
    return found.end(), found[1] == "`"
