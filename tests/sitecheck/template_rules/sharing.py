"""What chat apps and social sites show beside a link: Open Graph, Twitter, an article's times."""

from sitecheck.address import is_absolute, join
from sitecheck.documents import moment_of
from sitecheck.rule import Severity, articles, indexable, pages, rule

ALWAYS = ("og:title", "og:type", "og:site_name", "og:locale")
INDEXABLE = ("og:url", "og:image", "og:description")
TWITTER = ("twitter:card", "twitter:title")
TYPES = {"article", "profile", "website"}
OFFSET = "+07:00"


@rule("og-missing", "Setiap halaman punya Open Graph yang lengkap.", of=pages)
def og_missing(page, site):
    for name in ALWAYS + (INDEXABLE if site.is_indexable(page) else ()):
        if not page.meta(name):
            yield name


@rule("og-double", "Setiap keterangan Open Graph ditulis sekali.", of=pages)
def og_double(page, site):
    for name in (*ALWAYS, *INDEXABLE):
        if len(page.metas.get(name, ())) > 1:
            yield name


@rule("og-url", "og:url sama dengan alamat kanonik.", of=pages)
def og_url(page, site):
    if page.canonical and page.meta("og:url") not in {"", join(page.url, page.canonical)}:
        yield page.meta("og:url")


@rule("og-type", "og:type sesuai dengan jenis halamannya.", of=pages)
def og_type(page, site):
    """Of the structured data and the type, one is wrong."""
    kind = page.meta("og:type")
    wanted = "profile" if page.node("ProfilePage") else "article" if page.node("BlogPosting") else "website"
    if kind and (kind not in TYPES or (page.nodes and kind != wanted)):
        yield kind


@rule("og-locale", "og:locale adalah id_ID.", of=pages)
def og_locale(page, site):
    if page.meta("og:locale") not in {"", "id_ID"}:
        yield page.meta("og:locale")


@rule("og-image-relative", "Alamat kartu sosial lengkap dengan nama situs.", of=pages)
def og_image_relative(page, site):
    for name in ("og:image", "twitter:image"):
        if page.meta(name) and not is_absolute(page.meta(name)):
            yield f"{name}: {page.meta(name)}"


@rule("og-image-alt", "Kartu sosial punya teks alternatif.", of=pages, severity=Severity.WARNING)
def og_image_alt(page, site):
    if page.meta("og:image") and not page.meta("og:image:alt"):
        yield "tanpa og:image:alt"


@rule("twitter-missing", "Setiap halaman punya keterangan Twitter.", of=pages)
def twitter_missing(page, site):
    for name in TWITTER + (("twitter:image",) if page.meta("og:image") else ()):
        if not page.meta(name):
            yield name


@rule("twitter-card", "Halaman bergambar memakai kartu Twitter yang besar.", of=pages)
def twitter_card(page, site):
    wanted = "summary_large_image" if page.meta("og:image") else "summary"
    if page.meta("twitter:card") not in {"", wanted}:
        yield page.meta("twitter:card")


@rule("twitter-differs", "Twitter dan Open Graph mengatakan hal yang sama.", of=pages)
def twitter_differs(page, site):
    for name in ("title", "description", "image"):
        own, other = page.meta(f"twitter:{name}"), page.meta(f"og:{name}")
        # A relative address has a rule of its own.
        if own and other and join(page.url, own) != join(page.url, other):
            yield f"twitter:{name}"


@rule("article-time-missing", "Setiap artikel menyebut waktu terbitnya.", of=articles)
def article_time_missing(page, site):
    if not page.meta("article:published_time"):
        yield "tanpa article:published_time"


@rule("article-time-format", "Waktu artikel ditulis lengkap dengan +07:00.", of=articles)
def article_time_format(page, site):
    for name in ("article:published_time", "article:modified_time"):
        if (text := page.meta(name)) and not (moment_of(text) and text.endswith(OFFSET)):
            yield f"{name}: {text}"


@rule("article-time-order", "Artikel tidak diperbarui sebelum terbit.", of=articles)
def article_time_order(page, site):
    published, modified = (moment_of(page.meta(f"article:{name}_time")) for name in ("published", "modified"))
    if published and modified and modified < published:
        yield f"{modified} < {published}"


@rule("article-time-shown", "Waktu terbit dan pembaruan artikel terlihat oleh pembaca.", of=articles)
def article_time_shown(page, site):
    shown = {moment_of(text) for text in page.times}
    for name in ("article:published_time", "article:modified_time"):
        moment = moment_of(page.meta(name))
        if moment and moment not in shown:
            yield f"{name}: {page.meta(name)}"


@rule("article-author", "Setiap artikel menyebut penulis dan topiknya.", of=articles)
def article_author(page, site):
    for name in ("author", "article:author", "article:section"):
        if not page.meta(name):
            yield name


@rule("feeds-announced", "Setiap halaman untuk mesin pencari menyebut umpan RSS dan Atom.", of=indexable)
def feeds_announced(page, site):
    types = {alternate.type for alternate in page.alternates}
    for kind in ("application/rss+xml", "application/atom+xml"):
        if kind not in types:
            yield kind
