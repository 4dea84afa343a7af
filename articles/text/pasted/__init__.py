"""What other programs write, turned into our own tags: one module for each thing that they write differently.

``html.clean`` asks them in turn, on a tree that nh3 has let in and will look at again. Each does nothing to what it has
made itself.
"""

__all__ = [
    "anchors",
    "code",
    "contents",
    "lists",
    "media",
    "names",
    "notes",
    "outline",
    "paragraphs",
    "shortcodes",
    "styles",
]
