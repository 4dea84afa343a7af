"""The history of an article says what was done, and reports no change that was none."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from articles.models import Article, Career, FaqItem, Page
from tests.factories import make_article, make_author, make_programme, make_tag, make_user, make_writer
from tests.newsroom.article.edit_screen import ADD, change_url, complete, form_data
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
Status = Article.Status
BODY = (
    '<h2>Tugas</h2><p>Auditor &amp; timnya <strong>memeriksa</strong>\xa0laporan.</p><ul><li>Kas</li><li>Laba</li></ul>'
    '<table><tbody><tr><td>a</td></tr></tbody></table><blockquote><p>“Teliti.”</p></blockquote>'
)  # fmt: skip


def said():
    return [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]


def as_an_editor_writes(html):
    """The same text as CKEditor and a browser send it: lines, indents, entities."""
    lines = html.replace("</p>", "</p>\r\n\r\n").replace("<li>", "\r\n\t<li>").replace("</ul>", "\r\n</ul>\r\n")
    return lines.replace("\xa0", "&nbsp;").replace("<tr>", "\r\n\t\t<tr>\r\n\t\t\t")


def test_saving_untouched_reports_no_change(client, editor):
    moment = timezone.now().replace(second=44, microsecond=123)
    article = make_article(body=BODY, tags=[make_tag(), make_tag()], published_at=moment)
    FaqItem.objects.create(article=article, question="Kapan?", answer="Juli.\nAtau Agustus.")
    data = opened(client, change_url(article))
    data["body"] = as_an_editor_writes(data["body"][0])
    data["faq_items-0-answer"] = "Juli.\r\nAtau Agustus."

    client.post(change_url(article), data | {"_save": "1"})

    assert said() == ["Tidak ada yang diubah."]
    assert Article.objects.get().published_at == moment


@pytest.mark.parametrize("kind", ["programme", "page", "author"])
def test_the_same_for_every_form_with_lines_in_it(client, kind):
    client.force_login(make_user(is_superuser=True))
    if kind == "programme":
        thing = make_programme(body=BODY, facts="Durasi: 4 tahun\nGelar: S.Kom.")
        Career.objects.create(programme=thing, name="Analis")
    elif kind == "page":
        thing = Page.objects.create(title="Tentang", body=BODY)
    else:
        thing = make_author(biography="Dosen.\nPeneliti.", links="https://a.id\nhttps://b.id")
    url = f"/admin/articles/{kind}/{thing.pk}/change/"
    data = {name: [value.replace("\n", "\r\n") for value in values] for name, values in opened(client, url).items()}
    if "body" in data:
        data["body"] = as_an_editor_writes(data["body"][0])

    client.post(url, data | {"_save": "1"})

    assert said() == ["Tidak ada yang diubah."]


def test_a_change_is_named_by_what_the_form_calls_it(client, editor):
    article = make_article()
    data = opened(client, change_url(article))

    client.post(change_url(article), data | {"body": BODY, "summary": "Lain sekali.", "_save": "1"})

    assert said() == ["Ringkasan dan Isi artikel berubah."]


def test_every_step_of_an_articles_life_is_named(client):
    writer, editor = make_writer(), make_user(is_superuser=True)

    def press(user, button, **fields):
        client.force_login(user)
        article = Article.objects.first()
        data = opened(client, change_url(article)) if article else form_data()
        client.post(change_url(article) if article else ADD, data | {button: "1"} | fields)

    press(writer, "_save")
    press(writer, "_submit", summary="Tiga pertanyaan.")
    press(editor, "_return", reason="Sumbernya belum ada.")
    press(writer, "_submit")
    tomorrow = timezone.localtime() + timezone.timedelta(days=1)
    press(editor, "_publish", published_at_0=tomorrow.strftime("%d-%m-%Y"), published_at_1="08.00", **complete())
    later = tomorrow + timezone.timedelta(days=1)
    press(editor, "_save", published_at_0=later.strftime("%d-%m-%Y"))
    client.post(f"/admin/articles/article/{Article.objects.get().pk}/tarik/")
    press(editor, "_publish", published_at_0="01-02-2024", published_at_1="08.00")
    press(editor, "_redraw")
    client.post(f"/admin/articles/article/{Article.objects.get().pk}/tarik/")
    press(editor, "_return")

    starts = [text.split(", 08.00")[0] if "Dijadwalkan" in text else text for text in said()]
    assert [text.rstrip(".0123456789 ") for text in starts[:4]] == [
        "Ditambahkan",
        "Dikirim untuk ditinjau. Ringkasan berubah",
        "Dikembalikan ke penulis: “Sumbernya belum ada.”",
        "Dikirim untuk ditinjau",
    ]
    assert starts[4].startswith("Dijadwalkan untuk ")
    assert starts[5].startswith("Dijadwalkan untuk ")
    assert starts[4] != starts[5]
    assert starts[6] == "Ditarik dari situs."
    assert starts[7].startswith("Diterbitkan.")
    assert starts[8:] == ["Gambar sampul diganti.", "Ditarik dari situs.", "Dijadikan draf lagi."]
