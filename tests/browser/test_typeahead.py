"""Suggestions while a reader types: by keyboard, by touch, heard, and where they cannot come."""

import pytest
from playwright.sync_api import expect

from articles.models import FaqItem
from tests.browser.accessible import excess_of, faults
from tests.factories import make_article, make_category, make_programme

ADDRESS = "/cari/saran.json"
SHIFT = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) sum += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 300);
})"""


@pytest.fixture
def shelf(site):
    topic = make_category(name="Karier", slug="karier")
    make_programme(name="Sistem Informasi", slug="sistem-informasi")
    article = make_article(title="Café dan Jurusan Sistem Informasi", slug="cafe", category=topic)
    FaqItem.objects.create(article=article, question="Apa itu jurusan?", answer="Pilihan kuliah.")
    question = FaqItem.objects.create(article=article, question="Apakah jurusan ini sulit?", answer="Bisa dilatih.")
    for number in range(8):
        make_article(title=f"Jurusan nomor {number}", slug=f"jurusan-nomor-{number}", category=topic)
    return question


@pytest.fixture
def asked(page):
    """Every request for the answer."""
    found = []
    page.on("request", lambda request: found.append(request.url) if ADDRESS in request.url else None)
    return found


def field(page):
    return page.get_by_role("combobox", name="Kata kunci")


def options(page):
    return page.get_by_role("listbox", name="Saran").get_by_role("option")


def texts(page):
    return [" ".join(text.split()) for text in options(page).all_inner_texts()]


def test_one_answer_serves_all_letters_and_nothing_is_asked_before_the_field_is_used(page, site, shelf, asked):
    page.goto(site)
    page.wait_for_timeout(300)
    assert asked == []

    field(page).press_sequentially("sistem inf")

    expect(options(page)).to_have_count(3)
    assert texts(page) == [
        "Sistem Informasi Program studi",
        "Café dan Jurusan Sistem Informasi",
        "Cari “sistem inf”",
    ]
    assert options(page).nth(1).locator("b").all_inner_texts() == ["Sistem", "Inf"]
    assert asked == [f"{site}{ADDRESS}"]


def test_at_most_six_are_shown_two_of_a_kind_first_and_the_last_searches(page, site, shelf):
    page.goto(site)

    field(page).fill("jurusan")

    expect(options(page)).to_have_count(6)
    assert texts(page) == [
        "Jurusan nomor 7",
        "Jurusan nomor 6",
        "Apa itu jurusan? Pertanyaan",
        "Apakah jurusan ini sulit? Pertanyaan",
        "Jurusan nomor 5",
        "Cari “jurusan”",
    ]
    options(page).last.click()
    expect(page).to_have_url(f"{site}/cari?q=jurusan")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("CAFE", "Café dan Jurusan Sistem Informasi"),
        ("café", "Café dan Jurusan Sistem Informasi"),
        ("inf jur", "Café dan Jurusan Sistem Informasi"),
        ("ini sulit", "Apakah jurusan ini sulit? Pertanyaan"),
        ("rusan", "Cari “rusan”"),
        ("jurusan zebra", "Cari “jurusan zebra”"),
        ("a&b=ü", "Cari “a&b=ü”"),
    ],
)
def test_all_typed_words_begin_words_of_what_is_suggested(page, site, shelf, typed, first):
    page.goto(site)

    field(page).fill(typed)

    expect(options(page).last).to_have_text(f"Cari “{typed}”")
    assert texts(page)[0] == first


def test_the_keyboard_chooses_enter_opens_and_a_question_leads_to_its_answer(page, site, shelf, complaints):
    page.goto(f"{site}/cari")
    field(page).press_sequentially("apakah")
    expect(options(page)).to_have_count(2)

    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(field(page)).to_have_attribute("aria-activedescendant", "")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", options(page).first.get_attribute("id"))
    expect(field(page)).to_have_value("apakah")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site}/berita/cafe#{shelf.anchor}")
    expect(page.get_by_text("Bisa dilatih.")).to_be_visible()
    expect(page.locator(f"#{shelf.anchor}")).to_be_in_viewport()
    assert complaints == []


def test_escape_closes_and_keeps_what_was_typed_and_tab_leaves(page, site, shelf):
    page.goto(site)
    field(page).press_sequentially("jurusan")
    expect(options(page)).to_have_count(6)
    page.keyboard.press("ArrowDown")

    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field(page)).to_have_value("jurusan")
    expect(field(page)).to_have_attribute("aria-expanded", "false")

    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(6)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Cari")).to_be_focused()
    expect(options(page)).to_have_count(0)


def test_enter_searches_for_what_was_typed_where_nothing_is_chosen(page, site, shelf):
    page.goto(site)
    field(page).press_sequentially("jurusan")
    expect(options(page)).to_have_count(6)

    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site}/cari?q=jurusan")


def test_how_many_there_are_is_said(page, site, shelf):
    page.goto(site)
    said = page.locator(".search-form [aria-live=polite]")

    for typed, words in [("jurusan", "5 saran"), ("sistem", "2 saran"), ("zebra", "Tidak ada saran"), ("", "")]:
        field(page).fill(typed)
        expect(said).to_have_text(words)


def test_keys_that_a_writing_system_is_using_choose_nothing(page, site, shelf):
    page.goto(site)
    field(page).fill("jurusan")
    expect(options(page)).to_have_count(6)

    for key in ("ArrowDown", "Enter", "Escape"):
        field(page).evaluate(
            "(field, key) => field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true }))", key
        )

    expect(options(page)).to_have_count(6)
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    assert page.url == f"{site}/"


def test_letters_of_a_word_that_is_still_being_composed_are_answered(page, site, shelf):
    """Phones compose every word."""
    page.goto(site)
    field(page).focus()
    keyboard = page.context.new_cdp_session(page)

    keyboard.send("Input.imeSetComposition", {"text": "sist", "selectionStart": 4, "selectionEnd": 4})

    expect(options(page).first).to_contain_text("Sistem Informasi")


@pytest.mark.parametrize("width", [360, 1280])
def test_open_it_is_accessible_moves_nothing_and_fits(page, site, shelf, complaints, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site)
    field(page).fill("jurusan")
    expect(options(page)).to_have_count(6)
    page.keyboard.press("ArrowDown")

    assert page.evaluate(SHIFT) == 0
    assert min(box["height"] for box in (option.bounding_box() for option in options(page).all())) >= 44
    assert faults(page, widths=[width]) == []
    assert excess_of(page) == 0
    assert complaints == []


def test_a_finger_opens_what_it_touches(browser, site, shelf):
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site)
    field(page).tap()
    field(page).press_sequentially("sistem")

    options(page).first.tap()

    expect(page).to_have_url(f"{site}/program-studi/sistem-informasi")
    context.close()


def test_where_it_does_not_come_the_field_is_what_it_was_and_asks_again_when_used_again(page, site, shelf, asked):
    page.goto(site)
    page.route(f"**{ADDRESS}", lambda route: route.abort())
    field(page).press_sequentially("sistem")
    expect(options(page)).to_have_count(0)
    assert len(asked) == 1
    page.unroute(f"**{ADDRESS}")

    field(page).blur()
    field(page).press_sequentially("s")
    field(page).fill("sistem")

    expect(options(page).first).to_contain_text("Sistem Informasi")
    assert len(asked) == 2


def test_without_script_it_is_a_search_field(browser, site, shelf):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(site)

    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("searchbox", name="Kata kunci").fill("sistem")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site}/cari?q=sistem")
    expect(page.get_by_role("status")).to_contain_text("untuk “sistem”")
    context.close()
