"""What is typed into an article is saved by itself, offered on return, and never put in silently."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article, BegunDraft, Presence, Revision
from tests.browser.accessible import faults
from tests.browser.kept import OFFER, SAFE_HERE, WIDGETS, Status, end_session, kept, offer_of, state_of, take_up
from tests.browser.test_kept_end import FULL
from tests.browser.test_newsroom import enter
from tests.factories import make_article, make_editor

AUTOMATIC = Revision.Kind.AUTOMATIC
SAVED = "Tersimpan "


@pytest.fixture
def plain(settings):
    settings.RICH_TEXT_WIDGET = WIDGETS[1]


@pytest.fixture
def writing(page, site, plain):
    """``(editor, article, url)`` of an article that stands open."""
    editor, article = make_editor(), make_article(status=Status.DRAFT, summary="Yang tersimpan.")
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    enter(page, site, editor)
    page.goto(url)
    return editor, article, url


def typed(page, words):
    page.get_by_label("Ringkasan").fill(words)


def test_what_is_typed_is_saved_by_itself_and_readers_never_see_it(page, writing, complaints):
    typed(page, "Diketik saja.")

    expect(state_of(page)).to_contain_text(SAVED)
    [revision] = Revision.objects.filter(kind=AUTOMATIC)
    assert revision.content["summary"] == "Diketik saja."
    assert Article.objects.get().summary == "Yang tersimpan."
    typed(page, "Diketik lagi.")
    expect(state_of(page)).to_have_text("Belum tersimpan di server; tersimpan di peramban ini")
    expect(state_of(page)).to_contain_text(SAVED)
    assert Revision.objects.filter(kind=AUTOMATIC).count() == 2
    assert complaints == []


def test_on_return_the_words_are_offered_and_not_put_in(page, writing, complaints):
    _, _, url = writing
    typed(page, "Diketik saja.")
    expect(state_of(page)).to_contain_text(SAVED)

    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.goto(url)

    expect(offer_of(again)).to_contain_text("Ada tulisanmu dari pukul")
    assert again.get_by_label("Ringkasan").input_value() == "Yang tersimpan."
    with again.expect_popup() as popup:
        offer_of(again).get_by_role("button", name="Lihat perbedaan").click()
    expect(popup.value.locator("del")).to_contain_text("tersimpan")
    popup.value.close()
    offer_of(again).get_by_role("button", name="Pakai").click()
    expect(again.get_by_label("Ringkasan")).to_have_value("Diketik saja.")
    expect(offer_of(again)).to_be_empty()
    again.get_by_role("button", name="Simpan draf").click()
    expect(again.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert Article.objects.get().summary == "Diketik saja."
    expect(offer_of(again)).to_be_empty()
    assert kept(again) == {}


def test_a_new_article_becomes_one_draft_and_the_page_goes_on_as_its_page(page, site, plain, complaints):
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/add/")
    page.get_by_label("Judul", exact=True).fill("Cara Membaca Brosur")
    expect(state_of(page)).to_contain_text(SAVED)
    article = Article.objects.get()
    expect(page).to_have_url(f"{site}/admin/articles/article/{article.pk}/change/")
    assert BegunDraft.objects.get().article == article
    page.locator("#faq_items-group summary").click()
    page.locator("#faq_items-group .add-row a").click()
    page.locator("#id_faq_items-0-question").fill("Berapa?")
    page.locator("#id_faq_items-0-answer").fill("Sekian.")
    page.locator("#faq_items-group .add-row a").click()
    typed(page, "Ringkas.")
    expect(state_of(page)).to_contain_text("Belum tersimpan")
    expect(state_of(page)).to_contain_text(SAVED)

    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    article = Article.objects.get()
    assert article.summary == "Ringkas."
    assert [item.question for item in article.faq_items.all()] == ["Berapa?"]
    assert complaints == []


def test_an_answer_that_is_lost_begins_no_second_draft(page, site, plain):
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/add/")
    lost = []

    def lose(route):
        route.fetch()
        lost.append(route.request.url)
        route.abort()

    page.route("**/simpan-otomatis/", lose, times=1)
    page.get_by_label("Judul", exact=True).fill("Cara Membaca Brosur")

    expect(state_of(page)).to_contain_text(SAVED)
    assert lost
    assert Article.objects.count() == 1
    typed(page, "Ringkas.")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert Article.objects.get().summary == "Ringkas."


def test_words_begun_without_a_network_become_the_draft_that_they_had_begun(page, site, plain):
    """The answer was lost, and then the page: what comes back goes on as that draft."""
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/add/")
    page.route("**/simpan-otomatis/", lambda route: (route.fetch(), route.abort()))
    page.get_by_label("Judul", exact=True).fill("Cara Membaca Brosur")
    expect(state_of(page)).to_have_text(SAFE_HERE)
    page.wait_for_timeout(2500)
    assert Article.objects.count() == 1
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.goto(f"{site}/admin/articles/article/add/")
    take_up(again)

    expect(state_of(again)).to_contain_text(SAVED)
    assert again.get_by_label("Judul", exact=True).input_value() == "Cara Membaca Brosur"
    assert Article.objects.count() == 1
    expect(again).to_have_url(f"{site}/admin/articles/article/{Article.objects.get().pk}/change/")


def test_without_a_network_the_browser_keeps_the_words_and_says_so(page, writing):
    _, _, url = writing
    page.context.set_offline(True)
    typed(page, "Diketik di kereta.")
    page.wait_for_timeout(2500)
    expect(state_of(page)).to_have_text(SAFE_HERE)
    page.close(run_before_unload=False)
    assert not Revision.objects.filter(kind=AUTOMATIC).exists()

    again = page.context.new_page()
    again.context.set_offline(False)
    again.goto(url)
    with again.expect_popup() as popup:
        offer_of(again).get_by_role("button", name="Lihat perbedaan").click()
    expect(popup.value.locator("ins")).to_contain_text("Diketik di kereta.")
    popup.value.close()
    take_up(again)
    assert again.get_by_label("Ringkasan").input_value() == "Diketik di kereta."


def test_a_network_that_comes_back_brings_the_words_to_the_server(page, writing):
    page.context.set_offline(True)
    typed(page, "Diketik di kereta.")
    page.wait_for_timeout(2500)
    page.context.set_offline(False)

    expect(state_of(page)).to_contain_text(SAVED)
    assert Revision.objects.get(kind=AUTOMATIC).content["summary"] == "Diketik di kereta."


def test_an_ended_session_is_told_and_the_browser_keeps_the_words(page, writing):
    end_session()
    typed(page, "Sesudah sesi berakhir.")

    expect(state_of(page)).to_have_text(f"Sesi sudah berakhir. {SAFE_HERE}")
    assert "Sesudah sesi berakhir." in str(kept(page))


def test_a_save_of_somebody_else_stops_it_and_leads_to_merging(page, writing):
    _, article, _ = writing
    article.title = "Punya Alifia"
    publishing.save(article, by=make_editor(name="Alifia"))
    typed(page, "Punyaku.")

    expect(state_of(page)).to_contain_text("Alifia menyimpan lebih dulu")
    number = Revision.objects.get(kind=AUTOMATIC).number
    merge = state_of(page).get_by_role("link", name="Gabungkan")
    expect(merge).to_have_attribute("href", f"/admin/articles/article/{article.pk}/gabung/?punya={number}")
    typed(page, "Punyaku, lebih panjang.")
    page.wait_for_timeout(3000)
    assert Revision.objects.filter(kind=AUTOMATIC).count() == 1
    expect(state_of(page)).to_contain_text("Alifia menyimpan lebih dulu")


def test_a_press_on_save_waits_for_what_is_under_way(page, writing):
    _, article, _ = writing
    page.route("**/simpan-otomatis/", lambda route: (page.wait_for_timeout(1500), route.continue_()))
    typed(page, "Diketik saja.")
    with page.expect_request("**/simpan-otomatis/"):
        pass
    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    article.refresh_from_db()
    assert article.summary == "Diketik saja."
    newest = Revision.objects.filter(article=article).first()
    assert newest.kind == Revision.Kind.SAVED
    expect(offer_of(page)).to_be_empty()


def test_the_time_is_the_servers_whatever_the_browsers_clock_says(page, site, plain):
    shift = "const now = Date.now.bind(Date); Date.now = () => now() + 14 * 3600 * 1000;"
    page.add_init_script(shift)
    article = make_article(status=Status.DRAFT)
    enter(page, site, make_editor())
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    page.goto(url)
    before = timezone.localtime()
    typed(page, "Diketik saja.")

    expect(state_of(page)).to_contain_text(SAVED)
    times = {f"{moment:%H.%M}" for moment in (before, timezone.localtime())}
    assert state_of(page).inner_text().removeprefix(SAVED) in times
    page.reload()
    expect(offer_of(page)).to_have_text(OFFER)
    assert any(time in offer_of(page).inner_text() for time in times)


def test_a_browser_that_keeps_nothing_has_the_server(page, site, plain):
    page.add_init_script(FULL)
    article = make_article(status=Status.DRAFT)
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/article/{article.pk}/change/")
    typed(page, "Hanya di server.")
    expect(state_of(page)).to_contain_text("peramban ini tidak bisa menyimpannya")
    expect(state_of(page)).to_contain_text(SAVED)

    page.reload()
    expect(offer_of(page)).to_have_text(OFFER)
    offer_of(page).get_by_role("button", name="Pakai").click()
    expect(page.get_by_label("Ringkasan")).to_have_value("Hanya di server.")


def test_questions_come_back_to_their_rows(page, site, plain):
    """From the server alone, as on another device."""
    article = make_article(status=Status.DRAFT)
    for number, question in enumerate(["Satu?", "Dua?", "Tiga?"], start=1):
        article.faq_items.create(question=question, answer="Ya.", position=number)
    enter(page, site, make_editor())
    url = f"{site}/admin/articles/article/{article.pk}/change/"
    page.goto(url)
    page.locator("#faq_items-group summary").click()
    page.locator("#id_faq_items-0-question").fill("Satu, sungguh?")
    page.locator("#id_faq_items-2-DELETE").check()
    expect(state_of(page)).to_contain_text(SAVED)
    page.evaluate("localStorage.clear()")
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.add_init_script("localStorage.clear()")
    again.goto(url)
    take_up(again)
    again.get_by_role("button", name="Simpan draf").click()

    expect(again.locator(".messagelist")).to_contain_text("Draf tersimpan pukul")
    assert [item.question for item in article.faq_items.all()] == ["Satu, sungguh?", "Dua?"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_strip_tells_who_is_here_and_what_waits_to_everyone(page, site, writing, scheme, width, tmp_path):
    _, article, _ = writing
    Presence.objects.create(article=article, account=make_editor(name="Alifia"), window="a1" * 16)
    typed(page, "Diketik saja.")
    expect(state_of(page)).to_contain_text(SAVED)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    page.reload()

    expect(page.locator("#form-others")).to_contain_text("Alifia juga menyunting sejak")
    expect(offer_of(page)).to_have_text(OFFER)
    typed(page, "Diketik lagi.")
    expect(state_of(page)).to_contain_text(SAVED)
    page.screenshot(path=tmp_path / "strip.png")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert offer_of(page).get_by_role("button", name="Pakai").bounding_box()["height"] >= 24
