"""The editor's dialogs offer what is kept, and what they leave empty prints nothing."""

from playwright.sync_api import expect

from articles.text.html import SCHEMES
from articles.text.sameness import essence
from tests.browser.test_newsroom import upload_into_editor
from tests.browser.test_pasted import html_of
from tests.browser.test_pictures import open_editor, save, text_of  # noqa: F401
from tests.factories import picture_file

OFFERED = """
() => {
  const dialog = CKEDITOR.dialog.getCurrent();
  const offered = [];
  const kinds = ["text", "select", "checkbox", "radio"];
  dialog.foreach((field) => {
    if (kinds.includes(field.type) && field.getElement().isVisible()) offered.push(field.id);
  });
  const tabs = dialog.getPageCount() > 1 ? dialog.definition.contents.slice(1) : [];
  return [...offered, ...tabs.map(({ id }) => id)];
}
"""


def offered(page, command):
    page.evaluate("(name) => CKEDITOR.instances.id_body.execCommand(name)", command)
    page.locator(".cke_dialog_body:visible").wait_for()
    return set(page.evaluate(OFFERED))


def press(page, name):
    page.locator(f".cke_dialog_ui_button_{name}:visible").click()
    expect(page.locator(".cke_dialog_body:visible")).to_have_count(0)


def test_each_dialog_offers_only_what_is_kept(page, open_editor, complaints):  # noqa: F811
    open_editor("<p>Mulai.</p><table><tbody><tr><td>a</td></tr></tbody></table><ol><li>satu</li></ol>")

    assert offered(page, "table") == {"txtRows", "txtCols", "selHeaders", "txtCaption"}
    press(page, "cancel")
    assert offered(page, "image") == {"src", "alt", "hasCaption", "Upload"}
    press(page, "cancel")
    assert offered(page, "link") == {"linkDisplayText", "linkType", "protocol", "url"}
    protocols = page.get_by_label("Protokol").locator("option").evaluate_all("all => all.map(({ value }) => value)")
    assert {address.removesuffix("://") for address in protocols if address} <= SCHEMES
    press(page, "cancel")
    text_of(page).locator("td").click()
    assert offered(page, "tableProperties") == {"txtRows", "txtCols", "selHeaders", "txtCaption"}
    press(page, "cancel")
    assert offered(page, "cellProperties") == {"cellType", "rowSpan", "colSpan"}
    press(page, "cancel")
    text_of(page).locator("li").click()
    assert offered(page, "numberedListStyle") == {"start", "type"}
    page.locator("select.cke_dialog_ui_input_select:visible").select_option("lower-roman")
    page.locator("input.cke_dialog_ui_input_text:visible").fill("4")
    press(page, "ok")
    assert set(text_of(page).locator("ol").evaluate("list => list.getAttributeNames()")) == {"type", "start"}
    assert 'type="i"' in html_of(page)
    assert 'start="4"' in html_of(page)
    assert complaints == []


def test_a_table_has_a_first_row_of_headers_and_an_empty_caption_prints_nothing(page, open_editor, complaints):  # noqa: F811
    article = open_editor("<p>Mulai.</p>")

    offered(page, "table")
    press(page, "ok")
    page.keyboard.type("Jalur")
    text_of(page).locator("p").first.click()
    page.keyboard.press("End")
    upload_into_editor(page, picture_file())
    text_of(page).locator("img[data-picture]").dblclick()
    page.get_by_label("Beri keterangan di bawah gambar").check()
    press(page, "ok")
    assert "<figure" in html_of(page)
    save(page)

    article.refresh_from_db()
    head = '<thead><tr><th scope="col">Jalur</th><th scope="col">'
    assert head in essence(article.body).replace("&nbsp;", "").replace("\xa0", "")
    assert "caption" not in article.body
    assert "aption" not in article.plain_text
    assert complaints == []
