"""Mobiledoc 0.2 and 0.3, what Ghost 1 to 4 keep a text in, read into HTML."""

import json
from html import escape

from transfer.readers.cards import card

ALLOWED = {"a", "b", "strong", "i", "em", "s", "u", "code", "sub", "sup", "mark"}
SECTIONS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "pull-quote"}


def html_of(text: str) -> str:
    """Raises ``ValueError``, ``LookupError`` or ``TypeError`` where it is none."""
    document = json.loads(text)
    return "".join(_section(section, document) for section in document["sections"])


def _section(section, document):
    match section[0]:
        case 1:
            tag = section[1].lower()
            tag = tag if tag in SECTIONS - {"aside", "pull-quote"} else "blockquote" if tag in SECTIONS else "p"
            return f"<{tag}>{_markers(section[2], document)}</{tag}>"
        case 2:
            return f'<figure><img src="{escape(section[1])}" alt=""></figure>'
        case 3:
            tag = "ol" if section[1].lower() == "ol" else "ul"
            return f"<{tag}>{''.join(f'<li>{_markers(item, document)}</li>' for item in section[2])}</{tag}>"
        case 10:
            name, payload = document["cards"][section[1]]
            return card(name, payload or {})
    raise ValueError(f"section {section[0]}")


def _markers(markers, document):
    pieces, opened = [], []
    for kind, opens, closes, value in (_marker(marker) for marker in markers):
        for number in opens:
            tag, *attributes = document["markups"][number]
            names = attributes[0] if attributes else []
            href = dict(zip(names[::2], names[1::2], strict=False)).get("href", "")
            tag = tag.lower()
            opened.append(tag if tag in ALLOWED else "")
            pieces.append(f'<a href="{escape(href)}">' if tag == "a" else f"<{tag}>" if tag in ALLOWED else "")
        pieces.append(_atom(document["atoms"][value]) if kind == 1 else escape(value, quote=False))
        for _ in range(closes):
            tag = opened.pop()
            pieces.append(f"</{tag}>" if tag else "")
    pieces += [f"</{tag}>" for tag in reversed(opened) if tag]
    return "".join(pieces)


def _marker(marker):
    """Version 0.2 knows no atoms: three parts."""
    return (0, *marker) if len(marker) == 3 else marker


def _atom(atom):
    name, value, *_ = atom
    return "<br>" if name == "soft-return" else escape(str(value), quote=False)
