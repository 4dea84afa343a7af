"""Lowering for older browsers changes nothing that today's show, and one without cascade layers can still read."""

import pytest
from playwright.sync_api import expect

from articles.models import FaqItem, SiteSettings
from cakrawala.styles import lowered, parts_of
from tests.browser.accessible import COLOURS, violations
from tests.browser.test_design import published
from tests.browser.test_newsroom import sign_in
from tests.factories import make_author, make_editor, make_picture, make_programme, make_tag, picture_file

# Where any element's computed style differs under ``lower`` from that under ``ours``, in place of the sheet so named.
DIFFERENCES = """([name, ours, lower]) => {
    [...document.querySelectorAll("link[rel=stylesheet]")].find(link => link.href.includes(name)).disabled = true;
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [sheet];
    const elements = [...document.querySelectorAll("html, body, body *")];
    const names = [...getComputedStyle(document.body)].filter(name => !name.startsWith("--"));
    const seen = css => {
        sheet.replaceSync(css);
        return elements.flatMap(element => ["", "::before", "::after"].map(part => {
            const style = getComputedStyle(element, part);
            return part && style.content === "none" ? [] : names.map(name => style.getPropertyValue(name));
        }));
    };
    const [one, other] = [seen(ours), seen(lower)];
    const found = one.flatMap((values, number) => names.flatMap((name, index) => {
        const pair = [values[index], other[number][index]];
        // Of no picture, whose "none" is shortened, the place differs.
        if (pair[0] === pair[1] || (name === "background-position" && pair[0] === "0% 0%")) return [];
        return [[elements[Math.floor(number / 3)].outerHTML.slice(0, 80), number % 3, name, ...pair]];
    }));
    return [elements.length, names.length, found];
}"""

RESTORE = """() => {
    document.adoptedStyleSheets = [];
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.disabled = false;
}"""


def source(name):
    """A sheet that is made in a page finds no font files."""
    return "\n".join(part.read_text(encoding="utf-8") for part in parts_of(name) if part.stem != "fonts")


def differences(document, sheet):
    css = source(sheet)
    elements, properties, found = document.evaluate(DIFFERENCES, [sheet.removesuffix(".css"), css, lowered(css)])
    assert elements >= 5
    assert properties > 300
    return found


@pytest.fixture
def pages(site):
    SiteSettings.objects.create(registration_url="https://daftar.test")
    body = '<h2>Satu</h2><p>Isi <a href="/berita">tautan</a></p><ul><li>a</li></ul><blockquote>Pelan.</blockquote>'
    article = published(
        cover=make_picture(),
        programme=make_programme(sky="senja"),
        tags=[make_tag()],
        body=body * 3,
        author=make_author(),
    )
    make_programme(sky="hujan")
    FaqItem.objects.create(article=article, question="Kapan?", answer="September.")
    published(cover=make_picture(file=picture_file("b.jpg", size=(900, 500), kind="JPEG")), category=article.category)
    return [
        "/",
        article.get_absolute_url(),
        "/program-studi",
        article.author.get_absolute_url(),
        "/cari?q=isi",
        "/x",
    ]


@pytest.mark.parametrize(
    ("scheme", "width", "media"), [("light", 360, "screen"), ("dark", 1280, "screen"), ("dark", 794, "print")]
)
def test_lowering_changes_nothing_that_todays_browsers_show(page, site, pages, scheme, width, media):
    page.emulate_media(color_scheme=scheme, media=media, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    found = {}

    for path in pages:
        page.goto(site + path)
        found[path] = differences(page, "css/site.css")

    assert found == {path: [] for path in pages}


@pytest.mark.parametrize(("system", "themes"), [("light", ["auto", "dark"]), ("dark", ["auto", "light"])])
def test_the_newsroom_follows_its_switch_though_the_browser_cannot_choose_colours(page, site, system, themes):
    article = published(body="<h2>Satu</h2><p>Isi</p><blockquote>Pelan.</blockquote>")
    page.emulate_media(color_scheme=system, reduced_motion="reduce")
    sign_in(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    frame = page.wait_for_selector(".cke_wysiwyg_frame").content_frame()
    frame.wait_for_selector("body.cke_editable")
    found = {}

    for theme in themes:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        expect(page.frame_locator(".cke_wysiwyg_frame").locator("html")).to_have_attribute("data-theme", theme)
        found[theme] = [differences(page, "css/newsroom.css"), differences(frame, "css/editor-content.css")]
        page.evaluate(RESTORE)
        frame.evaluate(RESTORE)

    assert found == {theme: [[], []] for theme in themes}


# As a browser reads our sheets that knows no layers: without them, but with what is for such a browser alone.
WITHOUT_LAYERS = """() => {
    const strip = rules => {
        for (let at = rules.cssRules.length - 1; at >= 0; at--) {
            const rule = rules.cssRules[at];
            if (/^@layer/.test(rule.cssText)) rules.deleteRule(at);
            else if (/^@supports not/.test(rule.cssText)) {
                for (const inner of rule.cssRules) rules.insertRule(inner.cssText, at + 1);
            } else if (rule instanceof CSSGroupingRule) strip(rule);
        }
    };
    for (const sheet of document.styleSheets) strip(sheet);
    const icons = [...document.querySelectorAll("svg")];
    return [document.documentElement.scrollWidth, ...icons.map(icon => icon.clientWidth)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_without_layers_shows_a_page_that_can_be_read(page, site, pages, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 800})
    found = {}

    for path in [*pages[:2], "/admin/login/", "/admin/articles/article/add/"]:
        if path.endswith("add/"):
            sign_in(page, site, make_editor())
        page.goto(site + path)
        widest, *icons = page.evaluate(WITHOUT_LAYERS)
        found[path] = violations(page, COLOURS)
        found[path] += [f"{widest} px wide"] * (widest > 360) + [f"icon of {size} px" for size in icons if size > 40]

    assert found == {path: [] for path in found}
