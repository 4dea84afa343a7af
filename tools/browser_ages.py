"""Writes tests/data/browser_ages.json: how old what of CSS and JavaScript is, by MDN's browser-compat-data (npm, CC0).

Run by hand, with npm there, when a test meets a word of CSS that the file does not know: python3 tools/browser_ages.py
"""

import json
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "@mdn/browser-compat-data@8.1.9"
BROWSERS = ["chrome", "firefox", "safari"]
# What is born by then is old: stylesheets are for whoever knows cascade layers, scripts for January 2023.
CSS_FLOOR = [99, 97, 15.4]
JS_FLOOR = [109, 109, 16.3]
NEVER = 9999
SUFFIXES = {
    "viewport_percentage_units_dynamic": "dv",
    "viewport_percentage_units_large": "lv",
    "viewport_percentage_units_small": "sv",
    "container_query_length_units": "cq",
}
SIDES = {"dv": "h w i b min max", "lv": "h w i b min max", "sv": "h w i b min max", "cq": "w h i b min max"}
OLD_UNITS = "px cm mm in pt pc deg grad rad turn s ms fr dpi dpcm dppx x hz khz".split()


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE], check=True)
        data = json.loads(Path(folder, "node_modules/@mdn/browser-compat-data/data.json").read_text())
    ages = {
        "source": f"{PACKAGE}, CC0-1.0, by tools/browser_ages.py",
        "browsers": BROWSERS,
        "css": css_of(data["css"]) | {"floor": CSS_FLOOR},
        "js": js_of(data) | {"floor": JS_FLOOR},
    }
    target = ROOT / "tests" / "data" / "browser_ages.json"
    target.write_text(json.dumps(ages, separators=(",", ":"), sort_keys=True).replace('},"', '},\n"') + "\n")


def css_of(css):
    properties = {name: born(node) for name, node in css["properties"].items()}
    values = {}
    for name, node in css["properties"].items():
        if young := {word: age for word, age in parts(node).items() if is_young(age, CSS_FLOOR)}:
            values[name] = young
    groups = {
        "properties": properties,
        "selectors": parts(css["selectors"]),
        "at-rules": parts(css["at-rules"]),
        "media": parts(css["at-rules"]["media"]),
        "descriptors": parts(css["at-rules"]["font-face"]),
        "functions": oldest(everything(css["types"])),
        "units": units_of(css["types"]["length"]),
    }
    return {
        "known": {kind: sorted(set(ages) - set(young_of(ages))) for kind, ages in groups.items()},
        "young": {kind: young_of(ages) for kind, ages in groups.items()} | {"values": values},
        # whatever stands as a word below a property: its functions, such as minmax() and view()
        "own_functions": sorted({word.lower() for node in css["properties"].values() for word in parts(node)}),
    }


def young_of(ages):
    return {name: age for name, age in ages.items() if is_young(age, CSS_FLOOR)}


def units_of(lengths):
    ages = {unit: [1, 1, 1] for unit in OLD_UNITS}
    for name, age in parts(lengths).items():
        prefix = SUFFIXES.get(name)
        ages |= {prefix + side: age for side in SIDES[prefix].split()} if prefix else {name.lower(): age}
    return ages


def js_of(data):
    """Names that are young wherever they stand: ``map`` is not, though that of iterators is."""
    members: list[tuple[str, list[float]]] = []
    events: list[tuple[str, list[float]]] = []
    names: list[tuple[str, list[float]]] = []
    for tree in (data["api"], data["javascript"]["builtins"]):
        for owner, node in tree.items():
            names.append((owner, born(node)))
            for word, age in parts(node).items():
                bare = word.removesuffix("_event").removesuffix("_static")
                (events if word.endswith("_event") else members).append((bare, age))
                # Intl.DurationFormat and the like hold members of their own
                members += [(inner, age) for inner, age in parts(node[word]).items()]
    groups = {"members": oldest(members), "globals": oldest(names), "events": oldest(events)}
    return {
        kind: {name: age for name, age in ages.items() if is_young(age, JS_FLOOR) and name.isidentifier()}
        for kind, ages in groups.items()
    }


def parts(node):
    return {word: born(part) for word, part in node.items() if word != "__compat" and "__compat" in part}


def everything(node):
    for word, part in node.items():
        if word != "__compat" and isinstance(part, dict):
            if "__compat" in part:
                yield word.lower(), born(part)
            yield from everything(part)


def oldest(pairs):
    ages: dict[str, list[float]] = {}
    for name, age in pairs:
        ages[name] = [min(pair) for pair in zip(age, ages.get(name, age), strict=True)]
    return ages


def born(node):
    """The versions that brought it without a prefix, a flag or another name."""
    support = node["__compat"]["support"] if "__compat" in node else {}
    return [oldest_of(support.get(browser)) for browser in BROWSERS]


def oldest_of(statements):
    statements = statements if isinstance(statements, list) else [statements or {}]
    named = [one for one in statements if not {"prefix", "flags", "alternative_name"} & set(one)]
    # What was whole only later but never went away was there.
    added = {one.get("version_added") for one in named}
    whole = [one for one in named if one.get("version_removed") in {None, *added}]
    return min((number(one.get("version_added")) for one in whole), default=NEVER)


def number(version):
    if not isinstance(version, str) or version == "preview":
        return NEVER
    found = float(version.lstrip("≤"))
    return int(found) if found.is_integer() else found


def is_young(age, floor):
    return any(one > most for one, most in zip(age, floor, strict=True))


if __name__ == "__main__":
    main()
