"""What one request may cost, entry by entry: ten times as much sent is ten times the work at most, or none at all."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image

from articles.addresses import table
from articles.addresses.redirects.plan import Proposal, make_plan
from articles.coach.checks.assess import assess
from articles.coach.checks.draft import Draft
from articles.imaging import uploads
from articles.models import Article
from articles.search.query import parse
from newsroom.keys import MOST_ROWS
from tests.factories import make_article, make_editor
from tests.newsroom.article.edit_screen import change_url, form_data
from tests.work import growth, work_of

LINEAR, BOUNDED = 13, 2  # times the work of ten times as much


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        lambda n: "/" + "a/" * n,
        lambda n: "/berita/" + "a-" * n + "a",
        lambda n: f"/gambar/{'a-' * n}1.svg",
        lambda n: f"/media/{'../' * n}a.jpg",
        lambda n: "/cari?q=" + "kuliah+" * n,
        lambda n: "/cari?" + "q=kuliah&" * min(n, 900),
        lambda n: "/?p=1&" + "a=b&" * min(n, 900),
        lambda n: "/berita?halaman=" + "9" * n,
    ],
)
def test_a_long_address_costs_its_length(client, asked):
    client.get("/cari?q=kuliah")  # what is made once

    assert growth(lambda n: lambda: client.get(asked(n)), 100) < LINEAR


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", ["Accept", "Accept-Encoding", "Accept-Language", "Cookie", "If-None-Match", "Range", "X-Forwarded-For"]
)
def test_a_long_header_costs_its_length(client, header):
    client.get("/berita")

    assert growth(lambda n: lambda: client.get("/berita", headers={header: 'a="b";q=1, ' * n}), 60) < LINEAR


def test_a_search_costs_no_more_than_what_it_reads():
    assert growth(lambda n: lambda: parse("kuliah “di Jakarta” " * n), 100) < BOUNDED


def test_a_text_is_reviewed_in_one_reading():
    unit = "<h2>Apa itu?</h2><p>Gaji Rp5.000.000 tahun ini, menurut BPS. Universitas <a href='/berita/a'>baca</a>.</p>"

    def review(n):
        return lambda: assess(Draft(title="Apa itu", body=unit * n, today=date(2026, 11, 29)), set())

    assert growth(review, 20) < LINEAR


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["tepat", "awalan", "semua"])
def test_a_file_of_redirects_costs_its_lines(kind):
    def plan(n):
        lines = "".join(f"/a/{row},/a/{row + 1},{kind}\n" for row in range(n))
        return lambda: make_plan(table.read(lines), {})

    assert growth(plan, 20) < LINEAR


def test_a_file_of_one_endless_line_is_refused():
    with pytest.raises(table.Unreadable):
        table.read(f'"{"a" * 900_000}",/b')
    with pytest.raises(table.Unreadable):
        table.decode(b"a" * (table.MOST_BYTES + 1))


@pytest.mark.django_db
def test_a_redirect_typed_without_end_costs_its_length():
    assert growth(lambda n: lambda: make_plan([Proposal("/" + "a/" * n, "/b")], {}), 200) < LINEAR


def test_an_animation_is_refused_by_its_second_frame():
    def upload(n):
        file = io.BytesIO()
        first, *others = [Image.new("RGB", (4, 4), (4 * color, 0, 0)) for color in range(n)]
        first.save(file, "GIF", save_all=True, append_images=others)
        return lambda: refuse(file)

    def refuse(file):
        with pytest.raises(ValidationError, match="bergerak"):
            uploads.make_safe(file)

    assert growth(upload, 5) < BOUNDED


@pytest.mark.django_db
def test_a_form_that_announces_thousands_of_rows_is_refused(client):
    client.force_login(make_editor())
    article = make_article(status=Article.Status.DRAFT)

    def send(rows):
        return work_of(lambda: client.post(change_url(article), form_data(article=article) | rows))

    refused = send({"faq_items-TOTAL_FORMS": MOST_ROWS + 1})

    assert send({"faq_items-TOTAL_FORMS": "2000"}) < BOUNDED * refused
    assert send({"faq_items-TOTAL_FORMS": "9" * 18, "faq_items-INITIAL_FORMS": "9" * 18}) < BOUNDED * refused


@pytest.mark.django_db
def test_a_text_sent_to_the_coach_costs_its_length(client):
    client.force_login(make_editor())
    url = reverse("admin:articles_article_coach_new")

    def send(n):
        return lambda: client.post(url, form_data(body="<p>Kuliah di Jakarta itu biasa.</p>" * n))

    assert growth(send, 30) < LINEAR
