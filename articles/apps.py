"""What the app has pages of, and who may do what with its models: each stands here once (articles/kinds.py)."""

from django.apps import AppConfig, apps
from django.urls import register_converter

from articles import kinds
from articles.kinds import ALL, EDITOR, KEEP, MANAGER, VIEW, WRITER, Kind, MenuEntry, SearchTexts
from articles.text import reading
from articles.text.numbers import Number


def _article_texts(article):
    return SearchTexts(
        title=article.title,
        summary=article.summary,
        headings="\n".join(text for _, _, text in article.headings),
        body=reading.with_questions(article.plain_text, article.faq_items.all()),
    )


def _programme_texts(programme):
    return _texts_with_body(
        programme,
        title=f"{programme.degree} {programme.name}",
        summary=programme.summary,
        more=[programme.facts, *programme.careers.values_list("name", flat=True)],
    )


def _page_texts(page):
    return _texts_with_body(page, title=page.title, summary=page.description)


def _texts_with_body(thing, *, title, summary, more=()):
    return SearchTexts(
        title=title,
        summary=summary,
        headings="\n".join(heading.text for heading in reading.headings(thing.body)),
        body="\n".join([reading.plain_text(thing.body), *more]),
    )


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Redaksi"

    kinds = [
        Kind(
            model_name="Article",
            view="articles:detail",
            search=_article_texts,
            menu=MenuEntry("Berita", "articles:index"),
            permissions={WRITER: KEEP, EDITOR: (*ALL, "publish"), MANAGER: ("erase",)},
        ),
        Kind(
            model_name="Category",
            view="articles:category",
            other_views=("articles:category_rss", "articles:category_atom"),
            sitemap="kategori",
            has_menu_rows=True,
            llms="Topik",
            description="description",
            permissions={WRITER: VIEW, EDITOR: ALL},
        ),
        Kind(
            model_name="Tag",
            view="articles:tag",
            sitemap="tag",
            permissions={WRITER: ("view", "add"), EDITOR: ALL},
        ),
        Kind(
            model_name="Author",
            view="articles:author",
            sitemap="penulis",
            permissions={WRITER: VIEW, EDITOR: ALL},
        ),
        Kind(
            model_name="Programme",
            view="articles:programme",
            heading="Program studi",
            found_template="articles/_found_programmes.html",
            search=_programme_texts,
            sitemap="program-studi",
            menu=MenuEntry("Program Studi", "articles:programmes"),
            has_menu_rows=True,
            llms="Program studi",
            description="summary",
            permissions={WRITER: VIEW, EDITOR: ALL},
        ),
        Kind(
            model_name="Page",
            view="articles:page",
            heading="Halaman",
            search=_page_texts,
            sitemap="halaman",
            has_menu_rows=True,
            llms="Tentang situs",
            description="description",
            permissions={EDITOR: ALL},
        ),
    ]
    # What has no page of its own. Whoever is named here is known to people, also without a right of its own; a model
    # that is not is made by machines.
    permissions = {
        "FaqItem": {WRITER: ALL, EDITOR: ALL},
        "RelatedPick": {WRITER: VIEW, EDITOR: ALL},
        "Career": {EDITOR: ALL},
        "Picture": {WRITER: ("view", "add"), EDITOR: ALL},
        "SynonymGroup": {EDITOR: ALL},
        "ReaderQuestion": {WRITER: VIEW, EDITOR: ("view", "change", "delete")},
        "QuestionAnswer": {},
        "Redirect": {EDITOR: ALL},
        "MissingPage": {EDITOR: ("view", "change")},
        "SiteSettings": {MANAGER: ("view", "change")},
        "BinnedItem": {WRITER: VIEW, MANAGER: ("delete",)},
        "OldSlug": {},
        "AcceptedAdvice": {},
    }

    def ready(self):
        register_converter(Number, "number")  # before anybody reads a list of addresses
        kinds.load(apps.get_app_configs())
