"""Two people edit one article at once, and put their changes together."""

import pytest
from playwright.sync_api import expect

from articles import publishing, revisions
from articles.models import Article, Revision
from tests.browser.accessible import faults
from tests.browser.kept import kept
from tests.browser.test_newsroom import enter
from tests.browser.test_pictures import text_of
from tests.factories import make_article, make_editor

BODY = "<p>Kode itu mudah.</p><p>Ini sama saja.</p><p>Server ada di kampus.</p>"


@pytest.fixture
def article():
    article = make_article(status="draft", title="Apa itu API", summary="Ringkas.", body=BODY)
    publishing.save(article, by=None)
    return article


@pytest.fixture
def waiting(article):
    """The address of a merging with three questions, and whose text waits."""
    dewi, sari = make_editor(name="Dewi"), make_editor(name="Sari")
    before = revisions.content_of(article)
    mine = before | {"body": BODY.replace("mudah", "indah").replace("di kampus", "di awan"), "title": "API itu indah"}
    publishing.keep_typed(article, mine, by=sari, base=1)
    article.body = BODY.replace("mudah", "sulit").replace("<p>Server ada di kampus.</p>", "")
    article.title = "API dari dekat"
    publishing.save(article, by=dewi)
    return f"/admin/articles/article/{article.pk}/gabung/?punya=2&tombol=_publish", sari


def edit(page, url, paragraph, words):
    page.goto(url)
    page.wait_for_selector(".cke_wysiwyg_frame")
    text_of(page).locator("p").nth(paragraph).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


@pytest.mark.story
def test_two_edit_at_once_and_the_second_merges(page, site, browser, article, complaints):
    dewi, sari = make_editor(name="Dewi"), make_editor(name="Sari")
    hers = browser.new_context().new_page()
    enter(page, site, sari)
    enter(hers, site, dewi)
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    edit(hers, url, 0, " Kata Dewi.")
    edit(page, url, 0, " Kata Sari.")
    text_of(page).locator("p").nth(2).click()
    page.keyboard.press("End")
    page.keyboard.type(" Juga Sari.")
    hers.get_by_role("button", name="Simpan draf").click()
    expect(hers.locator(".messagelist")).to_contain_text("Draf tersimpan")
    hers.context.close()

    page.get_by_role("button", name="Simpan draf").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Dewi menyimpan lebih dulu")
    expect(page.locator(".joining__sum")).to_contain_text("1 paragraf perlu diputuskan")
    assert len(kept(page)) == 1
    question = page.locator("fieldset")
    question.get_by_label("keduanya").check()
    expect(question.locator("[data-result=both]")).to_contain_text("Kode itu mudah. Kata Dewi.")
    expect(question.locator("[data-result=mine]")).to_be_hidden()
    page.get_by_role("button", name="Simpan gabungan").click()

    expect(page.locator(".messagelist")).to_contain_text("Gabungan tersimpan.")
    text = Article.objects.get(pk=article.pk).plain_text
    assert (
        text.split()
        == (
            "Kode itu mudah. Kata Dewi. Kode itu mudah. Kata Sari. Ini sama saja. Server ada di kampus. Juga Sari."
        ).split()
    )
    automatic = Revision.objects.filter(kind="automatic")  # more than one where typing took its time
    assert automatic.exists()
    others = Revision.objects.exclude(pk__in=automatic)
    assert [*others.values_list("kind", flat=True)] == ["merged", "saved", "found"]
    page.wait_for_selector(".cke_wysiwyg_frame")
    assert kept(page) == {}
    assert complaints == []


def test_arrows_choose_and_enter_goes_to_the_next(page, site, waiting, complaints):
    url, sari = waiting
    enter(page, site, sari)
    page.goto(site + url)
    radios = page.get_by_role("radio")

    radios.first.focus()
    page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(radios.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Simpan gabungan")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Tombol “Terbitkan” belum dijalankan.")
    article = Article.objects.get()
    assert article.title == "API itu indah"
    assert article.body == "<p>Kode itu sulit.</p><p>Ini sama saja.</p>"
    assert complaints == []


def test_it_works_without_scripts(browser, site, waiting):
    url, sari = waiting
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, site, sari)
    page.goto(site + url)

    for fieldset in page.locator("fieldset").all():
        fieldset.get_by_role("radio").nth(1).check()
        expect(fieldset.locator("[data-result=mine]")).to_be_visible()
    page.get_by_role("button", name="Simpan gabungan").click()

    expect(page.locator(".messagelist")).to_contain_text("Gabungan tersimpan.")
    assert Article.objects.get().body == BODY.replace("mudah", "indah").replace("di kampus", "di awan")
    context.close()


def test_the_screen_is_accessible_whole_and_silent(page, site, waiting, complaints):
    url, sari = waiting
    enter(page, site, sari)
    page.goto(site + url)
    page.locator("fieldset").nth(1).get_by_role("radio").last.check()
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")

    assert faults(page) == []

    page.set_viewport_size({"width": 360, "height": 800})
    tops = [side.bounding_box()["y"] for side in page.locator("fieldset").first.locator(".joining__side").all()]
    assert tops == sorted({*tops})
    assert complaints == []
