"""On a browser of spring 2022 every rule that it cannot follow has another that it can."""

import re

import pytest
from django.conf import settings

from cakrawala.styles import STYLES, lowered, source_of
from tests.cakrawala.css_ages import HARMLESS, orphans

CSS = settings.BASE_DIR / "static" / "css"
SOURCES = sorted(CSS.rglob("*.css"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(CSS)))
def test_what_is_younger_than_the_oldest_browser_has_a_fallback(path):
    assert orphans(lowered(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", STYLES)
def test_joining_and_lowering_lose_no_fallback(name):
    assert orphans(lowered(source_of(name))) == []


def test_a_style_that_nobody_lowers_has_its_fallbacks_too():
    [style] = re.findall(
        "<style>(.*?)</style>", (settings.BASE_DIR / "templates" / "standalone.html").read_text(), re.DOTALL
    )

    assert orphans(style) == []


@pytest.mark.parametrize(
    "css",
    [
        ".a { color: light-dark(red, blue) }",
        ".a { color: red; color: light-dark(var(--b), blue) }",
        ".a { & .b { color: red } }",
        "@media (width >= 40rem) { .a { color: red } }",
        ".a { block-size: 100dvh }",
        ".a { block-size: 3lh }",
        ".a { grid-template-rows: subgrid }",
        ".a { overflow: clip }",
        ".a { translate: 0 1px }",
        ".a { --b: color-mix(in srgb, red, blue) }",
        ".a { --b: red; --b: color-mix(in srgb, red, blue) }",
        ".a { color: red; color: color-mix(in srgb, var(--b), blue) }",
        ".a { width: 1px; color: color-mix(in srgb, red, blue) }",
        ".a { color: color-mix(in srgb, red, blue); color: red; translate: 0 }",
        ".a:has(.b) { color: red }",
        ".a, .c:has(.b) { color: red }",
        ".a:open { color: red }",
        "dialog::details-content { color: red }",
        "@container (inline-size > 1px) { .a { color: red } }",
        ".a { color: red } @container (inline-size > 1px) { .b { color: red } }",
        ".a { color: var(--b) } @container (inline-size > 1px) { .a { --b: red } }",
        "@supports not (translate: 0) { .a { translate: 0 } }",
        "@supports (overflow: clip) { .a { timeline-scope: --b } }",
        "@scope (.a) { .b { color: red } }",
        "@starting-style { .b { color: red } }",
        "@layer a { @media print { .b { content: '/' / '' } } }",
        "@keyframes a { to { rotate: 1turn } }",
        ".a { dispaly: grid }",
        ".a { width: futuristic(1px) }",
        ".a { width: 3parsec }",
        ".a:futuristic { width: 1px }",
        "@futuristic { .a { width: 1px } }",
    ],
)
def test_a_planted_orphan_is_found(css):
    assert len(orphans(css)) >= 1


@pytest.mark.parametrize(
    "css",
    [
        ".a { color: red; width: clamp(1px, 2vw, 3px); inset: 0; aspect-ratio: 2; display: grid; gap: 1rem }",
        ".a { block-size: 100vh; block-size: 100dvh }",
        ".a { overflow: hidden; overflow: clip }",
        ".a { -webkit-user-select: none; user-select: none }",
        ".a { content: '/'; content: '/' / '' }",
        ".a { color: red; color: color-mix(in srgb, red, blue) }",
        "@supports (color: color-mix(in srgb, red, red)) { .a { color: color-mix(in srgb, var(--b), red) } }",
        "@supports (timeline-scope: --a) { .a { animation-timeline: view(); timeline-scope: --b } }",
        "@supports selector(:has(a)) { .a:has(.b) { color: red } }",
        "@supports not (translate: 0) { .a { transform: none } }",
        ".a { color: red } @container (inline-size > 1px) { .a { color: blue } }",
        ".a { grid-template: auto / auto } @container (inline-size > 1px) { .a { grid-template-columns: 1fr 1fr } }",
        ".a { color: var(--b, red) } @container (inline-size > 1px) { .a { --b: blue } }",
        "@media (min-width: 40rem) and (forced-colors: active) { .a:is(.b):not(:hover)::before { color: red } }",
        "@layer a, b; @layer a { summary::-webkit-details-marker { display: none } }",
        "@font-face { font-family: a; src: url(a.woff2) format('woff2'); font-display: swap; size-adjust: 99% }",
        ".a { text-wrap: balance }",
    ],
)
def test_what_has_its_fallback_is_let_through(css):
    assert orphans(css) == []


def test_every_excuse_is_needed(monkeypatch):
    """A word that is old by now, or that nobody writes any more, has no place in ``HARMLESS``."""
    texts = [lowered(path.read_text(encoding="utf-8")) for path in SOURCES]

    for word in [*HARMLESS]:
        monkeypatch.delitem(HARMLESS, word)
        assert any(orphans(text) for text in texts), word
        monkeypatch.undo()
