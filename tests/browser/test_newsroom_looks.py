"""The newsroom's screens in a real browser: accessible in both schemes, whole on a small phone, silent."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import publishing, revisions
from articles.models import Article, FaqItem, Revision, SearchRebuild
from tests.browser.accessible import faults
from tests.browser.test_newsroom import choose, enter, sign_in, type_into_editor
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_picture,
    make_programme,
    make_tag,
    make_user,
    make_writer,
)

LIST = "/admin/articles/article/"
Status = Article.Status


@pytest.fixture
def newsroom(site):
    """An article in every state; answers the address of each screen."""
    writer = make_writer(name="Alifia Kamila")
    shared = {"category": make_category(name="Karier"), "author": make_author(name="Alifia Kamila", user=writer)}
    live = make_article(
        title="Kuliah Kelas Karyawan: Definisi, Jadwal, Biaya, dan Jurusan",
        body="<h2>Jadwal</h2><p>Kelas dimulai <a href='/berita'>sore</a>.</p><blockquote>Pelan.</blockquote>",
        created_by=writer,
        cover=make_picture(),
        programme=make_programme(),
        tags=[make_tag()],
        **shared,
    )
    FaqItem.objects.create(article=live, question="Kapan mulai?", answer="September.")
    publishing.save(live, by=writer)
    live.body = live.body.replace("sore", "malam") + "<ul><li>Pagi</li></ul>"
    live.cover, live.category = make_picture(), make_category(name="Jurusan")
    publishing.save(live, by=writer)
    days = timezone.timedelta(days=2)
    followed = make_article(title="Apa Itu Kelas Karyawan", created_by=writer, **shared)
    publishing.save_next(followed, revisions.content_of(followed) | {"title": "Kelas Karyawan"}, by=writer)
    publishing.submit_next(followed, by=writer)
    publishing.return_next(followed, by=make_editor(), reason="Sebutkan biayanya.")
    publishing.submit_next(followed, by=writer)
    make_article(title="Tips Lolos Wawancara Magang", published_at=timezone.now() + days, **shared)
    make_article(title="Dua Belas Karier", status=Status.IN_REVIEW, changed_by=writer, **shared)
    make_article(title="Masih Ditulis", status=Status.DRAFT, created_by=writer, **shared)
    make_article(title="Sudah Lama", status=Status.ARCHIVED, **shared)
    SearchRebuild.objects.create(rules="of an update")
    SearchRebuild.objects.under_way().update(moved_at=timezone.now() - days)
    return {
        "dashboard": "/admin/",
        "list": LIST,
        "nothing found": f"{LIST}?q=zebra",
        "add": f"{LIST}add/",
        "change": f"{LIST}{live.pk}/change/",
        "withdraw": f"{LIST}{live.pk}/tarik/",
        "versions": f"{LIST}{live.pk}/versi/",
        "beside a next version": f"{LIST}{followed.pk}/change/",
        "next version": f"{LIST}{followed.pk}/versi-baru/",
        "discard": f"{LIST}{followed.pk}/versi-baru/buang/",
    }


def open_screen(page, address):
    """Editors' screens are ready when CKEditor is; its own document is examined too."""
    page.goto(address)
    if page.locator("#article_form").count() == 0:
        return [page]
    frame = page.wait_for_selector(".cke_wysiwyg_frame").content_frame()
    frame.wait_for_selector("body.cke_editable")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    return [page, frame]


def test_every_screen_is_accessible_whole_and_silent(page, site, newsroom, complaints):
    found = {}

    def examine(address):
        found[address] = faults(*open_screen(page, site + address))

    examine("/admin/login/")
    enter(page, site, make_editor())
    for address in newsroom.values():
        examine(address)

    assert found == {address: [] for address in found}
    assert complaints == []


def test_the_screens_of_administrators_are_accessible_whole_and_silent(page, site, newsroom, complaints):
    article = Article.objects.get(title="Kuliah Kelas Karyawan: Definisi, Jadwal, Biaya, dan Jurusan")
    content = revisions.content_of(article) | {"title": "Kuliah Kelas Karyawan: Jadwal"}
    revisions.write(article, content, kind=Revision.Kind.AUTOMATIC, by=make_editor(), base=1)
    revisions.call(Revision.objects.get(article=article, number=1), "Sebelum revisi dosen")
    former = make_writer(name="Rahmawati", is_active=False)
    Article.objects.filter(title="Masih Ditulis").update(changed_by=former)
    enter(page, site, make_user(is_superuser=True))
    addresses = {
        "erase": f"{LIST}{article.pk}/hapus-permanen/",
        "forget": f"/admin/accounts/user/{former.pk}/lupakan/",
        "account": f"/admin/accounts/user/{former.pk}/change/",
        "versions": f"{newsroom['versions']}?otomatis=1",
    }
    found = {}
    for name, address in addresses.items():
        documents = open_screen(page, site + address)
        assert complaints == []
        found[name] = faults(*documents)
        complaints.clear()  # axe itself tries inline styles on some screens, to read their stylesheets

    assert found == {name: [] for name in found}


def test_the_history_of_versions_folds_on_a_phone(page, site, newsroom):
    enter(page, site, make_editor())
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site + newsroom["versions"])
    expect(page.get_by_label("Nama versi 2")).to_be_hidden()
    page.locator(".versions__history > summary").click()
    page.get_by_label("Nama versi 2").fill("Sebelum revisi dosen")
    page.get_by_role("button", name="Simpan nama").click()

    expect(page.get_by_text("Versi 2 bernama “Sebelum revisi dosen”.")).to_be_visible()


def test_the_editors_text_follows_the_switch_of_the_newsroom(page, site, newsroom):
    enter(page, site, make_editor())
    frame = open_screen(page, f"{site}{LIST}add/")[1]
    switch = page.get_by_role("button", name="tema")

    grounds = []
    for _ in range(3):  # as the system, light, dark, in an order that is Django's
        grounds.append(
            [here.evaluate("getComputedStyle(document.body).backgroundColor") for here in [page, frame.page, frame]]
        )
        switch.click()

    assert all(outer == inner for outer, _, inner in grounds)
    assert len({outer for outer, _, _ in grounds}) == 2


def test_scheduling_needs_the_right_column_only(page, site, newsroom):
    """Section 15 of the design guide: an editor never leaves the panel."""
    page.set_viewport_size({"width": 1280, "height": 800})
    enter(page, site, make_editor())
    open_screen(page, site + newsroom["add"])
    page.get_by_label("Judul", exact=True).fill("Cara Membaca Brosur")
    page.get_by_label("Ringkasan").fill("Empat hal yang perlu dicari.")
    type_into_editor(page, "Brosur jarang berbohong.")
    side = page.get_by_role("complementary", name="Penerbitan dan penempatan")

    choose(page, "category", "Karier")
    choose(page, "author", "Alifia Kamila")
    side.get_by_label("Tanggal").fill("24-11-2096")
    side.get_by_label("Jam (WIB)").fill("08.00")
    side.get_by_role("button", name="Jadwalkan").click()

    expect(page.locator(".messagelist")).to_contain_text("Terjadwal untuk 24 November 2096, 08.00 WIB")


def test_the_keyboard_goes_from_title_to_summary_to_text_to_panel(page, site, newsroom):
    enter(page, site, make_editor())
    open_screen(page, f"{site}{LIST}add/")

    page.get_by_label("Judul", exact=True).focus()
    page.keyboard.type("Cara Membaca Brosur")
    page.keyboard.press("Enter")

    expect(page.get_by_label("Ringkasan")).to_be_focused()
    expect(page.locator(".address__slug")).to_have_text("cara-membaca-brosur")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "cke_wysiwyg_frame cke_reset"


def test_a_phone_shows_the_way_around_and_the_panel_below_the_text(page, site, newsroom):
    page.set_viewport_size({"width": 360, "height": 800})
    sign_in(page, site, make_editor())
    page.get_by_role("navigation", name="Menu samping").get_by_role("link", name="Artikel").click()
    page.get_by_role("link", name="Dua Belas Karier").click()
    page.wait_for_selector(".cke_wysiwyg_frame")

    tops = [page.locator(part).bounding_box()["y"] for part in [".desk__text", ".desk__side", ".desk__more"]]

    assert tops == sorted(tops)
