"""The words of a page that somebody sees, hears or is told by its scripts."""

import lxml.html

NAMES = ["title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "alt", "label"]
SILENT = {"script", "style", "textarea", "svg", "noscript"}
TOLD = ("description", "title", "site_name")  # to search engines and chat apps
PRESSED = {"submit", "button", "reset"}


def spoken(html):
    """``["Judul", "Tulis judulnya dulu.", …]``: texts and names, one an element; what people typed into a field is left
    out, and what a script keeps for itself."""
    return [" ".join(text.split()) for text in _texts(lxml.html.fromstring(html)) if text and text.strip()]


def _texts(element):
    if not isinstance(element.tag, str) or element.tag in SILENT:
        yield element.tail
        return
    for name, value in element.items():
        is_button = name == "value" and element.tag == "input" and element.get("type") in PRESSED
        is_sentence = name.startswith("data-") and " " in value and value[0] not in "{["
        if (
            name in NAMES
            or is_button
            or is_sentence
            or (
                name == "content"
                and element.get("name", element.get("property", "")).endswith(("description", "title"))
            )
        ):
            yield value
    yield element.text
    for child in element:
        yield from _texts(child)
    yield element.tail
