"""Code in the editor: typed, pasted, left."""

from playwright.sync_api import expect

from articles.text import html
from articles.text.sameness import essence
from tests.browser.test_pasted import html_of
from tests.browser.test_pictures import bring, open_editor, save, text_of  # noqa: F401

PYTHON = "def luas(r):\n\tif r < 0:\n\n        return  0"
ESCAPED = PYTHON.replace("<", "&lt;")


def choose_format(page, name):
    page.wait_for_load_state("networkidle")  # the editor grows to its text, which closes its menus
    page.locator(".cke_combo__format .cke_combo_button").click()
    page.frame_locator(".cke_panel_frame").get_by_role("option", name=name).click()


def test_a_code_block_is_typed_indented_left_and_kept(page, open_editor, complaints):  # noqa: F811
    article = open_editor("<p>a</p>")

    page.keyboard.press("Enter")
    choose_format(page, "Kode")
    page.keyboard.type("for i in x:")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("print(i)")
    page.keyboard.press("Enter")
    page.keyboard.type("y")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Lalu ")
    page.locator(".cke_button__inlinecode").click()
    page.keyboard.type("ls")
    page.locator(".cke_button__inlinecode").click()
    page.keyboard.type(" saja.")
    save(page)

    article.refresh_from_db()
    code = "for i in x:\n        print(i)\n    y"
    assert article.body.replace("&nbsp;", " ") == f"<p>a</p><pre>{code}</pre><p>Lalu <code>ls</code> saja.</p>"
    page.evaluate("RichText.ready('body').then((text) => text.setHtml('<pre>ab</pre>'))")
    text_of(page).locator("pre").click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("X")
    assert essence(html.clean(html_of(page))) == "<pre>ab</pre><p>X</p>"
    assert complaints == []


BRING_TEXT = """
(body, [html, text]) => {
  const transfer = new DataTransfer();
  if (html) transfer.setData("text/html", html);
  transfer.setData("text/plain", text);
  body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
}
"""


def test_what_is_pasted_inside_a_block_is_its_plain_text(page, open_editor, complaints):  # noqa: F811
    article = open_editor("<pre>a\nb</pre><p>Mulai.</p>")

    text_of(page).locator("pre").click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    text_of(page).evaluate(BRING_TEXT, [f"<div><b>{ESCAPED}</b></div>", PYTHON + "\r\n"])
    expect(text_of(page).locator("pre")).to_contain_text("return  0", use_inner_text=True)
    page.keyboard.type("x")
    save(page)

    article.refresh_from_db()
    assert article.body == f"<pre>a\n{ESCAPED}\nxb</pre><p>Mulai.</p>"
    assert complaints == []
