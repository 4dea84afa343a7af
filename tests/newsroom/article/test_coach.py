"""The panel of the coach and the call that keeps it up to date."""

import re

import pytest
from django.test import Client

from articles.coach import assessments
from articles.models import AcceptedAdvice, Article, FaqItem, Job, StoredAssessment
from tests.factories import make_article, make_category, make_editor, make_picture, make_user, make_writer
from tests.newsroom.article.edit_screen import change_url, complete, form_data

pytestmark = pytest.mark.django_db
Status = Article.Status
NEW = "/admin/articles/article/pemeriksaan/"


def coach_url(article):
    return f"/admin/articles/article/{article.pk}/pemeriksaan/"


def ask(client, article=None, **fields):
    response = client.post(coach_url(article) if article else NEW, form_data(article=article, **fields))
    assert response.status_code == 200
    return response.content.decode()


def words_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_what_is_typed_is_reviewed_and_nothing_is_stored(client, editor):
    article = make_article(title="Tugas auditor", status=Status.DRAFT)
    before = Article.objects.values().get(pk=article.pk)

    text = ask(client, article, body="<h3>Tugas</h3><p>Memeriksa.</p>", **{"accepted-programme": "Untuk semua"})

    assert "Subjudul “Tugas” memakai tingkat 3 sebagai subjudul pertama." in text
    assert 'data-value="h2"' in text
    assert "Memang begitu (1)" in text
    assert Article.objects.values().get(pk=article.pk) == before
    assert not StoredAssessment.objects.exists()
    assert not AcceptedAdvice.objects.exists()
    assert not Job.objects.exists()


def test_an_article_that_is_not_saved_yet_is_reviewed_too(client, writer):
    text = words_of(ask(client, title="", body=""))

    assert "Tulis judul sebelum menerbitkan artikel. Ke judul" in text
    assert "Nilai 0: 100 dikurangi 10" in text


def test_the_panel_stands_on_the_screen_before_any_script_and_after_an_error(client, editor):
    article = make_article(title="Tugas auditor", status=Status.DRAFT, summary="")

    shown = client.get(change_url(article)).content.decode()
    refused = client.post(change_url(article), form_data("_publish", article=article, body="")).content.decode()

    assert 'data-coach-url="' + coach_url(article) in shown
    assert "coach--top" not in shown
    assert "Isi artikel masih kosong." not in shown
    top = words_of(refused[refused.index('<div class="coach coach--top"') : refused.index('<div class="desk"')])
    assert top == (
        "Menghalangi terbit Tulis ringkasan sebelum menerbitkan artikel. Ke ringkasan "
        "Isi artikel masih kosong. Ke isi artikel Pilih kategori sebelum menerbitkan artikel. Ke kategori "
        "Pilih penulis sebelum menerbitkan artikel. Ke penulis"
    )


def test_who_may_not_edit_asks_in_vain(client):
    draft = make_article(status=Status.DRAFT)
    handed_over = make_article(status=Status.IN_REVIEW)
    data = form_data()
    assert client.post(NEW, data).status_code == 302  # to the sign-in
    client.force_login(make_user())
    assert client.post(NEW, data).status_code == 403
    author = make_writer()
    client.force_login(author)
    Article.objects.filter(pk=handed_over.pk).update(created_by=author)

    assert client.post(coach_url(draft), data).status_code == 404  # not even visible
    assert client.post(coach_url(handed_over), data).status_code == 403
    assert client.post(coach_url(make_article()), data).status_code == 403
    assert client.get(NEW).status_code == 405
    assert client.post("/admin/articles/article/987654/pemeriksaan/", data).status_code == 404


def test_the_call_needs_the_csrf_token(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(NEW, form_data()).status_code == 403


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "<p>" * 5000},
        {"body": "\x00<script>alert(1)</script><p onclick=alert(1)>Halo"},
        {"body": "<h2></h2><a href='javascript:alert(1)'>x</a><img src=x onerror=alert(1)>"},
        {"title": '"><script>alert(1)</script>' * 500, "slug": "a" * 9000},
        {"category": "1; drop table", "author": "9" * 400, "programme": "-1", "cover": "½"},
        {"faq_items-TOTAL_FORMS": "9" * 30},
        {"faq_items-TOTAL_FORMS": "99999", "faq_items-0-question": "<b>Kapan</b>?"},
        {"accepted-slug": "<script>alert(1)</script>" * 100, "accepted-no-such-check": "x"},
        {"accepted-title-missing": "memang tanpa judul", "title": ""},
    ],
    ids=range(9),
)
def test_hostile_words_do_no_harm(client, editor, fields):
    response = client.post(NEW, form_data(**fields))

    assert response.status_code in {200, 413}
    text = response.content.decode()
    assert "<script>" not in text
    assert "onerror" not in text
    assert "javascript:" not in text
    assert "Memang begitu (1)" not in text or "accepted-slug" in fields


def test_a_text_beyond_measure_gets_one_sentence(client, editor):
    response = client.post(NEW, form_data(body="<p>panjang</p>" * 30_000))

    assert response.status_code == 413
    assert response.content.decode() == "Teks ini terlalu panjang untuk diperiksa. Bagi menjadi beberapa artikel."


def test_a_stored_text_beyond_measure_leaves_the_screen_whole(client, editor):
    article = make_article(status=Status.DRAFT)
    Article.objects.filter(pk=article.pk).update(body=f"<p>{'panjang ' * 40_000}</p>")

    text = client.get(change_url(article)).content.decode()

    assert "Teks ini terlalu panjang untuk diperiksa." in text
    assert 'name="_publish"' in text


def test_reasons_are_stored_with_the_saving_and_change_the_score(client, editor, django_capture_on_commit_callbacks):
    article = make_article(status=Status.DRAFT)
    assessments.refresh(article.pk)
    before = StoredAssessment.objects.get().score
    keep = {"summary": article.summary, "category": article.category_id, "author": article.author_id}

    with django_capture_on_commit_callbacks(execute=True):
        data = form_data(article=article, **keep, **{"accepted-programme": " Untuk  semua\x00 "})
        client.post(change_url(article), data)

    assert [*article.accepted_advice.values_list("code", "reason", "accepted_by")] == [
        ("programme", "Untuk semua", editor.pk)
    ]
    article.refresh_from_db()
    assert (article.assessment.accepted, article.assessment.score > before) == (1, True)
    assert "Ditandai Rahmawati" in client.get(change_url(article)).content.decode()


def test_a_saving_that_is_refused_keeps_no_reason(client, editor):
    article = make_article(status=Status.DRAFT, summary="")

    text = client.post(
        change_url(article), form_data("_publish", article=article, **{"accepted-programme": "Untuk semua"})
    ).content.decode()

    assert not AcceptedAdvice.objects.exists()
    assert 'value="Untuk semua"' in text  # the words are not lost


def test_rows_of_questions_are_named_as_the_form_numbers_them(client, editor):
    rows = {"faq_items-TOTAL_FORMS": 3, "faq_items-1-question": "Kapan?", "faq_items-1-DELETE": "on"}
    text = ask(client, **rows, **{"faq_items-2-question": "Di mana?"})

    assert "Pertanyaan “Di mana?” belum dijawab." in text
    assert 'href="#id_faq_items-2-question"' in text
    assert "Kapan?" not in text


ODD_ADDRESS = "Alamat memuat kata yang bisa dihilangkan"


def test_writers_are_asked_for_their_own_fields_only(client, writer):
    article = make_article(status=Status.DRAFT, created_by=writer, slug="apa-saja-tugas-auditor")

    assert ODD_ADDRESS not in words_of(ask(client, article))

    client.force_login(make_editor())
    assert ODD_ADDRESS in words_of(ask(client, article))


def test_list_and_panel_give_the_same_score_to_a_writer_and_to_an_editor(client, writer):
    article = make_article(status=Status.DRAFT, created_by=writer, slug="apa-saja-tugas-auditor")
    assessments.refresh(article.pk)

    def scores():
        pages = client.get("/admin/articles/article/"), client.get(change_url(article))
        return [
            re.search(r'class="score .*?</span>(\d+)</span>', page.content.decode(), re.DOTALL)[1] for page in pages
        ]

    writers = scores()
    client.force_login(make_editor())
    editors = scores()

    assert len({*writers}) == len({*editors}) == 1
    assert int(writers[0]) == int(editors[0]) + 1


def test_previews_show_what_is_typed(client, editor):
    category = make_category(name="Karier", sky="malam")
    picture = make_picture()
    article = make_article(title="Tugas auditor", slug="tugas-auditor", status=Status.DRAFT)

    drawn = ask(client, article, title="Tugas analis", category=category.pk, summary="Membaca laporan.")
    photo = ask(client, article, cover=picture.pk, seo_title="W" * 60)

    assert '<p class="google__title">Tugas analis | Cakrawala</p>' in drawn
    assert '<p class="google__trail">testserver › berita › tugas-auditor</p>' in drawn
    assert '<p class="google__description">Membaca laporan.</p>' in drawn
    assert '<div class="share sky-malam">' in drawn
    assert '<p class="share__category">Karier</p>' in drawn
    assert article.drawing.url.replace("siang", "malam").split("-")[2] in drawn
    assert f'src="{article.drawing.url}"' in ask(client, article, slug="tugas-lain")  # what is drawn already
    assert f'<p class="google__title">{"W" * 29}…</p>' in photo
    assert picture.small_url in photo


@pytest.mark.parametrize("count", [1, 25])
def test_a_call_costs_the_same_however_much_is_typed(client, editor, count, django_assert_num_queries):
    slugs = [make_article().slug for _ in range(count)]
    article = make_article(status=Status.DRAFT)
    for number in range(count):
        FaqItem.objects.create(article=article, question=f"Kapan {number}?", answer="Nanti.")
    links = [f'<a href="/berita/{slug}">Lihat</a>' for slug in slugs]
    body = "".join(f"<p>Baca juga: {link}</p><p>{link}</p>" for link in links)

    sent = form_data(article=article, body=body, **complete())

    with django_assert_num_queries(14):
        client.post(coach_url(article), sent)


def test_the_list_shows_scores_by_shape_and_sorts_by_them(client, editor):
    lacking = {"Baik": ["category", "author"], "Sedang": ["body", "author"], "Buruk": ["body", "category", "slug"]}
    for title, score in [("Baik", 80), ("Sedang", 50), ("Buruk", 49)]:
        times = {"slug" if field == "slug" else f"{field}-missing": {field: 1} for field in lacking[title]}
        counts = {"score": score, "blocking": 0, "advice": 0, "accepted": 0, "times": times}
        StoredAssessment.objects.create(article=make_article(title=title), **counts)
    make_article(title="Belum")

    best, worst = (client.get(f"/admin/articles/article/?o={order}").content.decode() for order in ["-2", "2"])

    shown = re.findall(r'score--(\w+)"><span class="visually-hidden">Nilai </span>(\d+)', best)
    assert shown == [("good", "80"), ("fair", "50"), ("poor", "49")]
    names = r">(Baik|Sedang|Buruk|Belum)</a>"
    assert re.findall(names, best) == ["Baik", "Sedang", "Buruk", "Belum"]
    assert re.findall(names, worst) == ["Belum", "Buruk", "Sedang", "Baik"]


def test_a_day_to_look_again_is_set_on_published_articles(client, editor):
    live, draft = make_article(), make_article(status=Status.DRAFT)
    keep = {"summary": live.summary, "category": live.category_id, "author": live.author_id}

    assert 'type="hidden" name="recheck_on"' in client.get(change_url(draft)).content.decode()
    assert 'type="hidden" name="recheck_on"' not in client.get(change_url(live)).content.decode()
    client.post(change_url(live), form_data(article=live, recheck_on="24-11-2027", **keep))

    live.refresh_from_db()
    assert live.recheck_on.isoformat() == "2027-11-24"
