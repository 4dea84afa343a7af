"""Structured data (JSON-LD), one graph a page: only what the page shows, and no empty field.

The rules are those of Google Search Central and schema.org; docs/seo.md names the pages.
"""

from collections.abc import Iterable

from django.templatetags.static import static

from articles.addresses import absolute
from articles.models import Article, Author, Page, Programme, SiteSettings
from articles.pictures import SEARCH_SHAPES, card_url
from articles.seo.meta import PageMeta, local

LANGUAGE = "id"
LOGO = "img/icon-512.png"
LOGO_SIDE = 512  # pixels

Node = dict[str, object]


def graph(*nodes: Node | None) -> dict:
    return {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}


def home_graph(site: SiteSettings) -> dict:
    """The only page that says who we are; all others name the university where they need it."""
    website = _node(
        "WebSite",
        id=absolute("/#situs"),
        url=absolute("/"),
        name=site.site_name,
        description=site.description,
        inLanguage=LANGUAGE,
        publisher={"@id": absolute("/#lembaga")},
    )
    university = organisation(site) | _node(
        "CollegeOrUniversity",
        id=absolute("/#lembaga"),
        email=site.email,
        address=", ".join(site.address_lines),
        contactPoint=site.whatsapp
        and _node("ContactPoint", contactType="admissions", telephone=f"+{site.whatsapp}", availableLanguage=LANGUAGE),
        sameAs=[profile.address for profile in site.profiles],
    )
    return graph(website, university)


def article_graph(article: Article, meta: PageMeta, site: SiteSettings, faq_items=()) -> dict:
    posting = _node(
        "BlogPosting",
        id=f"{meta.url}#artikel",
        mainEntityOfPage=meta.url,
        headline=article.title,
        description=article.summary,
        image=[absolute(card_url(article, shape)) for shape in SEARCH_SHAPES],
        datePublished=_iso(article.published_at),
        dateModified=_iso(article.dated_at),
        author=article.author and signer(article.author),
        publisher=organisation(site),
        inLanguage=LANGUAGE,
        articleSection=article.category_name,
        keywords=list(meta.tags),
        wordCount=len(article.plain_text.split()),
        about=article.programme
        and _node(
            "EducationalOccupationalProgram",
            name=article.programme.name,
            url=absolute(article.programme.get_absolute_url()),
        ),
    )
    return graph(posting, breadcrumbs(meta), faq(meta, faq_items))


def author_graph(author: Author, meta: PageMeta, articles: Iterable[Article], *, first: int = 1) -> dict:
    person = signer(author) | _node(
        _type_of(author),
        id=f"{absolute(author.get_absolute_url())}#penulis",
        jobTitle=author.position if author.kind == Author.Kind.PERSON else "",
        description=author.biography,
        image=absolute(author.photo.file.url) if author.photo else "",
        sameAs=[profile.address for profile in author.profiles],
    )
    profile = _node("ProfilePage", id=meta.url, url=meta.url, name=meta.name, inLanguage=LANGUAGE, mainEntity=person)
    return graph(profile, _list(articles, first=first), breadcrumbs(meta))


def list_graph(
    meta: PageMeta,
    things: Iterable[Article | Programme],
    *,
    first: int = 1,
    description: str = "",
    kind: str = "CollectionPage",
) -> dict:
    """A list page; ``first`` is the place in the whole list where this page of it begins."""
    page = _node(
        kind,
        id=meta.url,
        url=meta.url,
        name=meta.name,
        description=description,
        inLanguage=LANGUAGE,
        mainEntity=_list(things, first=first),
    )
    return graph(page, breadcrumbs(meta))


def programme_graph(programme: Programme, meta: PageMeta, site: SiteSettings) -> dict:
    node = _node(
        "EducationalOccupationalProgram",
        id=f"{meta.url}#program",
        url=meta.url,
        name=programme.name,
        description=programme.summary,
        educationalCredentialAwarded=programme.degree,
        provider=organisation(site),
    )
    return graph(node, breadcrumbs(meta))


def page_graph(page: Page, meta: PageMeta) -> dict:
    node = _node(
        "WebPage", id=meta.url, url=meta.url, name=page.title, description=page.description, inLanguage=LANGUAGE
    )
    return graph(node, breadcrumbs(meta))


def organisation(site: SiteSettings) -> Node:
    logo = _node("ImageObject", url=absolute(static(LOGO)), width=LOGO_SIDE, height=LOGO_SIDE)
    return _node("CollegeOrUniversity", name=site.organisation, url=absolute("/"), logo=logo)


def signer(author: Author) -> Node:
    return _node(_type_of(author), name=author.name, url=absolute(author.get_absolute_url()))


def breadcrumbs(meta: PageMeta) -> Node:
    steps = [("Beranda", absolute("/")), *((crumb.name, absolute(crumb.path)) for crumb in meta.trail)]
    steps.append((meta.name, meta.url))
    items = [_node("ListItem", position=place, name=name, item=url) for place, (name, url) in enumerate(steps, start=1)]
    return _node("BreadcrumbList", itemListElement=items)


def faq(meta: PageMeta, items) -> Node | None:
    questions = [
        _node("Question", name=item.question, acceptedAnswer=_node("Answer", text=item.answer)) for item in items
    ]
    return _node("FAQPage", id=f"{meta.url}#pertanyaan-umum", mainEntity=questions) if questions else None


def _list(things, *, first):
    items = [
        _node("ListItem", position=place, name=str(thing), url=absolute(thing.get_absolute_url()))
        for place, thing in enumerate(things, start=first)
    ]
    return _node("ItemList", itemListElement=items) if items else None


def _type_of(author):
    return "Person" if author.kind == Author.Kind.PERSON else "Organization"


def _iso(moment):
    return local(moment).isoformat(timespec="seconds")


def _node(kind: str, *, id: str = "", **facts: object) -> Node:
    """One node without its empty facts."""
    named = {"@type": kind, **({"@id": id} if id else {})}
    return named | {name: fact for name, fact in facts.items() if fact}
