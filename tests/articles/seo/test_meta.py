"""The head of a page, compared whole."""

import io

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from lxml import html
from PIL import Image

from articles.models import Page, RelatedEntry, SiteSettings
from articles.pictures.drawings import card_url, page_card
from articles.seo.meta import opening_of
from tests.factories import make_article, make_author, make_category, make_editor, make_programme, make_tag

pytestmark = pytest.mark.django_db
SITE = "https://cakrawala.test"
JUNE = timezone.make_aware(timezone.datetime(2024, 6, 13, 9))


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def head_of(client, path):
    """``(title, canonical, [(name, content), ...])`` without what is the same on every page."""
    head = html.document_fromstring(client.get(path).content).find("head")
    metas = [(each.get("name") or each.get("property"), each.get("content")) for each in head.iterfind("meta")]
    canonical = head.find("link[@rel='canonical']")
    address = None if canonical is None else canonical.get("href").removeprefix(SITE)
    return head.findtext("title"), address, [row for row in metas if row[0] not in {None, "viewport", "theme-color"}]


def card(url, alt, title, description):
    """The rows of a social card, as Open Graph and as Twitter want them."""
    return [
        ("og:image", url),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", alt),
    ], [
        ("twitter:card", "summary_large_image"),
        ("twitter:title", title),
        ("twitter:description", description),
        ("twitter:image", url),
        ("twitter:image:alt", alt),
    ]


def test_an_article_says_everything(client):
    article = make_article(
        title="Apa Itu API?",
        slug="api",
        summary="Pintu antarprogram.",
        author=make_author(name="Rahmawati", slug="rahmawati"),
        category=make_category(name="Karier"),
        tags=[make_tag(name="backend"), make_tag(name="web")],
        published_at=JUNE,
        updated_at=JUNE + timezone.timedelta(days=30),
    )
    og, twitter = card(SITE + card_url(article), "Karier: Apa Itu API?", "Apa Itu API?", "Pintu antarprogram.")

    assert head_of(client, "/berita/api") == (
        "Apa Itu API? | Cakrawala",
        "/berita/api",
        [
            ("description", "Pintu antarprogram."),
            ("robots", "max-image-preview:large"),
            ("author", "Rahmawati"),
            ("og:type", "article"),
            ("og:site_name", "Cakrawala"),
            ("og:locale", "id_ID"),
            ("og:title", "Apa Itu API?"),
            ("og:description", "Pintu antarprogram."),
            ("og:url", f"{SITE}/berita/api"),
            *og,
            ("article:published_time", "2024-06-13T09:00:00+07:00"),
            ("article:modified_time", "2024-07-13T09:00:00+07:00"),
            ("article:author", f"{SITE}/penulis/rahmawati"),
            ("article:section", "Karier"),
            ("article:tag", "backend"),
            ("article:tag", "web"),
            *twitter,
        ],
    )


def own(card_of):
    return SITE + card_of.url, f"{card_of.label}: {card_of.title}"


@pytest.mark.parametrize(
    ("path", "kind", "title", "description", "pictured"),
    [
        ("/", "website", "Universitas: jurusan, karier, dan dunia kuliah | Cakrawala", "Panduan kuliah.", "site"),
        (
            "/berita",
            "website",
            "Berita | Cakrawala",
            "Semua artikel Universitas tentang jurusan, karier, dan dunia kuliah, yang terbaru di atas.",
            "site",
        ),
        ("/berita/kategori/karier", "website", "Karier | Cakrawala", "Kenali pekerjaannya.", "category"),
        (
            "/berita/tag/web",
            "website",
            "Tag: web | Cakrawala",
            "Artikel dengan tag web dari Universitas.",
            "site",
        ),
        ("/penulis/rahmawati", "profile", "Rahmawati | Cakrawala", "Mengajar basis data.", "site"),
        (
            "/program-studi",
            "website",
            "Program Studi | Cakrawala",
            "Kenali program studi dan artikel yang membantumu memilih.",
            "site",
        ),
        (
            "/program-studi/sains-data",
            "website",
            "Kuliah Sains Data | Cakrawala",
            "Belajar membaca angka.",
            "programme",
        ),
        ("/tentang", "website", "Tentang | Cakrawala", "Satu dua tiga.", "site"),
    ],
)
def test_every_page_says_what_it_is(client, path, kind, title, description, pictured):
    things = {
        "site": SiteSettings.objects.create(organisation="Universitas", description="Panduan kuliah."),
        "category": make_category(name="Karier", slug="karier", description="Kenali pekerjaannya."),
        "programme": make_programme(name="Sains Data", slug="sains-data", summary="Belajar membaca angka."),
    }
    author = make_author(name="Rahmawati", slug="rahmawati", biography="Mengajar basis data.")
    make_article(category=things["category"], author=author, tags=[make_tag(name="web")])
    Page.objects.create(title="Tentang", body="<p>Satu dua tiga.</p>")
    bare = title.removesuffix(" | Cakrawala")
    og, twitter = card(*own(page_card(things[pictured])), bare, description)

    assert head_of(client, path) == (
        title,
        path,
        [
            ("description", description),
            ("robots", "max-image-preview:large"),
            ("og:type", kind),
            ("og:site_name", "Cakrawala"),
            ("og:locale", "id_ID"),
            ("og:title", bare),
            ("og:description", description),
            ("og:url", SITE + path),
            *og,
            *twitter,
        ],
    )


@pytest.mark.parametrize(
    "path", ["/cari", "/cari?q=gaji", "/berita/tag/sepi", "/berita", "/program-studi", "/tidak-ada"]
)
def test_search_and_empty_lists_are_not_for_search_engines(client, path):
    make_tag(slug="sepi")

    _, canonical, metas = head_of(client, path)

    assert (canonical, dict(metas)["robots"]) == (None, "noindex")


def test_a_later_page_of_a_list_is_canonical_to_itself(client):
    category = make_category(name="Karier", slug="karier")
    for _ in range(21):
        make_article(category=category)

    title, canonical, metas = head_of(client, "/berita/kategori/karier?halaman=2")

    assert (title, canonical) == ("Karier, halaman 2 | Cakrawala", "/berita/kategori/karier?halaman=2")
    assert dict(metas)["og:url"] == SITE + canonical


def test_the_editors_words_win(client):
    make_article(slug="api", title="Judul", seo_title="Judul untuk Google", meta_description="Penjelasan untuk Google.")

    title, _, metas = head_of(client, "/berita/api")

    assert (title, dict(metas)["description"]) == ("Judul untuk Google | Cakrawala", "Penjelasan untuk Google.")


@pytest.mark.parametrize(("length", "shown"), [(53, 65), (54, 54), (160, 160)])
def test_the_sites_name_stands_where_there_is_room_and_no_title_is_cut(client, length, shown):
    make_article(slug="api", title="J" * length)

    assert len(head_of(client, "/berita/api")[0]) == shown


def test_an_article_of_another_site_says_so(client):
    make_article(slug="api", canonical_url="https://lain.test/api")

    assert head_of(client, "/berita/api")[1] == "https://lain.test/api"


def test_a_draft_without_summary_takes_its_first_sentences(client):
    make_article(slug="api", status="draft", summary="", body="<p>Satu dua.</p><p>Tiga empat.</p>", author=None)
    client.force_login(make_editor())

    assert dict(head_of(client, "/berita/api")[2])["description"] == "Satu dua. Tiga empat."


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Satu.\n  Dua.", "Satu. Dua."),
        ("k" * 160, "k" * 160),
        ("Kata " * 12 + "akhir. " + "Lalu " * 30, "Kata " * 12 + "akhir."),
        ("Ya. " + "kata " * 40, "Ya. " + "kata " * 30 + "kata…"),
        ("kata, " * 40, "kata, " * 25 + "kata…"),
        ("k" * 200, "k" * 159 + "…"),
        ("", ""),
    ],
)
def test_a_description_is_whole_sentences_or_whole_words(text, opening):
    assert opening_of(text) == opening
    assert len(opening_of(text)) <= 160


def test_an_article_that_is_published_anew_has_no_older_update(client):
    make_article(slug="api", published_at=JUNE, updated_at=JUNE - timezone.timedelta(days=1))

    text = client.get("/berita/api").content.decode()

    assert '<meta property="article:modified_time" content="2024-06-13T09:00:00+07:00">' in text
    assert "Diperbarui" not in text
    assert 'Terbit <time datetime="2024-06-13T09:00:00+07:00">13 Juni 2024</time>' in text


def test_dates_of_other_articles_are_not_labelled(client):
    shelf = {"category": make_category(), "programme": make_programme()}
    others = [make_article(**shelf) for _ in range(3)]
    article = make_article(**shelf, updated_at=timezone.now() + timezone.timedelta(minutes=1))
    for other in others:
        RelatedEntry.objects.create(article=article, related=other, score=0.5)

    text = client.get(article.get_absolute_url()).content.decode()

    assert (text.count("Terbit <time"), text.count("Diperbarui <time")) == (1, 1)
    assert text.count("<time") > 2


@pytest.mark.parametrize("make", [SiteSettings.current, make_category, make_programme])
def test_a_page_card_is_drawn_once_and_a_former_one_leads_to_todays(client, make):
    thing = make()
    thing.save()
    url = page_card(thing).url

    answer = client.get(url)
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"

    field = "description" if isinstance(thing, SiteSettings) else "name"
    setattr(thing, field, "Nama baru")
    thing.save()
    assert client.get(url)["Location"] == page_card(thing).url != url
    assert client.get(page_card(thing).url).status_code == 200
    assert len(default_storage.listdir(f"kartu/{page_card(thing).kind}-{thing.pk}")[1]) == 1


@pytest.mark.parametrize(
    "path", ["situs/2-a", "kategori/99-a", "program-studi/99-a", "penulis/1-a", f"kategori/{10**30}-a"]
)
def test_a_page_without_a_card_has_none(client, path):
    assert client.get(f"/gambar/{path}").status_code == 404
