"""The panel "Berita Terkait" of the edit screen: what it shows to whom, and what its buttons do."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Job, RelatedEntry, RelatedPick
from articles.related.explanation import explain, label_names
from articles.related.shelf import related_to
from newsroom.article.related import found, list_of
from tests.factories import make_article, make_category, make_programme, make_tag, make_user
from tests.newsroom.article.edit_screen import change_url, complete, form_data, screen

pytestmark = pytest.mark.django_db
Status = Article.Status
BY_SCRIPT = {"X-Requested-With": "fetch"}
NAMES = {"tag:5": "saham", "tag:6": "audit", "tag:7": "KEUANGAN", "category:2": "Keuangan", "programme:1": "Akuntansi"}


def panel_url(article):
    return f"/admin/articles/article/{article.pk}/terkait/"


def press(client, article, **button):
    """One button of the panel, by script; answers the response."""
    return client.post(panel_url(article), {verb: other.pk for verb, other in button.items()}, headers=BY_SCRIPT)


def enter(article, *others, **reasons):
    """The others' places in the stored list, first to last."""
    for index, other in enumerate(others):
        RelatedEntry.objects.create(article=article, related=other, score=1 - index / 100, reasons=reasons)


def picks_of(article):
    return [*article.picks.values_list("picked__title", "position")]


# What is shown


def test_the_list_is_what_readers_will_see_in_cards_and_folded(editor):
    article, others = make_article(), [make_article() for _ in range(9)]
    enter(article, *others[:8])
    RelatedPick.objects.create(article=article, picked=others[8], position=1)

    listed = list_of(article, editor)

    assert [row.article for row in listed["cards"] + listed["more"]] == [*related_to(article)]
    assert len(listed["cards"]) == 6
    assert [row.is_pick for row in listed["cards"]] == [True, *[False] * 5]


def test_one_that_is_not_published_yet_says_so_and_takes_no_cards_place(client, editor):
    article, ahead = make_article(), make_article(published_at=timezone.now() + timezone.timedelta(days=2))
    enter(article, ahead, *[make_article() for _ in range(7)])

    listed = list_of(article, editor)

    assert (len(listed["cards"]), len(listed["more"])) == (7, 1)
    assert listed["cards"][0].article == ahead
    assert "Terjadwal: baru tampil" in screen(client, article)


def test_a_pick_that_was_withdrawn_can_be_seen_and_let_go(client, editor):
    article, gone = make_article(), make_article(title="Sudah Lama", status=Status.ARCHIVED)
    RelatedPick.objects.create(article=article, picked=gone, position=1)

    text = screen(client, article)

    assert "Ditarik: tidak tampil bagi pembaca." in text
    assert 'aria-label="Lepas: Sudah Lama"' in text
    assert 'aria-label="Sematkan: Sudah Lama"' not in text


def test_a_row_says_why_and_leads_to_its_edit_screen_in_a_new_tab(client, editor):
    article, other = make_article(), make_article(title="Tugas Auditor")
    tag = make_tag(name="saham")
    enter(article, other, words=["laporan", "rasio"], labels=[f"tag:{tag.pk}"], linked_by=2)

    text = screen(client, article)

    assert f'href="/admin/articles/article/{other.pk}/change/" target="_blank">Tugas Auditor</a>' in text
    assert "Sama-sama membahas laporan dan rasio · tag: saham · ditautkan bersama oleh 2 artikel" in text


@pytest.mark.parametrize(
    ("reasons", "sentence"),
    [
        ({"words": ["saham"]}, "Sama-sama membahas saham"),
        ({"words": ["a", "b", "c"]}, "Sama-sama membahas a, b, dan c"),
        ({"labels": ["tag:5", "category:2", "tag:6"]}, "Kategori: Keuangan · tag: saham, audit"),
        ({"labels": ["tag:7", "category:2", "tag:5"]}, "Kategori: Keuangan · tag: saham"),  # one name, of two kinds
        ({"labels": ["programme:1"], "linked_by": 1}, "Program studi: Akuntansi · ditautkan bersama oleh 1 artikel"),
        ({"labels": ["tag:99"]}, "Isinya berdekatan"),  # the tag is gone
        ({}, "Isinya berdekatan"),
    ],
)
def test_reasons_are_told_in_a_sentence(reasons, sentence):
    assert explain(reasons, NAMES) == sentence


def test_names_of_labels_are_found_in_three_queries(django_assert_num_queries):
    tags, category, programme = [make_tag(), make_tag()], make_category(), make_programme()
    labels = [f"tag:{tag.pk}" for tag in tags] + [f"category:{category.pk}", f"programme:{programme.pk}", "tag:99999"]

    with django_assert_num_queries(3):
        names = label_names([{"labels": labels[:2]}, {"labels": labels}, {}])

    assert names == dict(zip(labels, [tags[0].name, tags[1].name, category.name, programme.name], strict=False))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": Status.DRAFT}, "Daftar otomatis disusun saat artikel terbit."),
        ({}, "Belum ada artikel yang dekat dengan tulisan ini."),
    ],
)
def test_an_empty_list_says_why_and_what_to_do(client, editor, fields, words):
    text = screen(client, make_article(**fields))

    assert words in text
    assert "lewat “Cari lain”" in text


def test_before_the_first_saving_there_is_no_list(client, editor):
    assert "Simpan dulu. Setelah itu daftar" in client.get("/admin/articles/article/add/").content.decode()


def test_an_editor_is_told_that_the_list_waits_and_the_article_is_safe(client, editor):
    article = make_article()
    job = Job.objects.create(kind="relate", key=str(article.pk))
    assert "Daftarnya sedang dihitung; muat ulang" in screen(client, article)

    job.attempts, job.due_at = 3, timezone.localtime() + timezone.timedelta(days=1)
    job.save()

    when = f"besok pukul {job.due_at:%H.%M}"
    assert f"Artikel aman tersimpan. Daftarnya gagal dihitung dan dicoba lagi {when}." in screen(client, article)
    assert "gagal dihitung" not in screen(client, make_article())


def test_the_panel_costs_the_same_however_long_the_list_is(client, editor, django_assert_num_queries):
    article, tag = make_article(), make_tag()
    enter(article, make_article(), labels=[f"tag:{tag.pk}"])
    url = f"/admin/articles/article/{article.pk}/change/"
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    RelatedEntry.objects.all().delete()
    enter(article, *[make_article() for _ in range(16)], labels=[f"tag:{tag.pk}"])

    with django_assert_num_queries(len(few)):
        response = client.get(url)

    assert response.content.decode().count('name="pin"') == 16


def test_what_is_never_shown_lies_folded_with_a_way_back(client, editor):
    article, other = make_article(), make_article(title="Tugas Auditor")
    article.excluded.add(other)

    text = screen(client, article)

    assert "1 tidak ditampilkan" in text
    assert 'aria-label="Tampilkan lagi: Tugas Auditor"' in text


def test_who_only_looks_sees_no_panel(client, writer):
    text = screen(client, make_article())

    assert "berita-terkait" not in text
    assert "related-form" not in text


@pytest.mark.parametrize("body", ["<blockquote>" * 200 + "Kata", "x" * 1_000_001, "<div class=read-also>"])
def test_a_screen_that_comes_back_with_errors_has_its_panel(client, editor, neighbours, body):
    article, other = neighbours
    data = {"title": "", "body": body, "faq_items-TOTAL_FORMS": 0, "faq_items-INITIAL_FORMS": 0, "_save": "1"}

    response = client.post(f"/admin/articles/article/{article.pk}/change/", data)

    assert response.status_code == 200
    assert f'aria-label="Sematkan: {other}"' in response.content.decode()


def test_a_box_is_offered_where_the_text_has_none(client, editor, neighbours):
    source, target = neighbours
    offer = f'data-box="{target.pk}" data-title="{target}"'
    assert offer in screen(client, source)

    source.body += f'<div class="read-also" data-article="{target.pk}">Baca juga: {target}</div>'
    source.save()

    assert offer not in screen(client, source)


# What the buttons do


def test_a_pin_goes_to_the_end_of_the_picks_and_once_only(client, editor):
    article, first, second = make_article(), make_article(title="A"), make_article(title="B")

    for other in [first, second, first]:
        response = press(client, article, pin=other)

    assert picks_of(article) == [("A", 1), ("B", 2)]
    assert 'data-now="“A” disematkan."' in response.content.decode()


def test_picks_move_up_and_down_and_never_beyond_the_ends(client, editor):
    article = make_article()
    a, b, c = others = [make_article(title=title) for title in "ABC"]
    for other in others:
        press(client, article, pin=other)

    press(client, article, up=c)
    assert picks_of(article) == [("A", 1), ("C", 2), ("B", 3)]
    press(client, article, down=a)
    assert picks_of(article) == [("C", 1), ("A", 2), ("B", 3)]
    press(client, article, up=c)
    press(client, article, down=b)
    press(client, article, up=make_article())
    assert picks_of(article) == [("C", 1), ("A", 2), ("B", 3)]


def test_picks_without_a_number_get_one(client, editor):
    article, first, second = make_article(), make_article(title="A"), make_article(title="B")
    RelatedPick.objects.create(article=article, picked=first)

    press(client, article, pin=second)

    assert picks_of(article) == [("A", 1), ("B", 2)]


def test_one_let_go_leaves_no_gap(client, editor):
    article, first, second = make_article(), make_article(title="A"), make_article(title="B")
    press(client, article, pin=first)
    press(client, article, pin=second)

    press(client, article, unpin=first)

    assert picks_of(article) == [("B", 1)]


def test_one_not_to_be_shown_is_no_pick_and_comes_back_when_pinned(client, editor):
    article, other = make_article(), make_article(title="A")
    enter(article, other)
    press(client, article, pin=other)

    press(client, article, exclude=other)
    assert (picks_of(article), [*article.excluded.all()], [*related_to(article)]) == ([], [other], [])

    press(client, article, pin=other)
    assert (picks_of(article), [*article.excluded.all()], [*related_to(article)]) == ([("A", 1)], [], [other])


def test_one_shown_again_is_back_in_its_place(client, editor):
    article, other = make_article(), make_article()
    enter(article, other)
    article.excluded.add(other)

    press(client, article, show=other)

    assert [*related_to(article)] == [other]


def test_an_article_is_never_related_to_itself(client, editor):
    article = make_article()

    assert press(client, article, pin=article).status_code == 404
    assert press(client, article, exclude=article).status_code == 404
    assert not RelatedPick.objects.exists()


def test_the_form_that_is_open_meanwhile_can_still_be_saved(client, editor):
    article = make_article()
    sent = form_data(article=article, body="<p>Teks baru.</p>", **complete())

    press(client, article, pin=make_article())
    client.post(change_url(article), sent)

    assert Article.objects.get(pk=article.pk).plain_text == "Teks baru."


def test_the_articles_history_tells_who_pinned_what(client, editor):
    article, other = make_article(), make_article(title="A")

    press(client, article, pin=other)

    entry = LogEntry.objects.get(object_id=str(article.pk))
    assert (entry.user, entry.change_message) == (editor, "Berita Terkait: “A” disematkan.")


def test_without_a_script_the_button_comes_back_to_the_panel(client, editor):
    article, other = make_article(), make_article(title="A")

    response = client.post(panel_url(article), {"pin": other.pk}, follow=True)

    assert response.redirect_chain == [(f"/admin/articles/article/{article.pk}/change/#berita-terkait", 302)]
    assert "“A” disematkan." in response.content.decode()


def test_a_scripts_answer_is_the_list_alone(client, editor):
    article, other = make_article(), make_article(title="A")

    text = press(client, article, pin=other).content.decode()

    assert "<html" not in text
    assert "Disematkan redaksi." in text


# Who may


@pytest.mark.parametrize("verb", ["pin", "unpin", "up", "down", "exclude", "show"])
def test_writers_arrange_their_own_drafts_only(client, writer, verb):
    other = make_article()
    own = make_article(status=Status.DRAFT, created_by=writer)
    handed_over = make_article(status=Status.IN_REVIEW, created_by=writer)
    published = make_article(created_by=writer)
    foreign = make_article(status=Status.DRAFT)

    codes = [press(client, article, **{verb: other}).status_code for article in [own, handed_over, published, foreign]]

    assert codes == [200, 404, 404, 404]


def test_who_has_no_role_or_no_account_changes_nothing(client):
    article, other = make_article(), make_article()
    assert press(client, article, pin=other).status_code == 302

    client.force_login(make_user())

    assert press(client, article, pin=other).status_code in {302, 404}
    assert client.get(f"{panel_url(article)}cari/?cari=a").status_code in {302, 404}
    assert not RelatedPick.objects.exists()


def test_a_button_needs_post_and_the_csrf_token(client, editor):
    article, other = make_article(), make_article()
    assert client.get(panel_url(article), {"pin": other.pk}).status_code == 405

    client.handler.enforce_csrf_checks = True

    assert press(client, article, pin=other).status_code == 403
    assert not RelatedPick.objects.exists()


@pytest.mark.parametrize(
    "data", [{}, {"pin": ""}, {"pin": "satu"}, {"pin": "-1"}, {"pin": "²"}, {"hapus": "1"}, {"pin": "1 or 1=1"}]
)
def test_a_button_that_does_not_exist_is_refused(client, editor, data):
    assert client.post(panel_url(make_article()), data).status_code == 400


def test_an_article_that_does_not_exist_is_not_found(client, editor):
    assert client.post(panel_url(make_article()), {"pin": "999999"}).status_code == 404
    assert client.post("/admin/articles/article/999999/terkait/", {"pin": "1"}).status_code == 404


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.ARCHIVED])
def test_what_is_not_released_cannot_be_pinned_or_found(client, editor, status):
    article, hidden = make_article(), make_article(title="Rahasia", status=status)

    assert press(client, article, pin=hidden).status_code == 404
    assert found(article, "rahasia")["found"] == []


def test_a_writer_does_not_learn_what_others_are_writing(client, writer):
    own = make_article(status=Status.DRAFT, created_by=writer)
    hidden = make_article(title="Rahasia", status=Status.DRAFT)
    ahead = make_article(title="Masih Rahasia", published_at=timezone.now() + timezone.timedelta(days=2))
    for other in [hidden, ahead]:
        RelatedPick.objects.create(article=own, picked=other)
    own.excluded.add(make_article(title="Rahasia Juga", status=Status.ARCHIVED))

    assert "Rahasia" not in screen(client, own)
    assert press(client, own, exclude=hidden).status_code == 404
    assert "Rahasia" not in client.get(f"{panel_url(own)}cari/?cari=rahasia").content.decode()


# "Cari lain"


def test_articles_are_found_without_the_one_itself_and_its_picks(client, editor):
    article = make_article(title="Apa Itu Analis")
    found_one, picked = make_article(title="Tugas Analis Data"), make_article(title="Gaji Analis")
    press(client, article, pin=picked)

    text = client.get(f"{panel_url(article)}cari/", {"cari": "ANALIS"}).content.decode()

    assert re.findall(r'name="pin" value="(\d+)"', text) == [str(found_one.pk)]


@pytest.mark.parametrize("words", ['"', "NEAR *", "-", "\\", "\x00", "analis\x00", "🙂", "a" * 10_000, "' OR 1=1 --"])
def test_odd_words_find_nothing_and_break_nothing(client, editor, words):
    article = make_article()
    make_article(title="Tugas Dosen")

    response = client.get(f"{panel_url(article)}cari/", {"cari": words})

    assert response.status_code == 200
    assert 'name="pin"' not in response.content.decode()


def test_without_a_script_the_screen_itself_answers(client, editor):
    article = make_article()
    make_article(title="Tugas Analis Data")

    assert 'aria-label="Sematkan: Tugas Analis Data"' in screen(client, article, "?cari=analis")
    assert "Coba satu kata saja." in screen(client, article, "?cari=zebra")
    assert "Coba satu kata saja." not in screen(client, article, "?cari=+")


@pytest.mark.parametrize("token", ["old", "new"])
def test_the_panel_of_a_form_that_comes_back_goes_by_what_is_stored(editor, neighbours, token):
    """The form's own article is half changed by then; a box that was only typed is no box yet."""
    article, other = neighbours
    client = Client(enforce_csrf_checks=token == "old")
    client.force_login(editor)
    box = f'<div class="read-also" data-article="{other.pk}">Baca juga: {other}</div>'
    data = form_data(article=article, body=f"<p>a</p>{box}<p>b</p>", summary="")

    response = client.post(change_url(article), data, HTTP_ORIGIN="http://testserver")

    assert response.status_code == {"old": 403, "new": 200}[token]
    assert "data-box-offer" in response.content.decode()
