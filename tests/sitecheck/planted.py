"""A small site without fault, recorded once; each test breaks one thing of its copy and walks it."""

import json
import re
from datetime import timedelta

from django.utils import timezone

from articles.models import Author, FaqItem, Page, SiteSettings
from sitecheck.answer import Answer, Fetch
from sitecheck.rule import check
from sitecheck.rules import RULES
from sitecheck.site import NOWHERE
from sitecheck.walk import walk
from tests.factories import make_article, make_author, make_category, make_programme, make_tag
from tests.sitecheck import template_rules

EVERY_RULE = [*RULES, *template_rules.RULES]  # those of the command, and those of our templates
ROOT = "https://cakrawala.test"
ARTICLE = "/berita/api"
OTHER = "/berita/magang"
TOPIC = "/berita/kategori/karier"
TAG = "/berita/tag/backend"
AUTHOR = "/penulis/rahmawati"
PROGRAMME = "/program-studi/sistem-informasi"
PAGE = "/tentang-kami"
RSS = "/berita/rss.xml"
ATOM = "/berita/atom.xml"
PART = "/sitemap-artikel-1.xml"
NEWS = "/sitemap-berita-terbaru.xml"
JUNE = timezone.make_aware(timezone.datetime(2024, 6, 13, 9))
MANY = 1000
DATA = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)


def make_small_site():
    SiteSettings.objects.update_or_create(pk=1, defaults={"email": "halo@cakrawala.test"})
    topic = make_category(name="Karier", slug="karier", description="Dunia kerja, dari magang sampai gaji pertama.")
    author = make_author(
        name="Rahmawati",
        slug="rahmawati",
        kind=Author.Kind.PERSON,
        biography="Rahmawati mengajar pemrograman dan menulis tentang karier lulusan.",
    )
    shared = {"category": topic, "author": author, "tags": [make_tag(name="backend", slug="backend")]}
    programme = make_programme(name="Sistem Informasi", slug="sistem-informasi")
    Page.objects.create(
        title="Tentang kami", slug="tentang-kami", body="<p>Kami menulis supaya kamu memilih jurusan dengan tenang.</p>"
    )
    make_article(
        title="Magang pertama, mulai dari mana?",
        slug="magang",
        summary="Langkah kecil supaya lamaran magangmu dibaca, dan apa yang dilakukan sesudahnya.",
        body="<h2>Mulai</h2><p>Tulis <em>satu</em> halaman saja.</p>",
        published_at=timezone.now() - timedelta(hours=3),
        **shared,
    )
    article = make_article(
        title="Apa itu API dan siapa yang membuatnya?",
        slug="api",
        summary="API adalah pintu antarprogram, dan pembuatnya dicari di banyak tempat kerja.",
        body='<h2>Pintu</h2><p>Lihat <a href="/berita/magang">cerita magang</a> juga.</p><h3>Kunci</h3><p>Ada.</p>',
        published_at=JUNE,
        updated_at=JUNE + timedelta(days=30),
        programme=programme,
        **shared,
    )
    FaqItem.objects.create(article=article, question="Apakah API sulit?", answer="Tidak.", position=1)


class Planted:
    """What a site answers, open to any fault. Paths stand for addresses below ``ROOT``."""

    def __init__(self, answers: dict[str, Answer], now):
        self.answers = dict(answers)
        self.now = now

    def __call__(self, url: str) -> Answer:
        return self.answers.get(url) or Answer(url, 404, self.answers[ROOT + NOWHERE].headers)

    def findings(self):
        return check(walk(self, ROOT, now=self.now, pictures=MANY), EVERY_RULE)

    def at(self, path) -> Answer:
        return self.answers[ROOT + path]

    def answer(self, path, *, status=None, body=None, **headers):
        """Change parts of an answer; a header that is None goes. ``content_type`` is Content-Type."""
        old = self.answers.get(ROOT + path, Answer(ROOT + path, 200, self.at("/").headers))
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        merged = {name: value for name, value in {**old.headers, **named}.items() if value is not None}
        self.answers[ROOT + path] = Answer(
            ROOT + path,
            old.status if status is None else status,
            merged,
            old.body if body is None else body.encode() if isinstance(body, str) else body,
        )

    def swap(self, path, old, new, *, count=-1):
        text = self.at(path).body.decode()
        assert old in text, f"{path} has no {old}"
        self.answer(path, body=text.replace(old, new, count))

    def replace(self, path, pattern, new):
        text, count = re.subn(pattern, new, self.at(path).body.decode(), flags=re.DOTALL)
        assert count, f"{path} has no {pattern}"
        self.answer(path, body=text)

    def add(self, path, html, *, before="</main>"):
        self.swap(path, before, html + before, count=1)

    def data(self, path, change):
        """``change`` gets the graph, a list of nodes, and alters it in place."""
        text = self.at(path).body.decode()
        block = DATA.search(text)
        content = json.loads(block[2])
        change(content["@graph"])
        self.answer(path, body=text[: block.start(2)] + json.dumps(content) + text[block.end(2) :])

    def raw_data(self, path, text):
        whole = self.at(path).body.decode()
        self.answer(path, body=DATA.sub(lambda block: block[1] + text + block[3], whole))


def recorded(fetch: Fetch, answers: dict[str, Answer]) -> Fetch:
    def ask(url):
        answers[url] = fetch(url)
        return answers[url]

    return ask
