"""Deleting and restoring as an editor does it, and what a reader meets meanwhile."""

import pytest
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article, BinnedItem, FaqItem, RelatedPick, Tag
from tests.articles.bin.whole import everything
from tests.browser.accessible import faults
from tests.browser.test_newsroom import enter
from tests.factories import (
    make_article,
    make_category,
    make_editor,
    make_old_slug,
    make_picture,
    make_tag,
    make_writer,
)

pytestmark = pytest.mark.story
DRAFT = Article.Status.DRAFT


def make_draft(**fields):
    draft = make_article(title="Gaji Auditor", status=DRAFT, tags=[make_tag(), make_tag()], **fields)
    FaqItem.objects.create(article=draft, question="Berapa gajinya?", answer="Sekian.", position=1)
    FaqItem.objects.create(article=draft, question="Kapan naik?", answer="Nanti.", position=2)
    RelatedPick.objects.create(article=draft, picked=make_article(title="Apa Itu Audit"))
    draft.excluded.add(make_article())
    return draft


def test_a_draft_is_deleted_and_restored_and_nothing_of_it_is_lost(page, site, complaints):
    editor = make_editor()
    draft = make_draft(created_by=make_writer())
    enter(page, site, editor)
    page.goto(f"{site}/admin/articles/article/{draft.pk}/change/")
    before = everything()

    page.get_by_role("link", name="Hapus draf").click()
    expect(page.get_by_text("Berapa gajinya?")).to_be_visible()
    page.get_by_role("button", name="Ya, pindahkan ke Keranjang").click()
    expect(page.locator(".messagelist")).to_contain_text("Artikel “Gaji Auditor” dipindahkan ke Keranjang.")
    assert not Article.objects.filter(pk=draft.pk).exists()

    page.locator(".messagelist").get_by_role("link", name="Keranjang").click()
    page.get_by_role("link", name="Gaji Auditor", exact=True).click()
    expect(page.get_by_text("Mulai dari yang kamu suka")).to_be_visible()
    page.get_by_role("button", name="Pulihkan").click()

    expect(page.locator(".messagelist")).to_contain_text("Artikel “Gaji Auditor” dipulihkan.")
    expect(page).to_have_url(f"{site}/admin/articles/article/{draft.pk}/change/")
    after = everything()
    after["articles.StoredAssessment"] = before["articles.StoredAssessment"]  # made anew
    before["accounts.User"] = after["accounts.User"]
    assert after == before
    assert [len(after[f"articles.{name}"]) for name in ("FaqItem", "RelatedPick", "Article_tags")] == [2, 1, 2]
    assert not BinnedItem.objects.exists()
    assert complaints == []


def test_one_press_takes_a_deletion_back(page, site, complaints):
    draft = make_draft()
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{draft.pk}/delete/")
    page.get_by_role("button", name="Ya, pindahkan ke Keranjang").click()

    page.get_by_role("button", name="Urungkan").click()

    expect(page.locator(".messagelist")).to_contain_text("dipulihkan.")
    assert Article.objects.get(pk=draft.pk).tags.count() == 2
    assert complaints == []


def test_readers_of_a_deleted_tag_are_led_on_until_it_is_restored(page, site, complaints):
    tag = make_tag(name="gaji", slug="gaji")
    articles = [make_article(tags=[tag]) for _ in range(3)]
    make_old_slug(tag, "upah")
    reader = page.context.browser.new_context().new_page()
    enter(page, site, make_editor())

    page.goto(f"{site}/admin/articles/tag/{tag.pk}/delete/")
    for article in articles:
        expect(page.get_by_role("link", name=article.title, exact=True)).to_be_visible()
    expect(page.get_by_role("radio", name="Berita (/berita)")).to_be_checked()
    page.get_by_role("button", name="Ya, pindahkan ke Keranjang").click()
    expect(page.locator(".messagelist")).to_contain_text("Tag “gaji” dipindahkan ke Keranjang.")
    for slug in ("gaji", "upah"):
        reader.goto(f"{site}/berita/tag/{slug}")
        expect(reader).to_have_url(f"{site}/berita")

    page.goto(f"{site}/admin/articles/binneditem/")
    page.get_by_role("button", name="Pulihkan gaji").click()
    expect(page.locator(".messagelist")).to_contain_text("Tag “gaji” dipulihkan.")
    assert Tag.objects.get().articles.count() == 3
    reader.context.close()
    reader = page.context.browser.new_context().new_page()  # one that has not kept the 301
    reader.goto(f"{site}/berita/tag/upah")
    expect(reader).to_have_url(f"{site}/berita/tag/gaji")
    reader.context.close()
    assert complaints == []


def test_every_page_of_deleting_is_accessible_whole_and_silent(page, site, complaints):
    editor = make_editor(name="Rahmawati")
    tag, category = make_tag(name="gaji karyawan"), make_category(name="Karier")
    make_tag(name="karyawan")
    for number in range(12):
        make_article(title=f"Cara membaca slip gaji, bagian {number}", tags=[tag], category=category)
    make_old_slug(tag, "upah-karyawan-tetap-dan-kontrak")
    draft = make_draft(body="<h2>Bab</h2><p>Kata.</p><ul><li>Satu</li></ul>")
    [binned, *_] = publishing.delete([make_draft(created_by=editor), make_picture()], by=editor)
    enter(page, site, editor)
    screens = {
        "refused": f"category/{category.pk}/delete/",
        "bin": "binneditem/",
        "binned": f"binneditem/{binned.pk}/change/",
    }

    found = {}

    for name, address in screens.items():
        page.goto(f"{site}/admin/articles/{address}")
        found[name] = faults(page)
    page.goto(f"{site}/admin/articles/tag/{tag.pk}/delete/")
    page.get_by_label("Alamat tujuan").fill("/tidak-ada")
    expect(page.get_by_role("radio", name="Alamat lain")).to_be_checked()
    page.get_by_role("button", name="Ya, pindahkan ke Keranjang").click()
    expect(page.get_by_text("Di tujuan tidak ada halaman")).to_be_visible()
    found["error"] = faults(page)
    page.goto(f"{site}/admin/articles/article/{draft.pk}/delete/")
    page.get_by_role("button", name="Ya, pindahkan ke Keranjang").click()
    expect(page.get_by_role("button", name="Urungkan")).to_be_visible()
    found["said"] = faults(page)
    assert found == {name: [] for name in found}
    assert complaints == []
