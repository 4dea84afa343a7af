"""Words that were typed and not saved come back: after a session that ended, a crash, a second sign-in."""

import re

import pytest
from django.contrib import admin
from django.test import RequestFactory
from playwright.sync_api import expect

from articles.models import Article, Page, Revision, SiteSettings
from tests.browser.kept import (
    BACK,
    SAFE,
    SAFE_HERE,
    WIDGETS,
    Status,
    body_of,
    end_session,
    kept,
    offer_of,
    sign_in_here,
    state_of,
    take_up,
    write_body,
)
from tests.browser.test_newsroom import choose, enter, sign_in
from tests.factories import make_article, make_author, make_category, make_editor, make_programme, make_tag, make_user


@pytest.fixture(params=WIDGETS, ids=["ckeditor", "plain"])
def widget(request, settings):
    settings.RICH_TEXT_WIDGET = request.param
    return request.param


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
    expect(state_of(page)).to_have_text(SAFE)


def assert_article_stands_there(page):
    assert page.get_by_label("Judul", exact=True).input_value() == "Cara Membaca “Brosur” & Laporan"
    assert page.get_by_label("Ringkasan").input_value() == "Empat hal yang perlu dicari.\nSatu baris lagi."
    assert body_of(page).strip() == "Brosur jarang berbohong."
    expect(page.locator(".field-category .select2-selection__rendered")).to_contain_text("Karier")
    assert page.locator("#id_tags option:checked").all_inner_texts() == ["beasiswa", "magang"]
    assert page.locator("#id_published_at_0").input_value() == "17-08-2030"
    assert page.locator("#id_published_at_1").input_value() == "08.15"
    assert page.locator("#id_faq_items-1-answer").input_value() == "Jawaban 1.\nBaris kedua."
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
    assert not Article.objects.filter(noindex=True).exists()
    expect(page.locator("#sign-in-state")).to_contain_text("Yang diketik masih ada di peramban ini")
    sign_in_here(page, editor)

    take_up(page)
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
    assert not Article.objects.filter(noindex=True).exists()
    assert_article_stands_there(page)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert_article_is_saved()
    assert kept(page) == {}


def test_a_crash_loses_nothing_and_what_is_put_aside_stays_in_the_history(page, site, widget):
    article = make_article(status=Status.DRAFT, body="<p>Yang tersimpan.</p>")
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    enter(page, site, make_editor())
    page.goto(url)
    page.get_by_label("Ringkasan").fill("Belum disimpan.")
    write_body(page, widget, "Belum disimpan pula.")
    expect(state_of(page)).to_have_text(SAFE)
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.goto(url)
    take_up(again)
    assert again.get_by_label("Ringkasan").input_value() == "Belum disimpan."
    assert "Belum disimpan pula." in body_of(again)
    again.close(run_before_unload=False)

    third = page.context.new_page()
    third.goto(url)
    offer_of(third).get_by_role("button", name="Buang").click()
    expect(offer_of(third)).to_be_empty()
    assert third.get_by_label("Ringkasan").input_value() == article.summary
    assert body_of(third).strip() == "Yang tersimpan."
    assert kept(third) == {}
    third.reload()
    expect(state_of(third)).to_have_text("")
    expect(offer_of(third)).to_be_empty()
    history = Revision.objects.filter(article=article)
    assert "Belum disimpan pula." in str([*history.values_list("content", flat=True)])


OTHER_FORMS = {
    "page": ({"title": "Tentang kami", "description": "Siapa kami."}, lambda: Page.objects.create(title="Tentang")),
    "author": ({"name": "Alifia Kamila", "biography": "Menulis.\nDan membaca."}, lambda: make_author(name="Alifia")),
    "sitesettings": ({"social_links": "https://contoh.test/a"}, lambda: SiteSettings.objects.get_or_create(pk=1)[0]),
    "category": ({"name": "Karier", "sky": "malam"}, lambda: make_category(name="Kerja")),
    "user": ({"name": "Dewi", "is_active": False, "groups": "Redaktur"}, lambda: make_user(name="Sari")),
}


def test_every_other_form_survives_the_end_of_a_session(page, site, settings, complaints):
    settings.RICH_TEXT_WIDGET = WIDGETS[1]
    administrator = make_user(is_superuser=True)
    enter(page, site, administrator)
    things = {model: make() for model, (_, make) in OTHER_FORMS.items()}
    for model, (fields, _) in OTHER_FORMS.items():
        page.goto(f"{site}/admin/{things[model]._meta.app_label}/{model}/{things[model].pk}/change/")
        for name, value in fields.items():
            field = page.locator(f"#id_{name}")
            if name == "groups":
                page.get_by_label(value, exact=True).check()
            elif field.evaluate("field => Boolean(field.options)"):
                field.select_option(value)
            elif isinstance(value, bool):
                field.set_checked(value)
            else:
                field.fill(value)
        expect(state_of(page)).to_have_text(SAFE_HERE)

        end_session()
        page.get_by_role("button", name="Simpan", exact=True).click()
        sign_in_here(page, administrator)
        expect(state_of(page)).to_have_text(BACK)
        page.get_by_role("button", name="Simpan", exact=True).click()

        expect(page.locator(".messagelist .success")).to_be_visible()
        assert kept(page) == {}
        saved = things[model].__class__.objects.get(pk=things[model].pk)
        for name, value in fields.items():
            now = getattr(saved, name)
            if name == "groups":
                [now] = [group.name for group in now.all()]
            assert (now.replace("\r", "") if isinstance(now, str) else now) == value
    assert complaints == []


READ = """form => {
  const {fields, rows} = FormState.read(form);
  for (const name of ["seen_version", "base_revision"]) delete fields[name];
  for (const [name, [value]] of Object.entries(fields)) if (name.startsWith("accepted-") && !value) delete fields[name];
  const both = [...Object.entries(fields), ...Object.entries(rows)];
  return Object.fromEntries(both.map(([name, values]) => [name, JSON.stringify(values)]));
}"""
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


def test_every_field_of_every_screen_comes_back(page, site, settings):
    """A screen that is new is asked, too."""
    settings.RICH_TEXT_WIDGET = WIDGETS[1]
    request = RequestFactory().get("/")
    request.user = make_user(is_superuser=True)
    enter(page, site, request.user)
    for model, screen in admin.site._registry.items():
        name, can_add = model._meta.model_name, screen.has_add_permission(request)
        if not can_add and not screen.has_change_permission(request):
            continue
        page.goto(f"{site}/admin/{model._meta.app_label}/{name}/{'add/' if can_add else ''}")
        form = page.locator("form:has([name=_kept])")
        if not form.count():
            others = ["hidden", "checkbox", "submit", "search"]
            typed_into = "input" + "".join(f":not([type={kind}])" for kind in others) + ":not([name=q])"
            assert page.locator(f"main form :is({typed_into}, textarea)").count() == 0, name
            continue
        form.evaluate(FILL_ALL)
        expect(state_of(page), name).to_have_text(SAFE if name == "article" else SAFE_HERE)
        if name == "article":
            expect(page).to_have_url(re.compile("/change/"))  # its page has become that of a draft
        typed = form.evaluate(READ)

        page.reload()

        if name == "article":
            take_up(page)
        else:
            expect(state_of(page), name).to_have_text(BACK)
        assert form.evaluate(READ).items() >= typed.items(), name
        assert "Kata" in str(typed)


def test_rows_find_their_places_though_somebody_has_added_and_taken_away_others(page, site, widget):
    programme, administrator = make_programme(), make_user(is_superuser=True)
    gone, ticked, stays = (programme.careers.create(name=name) for name in ["Perawat", "Auditor", "Penulis"])
    url = f"{site}/admin/articles/programme/{programme.pk}/change/"
    enter(page, site, administrator)
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
    expect(page.locator(".errorlist.nonfield")).to_contain_text("Yang berubah: Profesi.")
    page.get_by_label("Simpan yang diketik di sini").check()
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
