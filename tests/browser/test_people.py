"""Accounts and how people come in, in a real browser."""

import base64
import time
from datetime import timedelta

from playwright.sync_api import expect

from accounts import entry, lockout
from accounts.factors import STEP, code_at
from accounts.models import EntryLink
from articles.models import Article
from tests.browser.accessible import faults
from tests.browser.kept import take_up
from tests.browser.test_newsroom import enter
from tests.factories import PASSWORD, make_manager, make_user, make_writer


def test_the_screens_of_people_are_accessible_whole_and_silent(page, site, complaints):
    manager, writer = make_manager(), make_writer(name="Alifia Kamila")
    administrator = make_user(is_superuser=True)
    enter(page, site, manager)
    found = {}
    screens = [f"accounts/user/{person.pk}/change/" for person in [writer, manager, administrator]]
    for screen in [*screens, "sesi/", "faktor/", "akun/"]:
        page.goto(f"{site}/admin/{screen}")
        page.wait_for_load_state("networkidle")
        assert complaints == []
        found[screen] = faults(page)
        complaints.clear()  # axe's own, which writes styles into the page

    assert found == {screen: [] for screen in found}


def test_the_doors_are_accessible_whole_and_silent(page, site, complaints):
    invited = make_writer(name="Citra", email="citra@cakrawala.test")
    invited.set_unusable_password()
    invited.save()
    key = entry.make_link(invited, EntryLink.Purpose.INVITATION, lasts=timedelta(days=1))
    found = {}
    for address in ["login/", "lupa/", f"undangan/?kunci={key}"]:
        page.goto(f"{site}/admin/{address}")
        page.wait_for_load_state("networkidle")
        assert complaints == []
        found[address] = faults(page)
        complaints.clear()

    assert found == {address: [] for address in found}


def test_from_an_invitation_to_the_first_draft(page, site, browser, settings, complaints):
    """A colleague is invited, comes in by the copied link, and saves a draft; the minutes are the test's own."""
    settings.RICH_TEXT_WIDGET = "newsroom.editor.PlainArea"
    started = time.monotonic()
    enter(page, site, make_manager())
    page.goto(f"{site}/admin/accounts/user/")
    page.get_by_role("link", name="Tambah pengguna").click()
    page.get_by_label("Surel").fill("citra@cakrawala.test")
    page.get_by_label("Nama:", exact=True).fill("Citra Dewi")
    page.get_by_label("Penulis", exact=True).check()
    page.get_by_role("button", name="Undang").click()
    page.get_by_role("button", name="Salin pesan").click()
    expect(page.get_by_role("status").filter(has_text="Tersalin.")).to_be_visible()
    address = page.get_by_label("Tautan", exact=True).input_value()
    assert faults(page) == []

    guest = browser.new_context().new_page()
    guest.set_default_timeout(10_000)
    guest.goto(address)
    guest.get_by_label("Kata sandi baru", exact=True).fill("tiga-bukit-jingga")
    guest.get_by_label("Ulangi kata sandi baru").fill("tiga-bukit-jingga")
    guest.get_by_role("button", name="Simpan dan masuk").click()
    expect(guest.locator(".messagelist")).to_contain_text("Akun ini siap dipakai")
    guest.goto(f"{site}/admin/articles/article/add/")
    guest.get_by_label("Judul", exact=True).fill("Hari pertama di kampus")
    guest.get_by_role("button", name="Simpan draf").click()
    expect(guest.locator(".messagelist")).to_contain_text("Draf tersimpan")
    guest.context.close()

    assert Article.objects.get().created_by.email == "citra@cakrawala.test"
    assert time.monotonic() - started < 90


def test_an_app_is_set_up_and_lost_and_a_code_of_paper_lets_in(page, site, browser):
    writer = make_writer(email="sari@cakrawala.test")
    enter(page, site, writer)
    page.goto(f"{site}/admin/faktor/")
    key = page.get_by_label("Tanpa kamera, ketik kunci ini di aplikasi").input_value()
    page.get_by_label("Enam angka dari aplikasi").fill(code_at(base64.b32decode(key), int(time.time() // STEP)))
    page.get_by_role("button", name="Nyalakan").click()
    codes = page.get_by_label("Sepuluh kode pemulihan").input_value().split()
    assert faults(page) == []

    elsewhere = browser.new_context().new_page()
    elsewhere.set_default_timeout(10_000)
    elsewhere.goto(f"{site}/admin/login/")
    elsewhere.get_by_label("Surel").fill(writer.email)
    elsewhere.get_by_label("Kata sandi").fill(PASSWORD)
    elsewhere.get_by_role("button", name="Masuk").click()
    elsewhere.get_by_label("Enam angka, atau satu kode pemulihan").fill("000000")
    elsewhere.get_by_role("button", name="Masuk").click()
    expect(elsewhere.locator(".errornote")).to_contain_text("Kode ini salah")
    assert faults(elsewhere) == []
    elsewhere.get_by_label("Enam angka, atau satu kode pemulihan").fill(codes[0])
    elsewhere.get_by_role("button", name="Masuk").click()
    expect(elsewhere.get_by_role("link", name="Tulis artikel")).to_be_visible()
    elsewhere.context.close()


def test_locked_told_and_opened_by_a_manager(page, site, browser):
    writer = make_writer(email="sari@cakrawala.test", name="Sari")

    def knock(password):
        page.goto(f"{site}/admin/login/")
        page.get_by_label("Surel").fill(writer.email)
        page.get_by_label("Kata sandi").fill(password)
        page.get_by_role("button", name="Masuk").click()

    for _ in range(lockout.MOST):
        lockout.begin(writer.email, devices="", network="")
    knock(PASSWORD)
    expect(page.locator(".errornote")).to_contain_text("harus menunggu sampai pukul")

    manager = browser.new_context().new_page()
    manager.set_default_timeout(10_000)
    enter(manager, site, make_manager())
    manager.goto(f"{site}/admin/")
    manager.get_by_role("link", name="Sari").click()
    manager.get_by_role("button", name="Buka kunci").click()
    expect(manager.locator(".messagelist")).to_contain_text("dibuka")
    manager.context.close()

    knock(PASSWORD)
    expect(page.get_by_role("link", name="Tulis artikel")).to_be_visible()


def test_whoever_is_switched_off_while_writing_is_out_and_the_words_stay(page, site, settings):
    settings.RICH_TEXT_WIDGET = "newsroom.editor.PlainArea"
    writer = make_writer(email="sari@cakrawala.test")
    enter(page, site, writer)
    page.route("**/simpan-otomatis/", lambda route: route.abort())  # the browser alone has the words
    page.goto(f"{site}/admin/articles/article/add/")
    page.get_by_label("Judul", exact=True).fill("Hari pertama di kampus")
    expect(page.locator("#form-state")).to_contain_text("peramban ini")
    writer.is_active = False
    writer.save()
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_label("Kata sandi")).to_be_visible()
    assert not Article.objects.exists()

    writer.is_active = True
    writer.save()
    page.get_by_label("Surel").fill(writer.email)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.goto(f"{site}/admin/articles/article/add/")
    take_up(page)
    expect(page.get_by_label("Judul", exact=True)).to_have_value("Hari pertama di kampus")


def test_a_role_is_chosen_with_the_keyboard_or_anywhere_on_its_card(page, site):
    enter(page, site, make_manager())
    writer = make_writer()
    page.goto(f"{site}/admin/accounts/user/{writer.pk}/change/")

    page.get_by_label("Penulis", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Redaktur", exact=True)).to_be_checked()
    card = page.locator(".role-card", has=page.get_by_label("Pengelola", exact=True))
    card.get_by_text("menghapus tetap isi Keranjang").click(force=True)  # its name lies over the whole card
    page.get_by_role("button", name="Simpan", exact=True).click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert [group.name for group in writer.groups.all()] == ["Pengelola"]
