"""What the design promises, seen in a browser: one horizon, whole pages in hard cases, comforts that stay comforts."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article, FaqItem, SiteSettings
from cakrawala.styles import parts_of
from tests.browser.accessible import faults
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_picture,
    make_programme,
    make_tag,
    picture_file,
)

LINE_AND_HORIZON = """() => {
    const cover = document.querySelector(".on-horizon > .cover").getBoundingClientRect();
    const frame = document.querySelector(".on-horizon");
    const line = frame.getBoundingClientRect().top + parseFloat(getComputedStyle(frame, "::before").blockSize);
    return {cover: cover.top + cover.height * 0.618, line: line - 1, ratio: cover.width / cover.height};
}"""


def published(**fields):
    article = make_article(status=Article.Status.DRAFT, **fields)
    publishing.publish(article, by=None)
    return article


@pytest.mark.parametrize(
    "size", [None, (1600, 900), (600, 1200), (2000, 500)], ids=["drawn", "16:9", "portrait", "4:1"]
)
def test_the_pages_line_meets_the_covers_horizon(page, site, size):
    cover = make_picture(file=picture_file("a.jpg", size=size, kind="JPEG"), focal_y=62) if size else None
    category = make_category()
    article = published(cover=cover, category=category)

    for width in [320, 360, 768, 1280, 1600]:
        page.set_viewport_size({"width": width, "height": 900})
        for path in [article.get_absolute_url(), "/", category.get_absolute_url()]:
            page.goto(site + path)
            seen = page.evaluate(LINE_AND_HORIZON)
            assert abs(seen["cover"] - seen["line"]) <= 1, (width, path, seen)


COMPUTED = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.querySelector("link[rel=stylesheet]").disabled = true;
    document.adoptedStyleSheets = [sheet];
    const styles = (element, part) => {
        const style = getComputedStyle(element, part);
        if (part && style.content === "none") return "";
        return [...style].filter(name => !name.startsWith("--")).map(name => name + style.getPropertyValue(name));
    };
    return [...document.querySelectorAll("body *")]
        .map(element => element.className + ["", "::before", "::after"].map(part => styles(element, part)));
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_components_may_stand_in_any_order(page, site, width):
    SiteSettings.objects.create(registration_url="https://daftar.test")
    article = published(cover=make_picture(), programme=make_programme(), tags=[make_tag()])
    parts = [part for part in parts_of("css/site.css") if part.stem != "fonts"]  # a sheet made here finds no file
    components = [part for part in parts if part.parent.name == "components"]
    first = parts.index(components[0])
    turned = parts[:first] + components[::-1] + parts[first + len(components) :]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")

    for path in ["/", article.get_absolute_url(), "/cari?q=zebra"]:
        page.goto(site + path)
        one, other = (page.evaluate(COMPUTED, "\n".join(map(Path.read_text, order))) for order in (parts, turned))
        assert len(one) > 50
        assert one == other


TABLE = (
    "<table><thead><tr>"
    + "<th>Kolom panjang</th>" * 12
    + "</tr></thead><tbody><tr>"
    + "<td>isi</td>" * 12
    + "</tr></tbody></table>"
)
WORD = "ketidakbertanggungjawabanketidakbertanggungjawabanketidakberta"


@pytest.fixture
def hard_cases(site):
    """Articles that no editor should write and every page must bear."""
    portrait = make_picture(file=picture_file("tegak.jpg", size=(400, 900), kind="JPEG"))
    dot = make_picture(file=picture_file("titik.png", size=(1, 1)))
    body = f'{TABLE}<h2>{WORD}</h2><p>{WORD} {"kata " * 40}</p><p><img src="{portrait.file.url}" alt="Tegak"></p>'
    category = make_category(name=WORD[:60], description=WORD * 2)
    author = make_author(name=WORD, biography=WORD * 3)
    programme = make_programme(name=WORD, summary=WORD * 2, degree=WORD[:40], facts=f"{WORD}: {WORD}")
    tags = [make_tag(name=f"tag panjang nomor {number}") for number in range(40)]
    common = {"category": category, "author": author, "programme": programme, "body": body}
    articles = [
        published(title=("Judul sangat panjang " * 8)[:120], tags=tags, **common),
        published(title=WORD, cover=portrait, **common),
        published(title="🌅🎓🚀" * 12, cover=dot, **common),
        published(title="Tanpa apa-apa", body=""),
    ]
    for article in articles:
        FaqItem.objects.create(article=article, question=f"{WORD[:60]}?", answer=WORD)
    empty = make_category(name="Kosong")
    paths = [article.get_absolute_url() for article in articles]
    lists = ["/", "/berita", "/program-studi", f"/cari?q={WORD[:60]}"]
    return [*paths, *lists, *(thing.get_absolute_url() for thing in [category, author, programme, tags[0], empty])]


def test_hard_cases_stay_whole(page, site, hard_cases, complaints):
    found = {}

    for path in hard_cases:
        page.goto(site + path)
        found[path] = faults(page, widths=[320, 1280])

    assert found == {path: [] for path in hard_cases}
    assert complaints == []


def test_the_table_of_contents_marks_where_one_reads(page, site, complaints):
    parts = "".join(f"<h2>Bagian {n}</h2>" + "<p>kata kata kata</p>" * 30 for n in range(1, 5))
    article = published(body=parts)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site + article.get_absolute_url())
    assert page.locator(".toc__column [aria-current]").count() == 0

    page.locator("#bagian-bagian-3").evaluate("heading => scrollTo(0, heading.offsetTop + 40)")

    expect(page.locator(".toc__column [aria-current]")).to_have_text("Bagian 3")
    assert complaints == []


def test_a_link_is_copied_and_said(context, page, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    article = published()
    page.goto(site + article.get_absolute_url())

    page.get_by_role("button", name="Salin tautan").click()

    expect(page.get_by_text("Tautan disalin")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == site + article.get_absolute_url()


def test_the_menu_closes_with_escape_and_gives_the_focus_back(page, site):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site)
    page.locator(".menu-panel > summary").click()
    expect(page.get_by_label("Menu", exact=True).get_by_role("link", name="Berita")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_label("Menu", exact=True).get_by_role("link", name="Berita")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_nothing_moves_when_the_reader_asks_for_stillness(page, site):
    page.emulate_media(reduced_motion="reduce")
    page.goto(site + published().get_absolute_url())

    moving = page.evaluate("document.getAnimations().filter(a => !(a.timeline instanceof ScrollTimeline)).length")

    assert moving == 0


NOT_FOR_PAPER = """() => {
    const brightness = color => {
        const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
        return alpha ? (red * 2 + green * 5 + blue) / 8 / 255 : null;
    };
    return [...document.querySelectorAll("body *")].filter(element => element.checkVisibility()).filter(element => {
        const style = getComputedStyle(element);
        const ground = brightness(style.backgroundColor);
        const hasWords = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        return (
            (hasWords && (brightness(style.color) > .45 || (ground !== null && ground < .8)))
            || (ground !== null && ground < .5 && element.matches("article, section, div, p, picture"))
            || element.matches("nav, form, button, .button")
        );
    }).map(element => `${element.localName}.${element.className}`);
}"""


def test_paper_is_dark_on_white_and_without_ways_on_also_from_the_dark_scheme(page, site):
    SiteSettings.objects.create(registration_url="https://daftar.test")
    programme, category = make_programme(), make_category()
    make_programme()
    article = published(programme=programme, category=category, tags=[make_tag()], body="<h2>Satu</h2><p>Isi</p>")
    for _ in range(21):
        published(category=category)
    page.emulate_media(color_scheme="dark", media="print")

    found = {}
    for path in [
        "/",
        "/berita",
        "/cari?q=prodi",
        "/tidak-ada",
        *(thing.get_absolute_url() for thing in (article, programme, category)),
    ]:
        page.goto(site + path)
        expect(page.locator("main h1")).to_be_visible()
        found[path] = page.evaluate(NOT_FOR_PAPER)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}

    assert {path: parts for path, parts in found.items() if parts} == {}


TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""  # WCAG 2.2, 1.4.12


def test_the_sticky_bar_keeps_its_words_on_the_smallest_phone(browser, site):
    """A programme's name ended in "…"."""
    SiteSettings.objects.create(registration_url="https://daftar.test")
    name = "Sistem dan Teknologi Informasi Ketenagakerjaan"
    article = published(programme=make_programme(name=name), body="<p>Isi</p>" * 60)
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(site + article.get_absolute_url())
    page.evaluate("scrollTo(0, 900)")
    text = page.locator(".sticky-bar__text")

    for css in ["/* none */", TEXT_SPACING]:
        page.add_style_tag(content=css)
        expect(text).to_be_in_viewport(ratio=1)
        expect(text).to_have_text(f"Program studi terkait {name}")
        assert text.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight")
        assert text.evaluate("e => [e, ...e.children].every(part => getComputedStyle(part).textOverflow === 'clip')")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        expect(page.locator(".sticky-bar .button")).to_be_in_viewport(ratio=1)
    context.close()


def test_a_first_visit_is_light(page, site):
    """Bytes as they travel, on an article without photos: see docs/design.md for the budget."""
    for _ in range(8):
        category = make_category()
        article = published(category=category, body="<h2>a</h2><h2>b</h2><h2>c</h2>" + "<p>" + "kata " * 900 + "</p>")
    sizes = []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.set_viewport_size({"width": 360, "height": 800})

    page.goto(site + article.get_absolute_url(), wait_until="networkidle")

    assert len(sizes) <= 20
    # The test server compresses no static files: 37 KB of CSS travel as 9 on a real one (test_styles.py).
    assert sum(sizes) <= 100 * 1024 + 20 * 1024


def test_a_first_visit_with_photos_is_light_too(page, site):
    """On a 360 px phone: the browser must find small renditions to choose."""
    category = make_category()
    noise = Image.effect_noise((1600, 1000), 70).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG", quality=85)
    covers = [make_picture(file=SimpleUploadedFile("a.jpg", buffer.getvalue())) for _ in range(3)]
    inside = f'<p><img src="{covers[1].file.url}" alt="Lab"></p>'
    for cover in covers:
        article = published(category=category, cover=cover, body=f"<p>{'kata ' * 300}</p>{inside}")
    sizes = []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.set_viewport_size({"width": 360, "height": 800})

    page.goto(site + article.get_absolute_url(), wait_until="networkidle")

    chosen = page.evaluate("[...document.images].filter(i => i.complete && i.currentSrc).map(i => i.currentSrc)")
    assert {"rendisi/360" in address and address.endswith(".webp") for address in chosen if "rendisi" in address} == {
        True
    }
    assert sum(sizes) <= 300 * 1024
