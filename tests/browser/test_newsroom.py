"""The whole way: sign in, write, upload, preview, publish, read."""

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests.factories import PASSWORD, make_article, make_author, make_category, make_editor, picture_file

pytestmark = pytest.mark.story


def sign_in(page, site, user):
    page.goto(f"{site}/admin/")
    page.get_by_label("Surel").fill(user.email)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()


def enter(page, site, user):
    """Signed in without the door, which most of these tests are not about."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def choose(page, field, name):
    """Pick ``name`` in one of the admin's search boxes."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field").last.fill(name)
    page.get_by_role("option", name=name).click()


def type_into_editor(page, *lines):
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.frame_locator(".cke_wysiwyg_frame").locator("body").click()
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")


def upload_into_editor(page, file):
    page.locator(".cke_button__image").click()
    page.locator(".cke_dialog_tab", has_text="Unggah").click()
    upload = page.frame_locator(".cke_dialog_ui_input_file iframe")
    upload.locator("input[type=file]").set_input_files(
        {"name": file.name, "mimeType": "image/png", "buffer": file.read()}
    )
    page.locator(".cke_dialog_ui_fileButton:visible").click()
    alternative = page.get_by_label("Teks alternatif")
    expect(alternative).to_be_visible()
    alternative.fill("Papan tulis penuh diagram")
    page.locator(".cke_dialog_ui_button_ok:visible").click()


def test_an_editor_writes_previews_and_publishes_an_article(page, site, complaints):
    make_category(name="Karier")
    make_author(name="Alifia Kamila")
    other = make_article(title="Apa Itu Analis Data")
    sign_in(page, site, make_editor())

    page.goto(f"{site}/admin/articles/article/add/")
    page.get_by_label("Judul", exact=True).fill("Cara Membaca Brosur Kampus")
    page.get_by_label("Ringkasan").fill("Empat hal yang perlu dicari di brosur kampus.")
    type_into_editor(page, "Brosur jarang berbohong, tetapi sering memilih.")
    upload_into_editor(page, picture_file("papan.png", size=(640, 480)))
    page.locator(".cke_button__readalso").click()
    page.get_by_label("Cari judul artikel").fill("analis")
    page.get_by_label("Artikel", exact=True).select_option(label="Apa Itu Analis Data")
    page.get_by_role("dialog", name="Baca juga").get_by_role("button", name="Sisipkan").click()
    choose(page, "category", "Karier")
    choose(page, "author", "Alifia Kamila")
    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    article = Article.objects.get(slug="cara-membaca-brosur-kampus")
    assert page.request.get(f"{site}/berita").text().count(article.title) == 0
    page.get_by_role("button", name="Pratinjau", exact=True).click()
    preview = page.frame_locator(".preview__frame")
    expect(preview.locator("h1")).to_have_text("Cara Membaca Brosur Kampus")
    expect(preview.get_by_alt_text("Papan tulis penuh diagram")).to_be_attached()
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Terbitkan").click()

    expect(page.locator(".messagelist")).to_contain_text("Artikel sudah terbit.")
    visitor = page.context.browser.new_context().new_page()
    visitor.goto(f"{site}/berita/cara-membaca-brosur-kampus")
    expect(visitor.locator(".prose")).to_contain_text("Brosur jarang berbohong, tetapi sering memilih.")
    image = visitor.get_by_alt_text("Papan tulis penuh diagram")
    image.scroll_into_view_if_needed()
    expect(image).not_to_have_js_property("naturalWidth", 0)
    expect(visitor.locator(".read-also a")).to_have_attribute("href", other.get_absolute_url())
    visitor.context.close()
    assert complaints == []


def test_a_box_in_the_text_is_led_to_another_article(page, site, complaints):
    old, new = make_article(title="Gaji Auditor"), make_article(title="Apa Itu Analis Data")
    article = make_article(
        status=Article.Status.DRAFT,
        body=f'<p>a</p><div class="read-also" data-article="{old.pk}">Baca juga: Gaji Auditor</div><p>b</p>',
    )
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    page.frame_locator(".cke_wysiwyg_frame").locator(".read-also").dblclick()
    page.get_by_label("Cari judul artikel").fill("analis")
    expect(page.get_by_label("Artikel", exact=True).locator("option")).to_have_count(1)

    page.keyboard.press("Enter")
    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    article.refresh_from_db()
    box = f'<div class="read-also" data-article="{new.pk}">Baca juga: Apa Itu Analis Data</div>'
    assert article.body == f"<p>a</p>{box}<p>b</p>"
    assert complaints == []


def test_the_button_says_whether_it_publishes_or_schedules(page, site, complaints):
    article = make_article(status=Article.Status.DRAFT)
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    expect(page.get_by_role("button", name="Terbitkan")).to_be_visible()

    tomorrow = timezone.localtime() + timezone.timedelta(days=1)
    page.locator("#id_published_at_0").fill(tomorrow.strftime("%d-%m-%Y"))
    page.locator("#id_published_at_1").fill("08.00")
    page.get_by_role("button", name="Jadwalkan").click()

    expect(page.locator(".messagelist")).to_contain_text("Terjadwal untuk")
    expect(page.locator(".messagelist")).to_contain_text("08.00 WIB")
    assert page.request.get(f"{site}{article.get_absolute_url()}").status == 200  # the editor's preview
    stranger = page.context.browser.new_context()
    assert stranger.request.get(f"{site}{article.get_absolute_url()}").status == 404
    stranger.close()
    assert complaints == []
