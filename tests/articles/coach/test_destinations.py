import pytest
from django.utils import timezone

from articles.addresses import Destination, State
from articles.coach.destinations import Destinations
from articles.models import Article, Redirect
from tests.factories import make_article, make_category, make_old_slug, make_programme, make_tag

pytestmark = pytest.mark.django_db
Status = Article.Status
OK, DEAD, DRAFT = Destination(State.LIVE), Destination(State.MISSING), Destination(State.UNPUBLISHED)


def test_each_address_of_ours_says_where_it_leads(settings):
    settings.SITE_URL = "https://cakrawala.test"
    article = make_article(slug="biaya-kuliah")
    make_article(slug="masih-ditulis", status=Status.DRAFT)
    make_article(slug="besok", published_at=timezone.now() + timezone.timedelta(days=1))
    make_article(slug="ditarik", status=Status.ARCHIVED)
    withdrawn = make_article(slug="ditarik-juga", status=Status.ARCHIVED)
    category = make_category(slug="karier")
    make_programme(slug="sistem-informasi")
    make_tag(slug="gaji")
    make_old_slug(article, "ongkos-kuliah")
    make_old_slug(withdrawn, "biaya-kuliah")  # a later article took it
    make_old_slug(withdrawn, "lama-ditarik")
    make_old_slug(Article(), "hilang")
    make_old_slug(category, "karir")
    moved = "/berita/biaya-kuliah"

    expected = {
        "/": OK,
        "/berita": OK,
        "/berita/biaya-kuliah": OK,
        "/berita/biaya-kuliah?a=1#b": OK,
        "https://cakrawala.test/berita/biaya-kuliah": OK,
        "/berita/kategori/karier": OK,
        "/berita/tag/gaji": OK,
        "/program-studi/sistem-informasi": OK,
        "/berita/masih-ditulis": DRAFT,
        "/berita/besok": DRAFT,
        "/berita/ditarik": DEAD,
        "/berita/lama-ditarik": DEAD,
        "/berita/hilang": DEAD,
        "/berita/tidak-ada": DEAD,
        "/berita/tag/tidak-ada": DEAD,
        "/tidak/ada/sama/sekali": DEAD,
        "/berita/ongkos-kuliah": Destination(State.MOVED, moved),
        "/berita/ongkos-kuliah?dari=wa#ukt": Destination(State.MOVED, f"{moved}?dari=wa#ukt"),
        "https://cakrawala.test/berita/ongkos-kuliah": Destination(State.MOVED, f"https://cakrawala.test{moved}"),
        "/berita/kategori/karir": Destination(State.MOVED, "/berita/kategori/karier"),
    }
    elsewhere = ["https://bps.go.id/data", "mailto:a@b.test", "#atas", "//stranger.test/berita/x"]
    assert Destinations([*expected, *elsewhere]).states() == expected


def test_only_an_address_of_today_names_an_article_for_baca_juga():
    article = make_article(slug="biaya-kuliah")
    make_old_slug(article, "ongkos-kuliah")
    addresses = ["/berita/biaya-kuliah", "/berita/ongkos-kuliah", "/berita", "https://bps.go.id"]
    destinations = Destinations(addresses)

    assert [destinations.article_id(address) for address in addresses] == [article.pk, None, None, None]


def test_what_editors_redirect_is_not_dead():
    make_article(slug="biaya-kuliah")
    for path, target in [("/biaya", "/berita/biaya-kuliah"), ("/pmb", "https://pmb.contoh.id/"), ("/lama", "/hilang")]:
        Redirect.objects.create(kind="exact", path=path, target=target)

    assert Destinations(["/biaya#ukt", "/pmb", "/lama"]).states() == {
        "/biaya#ukt": Destination(State.MOVED, "/berita/biaya-kuliah#ukt"),
        "/pmb": Destination(State.MOVED, "https://pmb.contoh.id/"),
        "/lama": DEAD,
    }


@pytest.mark.parametrize("count", [1, 60])
def test_links_cost_the_same_however_many(count, django_assert_num_queries):
    addresses = [f"/berita/{make_article(category=None, author=None, status=Status.DRAFT).slug}" for _ in range(count)]
    addresses += [f"/berita/tag/tag-{number}" for number in range(count)]

    with django_assert_num_queries(6):
        assert len(Destinations(addresses).states()) == 2 * count
