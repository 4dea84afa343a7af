"""Kept words end with the saving, with signing out, with somebody else and with time; and never before."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article, Category
from tests.browser.accessible import faults
from tests.browser.kept import (
    BACK,
    OFFER,
    SAFE,
    SAFE_HERE,
    WIDGETS,
    Status,
    end_session,
    kept,
    offer_of,
    state_of,
    take_up,
)
from tests.browser.test_newsroom import enter, sign_in
from tests.factories import make_article, make_category, make_editor, make_user


@pytest.fixture
def typed(page, site, settings):
    """A writer's page with an unsaved summary; answers ``(user, address)``."""
    settings.RICH_TEXT_WIDGET = WIDGETS[1]
    user = make_editor()
    article = make_article(status=Status.DRAFT)
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    enter(page, site, user)
    page.goto(url)
    page.get_by_label("Ringkasan").fill("Rahasia yang belum disimpan.")
    expect(state_of(page)).to_have_text(SAFE)
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


def test_who_stays_after_all_keeps_the_words(page, site, typed):
    page.once("dialog", lambda dialog: dialog.dismiss())  # "leave this page?"
    page.evaluate("new Promise(done => setTimeout(done, 1600))")  # from when on the screen asks that
    page.get_by_label("Ringkasan").fill("Rahasia yang tetap.")
    page.get_by_role("button", name="Keluar").click(no_wait_after=True)
    page.get_by_label("Ringkasan").fill("Rahasia yang bertambah.")

    page.wait_for_function("() => JSON.stringify(localStorage).includes('Rahasia yang bertambah')")


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
    expect(state_of(page)).to_have_text(SAFE)
    assert len(kept(page)) == 1
    page.get_by_label("Judul", exact=True).fill("Judul lagi")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert kept(page) == {}
    assert Article.objects.get().summary == "Rahasia yang belum disimpan."


def answering(status):
    """To the next sending of a form: this status, or no answer at all."""

    def answer(route):
        if route.request.method != "POST":
            route.continue_()
        elif status:
            route.fulfill(status=status, body="Aduh")
        else:
            route.abort()

    return answer


def test_an_answer_that_is_no_saving_erases_nothing(page, site, typed):
    _, url = typed
    for status in [None, 500, 413]:
        page.route(url, answering(status))
        if status:
            page.get_by_role("button", name="Simpan draf").click()
            expect(page.get_by_text("Aduh")).to_be_visible()
        else:
            with page.expect_event("requestfailed"):
                page.get_by_role("button", name="Simpan draf").click()
        page.unroute(url)

        page.goto(url)

        take_up(page)
        assert page.get_by_label("Ringkasan").input_value() == "Rahasia yang belum disimpan."


def test_what_the_server_has_meanwhile_is_not_spoken_of(page, site, typed):
    Article.objects.update(summary="Rahasia yang belum disimpan.")  # saved from somewhere else, word for word

    page.reload()

    expect(state_of(page)).to_have_text("")
    expect(offer_of(page)).to_be_empty()
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
    expect(state_of(second)).to_have_text(SAFE)
    assert len(kept(page)) == 2

    second.get_by_role("button", name="Simpan draf").click()

    expect(second.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert second.get_by_label("Ringkasan").input_value() == "Dari tab kedua."  # the first is open and has its own
    assert "Rahasia" in str(kept(page))
    page.close(run_before_unload=False)
    second.reload()
    expect(offer_of(second)).to_have_text(OFFER)
    offer_of(second).get_by_role("button", name="Pakai").click()
    expect(state_of(second)).to_contain_text("menyimpan lebih dulu")
    assert second.get_by_label("Ringkasan").input_value() == "Rahasia yang belum disimpan."
    second.get_by_role("button", name="Simpan draf").click()  # typed before the other saving: nobody is overwritten
    expect(second).to_have_url(re.compile("/gabung/"))
    assert Article.objects.get().summary == "Dari tab kedua."


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
CLOSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


@pytest.mark.parametrize("trouble", [FULL, CLOSED], ids=["full", "closed"])
def test_a_browser_that_cannot_keep_words_says_so(page, site, settings, trouble):
    settings.RICH_TEXT_WIDGET = WIDGETS[1]
    page.add_init_script(trouble)
    article = make_article(status=Status.DRAFT)
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")

    page.get_by_label("Ringkasan").fill("Tidak bisa disimpan di sini.")

    expect(state_of(page)).to_contain_text("peramban ini tidak bisa menyimpannya")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert Article.objects.get().summary == "Tidak bisa disimpan di sini."


def test_a_password_is_never_kept(page, site):
    administrator = make_user(is_superuser=True)
    enter(page, site, administrator)
    page.goto(f"{site}/admin/accounts/user/add/")
    page.locator("#id_email").fill("baru@cakrawala.test")
    page.locator("#id_name").fill("Sari")
    page.evaluate(
        """() => {
            const field = document.createElement("input");
            document.getElementById("user_form").append(Object.assign(field, { type: "password", id: "id_secret" }));
            field.name = "secret";
        }"""
    )
    page.locator("#id_secret").fill("kunci-rahasia-1")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    assert "kunci-rahasia" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")

    page.reload()

    expect(state_of(page)).to_have_text(BACK)
    assert page.locator("#id_name").input_value() == "Sari"
    page.goto(f"{site}/admin/password_change/")
    assert page.locator("[name=_kept]").count() == 0  # a form of passwords only


def test_numbers_of_a_list_are_kept_for_their_rows(page, site):
    first, second = make_category(name="Alam", position=1), make_category(name="Budaya", position=2)
    enter(page, site, make_editor())
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


def test_the_notice_moves_nothing_while_one_types_and_can_be_read_by_everyone(page, site, typed, complaints):
    page.reload()
    expect(offer_of(page)).to_have_text(OFFER)
    assert faults(page) == []

    offer_of(page).get_by_role("button", name="Buang").press("Enter")
    expect(offer_of(page)).to_be_empty()
    expect(state_of(page)).to_have_text("")
    summary = page.get_by_label("Ringkasan")
    before = summary.bounding_box()
    summary.fill("Satu huruf")
    expect(state_of(page)).to_have_text(SAFE)

    assert summary.bounding_box()["y"] == before["y"]
