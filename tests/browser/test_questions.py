"""What a reader asks in vain is answered by editors, and the site says by itself whether it is."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles import publishing
from articles.models import Author, Category, Programme, ReaderQuestion
from articles.questions.noting import record
from tests.browser.accessible import faults
from tests.browser.test_newsroom import choose, enter, type_into_editor
from tests.factories import make_article, make_editor, make_writer

pytestmark = pytest.mark.story
SUMMARY = "Siapa yang bisa mendapat beasiswa, berapa besarnya, dan kapan mendaftar."


def search(reader, site, words):
    reader.goto(f"{site}/cari")
    field = reader.get_by_role("main").get_by_label("Kata kunci")
    field.fill(words)
    field.press("Enter")


def tally():
    counts = ReaderQuestion.objects.counted_by_state()
    return f"Dari {counts['all']} pertanyaan pembaca, {counts['answered']} terjawab"


def test_a_question_closes_and_opens_by_what_the_site_answers(page, site, browser, complaints):
    call_command("load_demo", verbosity=0)
    publishing.run_due()
    topic, author = Category.objects.first().name, Author.objects.first().name

    # A reader asks, is told the truth and offered help.
    readers = browser.new_context()
    reader = readers.new_page()
    search(reader, site, "beasiswa")
    expect(reader.get_by_role("status")).to_contain_text("Belum ada artikel untuk “beasiswa”")
    expect(reader.get_by_role("main").get_by_role("link", name=topic).first).to_be_visible()
    expect(reader.get_by_role("main").get_by_role("link", name=Programme.objects.first().name).first).to_be_visible()

    # An editor sees the question on the dashboard and begins a draft from it.
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/")
    board = page.get_by_role("region", name="Pertanyaan pembaca")
    expect(board).to_contain_text(tally())
    answered = ReaderQuestion.objects.in_state("answered").count()
    expect(board).to_contain_text("1 kali minggu ini")
    board.get_by_role("link", name="Jawab: beasiswa").click()
    question = page.url
    expect(page.locator(".status--open")).to_have_text("Terbuka")
    page.get_by_role("link", name="Tulis artikel").click()
    expect(page.get_by_label("Judul", exact=True)).to_have_value("Beasiswa")
    expect(page.get_by_role("region", name="Pertanyaan pembaca")).to_contain_text("Akan menjawab “beasiswa”")
    page.get_by_label("Ringkasan").fill(SUMMARY)
    type_into_editor(page, "Ada tiga jalur, dan masing-masing punya syarat sendiri.")
    choose(page, "category", topic)
    choose(page, "author", author)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messagelist")).to_contain_text("Dicatat sebagai jawaban pertanyaan pembaca “beasiswa”.")
    article = page.url
    page.goto(question)
    expect(page.locator(".status--waiting")).to_have_text("Menunggu")
    expect(page.get_by_role("main")).to_contain_text("Masih draf; ditanyakan lagi setelah terbit.")

    # Published, the question closes by itself, and the reader is answered.
    page.goto(article)
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Artikel sudah terbit.")
    page.goto(f"{site}/admin/")
    expect(board).to_contain_text(tally())
    assert ReaderQuestion.objects.in_state("answered").count() == answered + 1
    page.goto(question)
    expect(page.locator(".status--answered")).to_have_text("Terjawab")
    expect(page.get_by_role("main")).to_contain_text("Tampil di tempat ke-1.")
    search(reader, site, "beasiswa")
    expect(reader.get_by_role("link", name="Beasiswa", exact=True)).to_be_visible()

    # Withdrawn, it opens again.
    page.goto(article)
    page.get_by_role("link", name="Tarik dari situs").click()
    page.get_by_role("button", name="Ya, tarik dari situs").click()
    expect(page.locator(".messagelist")).to_contain_text("Artikel ditarik dari situs.")
    page.goto(question)
    expect(page.locator(".status--open")).to_have_text("Terbuka")
    expect(page.get_by_role("main")).to_contain_text("Ditarik dari situs, jadi pertanyaannya terbuka lagi.")
    readers.close()
    assert complaints == []


def test_one_that_is_none_of_ours_is_declined_with_a_way_back(page, site):
    record("resep rendang", "search")
    enter(page, site, make_editor())
    page.goto(f"{site}/admin/articles/readerquestion/")

    page.get_by_role("button", name="Bukan untuk kami: resep rendang").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("“resep rendang” dicatat bukan untuk kami.")
    expect(page.get_by_role("main")).to_contain_text("Tidak ada pertanyaan yang terbuka.")
    page.get_by_role("button", name="Urungkan").click()

    expect(page.locator(".messagelist")).to_contain_text("“resep rendang” kembali ke daftar.")
    assert ReaderQuestion.objects.get().state == "open"


@pytest.mark.parametrize("make", [make_editor, make_writer])
def test_its_screens_are_accessible_and_whole_on_a_phone(page, site, complaints, make):
    article = make_article(title="Beasiswa untuk mahasiswa baru dan cara mendaftarnya dari luar Jakarta")
    for words, times in [("beasiswa", 3), ("pertanyaan panjang tentang syarat pendaftaran mahasiswa pindahan", 12)]:
        record(words, "search", times=times)
    question = ReaderQuestion.objects.get(words="beasiswa")
    enter(page, site, make())
    found = {}

    for address in ["readerquestion/", f"readerquestion/{question.pk}/change/?cari=beasiswa"]:
        page.goto(f"{site}/admin/articles/{address}")
        found[address] = faults(page)

    assert found == {address: [] for address in found}
    assert article.title in page.get_by_role("main").inner_text()
    assert complaints == []
