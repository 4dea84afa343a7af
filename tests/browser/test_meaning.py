"""A Word document and a Google Docs document on their way to readers: what they say is said on the page, in the feed,
on paper and in the plain text, every word, number, list and target of it."""

import io
from pathlib import Path
from typing import NamedTuple

import lxml.etree
import lxml.html
import pytest
from PIL import Image
from playwright.sync_api import expect

from articles.models import Article, Picture
from articles.text import html
from articles.text.sameness import essence
from tests.browser.test_newsroom import enter
from tests.browser.test_pasted import html_of
from tests.browser.test_pictures import text_of
from tests.factories import make_article, make_editor, make_writer

pytestmark = pytest.mark.story
PASTED = Path(__file__).parent.parent / "data" / "pasted"
PASTE = """
(body, [html, rtf]) => {
  const transfer = new DataTransfer();
  transfer.setData("text/html", html);
  if (rtf) transfer.setData("text/rtf", rtf);
  transfer.setData("text/plain", "tanpa bentuk");
  body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
}
"""


class Document(NamedTuple):
    name: str
    lines: list[str]  # all its words in their order, a block each
    struck: str
    headings: list[str]
    lists: list[tuple[str, int]]  # kind of numbers, and items
    merged: list[str]  # cells that go over several
    marked: list[str]  # strong and emphasised words
    notes: int
    code: str
    pictures: list[str]


WORD = Document(
    "word.html",
    [
        "Biaya kuliah",
        "Uang pangkal gelombang pertama Rp9.500.000 Rp7.500.000, dibayar dua kali dan tanpa bunga.",
        *["Jalur", "Gelombang", "Pertama", "Kedua", "Prestasi", "3.200.000", "4.100.000"],
        "Syarat pendaftaran",
        *["Isi formulir pendaftaran.", "Siapkan berkas berikut:", "rapor semester lima;", "pasfoto terbaru."],
        *["Kirim sebelum 31 Maret 2027.", "Lihat butir 2 huruf b untuk ukurannya.", "latar merah", "tanpa kacamata"],
        *["Memeriksa berkas", "import zlib def sidik(isi): return zlib.crc32(isi)"],
        *["Berlaku sampai 31 Januari 2027.", "Empat kali enam sentimeter."],
    ],
    struck="Rp9.500.000",
    headings=["h2 Biaya kuliah", "h2 Syarat pendaftaran", "h3 Memeriksa berkas"],
    lists=[("1", 3), ("a", 2), ("•", 2)],
    merged=["Jalur", "Gelombang"],
    marked=["dua kali", "tanpa bunga", "Jalur", "Gelombang"],
    notes=2,
    code="import zlib\ndef sidik(isi):\n    return zlib.crc32(isi)",
    pictures=["Gedung rektorat", "Layar pemeriksaan"],
)
DOCS = Document(
    "docs.html",
    [
        "Beasiswa",
        "Potongan naik dari 25% menjadi 40% untuk semua prodi.",
        *["Langkahnya", "Daftar daring.", "Buat akun;", "unggah KTP.", "Tunggu surel.", "Tidak ada wawancara."],
        *["Kuota 2027", "Akademik", "120", "Rincian ada di halaman beasiswa.", "Selama kuota masih ada."],
    ],
    struck="25%",
    headings=["h2 Beasiswa", "h3 Langkahnya"],
    lists=[("1", 2), ("a", 2), ("•", 1)],
    merged=["Kuota 2027"],
    marked=["40%", "semua", "Kuota 2027"],
    notes=1,
    code="",
    pictures=[],
)


def rtf_of(pictures):
    """What Word puts on the clipboard beside its HTML: there lie the pictures."""
    group = r"{\*\shppict{\pict\pngblip\bliptag%d{\*\blipuid %032x}%s}}"
    files = []
    for number, _ in enumerate(pictures, start=1):
        buffer = io.BytesIO()
        Image.new("RGB", (64, 16 * number), "#0e2235").save(buffer, "PNG")
        files.append(group % (number, number, buffer.getvalue().hex()))
    return r"{\rtf1\ansi " + "".join(files) + "}" if files else ""


def one_space(text):
    return " ".join(text.replace("\xa0", " ").split())


def assert_says(words, lines):
    """Each line once, one after the other."""
    rest = one_space(words)
    for line in lines:
        assert line in rest, (line, rest)
        rest = rest[rest.index(line) + len(line) :]


def assert_whole(root, document):
    """Of a text as a tree, its numbers of notes apart, which are no words of the document."""
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    inner = [link.get("href").rpartition("#")[2] for link in root.xpath(".//sup/a[contains(@href, '#')]")]
    assert len(inner) == document.notes
    assert [ids.count(name) for name in inner] == [1] * document.notes
    notes = [root.xpath(f".//*[@id='{name}']")[0] for name in inner]
    assert [one_space(note.text_content())[:20] for note in notes] == [
        line[:20] for line in document.lines[-document.notes :]
    ]

    def kind(listed):
        return "•" if listed.tag == "ul" else listed.get("type", "1")

    listed = [one for one in root.iter("ol", "ul") if one.get("class") != "footnotes"]
    assert [(kind(one), len(one.findall("li"))) for one in listed] == document.lists
    headings = [f"{one.tag} {one_space(one.text_content())}" for one in root.iter("h2", "h3", "h4")]
    assert headings == document.headings
    cells = [cell for cell in root.iter("td", "th") if cell.get("rowspan") or cell.get("colspan")]
    assert [one_space(cell.text_content()) for cell in cells] == document.merged
    assert [one_space(one.text_content()) for one in root.iter("strong", "em")] == document.marked
    assert [one.text_content() for one in root.iter("s")] == [document.struck]
    assert [one.text_content() for one in root.iter("pre")] == [document.code] * bool(document.code)
    assert [image.get("alt") for image in root.iter("img")] == document.pictures
    for number in list(root.iter("sup")):
        number.drop_tree()
    assert_says(root.text_content(), document.lines)


@pytest.mark.parametrize("document", [WORD, DOCS], ids=["Word", "Docs"])
def test_what_a_document_says_reaches_every_reader(page, site, complaints, document):
    writer = make_writer()
    article = make_article(status=Article.Status.DRAFT, body="")
    Article.objects.filter(pk=article.pk).update(created_by=writer)
    enter(page, site, writer)
    change = f"{site}/admin/articles/article/{article.pk}/change/"
    page.goto(change)
    text_of(page).click()

    text_of(page).evaluate(PASTE, [(PASTED / document.name).read_text(), rtf_of(document.pictures)])
    expect(text_of(page).locator("h2").first).to_have_text(document.headings[0].removeprefix("h2 "))
    expect(text_of(page).locator("img[data-picture]")).to_have_count(len(document.pictures))
    shown = html.clean(html_of(page))
    assert complaints == []  # later the coach may still ask about what was handed over meanwhile
    page.get_by_role("button", name="Kirim untuk ditinjau").click()
    expect(page.locator(".messagelist")).to_contain_text("Artikel dikirim.")
    page.goto("about:blank")  # nothing of the writer's is asked for any more
    enter(page, site, make_editor())
    page.goto(change)
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.locator(".messagelist")).to_contain_text("Artikel sudah terbit.")

    article.refresh_from_db()
    assert essence(article.body).count("<") == essence(shown).count("<")  # what stood in the editor is what is stored
    assert sorted(picture.height for picture in Picture.objects.all()) == [16, 32][: len(document.pictures)]
    assert_whole(lxml.html.fragment_fromstring(article.reading_html, create_parent="div"), document)
    valid = [line.replace(f"{document.struck} ", "") for line in document.lines]  # search finds nothing struck out
    assert_says(article.plain_text, valid)

    visitor = page.context.browser.new_context().new_page()
    visitor.goto(f"{site}{article.get_absolute_url()}")
    prose = visitor.locator(".prose")
    assert_whole(lxml.html.fragment_fromstring(prose.inner_html(), create_parent="div"), document)
    for image in prose.locator("img").all():
        image.scroll_into_view_if_needed()
        expect(image).not_to_have_js_property("naturalWidth", 0)
    for medium in ["screen", "print"]:
        visitor.emulate_media(media=medium)
        styles = prose.locator("ol[type=a]").evaluate_all("all => all.map((it) => getComputedStyle(it).listStyleType)")
        assert styles == ["lower-alpha"], medium
        printed = visitor.evaluate(
            "() => { for (const sup of document.querySelectorAll('.prose sup')) sup.remove();"
            " return document.querySelector('.prose').innerText; }"
        )
        assert_says(printed, document.lines)
    feed = lxml.etree.fromstring(visitor.request.get(f"{site}/berita/rss.xml").body())
    content = feed.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded")
    assert_whole(lxml.html.fragment_fromstring(content, create_parent="div"), document)
    visitor.context.close()
