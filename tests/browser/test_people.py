"""Accounts and how people come in, in a real browser."""

from playwright.sync_api import expect

from tests.browser.accessible import faults
from tests.browser.test_newsroom import enter
from tests.factories import make_manager, make_user, make_writer


def test_the_screens_of_people_are_accessible_whole_and_silent(page, site, complaints):
    manager, writer = make_manager(), make_writer(name="Alifia Kamila")
    administrator = make_user(is_superuser=True)
    enter(page, site, manager)
    found = {}
    for person in [writer, manager, administrator]:
        page.goto(f"{site}/admin/accounts/user/{person.pk}/change/")
        page.wait_for_load_state("networkidle")
        assert complaints == []
        found[person] = faults(page)
        complaints.clear()  # axe's own, which writes styles into the page

    assert found == {person: [] for person in found}


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
