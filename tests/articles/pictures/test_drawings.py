import gzip
import io
import xml.etree.ElementTree as ElementTree

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from articles import publishing
from articles.models import Article, Drawing
from articles.models.scene import FIXED
from articles.pictures.drawings import card_url
from tests.factories import make_article, make_category, make_picture, make_programme, picture_file

pytestmark = pytest.mark.django_db


def published(**fields):
    article = make_article(status=Article.Status.DRAFT, **fields)
    publishing.publish(article, by=None)
    return article


def test_a_drawing_is_made_once_kept_and_served_for_ever(client):
    url = published().drawing.url

    first = client.get(url, HTTP_ACCEPT_ENCODING="gzip, br")
    second = client.get(url, HTTP_ACCEPT_ENCODING="identity")

    assert first["Content-Encoding"] == "gzip"
    assert len(first.content) <= 3 * 1024
    assert gzip.decompress(first.content) == second.content
    assert ElementTree.fromstring(second.content).tag.endswith("svg")  # noqa: S314
    assert second["Content-Type"] == "image/svg+xml"
    assert second["Cache-Control"] == "public, max-age=31536000, immutable"
    assert second["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert len(default_storage.listdir("lukisan")[1]) == 1


def test_all_that_pages_show_is_drawn(client):
    programme, category, article = make_programme(), make_category(), make_article()

    for drawing in [programme.poster, programme.picture, category.picture, article.drawing, *FIXED]:
        assert client.get(drawing.url).status_code == 200


@pytest.mark.parametrize(
    "drawing",
    [
        Drawing("cover", "siang", "kota", 12345),
        Drawing("cover", "hijau", "kota", 12345),
        Drawing("cover", "siang", "kapal", 12345),
        Drawing("layar", "siang", "kota", 12345),
        Drawing("cover", "siang", "kota", 2**63 - 1),
    ],
)
def test_what_nobody_shows_is_not_drawn(client, drawing):
    assert client.get(drawing.url).status_code == 404
    assert not default_storage.exists("lukisan")


def test_a_cover_is_chosen_at_first_publication_and_then_stays():
    category = make_category(sky="sore")
    article = published(category=category)
    before = article.drawing

    article.title, article.slug = "Judul Baru", "judul-baru"
    article.category = make_category(sky="malam")
    publishing.publish(article, by=None)

    assert before.sky == "sore"
    assert Article.objects.get(pk=article.pk).drawing == before


def test_new_covers_are_unlike_their_newest_neighbours():
    category = make_category(sky="siang")
    drawings = [published(category=category).drawing for _ in range(8)]

    for number in range(2, len(drawings)):
        assert drawings[number].kind not in {drawings[number - 1].kind, drawings[number - 2].kind}


def test_an_editor_may_choose_scene_and_sky_and_ask_for_another_picture():
    article = published(cover_scene="kota", cover_sky="malam")
    first = article.drawing

    article.next_drawing()

    assert (first.sky, first.kind) == ("malam", "kota")
    assert article.drawing == first._replace(seed=first.seed + 1)


@pytest.mark.parametrize(
    ("shape", "size"), [("kartu", (1200, 630)), ("16x9", (1200, 675)), ("4x3", (1200, 900)), ("1x1", (1200, 1200))]
)
@pytest.mark.parametrize("has_photo", [False, True])
def test_social_card_and_search_pictures(client, shape, size, has_photo):
    cover = make_picture(file=picture_file("lab.jpg", size=(800, 600), kind="JPEG")) if has_photo else None
    article = published(cover=cover)

    response = client.get(card_url(article, shape))

    image = Image.open(io.BytesIO(response.content))
    assert image.size == size
    assert response["Content-Type"] == f"image/{image.format.lower()}"
    assert shape != "kartu" or len(response.content) < 120_000
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_changed_title_has_another_card_and_the_old_address_leads_there(client):
    article = published()
    old = card_url(article)
    client.get(old)

    article.title = "Judul Baru"
    article.save()

    assert client.get(old)["Location"] == card_url(article) != old
    assert client.get(card_url(article)).status_code == 200
    assert len(default_storage.listdir(f"kartu/{article.pk}")[1]) == 1


def test_a_draft_has_no_card(client):
    article = make_article(status=Article.Status.DRAFT)

    assert client.get(card_url(article)).status_code == 404
    assert client.get(f"/gambar/{article.pk}-aaaa-kartu").status_code == 404


def test_a_page_names_its_card(client, settings):
    settings.SITE_URL = "https://cakrawala.test"
    article = published()

    text = client.get(article.get_absolute_url()).content.decode()

    assert f'<meta property="og:image" content="https://cakrawala.test{card_url(article)}">' in text


def test_a_made_up_address_costs_the_same_however_many_drafts_there_are(client, django_assert_max_num_queries):
    for _ in range(10):
        make_article(status=Article.Status.DRAFT)

    with django_assert_max_num_queries(8):  # five look-ups, and the 404 page
        assert client.get(Drawing("cover", "siang", "kota", 12345).url).status_code == 404
