"""What stands in somebody's way on a page: axe's rules for WCAG 2.2 AA, and scrolling sideways."""

from axe_playwright_python.base import AXE_SCRIPT

LEVELS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # all that a scheme can change
EXAMINE = "only => axe.run({ runOnly: only, resultTypes: ['violations'] }).then(found => found.violations)"


def faults(page, *frames, widths=(360, 1280)):
    """Of the page and its frames: ``["360 dark color-contrast: <a …>", …, "360: 24 px too wide"]``."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in [("light", LEVELS), ("dark", COLOURS)]:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for document in [page, *frames]:
                found += [f"{width} {scheme} {violation}" for violation in violations(document, rules)]
        if excess := excess_of(page):
            found.append(f"{width}: {excess} px too wide")
    return found


def violations(document, rules=LEVELS):
    """``["rule: <html of the element>", …]`` of a page or a frame as it is shown now."""
    if not document.evaluate("'axe' in window"):
        document.evaluate(AXE_SCRIPT)
    return [f"{one['id']}: {node['html']}" for one in document.evaluate(EXAMINE, rules) for node in one["nodes"]]


def excess_of(page):
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
