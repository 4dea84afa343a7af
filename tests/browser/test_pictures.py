"""Pictures in the editor: pasted, dropped, from the dialog, one after the other."""

import base64

import pytest
from playwright.sync_api import expect

from articles.models import Article, Page, Picture
from tests.browser.test_newsroom import enter, upload_into_editor
from tests.factories import make_article, make_editor, make_picture, make_programme, make_writer, picture_file

BRING = """
(body, [kind, html, files]) => {
  const transfer = new DataTransfer();
  if (html) transfer.setData("text/html", html);
  for (const { name, type, data, size } of files) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes, new Uint8Array(size - bytes.length)], name, { type }));
  }
  if (kind === "paste") {
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
    return;
  }
  const place = body.querySelector("p").getBoundingClientRect();
  const point = { clientX: place.left + 4, clientY: place.top + 4 };
  const at = { ...point, bubbles: true, cancelable: true, dataTransfer: transfer };
  const target = body.querySelector("p");
  for (const type of ["dragenter", "dragover", "drop"]) target.dispatchEvent(new DragEvent(type, at));
}
"""
PNG = "image/png"


def text_of(page):
    return page.frame_locator(".cke_wysiwyg_frame").locator("body")


def bring(page, kind, *files, html=""):
    """As from the clipboard or from the desktop: ``(name, type, content)`` each, a fourth part is its size in bytes."""
    packed = [
        {"name": name, "type": type, "data": base64.b64encode(content).decode(), "size": [*size, len(content)][0]}
        for name, type, content, *size in files
    ]
    text_of(page).evaluate(BRING, [kind, html, packed])


def png(name="image.png", **options):
    return name, PNG, picture_file(**options).read()


@pytest.fixture
def open_editor(page, site):
    """Opens the edit screen of a text by an editor; answers the address."""

    def open_(body="<p>Mulai.</p>", user=None, thing=None):
        thing = thing or make_article(status=Article.Status.DRAFT, body=body)
        user = user or make_editor()
        if user.groups.filter(name="Penulis").exists():
            Article.objects.filter(pk=thing.pk).update(created_by=user)
        enter(page, site, user)
        page.goto(f"{site}/admin/articles/{thing._meta.model_name}/{thing.pk}/change/")
        text = text_of(page)
        text.locator("p").first.click()
        page.keyboard.press("End")
        return thing

    return open_


def assert_in_order(text, *parts):
    places = [text.find(part) for part in parts]
    assert -1 not in places, text
    assert places == sorted(places), text


def save(page):
    page.locator("[name=_save]:visible").first.click()
    expect(page.locator(".messagelist")).to_be_visible()


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_screenshot_stands_in_the_text_by_its_number(page, open_editor, complaints, kind):
    article = open_editor()

    bring(page, kind, png())

    picture = text_of(page).locator("img[data-picture]")
    expect(picture).to_have_js_property("complete", True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    save(page)
    article.refresh_from_db()
    stored = Picture.objects.get()
    assert f'<img alt="" data-picture="{stored.pk}">' in article.body
    assert "Mulai." in article.body
    assert "tidak ikut" not in page.locator(".messagelist").inner_text()
    assert complaints == []


@pytest.mark.parametrize("make", [make_programme, lambda **fields: Page.objects.create(title="Tentang", **fields)])
def test_pages_and_programmes_take_them_too(page, open_editor, complaints, make):
    thing = open_editor(thing=make(body="<p>Mulai.</p>"))

    bring(page, "paste", png())
    expect(text_of(page).locator("img[data-picture]")).to_have_count(1)
    save(page)

    thing.refresh_from_db()
    assert f'data-picture="{Picture.objects.get().pk}"' in thing.body
    assert complaints == []


def test_several_files_at_once_and_each_refused_one_says_why_at_its_place(page, open_editor, complaints):
    article = open_editor(user=make_writer())
    files = [
        png("satu.png"),
        ("dua.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("tiga.heic", "image/heic", b"\0\0\0\x18ftypheic"),
        ("empat.docx", "application/msword", b"PK\3\4"),
        ("lima.png", PNG, b"x", 10 * 1024 * 1024 + 1),
        (".", "application/pdf", picture_file(size=(64, 48)).read()),
    ]

    bring(page, "drop", *files)

    text = text_of(page)
    expect(text.locator("img[data-picture]")).to_have_count(2)
    expect(text.locator(".upload--failed")).to_have_count(4)
    reasons = text.locator(".upload--failed").all_inner_texts()
    assert reasons[0] == "dua.svg: Berkas ini gambar SVG. Simpan sebagai PNG, lalu unggah lagi."
    assert reasons[1] == "tiga.heic: Berkas ini foto HEIC. Ekspor dulu sebagai JPEG, lalu unggah lagi."
    assert reasons[2].startswith("empat.docx: Berkas ini dokumen atau arsip, bukan gambar.")
    assert reasons[3] == "lima.png: Gambar ini lebih dari 10 MB. Perkecil dulu, lalu unggah lagi."
    for picture, width in zip(text.locator("img[data-picture]").all(), [32, 64], strict=True):
        expect(picture).to_have_js_property("naturalWidth", width)
    save(page)
    article.refresh_from_db()
    assert article.body.count("data-picture") == Picture.objects.count() == 2
    assert "bukan gambar" not in article.body
    assert complaints == []


def test_a_picture_inside_pasted_html_comes_along_with_its_words(page, open_editor, complaints):
    article = open_editor()
    data = base64.b64encode(picture_file().read()).decode()

    bring(page, "paste", html=f'<p>Sebelum <img src="data:image/png;base64,{data}" alt="Lab"> sesudah</p>')
    expect(text_of(page).locator("img[data-picture]")).to_have_count(1)
    save(page)

    article.refresh_from_db()
    picture = Picture.objects.get()
    assert f'Sebelum <img alt="Lab" data-picture="{picture.pk}"> sesudah' in article.body
    assert picture.alt == "Lab"
    assert complaints == []


CANNOT_COME = {
    "file:///C:/Users/x/clip_image001.png": "Gambar dari Word tidak ikut.",
    "https://lh7-rt.googleusercontent.com/docsz/AD_4nX?key=1": "Gambar dari Google Docs tidak ikut.",
    "https://lain.test/a.png": "Gambar dari situs lain tidak ikut.",
    "blob:https://lain.test/1": "Gambar ini tidak ikut karena isinya tidak sampai.",
}


def test_what_cannot_come_says_so_at_once_at_its_place_and_is_no_part_of_the_text(page, open_editor, complaints):
    article = open_editor()
    sentences = [f"{reason} Simpan sebagai berkas, lalu seret ke sini." for reason in CANNOT_COME.values()]

    bring(page, "paste", html="".join(f'<p>Sebelum <img src="{place}" width="5"> sesudah</p>' for place in CANNOT_COME))

    expect(text_of(page).locator("p .upload--failed")).to_have_text(sentences)
    expect(page.locator(".upload-status")).to_have_text(sentences[-1])
    save(page)
    article.refresh_from_db()
    assert " ".join(article.body.split()).count("Sebelum sesudah") == len(CANNOT_COME)
    assert "<img" not in article.body
    assert "tidak ikut disimpan" not in page.locator(".messagelist").inner_text()
    assert complaints == []


def test_an_image_copied_in_a_browser_comes_as_its_file(page, open_editor, complaints):
    open_editor()

    bring(page, "paste", png(), html='<meta charset="utf-8"><img src="https://lain.test/a.png" alt="Gedung">')

    expect(text_of(page).locator('img[data-picture][alt="Gedung"]')).to_have_count(1)
    expect(text_of(page).locator(".upload--failed")).to_have_count(0)
    assert complaints == []


def test_words_copied_with_a_rendering_of_them_stay_words(page, open_editor, complaints):
    open_editor()

    bring(page, "paste", png(), html="<table><tr><td>Rp7 juta</td></tr></table>")

    expect(text_of(page).locator("td")).to_have_text("Rp7 juta")
    assert not Picture.objects.exists()
    assert complaints == []


def test_pasted_emoji_pictures_are_emoji(page, open_editor, complaints):
    article = open_editor()
    slack = '<img alt=":joy:" src="https://a.slack-edge.com/x/google-medium/1f602@2x.png">'

    bring(
        page, "paste", html=f'<p>Lucu <img class="emoji" alt="\U0001f600" src="https://s.w.org/1f600.svg">{slack}</p>'
    )
    save(page)

    article.refresh_from_db()
    assert "Lucu \U0001f600\U0001f602" in article.body
    assert "tidak ikut" not in page.locator(".messagelist").inner_text()
    assert complaints == []


def test_saving_waits_for_a_picture_on_its_way(page, open_editor, complaints):
    article = open_editor()
    held = []
    page.route("**/picture/unggah/", lambda route: held.append(route))

    bring(page, "paste", png("papan.png"))
    expect(text_of(page).locator(".upload")).to_contain_text("Mengunggah papan.png")
    page.locator("[name=_save]:visible").first.click()
    expect(page.locator(".upload-status")).to_have_text("Gambar masih diunggah. Teks disimpan begitu selesai.")
    assert "data-picture" not in Article.objects.get(pk=article.pk).body
    with page.expect_navigation():
        held[0].continue_()

    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    article.refresh_from_db()
    assert f'data-picture="{Picture.objects.get().pk}"' in article.body
    assert complaints == []


def test_saving_does_not_go_on_where_the_picture_was_refused_meanwhile(page, open_editor):
    article = open_editor()
    held = []
    page.route("**/picture/unggah/", lambda route: held.append(route))

    bring(page, "paste", png("papan.png"))
    expect(text_of(page).locator(".upload")).to_contain_text("Mengunggah papan.png")
    page.locator("[name=_save]:visible").first.click()
    held[0].abort()

    expect(page.locator(".upload-status")).to_contain_text(
        "sambungan terputus. Seret lagi ke sini. Teks belum disimpan."
    )
    assert Article.objects.get(pk=article.pk).changed_at == article.changed_at
    save(page)
    assert Article.objects.get(pk=article.pk).changed_at > article.changed_at


def test_a_picture_whose_place_was_deleted_meanwhile_does_not_come_back(page, open_editor, complaints):
    article = open_editor()
    held = []
    page.route("**/picture/unggah/", lambda route: held.append(route))
    bring(page, "paste", png("papan.png"))
    expect(text_of(page).locator(".upload")).to_contain_text("Mengunggah papan.png")

    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    held[0].continue_()
    page.keyboard.type("Tanpa gambar.")
    save(page)

    article.refresh_from_db()
    assert article.body == "<p>Tanpa gambar.</p>"
    assert complaints == []


def test_two_pictures_from_the_dialog_stand_one_below_the_other_and_typing_goes_on(page, open_editor, complaints):
    article = open_editor()

    for name, width in [("satu.png", 32), ("dua.png", 64)]:
        upload_into_editor(page, picture_file(name, size=(width, 48)))
        expect(text_of(page).locator('img[data-picture][src*="gambar"]')).to_have_count(1 if width == 32 else 2)
    page.keyboard.type("Lanjut.")
    save(page)

    article.refresh_from_db()
    first, second = Picture.objects.order_by("pk")
    alt = "Papan tulis penuh diagram"
    numbers = [f'data-picture="{picture.pk}"' for picture in (first, second)]
    assert_in_order(article.body, "Mulai.", *numbers, "<p>Lanjut.</p>")
    assert (first.width, second.width) == (32, 64)
    assert {first.alt, second.alt} == {alt}
    assert complaints == []


def test_after_a_pasted_picture_the_button_makes_another_one(page, open_editor, complaints):
    article = open_editor()

    bring(page, "paste", png())
    expect(text_of(page).locator("img[data-picture]")).to_have_count(1)
    upload_into_editor(page, picture_file("dua.png", size=(64, 48)))
    page.keyboard.type("Lanjut.")
    save(page)

    article.refresh_from_db()
    numbers = [f'data-picture="{pk}"' for pk in Picture.objects.order_by("pk").values_list("pk", flat=True)]
    assert_in_order(article.body, "Mulai.", *numbers, "<p>Lanjut.</p>")
    assert complaints == []


def test_a_second_paste_does_not_take_the_place_of_the_first_on_its_way(page, open_editor, complaints):
    article = open_editor()
    held = []
    page.route("**/picture/unggah/", lambda route: held.append(route))

    for name in ["satu.png", "dua.png"]:
        bring(page, "paste", png(name))
        expect(text_of(page).locator(".upload", has_text=name)).to_have_count(1)
    expect(text_of(page).locator(".upload")).to_have_count(2)
    for route in held:
        route.continue_()
    expect(text_of(page).locator("img[data-picture]")).to_have_count(2)
    save(page)

    article.refresh_from_db()
    assert article.body.count("data-picture") == 2
    assert complaints == []


def test_another_address_in_the_dialog_is_another_picture(page, open_editor, complaints):
    first, second = make_picture(), make_picture(file=picture_file(size=(64, 48)))
    article = open_editor(body=f'<p>Mulai.</p><p><img data-picture="{first.pk}" alt="Lab"></p>')

    text_of(page).locator("img[data-picture]").dblclick()
    page.get_by_label("URL").first.fill(second.file.url)
    page.locator(".cke_dialog_ui_button_ok:visible").click()
    save(page)

    article.refresh_from_db()
    assert f'data-picture="{second.pk}"' in article.body
    assert f'data-picture="{first.pk}"' not in article.body
    assert complaints == []


def test_undo_and_redo_meet_the_picture_and_no_place_of_it(page, open_editor, complaints):
    open_editor()
    bring(page, "paste", png())
    picture = text_of(page).locator("img[data-picture]")
    expect(picture).to_have_count(1)

    page.locator(".cke_button__undo").click()
    expect(picture).to_have_count(0)
    page.locator(".cke_button__redo").click()

    expect(picture).to_have_count(1)
    expect(text_of(page).locator(".upload")).to_have_count(0)
    assert complaints == []


def test_the_plain_area_takes_dropped_pictures_too(page, site, settings, complaints):
    settings.RICH_TEXT_WIDGET = "newsroom.editor.PlainArea"
    article = make_article(status=Article.Status.DRAFT, body="<p>Mulai.</p>")
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    area = page.locator("#id_body")
    bytes_of = base64.b64encode(picture_file().read()).decode()

    area.evaluate(
        """(area, data) => {
          const dataTransfer = new DataTransfer();
          const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
          dataTransfer.items.add(new File([bytes], "lab.png", { type: "image/png" }));
          area.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        bytes_of,
    )
    expect(page.locator(".upload-status")).to_have_text("lab.png masuk ke teks.")
    save(page)

    article.refresh_from_db()
    assert article.body == f'<p>Mulai.</p><p><img data-picture="{Picture.objects.get().pk}" alt=""></p>'
    assert complaints == []


def test_the_chooser_shows_thumbnails(page, site, complaints):
    picture = make_picture(alt="Gedung rektorat")
    article = make_article(status=Article.Status.DRAFT)
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")

    page.locator(".field-cover .select2-selection").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("rektorat")
    option = page.get_by_role("option", name="Gedung rektorat")
    expect(option.locator("img")).to_have_attribute("src", picture.small_url)
    page.keyboard.press("Enter")

    chosen = page.locator(".field-cover .select2-selection")
    expect(chosen.locator("img")).to_have_attribute("src", picture.small_url)
    expect(chosen).to_have_accessible_name("Gambar sampul: Gedung rektorat")
    save(page)
    article.refresh_from_db()
    assert article.cover == picture
    assert complaints == []
