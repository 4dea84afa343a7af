"""What the edit screen shows and sends."""

from tests.factories import make_author, make_category
from tests.newsroom.sent import seen

ADD = "/admin/articles/article/add/"


def change_url(article):
    return f"/admin/articles/article/{article.pk}/change/"


def form_data(button="_save", *, article=None, **fields):
    """What the edit screen sends."""
    management = {"faq_items-TOTAL_FORMS": 0, "faq_items-INITIAL_FORMS": 0}
    data = {"title": "Cara Memilih Jurusan", "summary": "", "body": "<p>Mulai dari minat.</p>", "slug": ""}
    if article:
        data |= {"seen_version": seen(article), "slug": article.slug, "title": article.title}
    return management | data | {button: "1"} | fields


def complete():
    return {"summary": "Tiga pertanyaan.", "category": make_category().pk, "author": make_author().pk}


def screen(client, article, query=""):
    """The edit screen's text, spaces collapsed."""
    response = client.get(f"/admin/articles/article/{article.pk}/change/{query}")
    return " ".join(response.content.decode().split())
