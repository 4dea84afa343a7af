"""The stored reasons as an editor reads them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from articles.models import Category, Programme, Reasons, Tag
from articles.text.names import name_key

KINDS: dict[str, tuple[str, type[Category | Programme | Tag]]] = {
    "programme": ("program studi", Programme),
    "category": ("kategori", Category),
    "tag": ("tag", Tag),
}


def label_names(reasons: Iterable[Reasons]) -> dict[str, str]:
    """``{"tag:5": "saham"}`` of all labels that the reasons name, in at most a query for each kind."""
    numbers = defaultdict(set)
    for each in reasons:
        for label in each.get("labels", []):
            kind, _, number = label.partition(":")
            numbers[kind].add(number)
    return {
        f"{kind}:{pk}": name
        for kind, pks in numbers.items()
        for pk, name in KINDS[kind][1].objects.filter(pk__in=pks).values_list("pk", "name")
    }


def explain(reasons: Reasons, names: Mapping[str, str]) -> str:
    """ "Sama-sama membahas laporan dan saham · tag: bursa · ditautkan bersama oleh 2 artikel".

    A label that has been deleted since, and so is not among ``names``, is left out; a name is said once.
    """
    parts: list[str] = []
    said: set[str] = set()
    if words := reasons.get("words"):
        parts.append(f"sama-sama membahas {_listed(words)}")
    for kind, (word, _) in KINDS.items():
        labels = [label for label in reasons.get("labels", []) if label.startswith(f"{kind}:") and label in names]
        new = {name_key(names[label]): names[label] for label in labels if name_key(names[label]) not in said}
        if new:
            parts.append(f"{word}: {', '.join(new.values())}")
        said |= new.keys()
    if sources := reasons.get("linked_by"):
        parts.append(f"ditautkan bersama oleh {sources} artikel")
    sentence = " · ".join(parts) or "isinya berdekatan"
    return sentence[0].upper() + sentence[1:]


def _listed(words):
    """ "a", "a dan b", "a, b, dan c"."""
    *others, last = words
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} dan {last}" if others else last
