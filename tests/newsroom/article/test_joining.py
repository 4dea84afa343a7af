"""Two people at one article: the second one's text is kept, and both are put together on a screen of its own."""

import re

import lxml.html
import pytest
from django.urls import reverse

from articles import publishing, revisions
from articles.models import Article, FaqItem, RelatedPick, Revision
from tests.factories import make_article, make_category, make_editor, make_tag, make_user, make_writer
from tests.newsroom.article.edit_screen import change_url
from tests.newsroom.sent import fields_of, opened

pytestmark = pytest.mark.django_db
Status, Kind = Article.Status, Revision.Kind
BODY = "<p>Sama.</p><p>Kode itu mudah.</p><p>Akhir.</p>"
FORM = "@id='joining-form'"


def person(client, user):
    other = type(client)()
    other.force_login(user)
    return other


@pytest.fixture
def dewi(client):
    return person(client, make_editor(name="Dewi"))


@pytest.fixture
def sari(client):
    return person(client, make_editor(name="Sari"))


@pytest.fixture
def article():
    article = make_article(status="draft", title="Apa itu API", summary="Ringkas.", body=BODY)
    publishing.save(article, by=None)
    return article


def both(first, second, article, *, theirs, mine, button="_save"):
    """Both open the page; each saves. What the second one gets."""
    url = change_url(article)
    hers, own = opened(first, url), opened(second, url)
    assert first.post(url, hers | theirs | {"_save": "1"}).status_code == 302
    return second.post(url, own | mine | {button: "1"})


def clash(dewi, sari, article, **options):
    """The address of the screen for two who changed the same paragraph."""
    changes = {
        "theirs": {"body": BODY.replace("mudah", "sulit")},
        "mine": {"body": BODY.replace("mudah", "indah")},
    }
    return both(dewi, sari, article, **changes | options).url


def asked(response):
    """``{label: name of its radios}``"""
    page = lxml.html.fromstring(response.content.decode())
    return {
        " ".join(fieldset.findtext("legend").split()): fieldset.xpath(".//input[@type='radio']/@name")[0]
        for fieldset in page.xpath("//fieldset")
    }


def send(client, url, *choices, response=None):
    response = response or client.get(url)
    names = [*asked(response).values()]
    data = fields_of(response, FORM) | dict(zip(names, choices, strict=False))
    return client.post(url, data)


def kinds_of(article):
    return [*Revision.objects.filter(article=article).order_by("number").values_list("kind", flat=True)]


def text_of(response):
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())


def test_the_second_of_two_is_led_to_both_texts_and_has_overwritten_nothing(dewi, sari, article):
    url = clash(dewi, sari, article)
    response = sari.get(url)
    text = response.content.decode()

    assert url == reverse("admin:articles_article_join", args=[article.pk]) + "?punya=3&tombol=_save"
    assert re.search(
        r"Dewi menyimpan lebih dulu.*Pukul \d\d\.\d\d\. Tulisanmu aman\. 1 paragraf perlu", text_of(response)
    )
    assert '<del data-change="out">mudah.</del><ins data-change="in">sulit.</ins>' in text
    assert '<del data-change="out">mudah.</del><ins data-change="in">indah.</ins>' in text
    assert kinds_of(article) == ["found", "saved", "automatic"]
    assert Article.objects.get(pk=article.pk).body == BODY.replace("mudah", "sulit")


@pytest.mark.parametrize(
    ("choice", "middle"),
    [
        ("theirs", "<p>Kode itu sulit.</p>"),
        ("mine", "<p>Kode itu indah.</p>"),
        ("both", "<p>Kode itu sulit.</p><p>Kode itu indah.</p>"),
    ],
)
def test_the_choice_is_what_is_saved_and_both_stay_in_the_history(dewi, sari, article, choice, middle):
    response = send(sari, clash(dewi, sari, article), choice)

    assert response.url == change_url(article)
    assert Article.objects.get(pk=article.pk).body == f"<p>Sama.</p>{middle}<p>Akhir.</p>"
    assert kinds_of(article) == ["found", "saved", "automatic", "merged"]
    merged = Revision.objects.get(article=article, number=4)
    assert (merged.base, str(merged.made_by)) == (1, "Sari")
    assert merged.content == revisions.content_of(Article.objects.get(pk=article.pk))


def test_what_nobody_contests_is_merged_already(dewi, sari, article):
    tag, category = make_tag(), make_category(name="Karier")
    response = both(
        dewi,
        sari,
        article,
        theirs={"body": BODY.replace("Sama", "Awal"), "title": "Apa itu API?", "tags": [tag.pk]},
        mine={"body": BODY.replace("Akhir", "Tamat"), "summary": "Ringkas sekali.", "category": category.pk},
    )
    page = sari.get(response.url)

    assert "Tidak ada yang perlu diputuskan" in text_of(page)
    assert asked(page) == {}

    send(sari, response.url)

    found = Article.objects.get(pk=article.pk)
    assert (found.title, found.summary, found.category) == ("Apa itu API?", "Ringkas sekali.", category)
    assert found.body == BODY.replace("Sama", "Awal").replace("Akhir", "Tamat")
    assert [*found.tags.all()] == [tag]


def test_fields_that_both_set_are_asked_about_as_they_read(dewi, sari, article):
    news, jobs = make_category(name="Kabar"), make_category(name="Karier")
    url = both(
        dewi,
        sari,
        article,
        theirs={"title": "API dari dekat", "category": news.pk, "noindex": "on"},
        mine={"title": "API <b>itu", "category": jobs.pk},
    ).url
    page = sari.get(url)

    assert [*asked(page)] == ["Judul", "Kategori"]
    assert "2 isian perlu diputuskan" in text_of(page)
    assert "<b>itu" not in page.content.decode()
    assert 'value="both"' not in page.content.decode()

    send(sari, url, "mine", "theirs")

    found = Article.objects.get(pk=article.pk)
    assert (found.title, found.category, found.noindex) == ("API <b>itu", news, True)


def test_questions_under_the_article_are_merged_row_by_row(dewi, sari, article):
    FaqItem.objects.create(article=article, question="Kapan?", answer="Juli.")
    FaqItem.objects.create(article=article, question="Siapa?", answer="Semua.")
    publishing.rows_saved(article, None, by=None)
    url = both(dewi, sari, article, theirs={"faq_items-0-DELETE": "on"}, mine={"faq_items-1-answer": "Mahasiswa."}).url

    send(sari, url)

    assert [*article.faq_items.values_list("question", "answer")] == [("Siapa?", "Mahasiswa.")]


def test_whoever_has_not_chosen_is_asked_again_and_nothing_is_saved(dewi, sari, article):
    url = clash(dewi, sari, article)

    response = send(sari, url)

    assert "Masih ada yang belum dipilih" in text_of(response)
    assert kinds_of(article) == ["found", "saved", "automatic"]


def test_who_is_overtaken_while_choosing_chooses_anew_what_has_changed(dewi, sari, article):
    theirs = {"title": "API dari dekat", "body": BODY.replace("mudah", "sulit")}
    mine = {"title": "API", "body": BODY.replace("mudah", "indah")}
    url = clash(dewi, sari, article, theirs=theirs, mine=mine)
    page = sari.get(url)
    again = {"body": BODY.replace("mudah", "rumit"), "_save": "1"}
    dewi.post(change_url(article), opened(dewi, change_url(article)) | again)

    response = send(sari, url, "mine", "mine", response=page)

    assert response.status_code == 409
    assert "Dewi menyimpan lagi" in text_of(response)
    assert "rumit" in response.content.decode()
    sent = fields_of(response, FORM)
    assert [name for name in sent if name.startswith("pilih-")] == [asked(response)["Judul"]]
    assert Article.objects.get(pk=article.pk).title == "API dari dekat"

    send(sari, url, "mine", "theirs", response=response)

    found = Article.objects.get(pk=article.pk)
    assert (found.title, found.body) == ("API", BODY.replace("mudah", "rumit"))


def test_a_change_by_a_panel_meanwhile_is_kept(dewi, sari, article):
    url = clash(dewi, sari, article)
    page = sari.get(url)
    RelatedPick.objects.create(article=article, picked=make_article())

    response = send(sari, url, "mine", response=page)
    assert response.status_code == 409

    send(sari, url, "mine", response=response)
    assert article.picks.count() == 1


def test_a_published_article_stays_so_and_whoever_merges_is_told(dewi, sari):
    article = make_article(body=BODY)
    publishing.save(article, by=None)
    before = Article.objects.get(pk=article.pk)
    url = clash(dewi, sari, article)
    assert "gabungannya langsung dilihat pembaca" in text_of(sari.get(url))

    page = sari.get(send(sari, url, "both").url)

    found = Article.objects.get(pk=article.pk)
    assert (found.status, found.published_at, found.slug) == (before.status, before.published_at, before.slug)
    assert "Gabungan tersimpan. Pembaca sudah melihatnya." in text_of(page)


@pytest.mark.parametrize(
    ("button", "name"), [("_publish", "Terbitkan"), ("_submit", "Kirim untuk ditinjau"), ("_save", None)]
)
def test_another_button_is_to_be_pressed_again(dewi, sari, article, button, name):
    url = clash(dewi, sari, article, button=button)

    page = text_of(sari.get(send(sari, url, "mine").url))

    assert Article.objects.get(pk=article.pk).status == "draft"
    assert ("belum dijalankan" in page) == (name is not None)
    assert name is None or f"Tombol “{name}” belum dijalankan" in page


def test_a_button_that_was_overtaken_is_no_fault_of_the_text(dewi, sari, article):
    article.author = article.author or None
    url = change_url(article)
    own, hers = opened(sari, url), opened(dewi, url)
    dewi.post(url, hers | {"summary": "Milik Dewi.", "_publish": "1"})
    assert Article.objects.get(pk=article.pk).is_published

    response = sari.post(url, own | {"title": "Milik Sari", "_publish": "1"})

    assert response.status_code == 302
    assert "gabung" in response.url


def test_a_fault_of_the_form_is_mended_first(dewi, sari, article):
    response = both(dewi, sari, article, theirs={"summary": "Milik Dewi."}, mine={"title": ""})

    assert response.status_code == 200
    assert "Perbaiki yang ditandai, lalu simpan lagi: kedua tulisan digabung sesudahnya" in text_of(response)
    assert kinds_of(article) == ["found", "saved"]

    again = sari.post(change_url(article), fields_of(response) | {"title": "Milik Sari", "_save": "1"})

    send(sari, again.url)
    found = Article.objects.get(pk=article.pk)
    assert (found.title, found.summary) == ("Milik Sari", "Milik Dewi.")


def test_an_article_that_is_older_than_its_revisions_is_merged_too(dewi, sari):
    article = make_article(status="draft", body=BODY)

    send(sari, clash(dewi, sari, article), "both")

    assert kinds_of(article) == ["found", "saved", "automatic", "merged"]
    assert "sulit" in Article.objects.get(pk=article.pk).body
    assert "indah" in Article.objects.get(pk=article.pk).body


@pytest.mark.parametrize("base", [None, "99", "x", "-1", "9" * 30, "3"])
def test_a_page_of_unknown_age_is_decided_by_hand(dewi, sari, article, base):
    publishing.keep_typed(article, revisions.content_of(article), by=make_user(), base=1)
    publishing.keep_typed(article, revisions.content_of(article), by=make_user(), base=1)
    url = change_url(article)
    own = opened(sari, url)
    dewi.post(url, opened(dewi, url) | {"summary": "Milik Dewi.", "_save": "1"})
    sent = {name: value for name, value in own.items() if name != "base_revision"}

    response = sari.post(url, sent | ({"base_revision": base} if base else {}) | {"title": "Sari", "_save": "1"})

    assert response.status_code == 200
    assert "Dewi menyimpan artikel ini pukul" in response.content.decode()
    assert "centang “Simpan yang diketik di sini”" in response.content.decode()
    told = fields_of(response)
    assert sari.post(url, told | {"overwrite": "on", "_save": "1"}).status_code == 302
    assert Article.objects.get(pk=article.pk).title == "Sari"


def test_a_base_that_is_kept_no_more_makes_every_difference_a_question(dewi, sari, article):
    url = clash(dewi, sari, article, theirs={"meta_description": "Milik Dewi"}, mine={"summary": "Milik Sari."})
    Revision.objects.filter(article=article, number=1).delete()
    page = sari.get(url)

    assert "Versi yang mendasari kedua tulisan sudah tidak disimpan" in text_of(page)
    assert [*asked(page)] == ["Ringkasan", "Penjelasan untuk Google"]

    send(sari, url, "mine", "theirs")
    found = Article.objects.get(pk=article.pk)
    assert (found.summary, found.meta_description) == ("Milik Sari.", "Milik Dewi")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_revision_of_a_later_site_is_named(dewi, sari, article, number):
    url = clash(dewi, sari, article)
    revision = Revision.objects.get(article=article, number=number)
    revision.content = {"schema": 99}
    revision.save()

    page = sari.get(url, follow=True)

    assert "perangkat lunak yang lebih baru" in page.content.decode()
    assert sari.post(url, {"mereka": 2}).status_code == 302
    assert kinds_of(article) == ["found", "saved", "automatic"]


def test_a_page_of_a_revision_of_a_later_site_is_decided_by_hand(dewi, sari, article):
    url = change_url(article)
    own = opened(sari, url)
    dewi.post(url, opened(dewi, url) | {"summary": "Milik Dewi.", "_save": "1"})
    Revision.objects.filter(article=article, number=1).update(content={"schema": 99})

    response = sari.post(url, own | {"title": "Milik Sari", "_save": "1"})

    assert "centang “Simpan yang diketik di sini”" in response.content.decode()


def test_a_writer_sets_nothing_that_only_editors_set(client, dewi):
    writer = make_writer()
    article = make_article(status="draft", created_by=writer, title="Lama", slug="lama", body=BODY)
    publishing.save(article, by=writer)
    own = person(client, writer)
    picked = make_article()
    url = clash(
        dewi, own, article, theirs={"title": "Baru", "slug": "alamat-redaksi", "noindex": "on"}, mine={"title": "Saya"}
    )
    RelatedPick.objects.create(article=article, picked=picked)
    publishing.rows_saved(Article.objects.get(pk=article.pk), None, by=None)

    assert [*asked(own.get(url))] == ["Judul"]
    send(own, url, "mine")

    found = Article.objects.get(pk=article.pk)
    assert (found.title, found.slug, found.noindex) == ("Saya", "alamat-redaksi", True)
    assert [pick.picked for pick in found.picks.all()] == [picked]


def test_a_revision_that_is_not_ones_own_text_is_not_found(dewi, sari, article):
    url = reverse("admin:articles_article_join", args=[article.pk])
    other = reverse("admin:articles_article_join", args=[make_article().pk])
    clash(dewi, sari, article)

    for number in ["1", "2", "4", "0", "", "x", "-1", "9" * 30]:
        assert sari.get(url, {"punya": number}).status_code == 404, number
        assert sari.post(f"{url}?punya={number}", {"mereka": 2}).status_code == 404, number
    assert dewi.get(url, {"punya": 3}).status_code == 404
    assert sari.get(other, {"punya": 3}).status_code == 404


def test_whoever_may_not_change_the_article_any_more_merges_nothing(client, dewi):
    writer = make_writer()
    article = make_article(status="draft", created_by=writer, body=BODY)
    publishing.save(article, by=writer)
    own = person(client, writer)
    url = clash(dewi, own, article)
    Article.objects.filter(pk=article.pk).update(status=Status.IN_REVIEW)

    assert own.get(url).status_code == 403
    assert own.post(url, {"mereka": 2}).status_code == 403
    assert kinds_of(article) == ["found", "saved", "automatic"]


def test_what_readers_would_lack_is_refused_in_words(dewi, sari, article):
    url = clash(dewi, sari, article, theirs={"title": "Milik Dewi"}, mine={"summary": "", "title": "Milik Sari"})
    publishing.publish(Article.objects.get(pk=article.pk), by=None)
    page = sari.get(url)

    response = send(sari, url, "mine", response=page)

    assert "Gabungan belum disimpan. Tulis ringkasan sebelum menerbitkan artikel." in text_of(response)
    assert Article.objects.get(pk=article.pk).summary == "Ringkas."


def test_the_same_text_sent_twice_waits_once(dewi, sari, article):
    url = change_url(article)
    own = opened(sari, url) | {"title": "Milik Sari", "_save": "1"}
    dewi.post(url, opened(dewi, url) | {"title": "Milik Dewi", "_save": "1"})

    assert sari.post(url, own).url == sari.post(url, own).url
    assert kinds_of(article) == ["found", "saved", "automatic"]


def test_ones_own_other_tab_is_called_so(dewi, article):
    page = dewi.get(clash(dewi, dewi, article))

    assert "Halaman lain dari akun ini menyimpan lebih dulu" in text_of(page)


def test_the_browser_forgets_the_words_once_they_are_merged(dewi, sari, article):
    number = "a" * 32
    url = both(
        dewi, sari, article, theirs={"title": "Milik Dewi"}, mine={"summary": "Milik Sari.", "_kept": number}
    ).url
    assert "saved_forms" not in sari.cookies

    send(sari, url)

    assert sari.cookies["saved_forms"].value == number
