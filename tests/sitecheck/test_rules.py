"""Each rule finds its fault, and no other rule does: one planted fault a rule, on a site without any."""

import io
import re

import pytest
from django.utils import timezone
from PIL import Image

from sitecheck.fetch import LocalSite
from sitecheck.site import NOWHERE
from sitecheck.walk import walk
from tests.sitecheck.planted import (
    ARTICLE,
    AUTHOR,
    EVERY_RULE,
    MANY,
    NEWS,
    PAGE,
    PART,
    ROOT,
    TAG,
    TOPIC,
    Planted,
    make_small_site,
    recorded,
)

pytestmark = pytest.mark.django_db  # for the recording; the rules ask no database
TOPIC_RSS = f"{TOPIC}/rss.xml"
TOPIC_ATOM = f"{TOPIC}/atom.xml"
PAGES_PART = "/sitemap-halaman.xml"
ICON = "/static/img/icon-192.png"
UNLINKED = f"{ROOT}/cari?q=zzqxjv"
JUNE, JULY = "2024-06-13T09:00:00+07:00", "2024-07-13T09:00:00+07:00"
RSS_JUNE = "Thu, 13 Jun 2024 09:00:00 +0700"
IMG = f'<img src="{ICON}" alt="" width="192" height="192">'


@pytest.fixture(scope="module")
def answers(room):
    make_small_site()
    found = {}
    walk(recorded(LocalSite(ROOT), found), ROOT, now=timezone.now(), pictures=MANY)
    return found


@pytest.fixture
def site(answers):
    return Planted(answers, timezone.now())


def headers(path, **changed):
    return lambda site: site.answer(path, **changed)


def swap(path, old, new):
    return lambda site: site.swap(path, old, new)


def replace(path, pattern, new):
    return lambda site: site.replace(path, pattern, new)


def cut(path, pattern):
    return replace(path, pattern, "")


def add(html, path=PAGE, *, before="</main>"):
    return lambda site: site.add(path, html, before=before)


def data(path, change):
    return lambda site: site.data(path, change)


def both(*faults):
    return lambda site: [fault(site) for fault in faults]


def everywhere(old, new):
    def plant(site):
        for url, answer in site.answers.items():
            if old.encode() in answer.body:
                site.answer(url.removeprefix(ROOT), body=answer.body.replace(old.encode(), new.encode()))

    return plant


def meta(name, content, path=PAGE):
    """Another content for a meta element."""

    def plant(site):
        text = site.at(path).body.decode()
        element = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', text)
        site.answer(path, body=text.replace(element[0], element[0].replace(element[1], content)))

    return plant


def without_meta(name, path=PAGE):
    return cut(path, rf'<meta (?:name|property)="{name}"[^>]*>')


def canonical(address, path=PAGE):
    return both(
        swap(path, f'rel="canonical" href="{ROOT}{path}"', f'rel="canonical" href="{address}"'),
        meta("og:url", address, path),
    )


def same(name, path):
    """What another page says."""

    def plant(site):
        text = site.at(path).body.decode()
        pattern = r"<title>(.*?)</title>" if name == "title" else rf'<meta name="{name}" content="([^"]*)">'
        words = re.search(pattern, text)[1]
        (swap(PAGE, "<title>Tentang kami | Cakrawala<", f"<title>{words}<") if name == "title" else meta(name, words))(
            site
        )

    return plant


def picture(size, kind="PNG", *, padding=0):
    buffer = io.BytesIO()
    Image.new("RGB", size).save(buffer, kind)
    return buffer.getvalue() + b"\0" * padding


def card(**changed):
    """The social card of the topic, which no other page shares."""

    def plant(site):
        address = re.search(r'"og:image" content="([^"]*)"', site.at(TOPIC).body.decode())[1]
        site.answer(address.removeprefix(ROOT), **changed)

    return plant


def article_picture(shape, **changed):
    def plant(site):
        address = re.search(rf'"{ROOT}(/gambar/[^"]*-{shape})"', site.at(ARTICLE).body.decode())[1]
        site.answer(address, **changed)

    return plant


def old_address(target, *, status=301):
    return headers("/lama", status=status, location=target)


def listed(xml, path=PAGES_PART):
    return swap(path, "</urlset>", f"{xml}</urlset>")


def lonely_page(site):
    """A page in the sitemap to which nothing leads."""
    text = site.at(PAGE).body.decode().replace("tentang-kami", "sunyi").replace("Tentang kami", "Sunyi di sini")
    site.answer("/sunyi", body=text.replace("Kami menulis supaya", "Tidak ada yang tahu bahwa"))
    listed(f"<url><loc>{ROOT}/sunyi</loc></url>")(site)


def change(**facts):
    return lambda graph: graph[0].update(facts)


def drop(name):
    return lambda graph: graph[0].pop(name)


def crumbs(alter):
    def plant(graph):
        trail = next(node for node in graph if node["@type"] == "BreadcrumbList")
        alter(trail["itemListElement"])

    return plant


FAULTS = {
    # how it answers
    "server-error": headers(PAGE, status=500),
    "not-refused": headers(PAGE, status=403),
    "content-charset": headers(PAGE, content_type="text/html"),
    "content-type": headers("/static/js/site.js", content_type=None),
    "nosniff": headers("/static/css/site.css", x_content_type_options=None),
    "csp": headers(PAGE, content_security_policy=None),
    "csp-loose": headers(PAGE, content_security_policy="default-src 'self'; script-src 'self' 'unsafe-inline'"),
    "framing": headers(PAGE, x_frame_options=None, content_security_policy="default-src 'self'"),
    "referrer-policy": headers(PAGE, referrer_policy=None),
    "hsts": headers(PAGE, strict_transport_security=None),
    "cookie": headers(PAGE, set_cookie="sessionid=1"),
    "html-size": add(f"<!-- {'x' * 310_000} -->"),
    # its head
    "title-missing": cut(PAGE, "<title>.*?</title>"),
    "title-double": swap(PAGE, "</title>", "</title><title>Dua</title>"),
    "title-length": swap(PAGE, "<title>Tentang kami | Cakrawala<", "<title>Kami<"),
    "title-duplicate": same("title", TAG),
    "description-missing": without_meta("description"),
    "description-length": meta("description", "Kami."),
    "description-duplicate": same("description", TAG),
    "meta-double": add('<meta name="robots" content="max-image-preview:large">', before="</head>"),
    "canonical-missing": cut(PAGE, '<link rel="canonical"[^>]*>'),
    "canonical-double": add(f'<link rel="canonical" href="{ROOT}{PAGE}">', before="</head>"),
    "canonical-relative": swap(PAGE, f'rel="canonical" href="{ROOT}{PAGE}"', f'rel="canonical" href="{PAGE}"'),
    "canonical-elsewhere": canonical(f"{ROOT}/berita"),
    "canonical-foreign": canonical("https://lain.example/tentang"),
    "canonical-noindex": add(f'<link rel="canonical" href="{ROOT}/cari">', "/cari", before="</head>"),
    "robots-missing": without_meta("robots"),
    "robots-unknown": meta("robots", "max-image-preview:large, pisang"),
    "robots-preview": meta("robots", "index"),
    "search-noindex": meta("robots", "max-image-preview:large", "/cari"),
    "empty-noindex": data(TOPIC, drop("mainEntity")),
    "x-robots": headers(PAGE, x_robots_tag="noindex"),
    "language": swap(PAGE, '<html lang="id">', '<html lang="en">'),
    "charset": swap(PAGE, '<meta charset="utf-8">', ""),
    "viewport": meta("viewport", "width=1024"),
    "viewport-zoom": meta("viewport", "width=device-width, maximum-scale=1"),
    "hreflang": add('<link rel="alternate" hreflang="en" href="https://en.example/">', before="</head>"),
    # beside a shared link
    "og-missing": without_meta("og:locale"),
    "og-double": add('<meta property="og:title" content="Dua">', before="</head>"),
    "og-url": meta("og:url", f"{ROOT}/berita"),
    "og-type": meta("og:type", "video"),
    "og-locale": meta("og:locale", "en_US"),
    "og-image-relative": swap(TOPIC, f'og:image" content="{ROOT}/', 'og:image" content="/'),
    "og-image-dead": card(status=404),
    "og-image-size": card(body=picture((600, 315))),
    "og-image-weight": card(body=picture((1200, 630), padding=700_000)),
    "og-image-alt": without_meta("og:image:alt"),
    "twitter-missing": without_meta("twitter:title"),
    "twitter-card": meta("twitter:card", "summary"),
    "twitter-differs": meta("twitter:title", "Lain"),
    "article-time-missing": without_meta("article:published_time", ARTICLE),
    "article-time-format": meta("article:published_time", "2024-06-13T02:00:00+00:00", ARTICLE),
    "article-time-order": everywhere(JULY, "2024-05-13T09:00:00+07:00"),
    "article-time-future": both(
        cut(PART, f"<lastmod>{re.escape(JULY)}</lastmod>"),
        everywhere(JUNE, "2099-06-13T09:00:00+07:00"),
        everywhere(JULY, "2099-07-13T09:00:00+07:00"),
        everywhere(RSS_JUNE, "Sat, 13 Jun 2099 09:00:00 +0700"),
    ),
    "article-time-shown": swap(ARTICLE, f'<time datetime="{JUNE}"', '<time datetime="2020-01-01"'),
    "article-author": without_meta("article:section", ARTICLE),
    "feeds-announced": cut(PAGE, '<link rel="alternate" type="application/atom[^>]*>'),
    # its structured data
    "data-missing": cut(PAGE, '<script type="application/ld.json">.*?</script>'),
    "data-double": add('<script type="application/ld+json">{}</script>'),
    "data-invalid": lambda site: site.raw_data(PAGE, "{"),
    "data-context": swap(PAGE, '"@context":"https://schema.org"', '"@context":"http://schema.org"'),
    "data-graph": lambda site: site.raw_data(PAGE, '{"@context": "https://schema.org", "@type": "WebPage"}'),
    "data-type-unknown": data(PAGE, lambda graph: graph.append({"@type": "Recipe"})),
    "data-page-type": data(PAGE, change(**{"@type": "Person"})),
    "data-home": data(
        PAGE,
        lambda graph: graph.append(
            {
                "@type": "WebSite",
                "name": "C",
                "url": f"{ROOT}/",
                "inLanguage": "id",
                "publisher": {"@id": f"{ROOT}/#lembaga"},
            }
        ),
    ),
    "data-required": data(PAGE, drop("name")),
    "data-recommended": data(ARTICLE, drop("wordCount")),
    "data-empty": data(PAGE, change(description="")),
    "data-address": data(PAGE, change(url=PAGE)),
    "data-id": data(PAGE, lambda graph: graph.append(dict(graph[0]))),
    "data-language": data(PAGE, change(inLanguage="en")),
    "data-headline": data(ARTICLE, change(headline="Lain")),
    "data-date-format": data(ARTICLE, change(datePublished="2024-06-13T02:00:00Z")),
    "data-date-differs": data(ARTICLE, change(dateModified="2024-07-14T09:00:00+07:00")),
    "data-author": data(ARTICLE, change(author="Rahmawati")),
    "data-author-differs": data(ARTICLE, change(author={"@type": "Person", "name": "Budi", "url": f"{ROOT}{AUTHOR}"})),
    "data-image-shapes": data(ARTICLE, lambda graph: graph[0]["image"].pop()),
    "data-image-width": article_picture("4x3", body=picture((800, 600))),
    "data-logo": data(
        ARTICLE, lambda graph: graph[0]["publisher"]["logo"].update(url=f"{ROOT}/static/img/favicon.ico")
    ),
    "data-dead": data(ARTICLE, lambda graph: graph[0]["about"].update(url=f"{ROOT}/hilang")),
    "data-author-page": data(AUTHOR, lambda graph: graph[0]["mainEntity"].update({"@type": "WebPage"})),
    "breadcrumb-missing": data(PAGE, lambda graph: graph.pop()),
    "breadcrumb-short": data(PAGE, crumbs(lambda steps: steps.pop())),
    "breadcrumb-shown": data(ARTICLE, crumbs(lambda steps: steps[1].update(item=UNLINKED))),
    "list-positions": data(ARTICLE, crumbs(lambda steps: steps[1].update(position=5))),
    "list-shown": data(TOPIC, lambda graph: graph[0]["mainEntity"]["itemListElement"][0].update(url=UNLINKED)),
    "faq-shown": data(ARTICLE, lambda graph: graph[2]["mainEntity"][0].update(name="Apakah API mahal?")),
    # how it is made
    "h1": add("<h1>Lagi</h1>"),
    "heading-order": add("<h4>Jauh</h4>"),
    "heading-empty": add("<h2></h2>"),
    "id-double": add('<p id="isi"></p>'),
    "image-alt": add(IMG.replace(' alt=""', "")),
    "image-size": add(IMG.replace(' height="192"', "")),
    "inline-code": add("<script>1</script>"),
    "mixed-content": add('<img src="http://lain.example/a.png" alt="" width="1" height="1">'),
    "foreign-resource": add('<script src="https://lain.example/a.js"></script>'),
    "picture-dead": add(IMG.replace(ICON, "/gambar/hilang.png")),
    "picture-unreadable": article_picture("4x3", body=b"bukan gambar"),
    "picture-type": headers(ICON, content_type="application/octet-stream"),
    "picture-cache": headers(ICON, cache_control=None),
    # where it leads
    "link-dead": add('<a href="/hilang">Hilang</a>'),
    "link-withdrawn": both(headers("/lama", status=410), add('<a href="/lama">Ditarik</a>')),
    "link-redirected": both(old_address("/berita"), add('<a href="/lama">Pindah</a>')),
    "redirect-dead": headers("/favicon.ico", location="/hilang"),
    "redirect-chain": both(headers("/favicon.ico", location="/lama"), old_address("/berita")),
    "link-empty": add('<a href="/berita"></a>'),
    "link-scheme": add('<a href="javascript:void(0)">Jalan</a>'),
    "link-insecure": add('<a href="http://cakrawala.test/berita">Berita</a>'),
    "link-fragment": add('<a href="#tidak-ada">Loncat</a>'),
    "link-opener": add('<a href="https://lain.example/" target="_blank">Lain</a>'),
    "resource-dead": headers("/static/css/site.css", status=404),
    "orphan": lonely_page,
    # sitemaps
    "sitemap-missing": both(headers("/sitemap.xml", status=404), headers("/llms.txt", body="# Cakrawala")),
    "sitemap-part-missing": headers(NEWS, status=404),
    "sitemap-invalid": headers(NEWS, body="<urlset"),
    "sitemap-size": swap(NEWS, "</urlset>", f"</urlset><!--{'x' * (50 * 1024 * 1024)}-->"),
    "sitemap-double": listed(f"<url><loc>{ROOT}{PAGE}</loc></url>"),
    "sitemap-foreign": listed("<url><loc>https://lain.example/</loc></url>"),
    "sitemap-status": listed(f"<url><loc>{ROOT}/hilang</loc></url>"),
    "sitemap-noindex": both(meta("robots", "noindex"), cut(PAGE, '<link rel="canonical"[^>]*>')),
    "sitemap-canonical": canonical("https://lain.example/api", ARTICLE),
    "sitemap-incomplete": cut(PAGES_PART, rf"<url><loc>{ROOT}{PAGE}<.*?</url>"),
    "sitemap-lastmod": cut(PART, r"(?<=2024-07-13T09:00:00)\+07:00"),
    "sitemap-future": replace(PAGES_PART, r"(?<=lastmod>)20\d\d", "2099"),
    "sitemap-date-differs": swap(PART, JULY, "2024-07-14T09:00:00+07:00"),
    "sitemap-image": swap(PART, f"{ROOT}/gambar", "/gambar"),
    "news-old": replace(NEWS, r"(?<=publication_date>)20\d\d", "2019"),
    "news-incomplete": cut(NEWS, r"(?<=language>)id"),
    # feeds
    "feed-dead": headers(TOPIC_ATOM, status=404),
    "feed-type": headers(TOPIC_ATOM, content_type="text/plain; charset=utf-8"),
    "feed-invalid": headers(TOPIC_ATOM, body="<feed"),
    "feed-title": cut(TOPIC_RSS, "(?<=<title>)Karier · Universitas Cakrawala"),
    "feed-self": swap(TOPIC_RSS, f'href="{ROOT}{TOPIC_RSS}"', f'href="{ROOT}/berita/rss.xml"'),
    "feed-id": replace(TOPIC_RSS, r"#artikel-\d+", "#artikel-1"),
    "feed-address": swap(TOPIC_RSS, f"<link>{ROOT}{ARTICLE}<", f"<link>{ARTICLE}<"),
    "feed-content": cut(TOPIC_RSS, "<content:encoded>(?:(?!<content).)*?Mulai.*?</content:encoded>"),
    "feed-relative": swap(TOPIC_RSS, f'a href="{ROOT}/', 'a href="/'),
    "feed-date": swap(TOPIC_RSS, RSS_JUNE, RSS_JUNE.replace("+0700", "-0000")),
    "feed-date-differs": swap(TOPIC_RSS, RSS_JUNE, RSS_JUNE.replace("Thu, 13", "Fri, 14")),
    "feed-title-differs": swap(TOPIC_RSS, "<title>Apa itu API", "<title>Apa API"),
    "feed-enclosure": replace(TOPIC_RSS, r'length="\d+"', 'length="1"'),
    # small files
    "not-found": headers(NOWHERE, status=200),
    "not-found-noindex": swap(NOWHERE, "noindex", "max-image-preview:large"),
    "not-found-way": swap(NOWHERE, 'href="/"', 'href="/berita"'),
    "robots-txt-missing": headers("/robots.txt", status=404),
    "robots-txt-line": swap("/robots.txt", "Disallow: /admin/", "Disallow: /admin/\nPisang: 1"),
    "robots-txt-sitemap": cut("/robots.txt", "Sitemap: .*"),
    "robots-txt-closes": swap("/robots.txt", "/admin/", "/penulis/"),
    "robots-txt-resources": swap("/robots.txt", "/admin/", "/static/"),
    "security-txt": cut("/.well-known/security.txt", "Contact: [^\n]*\n"),
    "manifest": swap("/manifest.webmanifest", '"name"', '"nama"'),
    "manifest-icon": headers(ICON, body=picture((10, 10))),
    "favicon": headers("/favicon.ico", status=404),
    "llms-txt": swap("/llms.txt", f"{ROOT}/berita/rss.xml", f"{ROOT}/hilang"),
}


def test_the_site_without_a_planted_fault_has_no_finding(site):
    assert site.findings() == []


def test_every_rule_has_its_planted_fault():
    assert sorted(FAULTS) == sorted(rule.code for rule in EVERY_RULE)
    assert len(EVERY_RULE) >= 40


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_is_found_by_its_rule_alone(site, code):
    FAULTS[code](site)

    assert {finding.code for finding in site.findings()} == {code}
