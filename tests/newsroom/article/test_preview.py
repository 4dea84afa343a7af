"""The page of what is typed: exactly what readers will see, and nothing of it anywhere else."""

import difflib
import re

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Article, FaqItem, NextVersion, RelatedPick, Revision
from articles.pages import rows
from articles.pages.printing import parts
from tests.articles.coach.test_marking import without_marks
from tests.articles.text.test_html import HOSTILE
from tests.factories import make_article, make_author, make_category, make_picture, make_programme, make_tag
from tests.newsroom.article.edit_screen import change_url, complete, form_data
from tests.newsroom.rights.forged import fingerprint
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
Status = Article.Status
NEW = "/admin/articles/article/pratinjau/"
WORD = "Kuskusbelang"
BODY = """<h2>Jadwal</h2><p>Kelas dimulai <a href="/berita">sore</a>.</p><h2>Biaya</h2><p>Ringan.</p><h2>Akhir</h2>
<ul><li>Pagi</li></ul>"""
DAY = timezone.timedelta(days=1)


def preview_url(article, which=""):
    return f"/admin/articles/article/{article.pk}/{which}pratinjau/"


@pytest.fixture
def article():
    """Published, with all that a page shows."""
    shared = {"category": make_category(), "author": make_author(photo=make_picture()), "programme": make_programme()}
    others = [make_article(published_at=timezone.now() - days * DAY, **shared) for days in (1, 9)]
    body = BODY + f'<p><img data-picture="{make_picture().pk}" alt="Kelas"></p>'
    body += f'<div class="read-also" data-article="{others[0].pk}">Baca juga: Lain</div>'
    live = make_article(
        title="Kuliah Kelas Karyawan", body=body, cover=make_picture(), tags=[make_tag(), make_tag()],
        seo_title="Kelas Karyawan", published_at=publishing.this_minute() - 4 * DAY, **shared,
    )  # fmt: skip
    for question in ("Kapan?", "Di mana?"):
        FaqItem.objects.create(article=live, question=question, answer="Nanti.\r\n\r\nDi sini.")
    RelatedPick.objects.create(article=live, picked=others[1], position=1)
    publishing.save(live, by=None)
    publishing.run_due()
    return live


def sent(client, url):
    """What the form at an address sends, unchanged; a browser sends each line break as two letters."""
    fields = opened(client, url)
    return {name: [re.sub("\r?\n", "\r\n", value) for value in values] for name, values in fields.items()}


def differences(one, other):
    """What stands on one of two pages only, line by line; the time of day of what was changed today is left out."""
    today = rf"({timezone.localdate():%Y-%m-%d})T[0-9:]{{8}}([.][0-9]{{6}})?"
    pages = [re.sub(today, r"\1", response.content.decode()).splitlines() for response in (one, other)]
    return [line.strip() for line in difflib.ndiff(*pages) if line[0] in "+-"]


def test_the_preview_of_what_is_published_is_its_page(client, editor, article):
    url = article.get_absolute_url()
    public = Client().get(url)

    shown = client.post(preview_url(article), sent(client, change_url(article)))

    assert shown.status_code == 200
    address = f"http://testserver{url}"
    assert differences(public, shown) == [
        '- <meta name="robots" content="max-image-preview:large">',
        f'- <link rel="canonical" href="{address}">',
        '+ <meta name="robots" content="noindex">',
        "+",
        f'- <meta property="og:url" content="{address}">',
        "+",
    ]


@pytest.mark.parametrize("which", ["", "versi-baru/"])
def test_what_is_typed_is_shown_as_saving_and_publishing_would_make_it(client, editor, article, which):
    """All that a page shows was changed; then the same form is saved."""
    shared = {"category": make_category(name="Karier", sky="malam").pk, "author": make_author(name="Alifia").pk}
    typed = sent(client, change_url(article)) | shared | {
        "title": "Kuliah  Malam : Caranya", "summary": "Tiga hal.", "slug": "kuliah-malam",
        "body": "<h1 onclick=x>Satu</h1><p>Baca juga: <a href='/berita/kuliah'>Kuliah</a></p><p>Dua&nbsp;tiga</p>",
        "seo_title": "Malam", "meta_description": "Begini.", "canonical_url": "https://lain.test/a",
        "cover": make_picture().pk, "tags": [make_tag(name="biaya").pk, make_tag(name="jadwal").pk],
        "faq_items-0-question": "Berapa lama?", "faq_items-1-DELETE": "on", "published_at_1": "07.15",
        "programme": make_programme(name="Teknik Sipil").pk, "matters_to_readers": "on",
    }  # fmt: skip
    make_article(title="Kuliah", slug="kuliah")
    if which:  # a next version has no time of its own: the article was published when it was
        typed["published_at_1"] = sent(client, change_url(article))["published_at_1"]

    shown = client.post(preview_url(article, which), typed)
    client.post(change_url(article), typed | {"_save": "1"})

    article.refresh_from_db()
    assert article.title == "Kuliah Malam: Caranya"
    rest = differences(Client().get(article.get_absolute_url()), shown)
    assert [line for line in rest if "og:url" not in line and "canonical" not in line and "robots" not in line] == [
        "+",
        "+",
    ]


def test_a_draft_is_shown_as_it_will_be_published(client, writer):
    draft = make_article(
        title="Tugas Auditor", status=Status.DRAFT, created_by=writer, author=make_author(user=writer),
        category=make_category(),
    )  # fmt: skip
    client.force_login(writer)

    shown = client.post(preview_url(draft), sent(client, change_url(draft)))
    publishing.publish(draft, by=writer)

    assert [line[:7] for line in differences(Client().get(draft.get_absolute_url()), shown)] == [
        "- <meta", "- <link", "+ <meta", "+", "- <meta", "+",
    ]  # fmt: skip
    assert "Pembaca belum bisa" not in shown.content.decode()
    assert timezone.localdate().strftime('datetime="%Y-%m-%dT') in shown.content.decode()


def test_a_time_that_lies_ahead_stands_on_the_page(client, editor):
    draft = make_article(status=Status.DRAFT)
    when = {"published_at_0": "17-08-2096", "published_at_1": "08.15"}

    shown = client.post(preview_url(draft), form_data(article=draft, **complete(), **when))
    odd = client.post(preview_url(draft), form_data(article=draft, published_at_0="besok", published_at_1="pagi"))

    assert 'datetime="2096-08-17T08:15:00+07:00"' in shown.content.decode()
    assert odd.status_code == 200


def test_an_article_that_nobody_has_saved_has_a_page_and_its_picture(client, writer):
    shown = client.post(NEW, form_data(title="Apa Itu Auditor", body="<h2>Tugas</h2><p>Memeriksa.</p>"))
    text = shown.content.decode()

    assert '<h1 class="opening__title">Apa Itu Auditor</h1>' in text
    assert '<h2 id="bagian-tugas">Tugas</h2>' in text
    [drawing] = re.findall(r'src="(/gambar/cover-[^"]+)"', text)
    assert client.get(drawing).status_code == 200
    assert Client().get(drawing).status_code == 404


def test_an_empty_form_has_a_page(client, writer):
    assert client.post(NEW, form_data(title="", body="")).status_code == 200
    assert client.post(NEW, {}).status_code == 200


def test_whoever_types_only_a_part_sees_the_rest_as_it_is_stored(client, writer):
    own = make_article(
        status=Status.DRAFT, created_by=writer, slug="apa-itu-auditor", seo_title="Auditor", tags=[make_tag(name="a")],
        author=make_author(user=writer),
    )  # fmt: skip

    text = client.post(preview_url(own), form_data(article=own, slug="palsu", seo_title="Palsu")).content.decode()

    assert "<title>Auditor | Cakrawala</title>" in text
    assert "palsu" not in text.lower()


def test_nothing_is_stored_remembered_or_answered_to_anybody_else(client, editor, article):
    draft = make_article(title="Lama", status=Status.DRAFT)
    picture = make_picture(alt="")
    body = f'<p>{WORD}</p><p><img src="{picture.file.url}" alt="{WORD}"></p>'
    typed = form_data(article=draft, title=f"Beasiswa {WORD}", slug="kuskus", body=body, **complete())
    parts.clear()
    client.post(preview_url(draft), form_data(article=draft, **complete()))
    before, printed = fingerprint(), len(parts._texts)

    for headers in ({}, {"X-Requested-With": "fetch"}):
        for url in (preview_url(draft), preview_url(article), NEW):
            shown = client.post(url, typed, headers=headers)
            assert WORD in shown.content.decode()
            assert "no-store" in shown["Cache-Control"]

    assert fingerprint() == before
    assert len(parts._texts) == printed
    assert WORD not in repr(rows._values)
    for path in ["/", "/berita", "/cari?q=beasiswa", "/sitemap-artikel-1.xml", "/berita/rss.xml", "/llms.txt"]:
        assert WORD not in Client().get(path).content.decode()
    for path in ["/berita/kuskus", draft.get_absolute_url(), preview_url(draft)]:
        assert WORD not in Client().get(path).content.decode()
    assert WORD not in client.get(article.get_absolute_url()).content.decode()


def test_only_this_site_may_frame_it_and_all_else_is_as_strict_as_the_page(client, editor, article):
    public = Client().get(article.get_absolute_url())
    revision = article.revisions.first()
    shown = client.post(preview_url(article), sent(client, change_url(article)))
    former = client.get(preview_url(article, f"versi/{revision.number}/"))

    def policy(response):
        return dict(one.strip().partition(" ")[::2] for one in response["Content-Security-Policy"].split(";"))

    for response in (shown, former):
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "no-store" in response["Cache-Control"]
        assert policy(response) == policy(public) | {
            "frame-ancestors": "'self'",
            "sandbox": "allow-same-origin allow-popups allow-popups-to-escape-sandbox",
        }


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 12))
def test_hostile_texts_are_clean_in_the_preview(client, editor, start):
    hostile = [payload.encode(errors="replace").decode() for payload in HOSTILE[start : start + 12]]
    typed = form_data(title=hostile[0][:150], summary=hostile[1][:150], body="<p>Biaya</p>" + "\n".join(hostile))

    plain = client.post(NEW, typed).content.decode()
    answer = client.post(NEW, typed, headers={"X-Requested-With": "fetch"}).json()

    for text in (plain, *answer.values()):
        for element in lxml.html.fromstring(text).iter():
            assert not [name for name in element.attrib if name.startswith("on") or name in {"style", "srcdoc"}]
            assert element.tag != "script" or element.get("src", "").startswith("/static/") or is_data(element)
            assert not element.get("href", "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))
            for name in ("src", "srcset", "action", "data"):
                assert not re.search(r"javascript:|evil[.]test", element.get(name, ""))
    assert html_of_body(plain) == html_of_body(without_marks(answer["page"]))


def is_data(script):
    return script.get("type") == "application/ld+json"


def html_of_body(text):
    return text[text.index('<div class="prose">') : text.index('<p class="print-note">')]


def test_a_text_beyond_measure_gets_one_sentence(client, editor, article):
    typed = form_data(article=article, body="<p>panjang</p>" * 30_000)
    for headers in ({}, {"X-Requested-With": "fetch"}):
        response = client.post(preview_url(article), typed, headers=headers)

        assert response.status_code == 413
        said = response.content.decode()
        assert said == "Teks ini terlalu panjang untuk pratinjau. Bagi menjadi beberapa artikel."


def test_what_is_gone_or_odd_leaves_its_place_empty(client, editor, article):
    gone = make_picture()
    body = f'<p>Satu</p><p><img data-picture="{gone.pk}" alt="x"></p>'
    data = form_data(article=article, body=body, cover=gone.pk, slug="Alamat BARU !", tags=["x", "9" * 30, "-1"])
    gone.delete()

    text = client.post(preview_url(article), data | {"category": "½", "author": "9" * 400}).content.decode()

    assert "<p>Satu</p>" in text
    assert "<img" not in html_of_body(text)
    assert "cover--drawn" in text


def test_a_revision_is_shown_as_the_page_would_be(client, editor, article):
    public = Client().get(article.get_absolute_url())
    number = article.revisions.first().number
    article.title, article.body = "Lain sama sekali", "<p>Lain.</p>"
    publishing.save(article, by=editor)
    article.faq_items.all().delete()

    former = client.get(preview_url(article, f"versi/{number}/"))

    rest = [line for line in differences(public, former) if "og:url" not in line and "canonical" not in line]
    assert [line for line in rest if "robots" not in line and "pertanyaan-" not in line] == ["+", "+"]
    assert client.get(preview_url(article, "versi/999/")).status_code == 404


def test_a_revision_of_a_later_site_says_so(client, editor, article):
    Revision.objects.update(content={"schema": 99})

    response = client.get(preview_url(article, f"versi/{article.revisions.first().number}/"))

    assert response.status_code == 409
    assert "perangkat lunak yang lebih baru" in response.content.decode()


def test_of_a_next_version_what_the_form_lacks_is_its_own(client, writer, article):
    Article.objects.filter(pk=article.pk).update(created_by=writer)
    content = revisions.content_of(article) | {"seo_title": "Judul baru", "slug": "alamat-baru"}
    head = revisions.write(article, content, kind=Revision.Kind.SAVED, by=writer, is_of_next=True)
    NextVersion.objects.create(article=article, head=head.number, base=1, begun_by=writer)

    text = client.post(preview_url(article, "versi-baru/"), form_data(title="Diketik")).content.decode()

    assert "<title>Judul baru | Cakrawala</title>" in text
    assert '<h1 class="opening__title">Diketik</h1>' in text
    assert client.post(preview_url(article), form_data()).status_code == 403


def test_the_findings_are_marked_at_their_places_and_listed_by_number(client, editor):
    body = "<h3>Tugas</h3><p>Klik <a href='/berita'>di sini</a>.</p>"
    row = {"faq_items-TOTAL_FORMS": 1, "faq_items-0-question": "Kapan?"}

    answer = client.post(NEW, form_data(body=body, **row), headers={"X-Requested-With": "fetch"}).json()

    notes = dict(re.findall(r'data-finding="(\d+)"[^>]*>([^<]*)<', answer["findings"]))
    assert [*notes] == [str(number) for number in range(1, len(notes) + 1)]
    [heading] = [number for number, sentence in notes.items() if "memakai tingkat 3" in sentence]
    [link] = [number for number, sentence in notes.items() if "di sini" in sentence]
    assert f'<h3 id="bagian-tugas"><mark data-finding="{heading}">Tugas</mark></h3>' in answer["page"]
    assert f'<a href="/berita"><mark data-finding="{link}">di sini</mark></a>' in answer["page"]
    assert 'data-field="faq_items" data-nth="0"' in answer["findings"]
    assert "google__title" in answer["result"]
    assert "share__title" in answer["card"]
    assert "<mark" not in client.post(NEW, form_data(body=body, **row)).content.decode()


def test_the_call_needs_the_csrf_token(editor, article):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(preview_url(article), form_data()).status_code in {302, 403}


def test_a_session_that_is_over_leads_to_the_door(client, article):
    response = client.post(preview_url(article), form_data(), headers={"X-Requested-With": "fetch"})

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize("count", [1, 25])
def test_a_preview_costs_the_same_however_much_is_typed(client, editor, count, django_assert_num_queries):
    others = [make_article(cover=make_picture()) for _ in range(count)]
    draft = make_article(status=Status.DRAFT, tags=[make_tag() for _ in range(count)])
    for number in range(count):
        FaqItem.objects.create(article=draft, question=f"Kapan {number}?", answer="Nanti.")
    box = '<div class="read-also" data-article="{}">Lain</div><p><a href="{}">Lihat</a> <img src="{}" alt=""></p>'
    body = "".join(box.format(one.pk, one.get_absolute_url(), one.cover.file.url) for one in others)
    typed = sent(client, change_url(draft)) | complete() | {"body": body}

    with django_assert_num_queries(31):
        client.post(preview_url(draft), typed)
    with django_assert_num_queries(37):
        client.post(preview_url(draft), typed, headers={"X-Requested-With": "fetch"})
