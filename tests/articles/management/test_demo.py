"""The demo content, as readers meet it: real texts, whole pages, no dead link."""

import json
import re
import tomllib
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core.management import call_command

from articles.models import Article, Author, Category, OldSlug, Page, Programme, Tag

FOLDER = settings.BASE_DIR / "demo"
SOURCES = sorted((FOLDER / "articles").glob("*.md"))
SEED = {
    row["slug"]: row
    for row in json.loads((settings.BASE_DIR / "tests/data/seed_articles.json").read_text(encoding="utf-8"))["articles"]
}


SEED_MISSPELT = "Cek Disini!"  # in a title that is given


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in {"href", "src"} and value and value.startswith("/") and not value.startswith("/static/"):
                self.found.add(value.split("#")[0])


def links_of(response):
    parser = Links()
    parser.feed(response.content.decode())
    return parser.found


def test_the_titles_authors_and_dates_are_those_of_the_seed():
    def front_matter(path):
        return tomllib.loads(path.read_text(encoding="utf-8").split("+++\n", 2)[1])

    sources = {path.stem: front_matter(path) for path in SOURCES}

    assert {slug: (row["title"], row["author"], str(row["date"])) for slug, row in sources.items()} == {
        slug: (row["title"].replace(" :", ":"), row["author"], row["date"]) for slug, row in SEED.items()
    }
    assert all(len(row["title"]) <= 65 or row["seo_title"] for row in sources.values())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_demo_text_keeps_the_rules_of_the_house(path):
    _, front_matter, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    prose = re.sub(r"\]\([^)]*\)", "]", body)
    words = len(re.findall(r"\w[\w’'-]*", prose))
    whole = front_matter + body

    assert 600 <= words <= 1000
    assert len(tomllib.loads(front_matter)["summary"]) <= 160
    assert 2 <= body.count("\nBaca Juga: [") <= 3
    assert body.count("\n## ") >= 4
    assert "/program-studi" in body.rstrip().rsplit("\n\n", 1)[-1]
    assert re.findall(r"\bAnda\b|tahun ini|saat ini|klik di sini|https?://", whole) == []
    assert re.findall(r"Rp\s?\d|\d+\s*(?:juta|ribu|persen)|\d\s*%", whole) == []  # no figure for pay or cost
    assert re.findall(r"praktek|resiko|analisa\b|dimana\b|disini\b", prose.replace(SEED_MISSPELT, ""), re.I) == []


TEXTS = {path.stem: path.read_text(encoding="utf-8").split("+++\n", 2)[1:] for path in sorted(FOLDER.glob("*/*.md"))}
WRITTEN_OUT = {
    "UMP": "upah minimum provinsi (UMP)",
    "UMK": "(UMK)",
    "FP&A": "financial planning and analysis",
    "PDDikti": "Pangkalan Data Pendidikan Tinggi (PDDikti)",
    "BAN-PT": "Badan Akreditasi Nasional Perguruan Tinggi (BAN-PT)",
    "KRS": "kartu rencana studi (KRS)",
    "BPS": "Badan Pusat Statistik",
    "Sakernas": "Survei Angkatan Kerja Nasional",
    "RPL": "Rekognisi Pembelajaran Lampau (RPL)",
}
OTHER_WORDS = (
    r"(?:tim|bagian) penerimaan|e-mail|salindia|takarir|diskrit|front-end|rintisan|\b(?:galat|pemrogram|online)\b"
)


@pytest.mark.parametrize("name", TEXTS)
def test_an_abbreviation_is_written_out_and_a_thing_has_one_name(name):
    whole = "".join(TEXTS[name])
    used = [short for short in WRITTEN_OUT if re.search(rf"\b{short}\b", whole)]

    assert [short for short in used if WRITTEN_OUT[short] not in whole] == []
    assert re.findall(OTHER_WORDS, whole, re.I) == []


def test_no_sentence_stands_in_two_texts():
    places = {}
    for name, (front_matter, body) in TEXTS.items():
        running = "\n".join(line for line in body.splitlines() if not line.startswith("Baca Juga: "))
        answers = "\n".join(item["answer"] for item in tomllib.loads(front_matter).get("faq", []))
        for sentence in re.split(r"(?<=[.?!:])\s+", running + "\n" + answers):
            if len(sentence.split()) >= 7:
                places.setdefault(sentence.strip(), set()).add(name)

    assert {sentence: names for sentence, names in places.items() if len(names) > 1} == {}


def test_the_contact_page_leads_to_an_address_that_is_there():
    settings_of_the_demo = tomllib.loads((FOLDER / "site.toml").read_text(encoding="utf-8"))["settings"]
    contact = TEXTS["kontak"][1]

    assert settings_of_the_demo["registration_url"] in contact
    assert [
        word
        for word in ["WhatsApp", "surel"]
        if word in contact and not settings_of_the_demo.keys() & {"whatsapp", "email"}
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SEED)
def test_each_article_is_a_whole_page(demo, client, slug):
    response = client.get(f"/berita/{slug}")

    text = response.content.decode()
    article = response.context["article"]
    assert response.status_code == 200
    assert f"{article.author.name}</a>" in text
    assert re.search(r'<time datetime="[^"]+\+07:00">\d{1,2} \w+ 20\d\d</time>', text)
    assert re.search(r"\d+ menit baca", text)
    assert 'aria-label="Daftar isi"' in text
    assert text.count('class="read-also"') >= 2
    assert text.count("Pertanyaan umum") == (1 if article.faq_items.exists() else 0)
    assert "call-to-action" in text
    assert 'id="berita-terkait"' in text
    assert len(response.context["related"]) >= 1


@pytest.mark.django_db
def test_every_internal_link_of_the_site_answers(demo, client):
    seen, waiting = set(), {"/", "/berita", "/program-studi", "/cari", "/berita/rss.xml", "/sitemap.xml"}
    dead = []
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = client.get(address)
        if response.status_code != 200:
            dead.append((address, response.status_code))
        elif response["Content-Type"].startswith("text/html"):
            waiting |= links_of(response) - seen

    assert dead == []
    assert len(seen) > 26 + 7 + 7 + 3 + 3


@pytest.mark.django_db
def test_the_site_has_what_was_asked_for(demo):
    counts = {model.__name__: model.objects.count() for model in [Article, Author, Category, Programme, Page]}

    assert counts == {"Article": 26, "Author": 3, "Category": 7, "Programme": 7, "Page": 3}
    assert Tag.objects.count() > 30
    assert not Article.objects.exclude(pk__in=Article.objects.published()).exists()


@pytest.mark.django_db
def test_loading_again_doubles_nothing(demo):
    before = list(Article.objects.values_list("pk", "changed_at"))

    call_command("load_demo", verbosity=0)

    assert list(Article.objects.values_list("pk", "changed_at")) == before
    assert not OldSlug.objects.exists()


@pytest.mark.django_db
def test_what_an_editor_renamed_is_not_loaded_again(demo):
    article, category = Article.objects.get(slug="apa-itu-backend-developer"), Category.objects.get(slug="karier")
    article.slug, category.name, category.slug = "backend", "Profesi", "profesi"
    article.save()
    category.save()

    call_command("load_demo", verbosity=0)

    assert (Article.objects.count(), Category.objects.count()) == (26, 7)
    assert OldSlug.objects.filter(slug="apa-itu-backend-developer").exists()
