"""The coach while one writes: it leads, mends, listens, and forgets nothing."""

import time

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.accessible import faults
from tests.browser.test_newsroom import enter
from tests.factories import make_article, make_author, make_category, make_editor, make_old_slug

Status = Article.Status


@pytest.fixture
def editor(site, page):
    user = make_editor(name="Rahmawati")
    enter(page, site, user)
    return user


def open_editor(page, site, article):
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    frame = page.wait_for_selector(".cke_wysiwyg_frame").content_frame()
    frame.wait_for_selector("body.cke_editable")
    return frame


def panel_of(page):
    return page.get_by_role("region", name="Pemeriksaan")


def item(page, sentence):
    return panel_of(page).locator(".coach__item", has_text=sentence)


def selected_in(frame):
    return frame.evaluate("getSelection().toString()")


def answer_where_the_link_leads(page, frame):
    """Fill in what has the focus, as an editor would."""
    where = page.evaluate("[document.activeElement.id, document.activeElement.className].join(' ')")
    if "id_summary" in where:
        page.keyboard.type(
            "Empat hal yang perlu dicari di brosur kampus sebelum mendaftar, dari biaya sampai akreditasi."
        )
    elif "cke_wysiwyg_frame" in where:
        page.keyboard.type("Brosur jarang berbohong, tetapi sering memilih.")
    else:
        assert "select2-selection" in where
        page.keyboard.press("Enter")
        page.locator(".select2-results__option", has_text="Kampus").click()


def test_a_blocked_article_is_published_by_following_the_links(page, site, editor, complaints):
    make_category(name="Dunia Kampus")
    make_author(name="Redaksi Kampus")
    article = make_article(
        title="Cara Membaca Brosur Kampus", status=Status.DRAFT, summary="", body="", category=None, author=None
    )
    open_editor(page, site, article)
    page.get_by_role("button", name="Terbitkan").click()
    frame = page.wait_for_selector(".cke_wysiwyg_frame").content_frame()
    frame.wait_for_selector("body.cke_editable")
    top = page.locator(".coach--top")
    expect(top.get_by_role("listitem")).to_have_count(4)
    article.refresh_from_db()
    assert article.status == Status.DRAFT

    for left in [3, 2, 1, 0]:
        top.get_by_role("link").first.click()
        answer_where_the_link_leads(page, frame)
        expect(top.locator(".coach__jump")).to_have_count(left)
    expect(top).to_contain_text("Tidak ada lagi yang menghalangi terbit.")
    page.get_by_role("button", name="Terbitkan").click()

    expect(page.locator(".messagelist")).to_contain_text("Artikel sudah terbit.")
    article.refresh_from_db()
    assert article.is_published
    assert complaints == []


def test_findings_in_the_text_are_selected_and_mended_and_saved_by_the_editor_only(page, site, editor, complaints):
    target = make_article(slug="biaya-kuliah")
    make_old_slug(target, "ongkos-kuliah")
    article = make_article(
        slug="cara-membaca-brosur-kampus-yang-benar",
        status=Status.DRAFT,
        body=(
            "<h3>Biaya</h3><p>Kamu bisa bertanya. Anda <em>juga</em> bisa datang.</p>"
            '<p>Lihat <a href="/berita/ongkos-kuliah?dari=brosur#ukt">biaya kuliah</a>.</p>'
        ),
    )
    frame = open_editor(page, site, article)

    item(page, "Pembaca disapa").get_by_role("link").first.click()
    assert selected_in(frame) == "Anda juga bisa datang."
    item(page, "Subjudul “Biaya” memakai tingkat 3").get_by_role("link").click()
    assert selected_in(frame) == "Biaya"
    item(page, "Tautan “biaya kuliah”").get_by_role("link").click()
    assert selected_in(frame) == "biaya kuliah"
    for words in ["Jadikan tingkat 2", "Ganti dengan alamat baru", "Pakai “cara-membaca-brosur-kampus-benar”"]:
        panel_of(page).get_by_role("button", name=words).click()
        expect(panel_of(page).get_by_role("button", name=words)).to_have_count(0)

    article.refresh_from_db()
    assert article.slug == "cara-membaca-brosur-kampus-yang-benar"
    assert article.body.startswith("<h3>Biaya</h3>")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    article.refresh_from_db()
    assert article.slug == "cara-membaca-brosur-kampus-benar"
    assert article.body == (
        "<h2>Biaya</h2><p>Kamu bisa bertanya. Anda <em>juga</em> bisa datang.</p>"
        '<p>Lihat <a href="/berita/biaya-kuliah?dari=brosur#ukt">biaya kuliah</a>.</p>'
    )
    assert complaints == []


def test_an_advice_is_accepted_with_a_reason_and_taken_back(page, site, editor, complaints):
    article = make_article(status=Status.DRAFT)
    open_editor(page, site, article)
    programme = item(page, "Program studi belum dipilih")

    programme.get_by_text("Memang begitu").click()
    programme.get_by_label("Alasan singkat").fill("Untuk semua prodi")
    page.keyboard.press("Enter")
    panel_of(page).get_by_text("Memang begitu (1)").click()
    expect(programme).to_contain_text("Tersimpan bersama artikel.")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")

    assert [*article.accepted_advice.values_list("code", "reason", "accepted_by")] == [
        ("programme", "Untuk semua prodi", editor.pk)
    ]
    panel_of(page).get_by_text("Memang begitu (1)").click()
    expect(programme).to_contain_text("Ditandai Rahmawati")
    programme.get_by_role("button", name="Periksa lagi").click()
    expect(programme.get_by_text("Memang begitu")).to_be_visible()
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert not article.accepted_advice.exists()
    assert complaints == []


def test_a_reason_is_not_lost_to_an_answer_that_came_while_it_was_typed(page, site, editor, complaints):
    article = make_article(status=Status.DRAFT)
    open_editor(page, site, article)
    held = []
    page.route("**/pemeriksaan/", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/pemeriksaan/"):
        page.get_by_label("Ringkasan").fill("Empat hal di brosur kampus.")
    programme = item(page, "Program studi belum dipilih")
    programme.get_by_text("Memang begitu").click()
    reason = programme.get_by_label("Alasan singkat")
    reason.focus()
    with page.expect_response("**/pemeriksaan/"):
        held[0].continue_()
    page.keyboard.type("Untuk semua prodi")

    page.keyboard.press("Enter")

    panel_of(page).get_by_text("Memang begitu (1)").click()
    expect(programme).to_contain_text("Tersimpan bersama artikel.")
    expect(page.locator("[name=accepted-programme]")).to_have_value("Untuk semua prodi")
    assert complaints == []


def test_what_blocks_and_what_is_accepted_is_accessible_and_whole(page, site, editor, complaints):
    article = make_article(status=Status.DRAFT, summary="", category=None)
    article.accepted_advice.create(code="programme", reason="Untuk semua prodi", accepted_by=editor)
    open_editor(page, site, article)
    page.get_by_role("button", name="Terbitkan").click()
    page.wait_for_selector(".coach--top")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    expect(item(page, "Program studi belum dipilih")).to_be_visible()

    assert faults(page) == []
    assert complaints == []


def test_one_call_after_a_pause_and_a_late_answer_is_dropped(page, site, editor, complaints):
    article = make_article(status=Status.DRAFT)
    open_editor(page, site, article)
    asked = []

    def slow_at_first(route):
        asked.append(route.request)
        if len(asked) == 1:
            time.sleep(2.5)
        route.continue_()

    page.route("**/pemeriksaan/", slow_at_first)
    title = page.get_by_label("Judul", exact=True)
    title.fill("")
    title.press_sequentially("Brosur", delay=20)
    page.wait_for_timeout(1300)
    title.press_sequentially(" kampus dan isinya", delay=20)

    expect(page.locator(".google__title")).to_contain_text("Brosur kampus dan isinya")
    page.wait_for_timeout(3000)
    expect(page.locator(".google__title")).to_contain_text("Brosur kampus dan isinya")
    expect(page.locator(".share__title")).to_have_text("Brosur kampus dan isinya")
    assert len(asked) == 2
    assert complaints == []


def test_without_a_connection_the_panel_says_so_and_comes_back(page, site, editor):
    article = make_article(status=Status.DRAFT)
    open_editor(page, site, article)
    trouble = panel_of(page).get_by_text("Pemeriksaan tidak tersambung.")

    page.context.set_offline(True)
    page.get_by_label("Ringkasan").fill("Empat hal.")
    expect(trouble).to_be_visible()
    page.context.set_offline(False)
    page.get_by_label("Ringkasan").fill("Empat hal di brosur.")

    expect(trouble).to_be_hidden()


def test_without_script_the_panel_stands_and_a_reason_is_stored(browser, site, editor):
    article = make_article(status=Status.DRAFT)
    page = browser.new_context(java_script_enabled=False).new_page()
    enter(page, site, editor)
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    programme = item(page, "Program studi belum dipilih")

    expect(programme.get_by_role("link")).to_have_attribute("href", "#id_programme")
    programme.get_by_text("Memang begitu").click()
    programme.get_by_label("Alasan singkat").fill("Untuk semua prodi")
    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert article.accepted_advice.get().reason == "Untuk semua prodi"
    page.context.close()
