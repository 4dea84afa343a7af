"""Whole exports brought over, as the command does it."""

import datetime
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from articles import publishing
from articles.models import Article, Author, Category, Job, OldSlug, Page, Picture, Redirect, Revision, Tag
from tests.factories import make_article, make_category, make_picture, make_tag, picture_file
from tests.transfer.made import DATA, post, write, wxr
from transfer.bringing import bring_over, running, take_back
from transfer.locking import alone
from transfer.models import ImportedItem, ImportRun
from transfer.readers import open_source
from transfer.record import Unreadable

pytestmark = pytest.mark.django_db
EXPORT = DATA / "wordpress.xml"


@pytest.fixture
def media(tmp_path):
    """What lay in ``wp-content/uploads``, as a ZIP; one picture of the text is missing there."""
    path = tmp_path / "uploads.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("uploads/2024/03/gedung.jpg", picture_file("g.jpg", kind="JPEG", size=(600, 400)).read())
        archive.writestr(
            "uploads/2024/03/gedung-300x200.jpg", picture_file("g.jpg", kind="JPEG", size=(300, 200)).read()
        )
    return path


def imported(source=EXPORT, **options):
    return bring_over(open_source(source), **options)


def report(tmp_path, source, *options):
    path = tmp_path / "laporan.json"
    call_command("import_site", source, "--report", path, *options, verbosity=0)
    return json.loads(path.read_text())


def test_an_article_comes_over_whole(media):
    imported(media=media)

    article = Article.objects.get(slug="cara-daftar")
    picture = Picture.objects.get()
    other = Article.objects.get(slug="biaya-kuliah")
    assert article.is_published
    assert article.title == "Cara daftar beasiswa & syaratnya"
    assert article.summary == "Langkah mendaftar beasiswa kampus."
    assert article.published_at == datetime.datetime(2024, 3, 2, 2, 30, tzinfo=datetime.UTC)
    assert article.first_published_at == article.published_at
    assert (article.author.name, article.category.name, article.cover) == ("Sari Utami", "Dalam Negeri", picture)
    assert sorted(tag.name for tag in article.tags.all()) == ["Beasiswa", "KIP Kuliah"]
    assert (article.seo_title, article.meta_description) == (
        "Beasiswa kampus: cara daftar",
        "Cara dan syarat beasiswa.",
    )
    assert article.body == (
        "<p>Beasiswa dibuka untuk café dan warung mahasiswa.</p>"
        f'<figure class="image"><img alt="" data-picture="{picture.pk}">'
        "<figcaption>Gedung rektorat.</figcaption></figure>"
        f'<div class="read-also" data-article="{other.pk}">Baca juga: Biaya kuliah tahun ini</div>'
        '<p>Lihat <a href="/berita/biaya-kuliah#cicilan">halaman biaya</a> dan '
        '<a href="/berita/kategori/beasiswa">semua beasiswa</a>.</p>'
    )


def test_a_picture_keeps_alternative_text_and_credit_and_the_size_suffix_leads_to_the_original(media):
    imported(media=media)

    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (600, 400)
    assert (picture.alt, picture.credit) == ("Gedung rektorat dari timur", "Foto: Sarié")


def test_nothing_that_was_not_public_becomes_public():
    imported()

    public = {
        *Article.objects.released().values_list("title", flat=True),
        *Page.objects.values_list("title", flat=True),
    }
    assert public == {"Cara daftar beasiswa & syaratnya", "Biaya kuliah tahun ini", "Tentang kami"}
    drafts = dict(Article.objects.exclude(pk__in=Article.objects.released()).values_list("title", "status"))
    assert drafts == {"Rencana wisuda": "draft", "Nilai ujian": "draft", "Rapat dekan": "draft"}
    assert ImportedItem.objects.get(source_id="63").outcome == "left_out"


@pytest.mark.parametrize("hours", [-1, 1])
def test_what_was_scheduled_is_scheduled_and_waits_for_review_once_its_time_has_passed(tmp_path, hours):
    at = timezone.now() + datetime.timedelta(hours=hours)
    imported(write(tmp_path, wxr(post(1, status="future", post_date_gmt=f"{at:%Y-%m-%d %H:%M:%S}"))))

    article = Article.objects.get()
    assert (article.is_scheduled, article.status) == ((True, "published") if hours > 0 else (False, "in_review"))


def test_a_second_run_changes_nothing(media, django_assert_max_num_queries):
    imported(media=media)
    before = everything()

    again = imported(media=media)

    assert everything() == before
    assert set(again.row.items.filter(kind__in=["post", "page"]).values_list("outcome", flat=True)) == {
        "same",
        "left_out",
    }


def everything():
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in {"hits", "last_used_on"}}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in (Article, Page, Author, Category, Tag, Picture, Redirect, OldSlug, Revision)
    }


def test_what_an_editor_changed_is_shown_and_never_overwritten(tmp_path):
    imported(write(tmp_path, wxr(post(1, "Satu."), post(2, "Dua."))))
    article = Article.objects.get(slug="tulisan-1")
    article.body = "<p>Disunting di sini.</p>"
    publishing.save(article, by=None)

    told = report(tmp_path, write(tmp_path, wxr(post(1, "Satu, baru."), post(2, "Dua, baru."))))

    assert {item["source_id"]: item["outcome"] for item in told["items"]} == {"1": "kept", "2": "changed"}
    assert [*Article.objects.order_by("slug").values_list("body", flat=True)] == [
        "<p>Disunting di sini.</p>",
        "<p>Dua, baru.</p>",
    ]


def test_what_was_deleted_here_does_not_come_again(tmp_path):
    path = write(tmp_path, wxr(post(1)))
    imported(path)
    publishing.delete([Article.objects.get()], by=None)

    imported(path)

    assert not Article.objects.exists()


def test_names_that_are_one_here_are_one(tmp_path):
    ours, tag = make_category(name="Kabar"), make_tag(name="back-end")
    more = '<category domain="post_tag" nicename="backend">Back End</category>'

    imported(write(tmp_path, wxr(post(1, more=more))))

    assert (Category.objects.get(), Tag.objects.get()) == (ours, tag)
    assert Article.objects.get().category == ours


def test_two_posts_of_one_address_both_come(tmp_path):
    told = report(tmp_path, write(tmp_path, wxr(post(1, post_name="sama"), post(2, post_name="sama"))))

    assert [*Article.objects.order_by("pk").values_list("slug", flat=True)] == ["sama", "sama-2"]
    assert told["counts"]["outcomes"] == {"made": 2}


def test_one_that_fails_costs_itself_only_and_says_why(tmp_path):
    told = report(tmp_path, write(tmp_path, wxr(post(1), post(2, "kata " * 1_000_000), post(3))))

    assert {item["source_id"]: item["outcome"] for item in told["items"]} == {"1": "made", "2": "failed", "3": "made"}
    assert told["items"][1]["sentence"].startswith("Isinya terlalu panjang")
    assert [*Article.objects.order_by("pk").values_list("title", flat=True)] == ["Tulisan 1", "Tulisan 3"]


def test_a_picture_that_is_none_is_told_and_the_text_comes(tmp_path):
    (tmp_path / "media").mkdir()
    write(tmp_path / "media", b"bukan gambar", "a.jpg")
    source = write(tmp_path, wxr(post(1, '<p>Isi.<img src="https://lama.test/wp-content/uploads/a.jpg"></p>')))

    told = report(tmp_path, source, "--media", tmp_path / "media")

    assert list(told["media"]["refused"]) == ["a.jpg"]
    assert Article.objects.get().body == "<p>Isi.</p>"


def test_a_run_that_stops_anywhere_goes_on_where_it_stood(tmp_path, monkeypatch):
    """As a full disk or a killed process leaves it: between two items, and inside of one."""
    path = write(tmp_path, wxr(*(post(number) for number in range(1, 8))))
    write_article, calls = running.writing.write_article, []

    def breaking(*arguments, **options):
        calls.append(None)
        said = write_article(*arguments, **options)
        if len(calls) in {1, 4, 6}:
            raise OperationalError("disk full")
        return said

    monkeypatch.setattr(running.writing, "write_article", breaking)
    for _ in range(3):
        with pytest.raises(CommandError, match="Berhenti di tengah jalan"):
            call_command("import_site", path, verbosity=0)
    call_command("import_site", path, verbosity=0)

    assert ImportRun.objects.count() == 1
    assert len(calls) == 7 + 3
    assert sorted(Article.objects.released().values_list("slug", flat=True)) == [f"tulisan-{n}" for n in range(1, 8)]


def test_two_at_once_are_refused():
    with alone(), pytest.raises(Unreadable, match="Pemindahan lain sedang berjalan"):
        imported()
    assert not ImportRun.objects.exists()


def test_a_source_that_is_cut_off_stores_nothing(tmp_path):
    path = write(tmp_path, EXPORT.read_bytes()[:-300])

    with pytest.raises(CommandError, match="terpotong"):
        call_command("import_site", path, verbosity=0)

    assert not Article.objects.exists()
    assert not ImportRun.objects.exists()


def test_a_dry_run_stores_nothing_and_tells_all(tmp_path, media):
    make_category(name="Beasiswa kampus")
    before = everything()

    told = report(tmp_path, EXPORT, "--dry-run", "--media", media)

    assert everything() == before
    assert not ImportRun.objects.exists()
    assert told["dry_run"]
    assert told["counts"]["outcomes"] == {"made": 6, "left_out": 1}
    assert told["counts"]["comments"] == 2
    assert told["counts"]["states"]["post trash"] == 1
    assert told["counts"]["found"]["[sourcecode]"] == 1
    assert told["counts"]["mapping"]["authors"] == [
        {"name": "Sari Utami", "ours": "", "likely": ""},
    ]
    assert told["media"] == {
        "found": 1,
        "missing": ["https://lama.test/wp-content/uploads/2024/04/hilang.png"],
        "refused": {},
    }
    assert told["words"]["lost_without_reason"] == 0


def test_readers_and_search_find_what_came(client, media):
    imported(media=media)
    publishing.run_due()

    assert "Cara daftar beasiswa" in client.get("/cari", {"q": "warung"}).content.decode()
    assert client.get("/berita/cara-daftar").status_code == 200
    assert client.get("/berita/nilai").status_code == 404
    assert not Job.objects.exclude(error="").exists()


@pytest.mark.parametrize(
    "name", ["wordpress.xml", "ghost.json", "blogger.xml", "blogger-takeout.xml", "hugo", "jekyll", "pelican"]
)
def test_every_former_address_is_a_page_or_one_redirect_and_no_word_is_lost(tmp_path, name):
    told = report(tmp_path, DATA / name)

    assert {line["old"]: line["status"] for line in told["addresses"] if line["status"] not in {200, 301}} == {}
    assert told["addresses"]
    assert told["words"]["lost_without_reason"] == 0
    assert told["words"]["source"] > 0


def test_the_forms_of_an_address_lead_where_they_should(client, media):
    imported(media=media)
    picture = Picture.objects.get()

    def led(address):
        return client.get(address).headers.get("location", "")

    assert led("/2024/03/cara-daftar/") == "/berita/cara-daftar"
    assert led("/2024/03/CARA-DAFTAR/feed/") == "/berita/cara-daftar"
    assert led("/?p=41") == "/berita/cara-daftar"
    assert led("/?p=41&utm_source=x") == "/berita/cara-daftar?utm_source=x"
    assert led("/2024/03/cara-daftar/gedung/") == "/berita/cara-daftar"
    assert led("/?attachment_id=40") == "/berita/cara-daftar"
    assert led("/wp-content/uploads/2024/03/gedung.jpg") == picture.file.url
    assert led("/category/beasiswa/dalam-negeri/page/2/") == "/berita/kategori/dalam-negeri"
    assert led("/category/beasiswa/feed/") == "/berita/kategori/beasiswa/rss.xml"
    assert led("/tag/kip-kuliah") == "/berita/tag/kip-kuliah"
    assert led("/author/sari/") == "/penulis/sari-utami"
    assert led("/profil/tentang-kami/") == "/tentang-kami"
    assert led("/feed/") == "/berita/rss.xml"
    assert client.get("/2024/05/nilai/").status_code == 404


def test_a_page_that_stands_where_it_stood_is_there_and_its_feed_leads_to_it(client, tmp_path):
    imported(write(tmp_path, wxr(post(1, post_type="page", post_name="kontak", link="https://lama.test/kontak/"))))

    assert client.get("/kontak").status_code == 200
    assert client.get("/kontak/feed/").headers["location"] == "/kontak"


def test_names_that_wordpress_keeps_as_html_are_read_as_words(tmp_path):
    item = post(1, title="Sains &amp;amp; &lt;em&gt;Teknologi&lt;/em&gt; &amp;#8211; Umum").replace(
        ">Kabar<", "><![CDATA[Seni &amp; Budaya]]><"
    )

    imported(write(tmp_path, wxr(item)))

    article = Article.objects.get()
    assert (article.title, article.category.name) == ("Sains & Teknologi – Umum", "Seni & Budaya")


def test_an_address_in_another_script_leads_on_too(client, tmp_path):
    link = "https://lama.test/2024/01/%e8%bf%9c%e5%be%81/"

    told = report(tmp_path, write(tmp_path, wxr(post(1, post_name="%e8%bf%9c%e5%be%81", link=link, title="Ekspedisi"))))

    assert client.get("/2024/01/%E8%BF%9C%E5%BE%81/").headers["location"] == "/berita/ekspedisi"
    assert client.get("/2024/01/").headers["location"] == "/berita"
    assert {line["status"] for line in told["addresses"]} == {301}


def test_a_picture_is_told_as_missing_wherever_it_lay(tmp_path):
    body = (
        '<p><img src="https://i0.wp.com/lama.test/wp-content/uploads/a-300x200.jpg?resize=3"></p>'
        '<p><img src="https://1.bp.blogspot.com/x/s320/b.png"><img src="https://lain.test/c.jpg"></p>'
        '<p><img alt="😀" src="https://s.w.org/images/core/emoji/1f600.png">Isi.</p>'
    )
    (tmp_path / "media").mkdir()
    write(tmp_path / "media", picture_file("a.jpg", kind="JPEG").read(), "a.jpg")

    told = report(tmp_path, write(tmp_path, wxr(post(1, body))), "--media", tmp_path / "media")

    picture = Picture.objects.get()
    assert Article.objects.get().body == f'<p><img data-picture="{picture.pk}" alt=""></p><p>😀Isi.</p>'
    assert told["media"]["missing"] == ["https://1.bp.blogspot.com/x/s0/b.png", "https://lain.test/c.jpg"]


def test_a_link_that_is_relative_leads_on_too(tmp_path):
    imported(write(tmp_path, wxr(post(1, '<a href="../tulisan-2/#b">B</a>'), post(2))))

    assert Article.objects.get(slug="tulisan-1").body == '<p><a href="/berita/tulisan-2#b">B</a></p>'


def test_a_text_of_a_folder_leads_to_another_by_its_file():
    imported(DATA / "pelican")

    assert Article.objects.get(slug="tulisan-pertama").body == (
        '<p>Isi <em>tulisan</em> pertama. Lihat <a href="/tentang">halaman</a>.</p>'
    )


def test_what_an_editor_has_decided_for_an_address_stays(client):
    article = make_article(slug="lain")
    Redirect.objects.create(path="/2024/03/cara-daftar", kind="tree", target=article.get_absolute_url())

    imported()

    assert client.get("/2024/03/cara-daftar").headers["location"] == "/berita/lain"


def test_a_run_is_taken_back_as_a_whole(media):
    make_article(slug="milik-kita", category=make_category(name="Beasiswa"), cover=make_picture())
    before = {name: rows for name, rows in everything().items() if name != "Revision"}
    run = imported(media=media)

    count = take_back(run.row)

    assert count == 6
    assert {name: rows for name, rows in everything().items() if name != "Revision"} == before
    assert not ImportedItem.objects.exists()
    assert imported(media=media).row.items.filter(outcome="made", kind="post").count() == 5


def test_a_run_of_which_something_was_changed_is_not_taken_back():
    run = imported()
    article = Article.objects.get(slug="cara-daftar")
    article.summary = "Disunting."
    publishing.save(article, by=None)
    before = everything()

    with pytest.raises(Unreadable, match="1 tulisan sudah disunting"):
        take_back(run.row)

    assert everything() == before
