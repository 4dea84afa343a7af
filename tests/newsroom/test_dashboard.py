"""The first screen: what waits for whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Article, Job, Link, MissingPage, Rebuild, SearchRebuild
from backups.models import Drill
from newsroom.dashboard import greeting
from tests.factories import make_article, make_editor, make_user, make_writer

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_an_editors_dashboard_shows_what_waits_and_what_comes(client, editor):
    make_article(title="Menunggu Tinjauan", status=Status.IN_REVIEW, changed_by=make_writer(name="Alifia Kamila"))
    make_article(title="Besok Lusa", published_at=timezone.now() + timezone.timedelta(days=2))
    make_article(title="Masih Draf", status=Status.DRAFT)
    make_article(title="Sudah Terbit")

    response = client.get("/admin/")

    board = response.context["board"]
    assert [str(article) for article in board["in_review"]] == ["Menunggu Tinjauan"]
    assert [str(article) for article in board["scheduled"]] == ["Besok Lusa"]
    assert board["counts"] == {
        "all": 4,
        "draft": 1,
        "in_review": 1,
        "scheduled": 1,
        "published": 1,
        "archived": 0,
    }
    text = response.content.decode()
    assert "Tinjau: Menunggu Tinjauan" in text
    assert "Dikirim Alifia Kamila · hari ini" in text
    assert "2 hari lagi" in text


def test_a_writers_dashboard_knows_their_own_articles_only(client, writer):
    make_article(title="Punyaku", status=Status.DRAFT, created_by=writer)
    make_article(title="Sudah Kukirim", status=Status.IN_REVIEW, created_by=writer)
    make_article(title="Draf Orang Lain", status=Status.DRAFT)

    text = client.get("/admin/").content.decode()

    assert "Lanjutkan: Punyaku" in text
    assert "Sudah Kukirim" in text
    assert "Draf Orang Lain" not in text


def test_an_empty_dashboard_is_good_news(client, editor):
    assert client.get("/admin/").content.decode().count("Tidak ada yang menunggu.") == 2


def test_a_dashboard_without_a_role_says_what_to_do(client):
    client.force_login(make_user())

    assert "Akun ini belum punya peran." in client.get("/admin/").content.decode()


def test_the_dashboard_costs_the_same_however_much_waits(client, editor, django_assert_num_queries):
    make_article(status=Status.IN_REVIEW)
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/")
    for _ in range(20):
        make_article(status=Status.IN_REVIEW)

    with django_assert_num_queries(len(few)):
        response = client.get("/admin/")

    assert response.content.decode().count("Tinjau: ") == 8


def test_the_dashboard_names_what_stands_alone_competes_or_leads_nowhere(client, editor):
    first, second = make_article(title="Tugas Auditor"), make_article(title="Auditor: Pengertian dan Tugas")
    for article in [first, second]:
        publishing.save(article, by=editor)
    publishing.run_due()
    alone = make_article(title="Berdiri Sendiri")
    Link.objects.create(source=first, address="/berita/hilang")

    board = client.get("/admin/").context["board"]

    assert (board["orphan_count"], [*board["orphans"]]) == (1, [alone])
    assert [{*pair} for *pair, _ in board["competing"]] == [{first, second}]
    assert [(link.source, link.address) for link in board["dead_links"]] == [(first, "/berita/hilang")]


def test_the_dashboard_names_what_grows_old_and_what_readers_ask_for_in_vain(client, editor):
    old = make_article(title="Jadwal pendaftaran", recheck_on=timezone.localdate())
    make_article(title="Masih lama", recheck_on=timezone.localdate() + timezone.timedelta(days=9))
    MissingPage.objects.create(path="/brosur-2024", count=7, last_on=timezone.localdate())

    text = client.get("/admin/").content.decode()

    assert f'aria-label="Baca lagi: {old}"' in text
    assert "Baca lagi: Masih lama" not in text
    assert "/brosur-2024" in text
    assert "7 kali" in text


def test_a_collection_in_order_gets_good_news(client, editor):
    text = client.get("/admin/").content.decode()

    assert "Setiap artikel bisa dicapai dari artikel lain." in text
    assert "Tidak ada dua artikel yang berebut pembaca." in text
    assert "sampai di tujuannya" in text
    assert "Pekerjaan tertunda" not in text


def test_work_that_failed_is_counted_and_its_next_time_told(client, editor):
    soon = timezone.localtime() + timezone.timedelta(minutes=1)
    for key, attempts in [("1", 0), ("2", 1), ("3", 4)]:
        due_at = soon + timezone.timedelta(days=int(key) - 2)
        Job.objects.create(kind="relate", key=key, attempts=attempts, due_at=due_at)

    text = client.get("/admin/").content.decode()

    assert "<b>Pekerjaan tertunda:</b> 2 gagal" in text
    assert f"pukul {soon:%H.%M}" in text


def held(**fields):
    return Job.objects.create(attempts=99, error="OSError('jauh')", **fields)


def test_work_that_is_not_tried_any_more_waits_for_an_editor(client, editor):
    article = make_article(title="Magang di Rumah Sakit")
    first, second = held(kind="relate", key=str(article.pk)), held(kind="announce", key="/berita/magang")

    text = said(client)
    assert f"Artikel terkait: {article}</p>" in text
    assert "Pengumuman ke mesin pencari: /berita/magang</p>" in text
    assert "99 kali gagal" in text
    assert "OSError" not in text  # for administrators
    assert "Pekerjaan tertunda" not in text

    again = client.post(f"/admin/pekerjaan/{first.pk}/ulangi/", follow=True)
    given_up = client.post(f"/admin/pekerjaan/{second.pk}/batalkan/", follow=True)
    late = client.post(f"/admin/pekerjaan/{second.pk}/batalkan/", follow=True)

    assert [*Job.objects.waiting()] == [*Job.objects.all()] == [first]
    assert "Pekerjaan ini dicoba lagi dari awal." in again.content.decode()
    assert "Pekerjaan ini dibatalkan." in given_up.content.decode()
    assert "Pekerjaan itu sudah tidak menunggu keputusan." in late.content.decode()
    assert "Pekerjaan yang berhenti" not in late.content.decode()


def test_administrators_read_why_work_failed_and_what_an_update_needs_is_not_given_up(client):
    client.force_login(make_user(is_superuser=True))
    job = held(kind="rebuild_search")

    text = said(client)

    assert "OSError(&#x27;jauh&#x27;)" in text
    assert "Coba lagi: Pembaruan pencarian" in text
    assert f"/admin/pekerjaan/{job.pk}/batalkan/" not in text


@pytest.fixture
def outdated():
    """Three articles after an update, of which search has read one."""
    for _ in range(3):
        make_article()
    SearchRebuild.objects.update(rules="of before")
    publishing.lead_through()
    SearchRebuild.objects.under_way().update(
        stage=2, kind="articles.article", position=Article.objects.order_by("pk")[0].pk
    )


def said(client):
    return " ".join(client.get("/admin/").content.decode().split())


def test_editors_see_how_far_an_update_is(client, editor, outdated):
    Rebuild.objects.update(rules="of before")
    publishing.lead_through()

    text = said(client)

    assert "Pencarian sedang diperbarui:</b> tahap 2 dari 2, 1 dari 3 artikel. Dimulai hari ini" in text
    assert "Sementara itu pembaca mencari seperti biasa." in text
    assert '<progress class="board__progress" aria-labelledby="rebuild_search" value="4" max="6">' in text
    assert "Artikel terkait sedang diperbarui:</b> tahap 1 dari" in text
    assert "Sementara itu pembaca melihat daftar yang lama." in text
    assert "run_due" not in text
    assert "gagal" not in text


def test_what_is_up_to_date_is_not_talked_about(client, editor, outdated):
    publishing.run_due()

    assert "diperbarui:" not in said(client)


def test_work_that_stands_still_says_who_can_help(client, editor, outdated):
    long_ago = timezone.now() - timezone.timedelta(days=1)
    SearchRebuild.objects.under_way().update(moved_at=long_ago)

    text = said(client)

    assert "Tidak maju lagi sejak kemarin" in text
    assert "<code>manage.py run_due</code>" in text


def test_a_step_of_an_update_that_failed_says_so(client, editor, outdated):
    SearchRebuild.objects.under_way().update(moved_at=timezone.now() - timezone.timedelta(days=1))
    Job.objects.filter(kind="rebuild_search").update(attempts=1)

    text = said(client)

    assert "<b>Pekerjaan tertunda:</b> 1 gagal" in text
    assert "Langkah terakhirnya gagal dan dicoba lagi dalam waktu dekat." in text
    assert "Tidak maju lagi" not in text


def test_an_update_is_the_editors_business(client, writer, outdated):
    assert "diperbarui:" not in said(client)


def test_reports_are_the_editors_business(client, writer):
    make_article(title="Berdiri Sendiri")
    Job.objects.create(kind="relate", key="1", attempts=1)

    text = client.get("/admin/").content.decode()

    assert "tanpa tautan masuk" not in text
    assert "Tautan rusak" not in text
    assert "Pekerjaan tertunda" not in text


NOW = timezone.now()
AGO = [NOW - timezone.timedelta(days=days) for days in range(20)]


@pytest.mark.parametrize(
    ("drills", "words", "for_administrators"),
    [
        ([], "belum pernah diuji", "manage.py backup"),
        ([{"tried_at": AGO[2], "made_at": AGO[2], "seconds": 41.2}], "teruji: 2 hari lalu, 41 detik", ""),
        ([{"tried_at": AGO[9], "made_at": AGO[9], "seconds": 4}], "teruji 9 hari lalu", "Buat dan uji yang baru"),
        ([{"tried_at": AGO[2], "made_at": AGO[12], "seconds": 4}], "dibuat 12 hari lalu", "periksa jadwalnya"),
        (
            [
                {"tried_at": AGO[2], "made_at": AGO[2], "seconds": 41},
                {"tried_at": AGO[3], "made_at": AGO[3], "seconds": 1, "problem": "Kemarin lusa."},
            ],
            "teruji: 2 hari lalu, 41 detik",
            "",
        ),
        ([{"tried_at": AGO[2], "seconds": 1, "problem": "Bucket menolak."}], "gagal 2 hari lalu", "Bucket menolak."),
    ],
)
@pytest.mark.parametrize("is_superuser", [True, False])
def test_whether_the_site_could_be_brought_back_is_told(client, drills, words, for_administrators, is_superuser):
    client.force_login(make_user(is_superuser=True) if is_superuser else make_editor())
    for drill in drills:
        Drill.objects.create(**drill)

    text = client.get("/admin/").content.decode()

    told = text[text.index('class="counts"') : text.index('class="boards"')]
    assert words in told
    assert (for_administrators in told) is (is_superuser or not for_administrators)
    assert ("Beri tahu administrator." in told) is (not is_superuser and for_administrators != "")
    assert "Kemarin lusa." not in told


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "malam"), (4, "pagi"), (10, "pagi"), (11, "siang"), (15, "sore"), (18, "malam"), (23, "malam")],
)
def test_the_greeting_follows_the_day(hour, words):
    assert greeting(hour) == f"Selamat {words}"
