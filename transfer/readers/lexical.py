"""Lexical, what Ghost 5 and later keep a text in: a tree of nodes as JSON, read into HTML."""

import json
from html import escape
from typing import Any

from transfer.readers.cards import card

# The bits of a text node's ``format``, as Lexical's own source numbers them.
FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "ins"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark"))
BLOCKS = {
    "paragraph": "p",
    "quote": "blockquote",
    "extended-quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
    "table": "table",
    "tablerow": "tr",
}
DEEPEST = 80


def html_of(text: str) -> str:
    """Raises ``ValueError`` where it is none."""
    document = json.loads(text)
    root = document.get("root") if isinstance(document, dict) else None
    if not isinstance(root, dict):
        raise ValueError("no root")
    return _children(root, 0)


def _children(node: dict[str, Any], depth: int) -> str:
    if depth > DEEPEST:
        raise ValueError("nested too deep")
    children = node.get("children")
    return "".join(_node(child, depth + 1) for child in children if isinstance(child, dict)) if children else ""


def _node(node, depth):
    kind = str(node.get("type", ""))
    match kind:
        case "text" | "extended-text" | "code-highlight" | "tab":
            return _text(node)
        case "linebreak":
            return "<br>"
        case "heading" | "extended-heading":
            tag = node.get("tag") if node.get("tag") in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2"
            return f"<{tag}>{_children(node, depth)}</{tag}>"
        case "list":
            tag = "ol" if node.get("listType") == "number" or node.get("tag") == "ol" else "ul"
            start = f' start="{int(node["start"])}"' if tag == "ol" and isinstance(node.get("start"), int) else ""
            return f"<{tag}{start}>{_children(node, depth)}</{tag}>"
        case "link" | "autolink" | "at-link":
            return f'<a href="{escape(str(node.get("url") or ""))}">{_children(node, depth)}</a>'
        case "tablecell":
            tag = "th" if node.get("headerState") else "td"
            return f"<{tag}>{_children(node, depth)}</{tag}>"
    if kind in BLOCKS:
        return f"<{BLOCKS[kind]}>{_children(node, depth)}</{BLOCKS[kind]}>"
    return _children(node, depth) if node.get("children") else card(kind, node)


def _text(node):
    html = escape(str(node.get("text") or ""), quote=False)
    bits = node.get("format") if isinstance(node.get("format"), int) else 0
    for bit, tag in FORMATS:
        if bits & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html
