"""The screen of a published article's next version."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Article, Job, NextVersion, Revision
from tests.factories import make_article, make_editor, make_tag, make_user, make_writer
from tests.newsroom.sent import fields_of, opened

pytestmark = pytest.mark.django_db
Status = NextVersion.Status
BODY = "<p>Kode itu mudah.</p><p>Mulai dari API.</p>"


@pytest.fixture
def article():
    return make_article(title="Apa itu backend", body=BODY, slug="backend")


def next_url(article):
    return reverse("admin:articles_article_next", args=[article.pk])


def sent(client, article, button="_save", **fields):
    """The page as it is now, with other words, and what came back."""
    url = next_url(article)
    return client.post(url, opened(client, url) | {button: "1"} | fields, follow=True)


def page(response):
    return " ".join(response.content.decode().split())


def head_of(article):
    return NextVersion.objects.get(article=article).revision.content


def now(article):
    return Article.objects.get(pk=article.pk)


def test_saving_keeps_all_that_was_typed_and_leaves_the_article(client, editor, article):
    tag, before = make_tag(name="magang"), Article.objects.filter(pk=article.pk).values().get()
    questions = {
        "faq_items-TOTAL_FORMS": 1,
        "faq_items-0-question": "Apa?",
        "faq_items-0-answer": "Ini.",
        "faq_items-0-position": "1",
    }
    text = page(sent(client, article, title="Backend dari awal", tags=[tag.pk], body="<p>Lain.</p>", **questions))

    assert "Versi baru tersimpan. Pembaca masih melihat yang terbit." in text
    assert "Backend dari awal</textarea>" in text
    assert "Apa?" in text
    content = head_of(article)
    assert (content["title"], content["body"]) == ("Backend dari awal", "<p>Lain.</p>")
    assert (content["tags"], content["faq"]) == ([[tag.pk, "magang"]], [["Apa?", "Ini."]])
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert not now(article).faq_items.exists()
    assert not now(article).tags.exists()


def test_the_screen_says_what_it_is_and_what_its_buttons_do(client, editor, article):
    begin = page(client.get(next_url(article)))
    assert "Versi baru dari artikel terbit" in begin
    assert 'value="Terbitkan versi baru" data-scheduled-label="Jadwalkan versi baru"' in begin
    assert 'value="Simpan versi baru"' in begin
    assert "Buang versi baru" not in begin
    assert 'name="_redraw"' not in begin
    assert 'name="published_at_0"' not in begin

    sent(client, article, title="Backend dari awal")
    text = page(client.get(next_url(article)))
    assert "?dari=1&amp;ke=2" in text
    assert "Buang versi baru" in text


def test_publishing_makes_it_what_readers_see(client, editor, article):
    sent(client, article, title="Backend dari awal")
    text = page(sent(client, article, "_publish", body="<p>Lain.</p>"))

    assert "Versi baru sudah terbit." in text
    assert (now(article).title, now(article).body) == ("Backend dari awal", "<p>Lain.</p>")
    assert "Lain." in client.get(now(article).get_absolute_url()).content.decode()
    assert not NextVersion.objects.exists()


def test_what_was_mended_meanwhile_is_there_after_publishing(client, editor, article):
    sent(client, article, body=BODY.replace("mudah", "sulit"))
    mend(article, BODY.replace("API", "basis data"))
    sent(client, article, "_publish")

    assert now(article).body == "<p>Kode itu sulit.</p><p>Mulai dari basis data.</p>"


def mend(article, body):
    stored = now(article)
    stored.body = body
    publishing.save(stored, by=make_editor())


def test_what_is_typed_over_a_published_article_can_become_its_next_version(client, editor, article):
    """The button of the article's own screen sends its form, questions and all, to the next version."""
    article.faq_items.create(question="Apa?", answer="Ini.", position=1)
    url = reverse("admin:articles_article_change", args=[article.pk])
    text = page(client.get(url))
    assert f'value="Simpan sebagai versi baru" formaction="{next_url(article)}"' in text

    client.post(next_url(article), opened(client, url) | {"title": "Backend dari awal", "_save": "1"})

    assert (head_of(article)["title"], head_of(article)["faq"]) == ("Backend dari awal", [["Apa?", "Ini."]])
    assert now(article).title == "Apa itu backend"
    text = page(client.get(url))
    assert "Simpan sebagai versi baru" not in text
    assert "Buka versi baru" in text


def test_saved_as_next_version_from_a_page_that_somebody_has_saved_over_it_loses_nothing(client, editor, article):
    publishing.save(article, by=editor)
    data = opened(client, reverse("admin:articles_article_change", args=[article.pk]))
    mend(article, BODY.replace("API", "basis data"))
    client.post(next_url(article), data | {"title": "Backend dari awal", "base_revision": "1", "_save": "1"})
    sent(client, article, "_publish")

    assert (now(article).title, "basis data" in now(article).body) == ("Backend dari awal", True)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Tulis judulnya dulu"),
        ({"summary": ""}, "Tulis ringkasan sebelum menerbitkan artikel."),
        ({"body": ""}, "Isi artikel masih kosong."),
        ({"publish_at_0": "17-08-2020", "publish_at_1": "08.15"}, "Waktu itu sudah lewat."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_comes_back(client, editor, article, fields, sentence):
    typed = {"seo_title": "Yang diketik"} | fields
    text = page(sent(client, article, "_publish", **typed))

    assert sentence in text
    assert "Yang diketik" in text
    assert not NextVersion.objects.exists()


# Handed over, returned, taken over


@pytest.fixture
def own(writer):
    return make_article(title="Apa itu backend", body=BODY, created_by=writer)


def test_a_writer_hands_it_over_and_an_editor_publishes(client, writer, own):
    text = page(client.get(reverse("admin:articles_article_change", args=[own.pk])))
    assert "Tulis versi baru" in text
    assert 'value="Kirim untuk ditinjau"' in page(client.get(next_url(own)))
    assert "Versi baru dikirim." in page(sent(client, own, "_submit", title="Backend dari awal"))
    assert NextVersion.objects.get().status == Status.IN_REVIEW

    client.force_login(make_editor())
    assert "Versi baru perlu ditinjau" in page(client.get("/admin/"))
    sent(client, own, "_publish")
    assert now(own).title == "Backend dari awal"


def test_while_it_is_in_review_its_words_are_kept_for_the_writer_and_not_saved(client, writer, own):
    data = opened(client, next_url(own))
    sent(client, own, "_submit", title="Backend dari awal")
    response = client.post(next_url(own), data | {"title": "Judul yang terlambat", "_save": "1"})

    assert response.status_code == 403
    assert "Judul yang terlambat" in page(response)
    assert head_of(own)["title"] == "Backend dari awal"
    looked_at = page(client.get(next_url(own)))
    assert 'name="_save"' not in looked_at
    assert "Versi baru perlu ditinjau" in looked_at


def test_whoever_may_only_look_sees_the_words_of_the_next_version(client, writer, own):
    sent(client, own, "_submit", summary="Ringkasan yang baru.")

    assert "Ringkasan yang baru." in page(client.get(next_url(own)))
    assert now(own).summary != "Ringkasan yang baru."


def test_a_return_asks_for_its_reason_and_shows_it_to_the_writer(client, editor):
    writer = make_writer()
    own = make_article(title="Apa itu backend", created_by=writer)
    publishing.save_next(own, revisions.content_of(own) | {"title": "Backend dari awal"}, by=writer)
    publishing.submit_next(own, by=writer)

    assert "Tulis alasannya" in page(sent(client, own, "_return"))
    sent(client, own, "_return", reason="Angkanya belum punya sumber.")
    client.force_login(writer)
    assert "Angkanya belum punya sumber." in page(client.get("/admin/"))
    assert "Angkanya belum punya sumber." in page(client.get(next_url(own)))
    assert "Versi baru dikirim." in page(sent(client, own, "_submit"))


def test_a_writer_neither_publishes_nor_says_when(client, writer, own):
    text = page(sent(client, own, "_publish", title="Backend dari awal"))
    assert "Hanya redaktur yang bisa menerbitkan." in text
    assert not NextVersion.objects.exists()

    when = {"publish_at_0": "17-08-2030", "publish_at_1": "08.15", "matters_to_readers": "on"}
    sent(client, own, "_save", title="Backend dari awal", **when)
    version = NextVersion.objects.get()
    assert (version.publish_at, version.matters_to_readers) == (None, False)


def test_a_writers_saving_keeps_when_an_editor_wants_it_published(client, writer, own):
    later = timezone.now() + timedelta(days=2)
    publishing.save_next(own, revisions.content_of(own), by=make_editor(), publish_at=later, matters_to_readers=True)
    sent(client, own, title="Backend dari awal")

    version = NextVersion.objects.get()
    assert (version.publish_at, version.matters_to_readers) == (later, True)


def test_a_page_of_before_sends_no_button_that_is_not_there_any_more(client, editor, article):
    sent(client, article, title="Backend dari awal")
    text = page(sent(client, article, "_return", reason="Judulnya."))

    assert "Status versi baru ini sudah berubah menjadi Draf." in text
    assert NextVersion.objects.get().return_reason == ""


# When


WHEN = {"publish_at_0": "17-08-2030", "publish_at_1": "08.15"}


def test_a_time_ahead_schedules_it_and_the_schedule_can_be_cancelled(client, editor, article):
    text = page(sent(client, article, "_publish", title="Backend dari awal", **WHEN))
    assert "Versi baru terjadwal 17 Agustus 2030, 08.15" in text
    assert 'value="Batalkan jadwal"' in text
    assert "17 Agustus 2030, 08.15" in page(client.get("/admin/articles/article/"))
    assert "17 Agustus 2030, 08.15" in page(client.get("/admin/"))

    assert "Jadwalnya dibatalkan." in page(sent(client, article, "_unschedule"))
    assert NextVersion.objects.get().status == Status.DRAFT


def test_what_stopped_it_stands_on_the_dashboard_and_on_its_screen(client, editor, article):
    sent(client, article, "_publish", title="Backend dari awal", **WHEN)
    NextVersion.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
    Job.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    publishing.withdraw(now(article), by=editor)
    publishing.run_due()

    for url in ["/admin/", next_url(article)]:
        assert "Artikelnya tidak sedang terbit." in page(client.get(url))
    assert "Versi baru tertahan" in page(client.get("/admin/articles/article/"))


# Withdrawn, published twice, discarded


def test_of_a_withdrawn_article_it_becomes_the_text_and_is_not_published(client, editor, article):
    sent(client, article, title="Backend dari awal")
    data = opened(client, next_url(article))
    publishing.withdraw(now(article), by=editor)

    text = page(client.post(next_url(article), data | {"title": "Zebra", "_publish": "1"}, follow=True))
    assert "Artikelnya tidak sedang terbit, jadi versi baru ini belum bisa terbit. Yang diketik tersimpan." in text
    assert "Artikelnya sudah ditarik dari situs" in text
    assert 'value="Jadikan isi artikel"' in text

    assert "Versi baru menjadi isi artikel ini." in page(sent(client, article, "_take_in"))
    assert (now(article).status, now(article).title) == ("archived", "Zebra")


def test_the_same_form_sent_twice_is_one_revision(client, editor, article):
    data = opened(client, next_url(article)) | {"title": "Backend dari awal", "_save": "1"}
    client.post(next_url(article), data)
    client.post(next_url(article), data)

    assert Revision.objects.filter(article=article, is_of_next=True).count() == 1


def test_published_from_two_pages_it_is_published_once_and_what_the_second_typed_stays(client, editor, article):
    sent(client, article, title="Backend dari awal")
    data = opened(client, next_url(article)) | {"_publish": "1"}
    client.post(next_url(article), data)
    text = page(client.post(next_url(article), data | {"title": "Zebra", "_save": "1"}, follow=True))

    assert "Versi baru yang tadi dibuka sudah terbit atau dibuang." in text
    assert (now(article).title, head_of(article)["title"]) == ("Backend dari awal", "Zebra")


def test_discarding_asks_once_and_leaves_the_words_in_the_history(client, editor, article):
    sent(client, article, title="Backend dari awal")
    url = reverse("admin:articles_article_next_discard", args=[article.pk])
    assert "Yang dilihat pembaca tidak berubah." in page(client.get(url))

    assert "Versi baru dibuang." in page(client.post(url, follow=True))
    assert not NextVersion.objects.exists()
    last = Revision.objects.filter(article=article).first()
    assert (last.kind, last.content["title"]) == ("discarded", "Backend dari awal")
    assert client.post(url).status_code == 404


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"status": "archived"}])
def test_what_readers_do_not_see_has_no_next_version(client, editor, fields):
    article = make_article(**fields)
    data = opened(client, reverse("admin:articles_article_change", args=[article.pk]))
    for response in [client.get(next_url(article)), client.post(next_url(article), data | {"_save": "1"})]:
        assert response.url == "/admin/"

    assert not NextVersion.objects.exists()


@pytest.mark.parametrize("number", ["0", "99999"])
def test_an_article_that_is_none_has_none(client, editor, number):
    assert client.get(f"/admin/articles/article/{number}/versi-baru/").url == "/admin/"
    assert client.post(f"/admin/articles/article/{number}/versi-baru/buang/").status_code == 404


def test_a_version_of_a_later_site_is_named_and_not_opened(client, editor, article):
    sent(client, article, title="Backend dari awal")
    Revision.objects.filter(article=article, number=2).update(content={"schema": 99})

    text = page(client.get(next_url(article), follow=True))
    assert "perangkat lunak yang lebih baru" in text


def test_what_is_gone_is_said_and_the_rest_published(client, editor, article):
    other = make_article()
    publishing.save_next(article, head(article, title="Backend dari awal", picks=[[other.pk, "Zebra"]]), by=editor)
    other.delete()
    text = page(sent(client, article, "_publish"))

    assert "Tidak ikut terbit karena sudah tidak ada: sematan berita terkait “Zebra”." in text
    assert now(article).title == "Backend dari awal"


def head(article, **fields):
    return revisions.content_of(article) | fields


# Where it stands


def test_the_list_marks_it_and_counts_what_is_to_be_reviewed(client, editor, article):
    publishing.save_next(article, revisions.content_of(article) | {"title": "Zebra"}, by=editor)
    assert "Versi baru disunting" in page(client.get("/admin/articles/article/"))

    publishing.submit_next(article, by=editor)
    text = page(client.get("/admin/articles/article/?keadaan=in_review"))
    assert "Perlu ditinjau 1" in text
    assert "Apa itu backend" in text
    assert "Versi baru 1" in page(client.get("/admin/articles/article/?keadaan=next"))
    assert "<b>1</b> perlu ditinjau" in page(client.get("/admin/"))


def test_a_writer_is_told_of_no_next_version_of_another_s_article(client, writer, article):
    publishing.save_next(article, revisions.content_of(article) | {"title": "Zebra rahasia"}, by=make_editor())
    publishing.submit_next(article, by=make_editor())

    for url in ["/admin/", "/admin/articles/article/", "/admin/articles/article/?keadaan=next", next_url(article)]:
        text = page(client.get(url))
        assert "Zebra rahasia" not in text
        assert "Versi baru perlu ditinjau" not in text
    assert "Perlu ditinjau 0" in page(client.get("/admin/articles/article/"))
    assert "Apa itu backend" not in page(client.get("/admin/articles/article/?keadaan=in_review"))
    assert "Buka versi baru" not in page(client.get(reverse("admin:articles_article_change", args=[article.pk])))


def test_who_knows_of_it_is_asked_of_articles_as_of_next_versions(article):
    own = make_article(created_by=make_writer())
    for each in [article, own]:
        publishing.save_next(each, revisions.content_of(each) | {"title": "Zebra"}, by=None)

    for user in [make_editor(), own.created_by, make_writer(), make_user()]:
        articles = {*Article.objects.with_next_version_seen_by(user).values_list("pk", flat=True)}
        assert articles == {*NextVersion.objects.seen_by(user).values_list("article", flat=True)}


@pytest.mark.parametrize("url", ["/admin/", "/admin/articles/article/", "/admin/articles/article/?keadaan=next"])
def test_many_cost_no_more_queries_than_one(client, editor, article, url, django_assert_num_queries):
    def begin(one, number):
        publishing.save_next(one, revisions.content_of(one) | {"title": f"Zebra {number}"}, by=editor)

    begin(article, 0)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(1, 12):
        begin(make_article(), number)

    with django_assert_num_queries(len(few)):
        client.get(url)


def test_the_screen_costs_a_bounded_number_of_queries(client, editor, article, django_assert_max_num_queries):
    sent(client, article, title="Backend dari awal")
    client.get(next_url(article))
    with django_assert_max_num_queries(44):
        client.get(next_url(article))


def test_the_coach_reads_the_words_of_the_next_version(client, editor, article):
    sent(client, article, title="Backend dari awal", seo_title="Judul yang hanya di versi baru")

    assert "Judul yang hanya di versi baru" in page(client.get(next_url(article))).split('id="tampilan-google"')[1]


# Two at once


def join(client, response, **fields):
    """The screen that one is led to, saved."""
    url = response.redirect_chain[-1][0]
    return client.post(url, fields_of(response, "@id='joining-form'") | fields, follow=True)


def choose(response, choice):
    """Of everything that is asked."""
    names = {*re.findall(r'name="(pilih-[0-9a-f]+)"', response.content.decode())}
    assert names
    return dict.fromkeys(names, choice)


def test_two_at_one_next_version_are_led_to_putting_both_together(client, editor, article):
    sent(client, article, title="Backend dari awal")
    data = opened(client, next_url(article))
    other = make_editor(name="Alifia")
    publishing.save_next(article, head_of(article) | {"body": BODY.replace("API", "basis data")}, by=other)

    led = client.post(next_url(article), data | {"body": BODY.replace("mudah", "sulit"), "_save": "1"}, follow=True)
    assert "Alifia menyimpan lebih dulu" in page(led)
    assert "basis data" in head_of(article)["body"]
    text = page(join(client, led))

    assert "Gabungan tersimpan. Pembaca masih melihat yang terbit." in text
    assert "Versi baru dari artikel terbit" in text
    assert head_of(article)["body"] == "<p>Kode itu sulit.</p><p>Mulai dari basis data.</p>"
    assert now(article).body == BODY


@pytest.mark.parametrize(("choice", "word"), [("theirs", "gampang"), ("mine", "sulit")])
def test_what_clashes_upon_publishing_is_decided_and_then_published(client, editor, article, choice, word):
    sent(client, article, body=BODY.replace("mudah", "sulit"))
    mend(article, BODY.replace("mudah", "gampang"))
    assert "Yang terbit sudah diubah sejak versi baru ini dimulai." in page(client.get(next_url(article)))

    led = sent(client, article, "_publish", title="Backend dari awal")
    assert "Putuskan dulu di sini" in page(led)
    assert "gampang" in now(article).body
    assert head_of(article)["title"] == "Backend dari awal"
    join(client, led, **choose(led, choice))
    assert "Versi baru sudah terbit." in page(sent(client, article, "_publish"))

    assert (now(article).title, word in now(article).body) == ("Backend dari awal", True)


def test_what_was_begun_by_somebody_else_meanwhile_is_put_together(client, editor, article):
    publishing.save(article, by=editor)
    data = opened(client, reverse("admin:articles_article_change", args=[article.pk]))
    publishing.save_next(article, head(article, summary="Ringkasan Alifia."), by=make_editor(name="Alifia"))
    led = client.post(next_url(article), data | {"title": "Backend dari awal", "_save": "1"}, follow=True)
    assert "Alifia menyimpan lebih dulu" in page(led)
    join(client, led)

    content = head_of(article)
    assert (content["title"], content["summary"]) == ("Backend dari awal", "Ringkasan Alifia.")


def test_who_was_led_to_merging_and_overtaken_again_is_told(client, editor, article):
    sent(client, article, body=BODY.replace("mudah", "sulit"))
    mend(article, BODY.replace("mudah", "gampang"))
    led = sent(client, article, "_publish")
    publishing.save_next(article, head_of(article) | {"title": "Zebra"}, by=make_editor())

    assert "Versi baru ini sudah disimpan lagi" in page(join(client, led, **choose(led, "mine")))
    assert head_of(article)["title"] == "Zebra"


def test_nobody_merges_what_is_not_theirs(client, writer, article):
    publishing.save_next(article, head(article, title="Zebra"), by=make_editor())
    typed = publishing.keep_typed(article, head(article, title="Z"), by=make_editor(), base=1, is_of_next=True)
    url = reverse("admin:articles_article_join", args=[article.pk])

    assert client.get(f"{url}?punya=2").status_code == 403
    assert client.get(f"{url}?punya={typed.number}").status_code == 404
    client.force_login(make_editor())
    assert client.get(f"{url}?punya={typed.number}").status_code == 404
    assert client.get(f"{url}?punya=2").status_code == 200
