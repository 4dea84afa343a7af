"""What only a browser brings to the screen: the editor's dialogs and panels, the list boxes, an alert."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_newsroom import enter
from tests.factories import make_category, make_editor
from tests.words.glossary import english_words, never_said
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_editor_and_the_list_boxes_speak_indonesian_in_our_terms(page, site, complaints):
    make_category(name="Karier")
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/add/")
    page.frame_locator(".cke_wysiwyg_frame").locator("body").click()

    dialog = page.locator(".cke_dialog:visible")
    for name in ["table", "image", "link"]:
        page.evaluate(f"CKEDITOR.instances.id_body.execCommand('{name}')")
        expect(dialog).to_be_visible()
        if name == "link":
            with page.expect_event("dialog", lambda alert: not alert.accept()) as alerted:
                dialog.locator(".cke_dialog_ui_button_ok").click()
        dialog.locator(".cke_dialog_ui_button_cancel").click()
        expect(dialog).to_be_hidden()
    page.evaluate("CKEDITOR.instances.id_body.execCommand('a11yHelp')")
    expect(dialog).to_contain_text("Bantuan papan tik")
    dialog.locator(".cke_dialog_ui_button_cancel").click()
    page.locator(".cke_combo_button").first.click()
    panel = page.frame_locator(".cke_panel_frame").first.locator("body")
    expect(panel).to_contain_text("Subjudul")
    styles = panel.inner_html()
    page.keyboard.press("Escape")
    page.locator(".field-category .select2-selection").click()
    page.locator(".select2-search__field").last.fill("entah")
    expect(page.locator(".select2-results")).to_contain_text("Tidak ada yang cocok.")

    said = {*spoken(page.content()), *spoken(styles), alerted.value.message}
    assert {"Teks tautan", "Jenis tautan", "Baris atau kolom judul", "Tulis dulu alamat tujuannya."} <= said

    assert {text: words for text in said if (words := never_said(text) + english_words(text))} == {}
    assert complaints == []
