"""Words that were typed and not saved: a session that ends, a crash, a page older than the last sign-in."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.contrib.sessions.models import Session
from django.test import RequestFactory
from playwright.sync_api import expect

from accounts.models import User
from articles.models import Article, Author, Category, Page, SiteSettings
from tests.browser.test_newsroom import choose, sign_in, type_into_editor
from tests.browser.test_newsroom_looks import SCHEMES, WCAG
from tests.factories import (
    PASSWORD,
    make_article,
    make_author,
    make_category,
    make_editor,
    make_programme,
    make_tag,
    make_user,
)

Status = Article.Status
WIDGETS = ["newsroom.ckeditor.ArticleEditor", "newsroom.editor.PlainArea"]
BACK = re.compile(r"Yang diketik .* ada lagi di sini; belum tersimpan di server\.")
SAFE_HERE = "Belum tersimpan di server; tersimpan di peramban ini"


@pytest.fixture(params=WIDGETS, ids=["ckeditor", "plain"])
def widget(request, settings):
    settings.RICH_TEXT_WIDGET = request.param
    return request.param


def sign_in_here(page, user):
    """On the page that asks for it, which leads back to where one was."""
    page.get_by_label("Surel").fill(user.email)
    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()


def state_of(page):
    return page.locator("#form-state")


def kept(page):
    """``{key: value}`` of what the browser holds of typed words, once the page's scripts have run."""
    page.wait_for_load_state("domcontentloaded")
    return page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('kept/')))")


def write_body(page, widget, words):
    if widget == WIDGETS[0]:
        type_into_editor(page, words)
    else:
        page.get_by_label("Isi artikel").fill(f"<p>{words}</p>")


def body_of(page, field="body"):
    return page.evaluate(f"RichText.ready('{field}').then(text => text.getText())")


def end_session():
    Session.objects.all().delete()


def written_article(page, site, widget):
    """An article with something in every sort of field, not saved."""
    page.goto(f"{site}/admin/articles/article/add/")
    page.get_by_label("Judul", exact=True).fill("Cara Membaca “Brosur” & Laporan")
    page.get_by_label("Ringkasan").fill("Empat hal yang perlu dicari.\nSatu baris lagi.")
    write_body(page, widget, "Brosur jarang berbohong.")
    choose(page, "category", "Karier")
    choose(page, "tags", "beasiswa")
    page.locator(".field-tags .select2-search__field").fill("magang")
    page.get_by_role("option", name="magang").click()
    page.locator("#id_published_at_0").fill("17-08-2030")
    page.locator("#id_published_at_1").fill("08.15")
    page.locator("#faq_items-group summary").click()
    for number, question in enumerate(["Berapa biayanya?", "Kapan dibuka?"]):
        page.locator("#faq_items-group .add-row a").click()
        page.locator(f"#id_faq_items-{number}-question").fill(question)
        page.locator(f"#id_faq_items-{number}-answer").fill(f"Jawaban {number}.\nBaris kedua.")
    page.locator("details", has_text="Mesin pencari").locator("summary").first.click()
    page.get_by_label("Jangan diindeks").or_(page.locator("#id_noindex")).first.check()
    expect(state_of(page)).to_have_text(SAFE_HERE)


def assert_article_stands_there(page):
    assert page.get_by_label("Judul", exact=True).input_value() == "Cara Membaca “Brosur” & Laporan"
    assert page.get_by_label("Ringkasan").input_value() == "Empat hal yang perlu dicari.\nSatu baris lagi."
    assert body_of(page).strip() == "Brosur jarang berbohong."
    expect(page.locator(".field-category .select2-selection__rendered")).to_contain_text("Karier")
    assert page.locator("#id_tags option:checked").all_inner_texts() == ["beasiswa", "magang"]
    assert page.locator("#id_published_at_0").input_value() == "17-08-2030"
    assert page.locator("#id_published_at_1").input_value() == "08.15"
    assert page.locator("#id_faq_items-1-answer").input_value() == "Jawaban 1.\nBaris kedua."
    assert page.locator("#id_slug").input_value() == "cara-membaca-brosur-laporan"
    assert page.locator("#id_noindex").is_checked()


def assert_article_is_saved():
    article = Article.objects.get()
    assert article.title == "Cara Membaca “Brosur” & Laporan"
    assert article.plain_text == "Brosur jarang berbohong."
    assert article.category.name == "Karier"
    assert {tag.name for tag in article.tags.all()} == {"beasiswa", "magang"}
    assert [(item.question, item.answer.replace("\r", "")) for item in article.faq_items.all()] == [
        ("Berapa biayanya?", "Jawaban 0.\nBaris kedua."),
        ("Kapan dibuka?", "Jawaban 1.\nBaris kedua."),
    ]
    assert article.noindex
    assert f"{article.published_at:%Y-%m-%d %H.%M}" == "2030-08-17 01.15"  # UTC


@pytest.fixture
def labels():
    make_category(name="Karier")
    make_tag(name="beasiswa")
    make_tag(name="magang")


def test_an_article_survives_a_session_that_ended_while_it_was_written(page, site, widget, labels, complaints):
    editor = make_editor()
    sign_in(page, site, editor)
    written_article(page, site, widget)

    end_session()
    page.get_by_role("button", name="Simpan draf").click()
    assert not Article.objects.exists()
    expect(page.locator("#sign-in-state")).to_contain_text("Yang diketik masih ada di peramban ini")
    sign_in_here(page, editor)

    expect(state_of(page)).to_have_text(BACK)
    assert_article_stands_there(page)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert_article_is_saved()
    assert kept(page) == {}
    expect(state_of(page)).to_have_text("")
    page.goto(f"{site}/admin/articles/article/add/")  # the next one starts empty
    expect(state_of(page)).to_have_text("")
    assert page.get_by_label("Judul", exact=True).input_value() == ""
    assert [text for text in complaints if "403" not in text] == []


def test_an_article_written_before_signing_in_anew_elsewhere_comes_back_in_full(page, site, widget, labels):
    editor = make_editor()
    sign_in(page, site, editor)
    written_article(page, site, widget)
    end_session()
    other = page.context.new_page()
    sign_in(other, site, editor)  # a new token; the first page has the old one
    expect(other.get_by_role("link", name="Tulis artikel")).to_be_visible()

    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".messagelist")).to_contain_text("Yang diketik masih di sini: simpan sekali lagi.")
    assert not Article.objects.exists()
    assert_article_stands_there(page)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert_article_is_saved()
    assert kept(page) == {}


def test_a_crash_loses_nothing_and_the_notice_can_take_it_back(page, site, widget):
    article = make_article(status=Status.DRAFT, body="<p>Yang tersimpan.</p>")
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    sign_in(page, site, make_editor())
    page.goto(url)
    page.get_by_label("Ringkasan").fill("Belum disimpan.")
    write_body(page, widget, "Belum disimpan pula.")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.goto(url)
    expect(state_of(again)).to_have_text(BACK)
    assert again.get_by_label("Ringkasan").input_value() == "Belum disimpan."
    assert "Belum disimpan pula." in body_of(again)

    again.get_by_role("button", name="Buang, tampilkan yang tersimpan").click()
    expect(state_of(again)).to_have_text("")
    assert again.get_by_label("Ringkasan").input_value() == article.summary
    assert body_of(again).strip() == "Yang tersimpan."
    assert kept(again) == {}


OTHER_FORMS = {
    "page": (
        lambda: Page.objects.create(title="Tentang", body="<p>Lama.</p>"),
        lambda page: page.locator("#id_title").fill("Tentang kami"),
        lambda: Page.objects.get().title == "Tentang kami",
    ),
    "author": (
        lambda: make_author(name="Alifia"),
        lambda page: (
            page.locator("#id_name").fill("Alifia Kamila"),
            page.locator("#id_biography").fill("Menulis.\nDan membaca."),
        ),
        lambda: Author.objects.get().biography.replace("\r", "") == "Menulis.\nDan membaca.",
    ),
    "sitesettings": (
        lambda: SiteSettings.objects.get_or_create(pk=1)[0],
        lambda page: page.locator("#id_social_links").fill("https://contoh.test/kampus"),
        lambda: SiteSettings.objects.get().social_links == "https://contoh.test/kampus",
    ),
    "category": (
        lambda: make_category(name="Karier"),
        lambda page: page.locator("#id_sky").select_option("malam"),
        lambda: Category.objects.get().sky == "malam",
    ),
    "user": (
        lambda: make_user(name="Dewi", email="dewi@cakrawala.test"),
        lambda page: (
            page.locator("#id_groups").select_option(label="Redaktur"),
            page.locator("#id_is_active").uncheck(),
        ),
        lambda: User.objects.filter(name="Dewi", groups__name="Redaktur", is_active=False).exists(),
    ),
}


@pytest.mark.parametrize("model", OTHER_FORMS)
def test_every_other_form_survives_the_end_of_a_session(page, site, model, complaints):
    make, change, is_saved = OTHER_FORMS[model]
    thing, administrator = make(), make_user(is_superuser=True)
    sign_in(page, site, administrator)
    page.goto(f"{site}/admin/{thing._meta.app_label}/{model}/{thing.pk}/change/")
    change(page)
    expect(state_of(page)).to_have_text(SAFE_HERE)

    end_session()
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert not is_saved()
    sign_in_here(page, administrator)
    expect(state_of(page)).to_have_text(BACK)
    page.get_by_role("button", name="Simpan", exact=True).click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert is_saved()
    assert kept(page) == {}
    assert complaints == []


SCREENS = {model._meta.model_name: model for model in admin.site._registry}
FILL_ALL = """form => {
  const words = {email: "a@b.test", number: "7", url: "https://contoh.test/"};
  const isOther = ({type, name, dataset}) => dataset.richText || /^_|__prefix__/.test(name)
    || !name || ["hidden", "submit", "button", "file"].includes(type);
  for (const field of form.elements) {
    if (isOther(field) || field.disabled || field.readOnly || field.closest(".actions")) continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = !field.checked;
    else if (!field.options) field.value = words[field.type] || `Kata ${field.name}`;
    else if (field.options.length) [...field.options].at(-1).selected = true;
    field.dispatchEvent(new Event("change", {bubbles: true}));
  }
}"""
READ_ALL = "form => FormState.read(form)"


@pytest.mark.parametrize("screen", SCREENS)
def test_every_field_of_every_screen_comes_back(page, site, screen):
    """A screen that is new is asked, too."""
    model, request = SCREENS[screen], RequestFactory().get("/")
    request.user = make_user(is_superuser=True)
    offered = admin.site._registry[model]
    if not offered.has_add_permission(request) and not offered.has_change_permission(request):
        return
    path = f"{site}/admin/{model._meta.app_label}/{screen}/"
    sign_in(page, site, request.user)
    page.goto(f"{path}add/" if offered.has_add_permission(request) else path)
    form = page.locator("form:has([name=_kept])")
    if not form.count():
        others = ["hidden", "checkbox", "submit", "search"]
        typed_into = "input" + "".join(f":not([type={kind}])" for kind in others) + ":not([name=q])"
        assert page.locator(f"main form :is({typed_into}, textarea)").count() == 0
        return
    form.evaluate(FILL_ALL)
    expect(state_of(page)).to_have_text(SAFE_HERE)
    typed = form.evaluate(READ_ALL)

    page.reload()

    expect(state_of(page)).to_have_text(BACK)
    assert form.evaluate(READ_ALL) == typed
    assert "Kata" in str(typed)


def test_rows_find_their_places_though_somebody_has_added_and_taken_away_others(page, site, widget):
    programme, administrator = make_programme(), make_user(is_superuser=True)
    gone, ticked, stays = (programme.careers.create(name=name) for name in ["Perawat", "Auditor", "Penulis"])
    url = f"{site}/admin/articles/programme/{programme.pk}/change/"
    sign_in(page, site, administrator)
    page.goto(url)
    page.locator("#id_careers-0-name").fill("Perawat gigi")
    page.locator("#id_careers-1-DELETE").check()
    page.locator("#id_careers-2-name").fill("Penulis lepas")
    page.locator("#careers-group .add-row a").click()
    page.locator("#id_careers-3-name").fill("Analis")
    page.locator("#id_curriculum_file").set_input_files(
        {"name": "kurikulum.pdf", "mimeType": "x/y", "buffer": b"%PDF-1"}
    )
    page.get_by_label("Ringkasan").fill("Belajar merawat.")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    gone.delete()
    added = programme.careers.create(name="Bidan")

    page.reload()

    expect(state_of(page)).to_have_text(re.compile(f"{BACK.pattern} Pilih lagi berkasnya: kurikulum.pdf."))
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    programme.refresh_from_db()
    assert programme.summary == "Belajar merawat."
    careers = {career.pk: career.name for career in programme.careers.all()}
    assert careers.pop(added.pk) == "Bidan"
    assert careers.pop(stays.pk) == "Penulis lepas"
    assert ticked.pk not in careers
    assert sorted(careers.values()) == ["Analis", "Perawat gigi"]
    assert kept(page) == {}


@pytest.fixture
def typed(page, site):
    """A writer's page with an unsaved summary; answers ``(user, address)``."""
    user = make_editor()
    article = make_article(status=Status.DRAFT)
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    sign_in(page, site, user)
    page.goto(url)
    page.get_by_label("Ringkasan").fill("Rahasia yang belum disimpan.")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    assert "Rahasia" in str(kept(page))
    return user, url


def test_somebody_else_who_signs_in_finds_nothing(page, site, typed):
    _, url = typed
    end_session()
    other = page.context.new_page()
    sign_in(other, site, make_editor(email="lain@cakrawala.test"))
    expect(other.get_by_role("link", name="Tulis artikel")).to_be_visible()
    assert "Rahasia" not in other.evaluate("JSON.stringify([localStorage, sessionStorage])")

    page.get_by_label("Ringkasan").fill("Rahasia yang diketik lagi.")  # the first page is still open
    expect(state_of(page)).to_contain_text("Akun ini sudah keluar di tab lain.")
    page.close(run_before_unload=False)
    other.goto(url)

    expect(state_of(other)).to_have_text("")
    assert "Rahasia" not in other.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "Rahasia" not in other.get_by_label("Ringkasan").input_value()


def test_signing_out_erases_what_was_kept(page, site, typed):
    user, url = typed
    page.on("dialog", lambda dialog: dialog.accept())

    page.get_by_role("button", name="Keluar").click()

    expect(page.get_by_role("link", name="Masuk lagi").or_(page.get_by_text("Masuk kembali"))).to_be_visible()
    assert kept(page) == {}
    assert "Rahasia" not in page.evaluate("JSON.stringify(localStorage)")
    sign_in(page, site, user)
    page.goto(url)
    expect(state_of(page)).to_have_text("")


def test_signing_out_on_a_page_older_than_the_last_sign_in_signs_out(page, site, typed):
    user, _ = typed
    page.on("dialog", lambda dialog: dialog.accept())
    end_session()
    sign_in(page.context.new_page(), site, user)
    page.context.pages[-1].wait_for_url(f"{site}/admin/")

    page.get_by_role("button", name="Keluar").click()

    expect(page.get_by_role("button", name="Masuk")).to_be_visible()
    assert kept(page) == {}
    assert not Session.objects.exists() or page.context.request.get(f"{site}/admin/").url.endswith(
        "/login/?next=/admin/"
    )


def test_words_are_kept_for_seven_days_at_most(page, site, typed):
    end_session()
    age = """days => {
      const key = Object.keys(localStorage).find(key => key.startsWith("kept/"));
      const entry = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({...entry, at: Date.now() - days * 86400000}));
    }"""
    page.goto(f"{site}/admin/login/")
    page.evaluate(age, 6.9)
    page.reload()
    assert len(kept(page)) == 1

    page.evaluate(age, 7.1)
    page.reload()  # the sign-in page, whoever it was

    assert kept(page) == {}


def test_a_form_that_the_server_refuses_shows_what_the_server_shows_and_stays_kept(page, site, typed):
    page.get_by_label("Judul", exact=True).fill("")
    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".errornote")).to_be_visible()
    assert page.get_by_label("Ringkasan").input_value() == "Rahasia yang belum disimpan."
    expect(state_of(page)).to_have_text(SAFE_HERE)
    assert len(kept(page)) == 1
    page.get_by_label("Judul", exact=True).fill("Judul lagi")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert kept(page) == {}
    assert Article.objects.get().summary == "Rahasia yang belum disimpan."


@pytest.mark.parametrize("answer", ["failure", "500", "413"])
def test_an_answer_that_is_no_saving_erases_nothing(page, site, typed, answer):
    _, url = typed

    def refuse(route):
        if route.request.method != "POST" or not route.request.is_navigation_request():
            return route.continue_()
        return route.abort() if answer == "failure" else route.fulfill(status=int(answer), body="Aduh")

    page.route(url, refuse)
    if answer == "failure":
        with page.expect_event("requestfailed"):
            page.get_by_role("button", name="Simpan draf").click()
    else:
        page.get_by_role("button", name="Simpan draf").click()
        expect(page.get_by_text("Aduh")).to_be_visible()
    page.unroute(url)

    page.goto(url)

    expect(state_of(page)).to_have_text(BACK)
    assert page.get_by_label("Ringkasan").input_value() == "Rahasia yang belum disimpan."


def test_what_the_server_has_meanwhile_is_not_spoken_of(page, site, typed):
    Article.objects.update(summary="Rahasia yang belum disimpan.")  # saved from somewhere else, word for word

    page.reload()

    expect(state_of(page)).to_have_text("")
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('kept/'))")


def test_typing_it_back_is_no_change(page, site, typed):
    page.get_by_label("Ringkasan").fill(Article.objects.get().summary)

    expect(state_of(page)).to_have_text("")
    assert kept(page) == {}


def test_two_tabs_of_one_form_keep_their_words_apart(page, site, typed):
    _, url = typed
    second = page.context.new_page()
    second.goto(url)
    second.get_by_label("Ringkasan").fill("Dari tab kedua.")
    expect(state_of(second)).to_have_text(SAFE_HERE)
    assert len(kept(page)) == 2

    second.get_by_role("button", name="Simpan draf").click()

    expect(second.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert second.get_by_label("Ringkasan").input_value() == "Dari tab kedua."  # the first is open and has its own
    assert "Rahasia" in str(kept(page))
    page.close(run_before_unload=False)
    second.reload()
    expect(state_of(second)).to_have_text(BACK)
    assert second.get_by_label("Ringkasan").input_value() == "Rahasia yang belum disimpan."
    second.get_by_role("button", name="Simpan draf").click()  # typed before the other saving: nobody is overwritten
    expect(second.locator(".errornote")).to_be_visible()
    assert Article.objects.get().summary == "Dari tab kedua."


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
CLOSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


@pytest.mark.parametrize("trouble", [FULL, CLOSED], ids=["full", "closed"])
def test_a_browser_that_cannot_keep_words_says_so(page, site, trouble, complaints):
    page.add_init_script(trouble)
    article = make_article(status=Status.DRAFT)
    sign_in(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    complaints.clear()  # Django's own scripts ask the storage, too

    page.get_by_label("Ringkasan").fill("Tidak bisa disimpan di sini.")

    expect(state_of(page)).to_contain_text("peramban ini tidak bisa menyimpannya")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert Article.objects.get().summary == "Tidak bisa disimpan di sini."


def test_a_password_is_never_kept(page, site):
    administrator = make_user(is_superuser=True)
    sign_in(page, site, administrator)
    page.goto(f"{site}/admin/accounts/user/add/")
    page.locator("#id_email").fill("baru@cakrawala.test")
    page.locator("#id_name").fill("Sari")
    page.locator("#id_password1").fill("kunci-rahasia-1")
    page.locator("#id_password2").fill("kunci-rahasia-1")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    assert "kunci-rahasia" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")

    page.reload()

    expect(state_of(page)).to_have_text(BACK)
    assert page.locator("#id_name").input_value() == "Sari"
    assert page.locator("#id_password1").input_value() == ""
    page.goto(f"{site}/admin/password_change/")
    assert page.locator("[name=_kept]").count() == 0  # a form of passwords only


def test_numbers_of_a_list_are_kept_for_their_rows(page, site):
    first, second = make_category(name="Alam", position=1), make_category(name="Budaya", position=2)
    sign_in(page, site, make_editor())
    page.goto(f"{site}/admin/articles/category/")
    page.locator("[name=form-1-position]").fill("7")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    Category.objects.filter(pk=first.pk).update(position=9)  # the order of the rows is another one now

    page.reload()

    expect(state_of(page)).to_have_text(BACK)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    second.refresh_from_db()
    assert second.position == 7
    assert kept(page) == {}


def test_a_panel_of_an_ended_session_says_what_to_do(page, site, typed):
    end_session()
    page.get_by_label("Ringkasan").fill("Satu kalimat lagi.")

    expect(page.locator("[data-coach-trouble]")).to_contain_text("Sesi sudah berakhir. Simpan teks ini")


def test_a_panel_of_an_old_page_says_what_to_do(page, site, typed):
    user, _ = typed
    end_session()
    other = page.context.new_page()
    sign_in(other, site, user)
    expect(other.get_by_role("link", name="Tulis artikel")).to_be_visible()
    page.get_by_label("Ringkasan").fill("Satu kalimat lagi.")

    expect(page.locator("[data-coach-trouble]")).to_contain_text("Halaman ini dibuka sebelum masuk lagi.")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_notice_moves_nothing_while_one_types_and_can_be_read_by_everyone(page, site, typed, complaints, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()
    expect(state_of(page)).to_have_text(BACK)
    violations = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for violation in Axe().run(page, options=WCAG).response["violations"]:
            violations[f"{scheme}: {violation['id']}"] = [node["html"] for node in violation["nodes"]]
    assert violations == {}
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0

    page.get_by_role("button", name="Buang, tampilkan yang tersimpan").press("Enter")
    expect(state_of(page)).to_have_text("")
    summary = page.get_by_label("Ringkasan")
    before = summary.bounding_box()
    summary.fill("Satu huruf")
    expect(state_of(page)).to_have_text(SAFE_HERE)

    assert summary.bounding_box()["y"] == before["y"]
