"""The page of what is typed, beside the form, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.accessible import faults
from tests.browser.test_newsroom import enter, type_into_editor
from tests.factories import make_article, make_author, make_category, make_editor, make_picture, make_programme

Status = Article.Status
BODY = "<h2>Jadwal</h2><p>Kelas dimulai <a href='/berita'>di sini</a>.</p>" + "".join(
    f"<h2>Bagian {number}</h2>" + "<p>Kelas dimulai sore dan selesai malam.</p>" * 6 for number in range(1, 8)
)


@pytest.fixture
def article(site):
    return make_article(
        title="Kuliah Kelas Karyawan", status=Status.DRAFT, body=BODY, cover=make_picture(),
        category=make_category(name="Karier"), author=make_author(name="Alifia Kamila"), programme=make_programme(),
    )  # fmt: skip


@pytest.fixture
def form(page, site, article):
    page.set_viewport_size({"width": 1280, "height": 800})
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    page.wait_for_selector(".cke_wysiwyg_frame").content_frame().wait_for_selector("body.cke_editable")
    return page


def opened(page):
    page.get_by_role("button", name="Pratinjau", exact=True).click()
    drawer = page.get_by_role("dialog", name="Pratinjau")
    expect(inside(page).locator("h1")).to_be_visible()
    return drawer


def inside(page):
    return page.frame_locator(".preview__frame:not(.preview__frame--coming)")


def test_the_page_follows_what_is_typed_and_stays_where_one_reads(form, article, complaints):
    drawer = opened(form)
    page = inside(form)
    page.get_by_role("heading", name="Bagian 5").scroll_into_view_if_needed()
    before = form.frames[-1].evaluate("scrollY")

    form.get_by_label("Judul", exact=True).fill("Kuliah Malam")
    type_into_editor(form, "Kalimat yang belum tersimpan.")

    expect(page.locator("h1")).to_have_text("Kuliah Malam")
    expect(page.get_by_text("Kalimat yang belum tersimpan.")).to_be_attached()
    assert abs(form.frames[-1].evaluate("scrollY") - before) < 2 < before
    expect(drawer.get_by_role("status")).to_have_text("")
    article.refresh_from_db()
    assert article.title == "Kuliah Kelas Karyawan"
    assert complaints == []


def test_it_is_shown_as_phone_computer_search_result_and_card(form, article, complaints):
    drawer = opened(form)
    frame = form.locator(".preview__frame")

    assert (frame.evaluate("frame => frame.contentWindow.innerWidth"), frame.bounding_box()["width"]) == (360, 360)
    drawer.get_by_label("Komputer 1280").check()
    expect(inside(form).get_by_role("navigation", name="Utama")).to_be_visible()
    assert frame.evaluate("frame => frame.contentWindow.innerWidth") == 1280
    box, room = frame.bounding_box(), drawer.bounding_box()
    assert room["x"] <= box["x"]
    assert box["x"] + box["width"] <= room["x"] + room["width"] + 1
    drawer.get_by_label("Hasil pencarian").check()
    expect(drawer.locator(".google__title")).to_have_text("Kuliah Kelas Karyawan | Cakrawala")
    expect(frame).to_be_hidden()
    drawer.get_by_label("Kartu sosial").check()
    expect(drawer.locator(".share__title")).to_have_text("Kuliah Kelas Karyawan")
    assert complaints == []


def test_in_the_frame_nothing_runs_is_sent_or_leads_away(form, complaints):
    opened(form)
    page = inside(form)
    asked = []
    form.on("request", lambda request: asked.append(request.method) if request.frame.parent_frame else None)

    assert page.locator("script").count() == 0
    with form.expect_popup() as popup:
        page.get_by_role("link", name="di sini").click()
    popup.value.close()
    page.locator(".toc__summary").click()
    page.get_by_role("link", name="Bagian 6").click()
    expect(page.get_by_role("heading", name="Bagian 6")).to_be_in_viewport()

    expect(page.locator("h1")).to_have_text("Kuliah Kelas Karyawan")
    assert "POST" not in asked
    assert complaints == []


def test_findings_are_marked_led_to_and_can_be_taken_off(form, complaints):
    drawer = opened(form)
    page = inside(form)
    drawer.get_by_text("Temuan di halaman ini").click()
    note = drawer.get_by_role("button", name="Tautan “di sini” belum")

    note.click()

    mark = page.locator("mark[data-current]")
    expect(mark).to_have_text("di sini")
    expect(mark).to_be_in_viewport()
    expect(drawer.get_by_role("status")).to_have_text(re.compile(r"Temuan \d+ ditunjukkan di halaman."))
    drawer.get_by_label("Tandai di halaman").uncheck()
    expect(page.locator("[data-finding]")).to_have_count(0)
    expect(page.get_by_role("link", name="di sini")).to_be_visible()
    assert complaints == []


def test_the_keyboard_opens_turns_and_closes_it(form):
    button = form.get_by_role("button", name="Pratinjau", exact=True)
    button.focus()
    form.keyboard.press("Enter")
    drawer = form.get_by_role("dialog", name="Pratinjau")

    expect(drawer.get_by_label("Ponsel 360")).to_be_focused()
    form.keyboard.press("ArrowRight")
    expect(drawer.get_by_label("Komputer 1280")).to_be_checked()
    form.keyboard.press("Escape")

    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    form.keyboard.press("Enter")
    expect(inside(form).locator("h1")).to_be_visible()
    inside(form).locator("h1").click()
    form.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_on_a_small_screen_it_covers_the_form_and_is_accessible_in_both_schemes(form, complaints):
    opened(form)
    form.get_by_text("Temuan di halaman ini").click()
    found = {}
    for name in ["Ponsel 360", "Komputer 1280", "Hasil pencarian", "Kartu sosial"]:
        form.set_viewport_size({"width": 1280, "height": 800})
        form.get_by_role("radio", name=name).check()
        found[name] = faults(form)

    form.get_by_role("radio", name="Ponsel 360").check()
    form.set_viewport_size({"width": 360, "height": 740})
    box = form.get_by_role("dialog", name="Pratinjau").bounding_box()
    frame = form.locator(".preview__frame")

    assert found == {name: [] for name in found}
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 740)
    assert frame.evaluate("frame => frame.contentWindow.innerWidth") == 360
    assert frame.bounding_box()["width"] == 360
    assert complaints == []


def test_what_cannot_be_shown_is_said_and_the_last_good_page_stays(form):
    drawer = opened(form)
    trouble = drawer.get_by_role("alert")

    form.context.set_offline(True)
    form.get_by_label("Judul", exact=True).fill("Tanpa jaringan")
    expect(trouble).to_have_text("Pratinjau tidak tersambung. Yang tampil adalah pratinjau sebelumnya.")
    expect(inside(form).locator("h1")).to_have_text("Kuliah Kelas Karyawan")
    form.context.set_offline(False)
    expect(inside(form).locator("h1")).to_have_text("Tanpa jaringan")
    expect(trouble).to_be_hidden()

    form.evaluate("CKEDITOR.instances.id_body.setData('<p>panjang</p>'.repeat(30000))")
    expect(trouble).to_have_text(re.compile("Teks ini terlalu panjang untuk pratinjau."), timeout=20_000)
    expect(inside(form).locator("h1")).to_have_text("Tanpa jaringan")


def test_a_session_that_is_over_is_said(form):
    drawer = opened(form)
    form.context.clear_cookies(name="sessionid")

    form.get_by_label("Judul", exact=True).fill("Tanpa sesi")

    expect(drawer.get_by_role("alert")).to_have_text(re.compile("Sesi sudah berakhir."))


def test_without_script_the_button_opens_the_page_in_a_tab(browser, site, article):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    page.get_by_label("Judul", exact=True).fill("Kuliah Malam")

    with page.expect_popup() as popup:
        page.get_by_role("button", name="Pratinjau", exact=True).click()

    expect(popup.value.locator("h1")).to_have_text("Kuliah Malam")
    expect(page.get_by_label("Judul", exact=True)).to_have_value("Kuliah Malam")
    article.refresh_from_db()
    assert article.title == "Kuliah Kelas Karyawan"
    context.close()
