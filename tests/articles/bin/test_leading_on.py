"""Addresses never die: what is deleted may lead readers to another page, and takes its address back on restoring."""

import pytest

from articles import bin, publishing
from articles.addresses import Proposal, editing
from articles.models import BinnedItem, Page, Redirect, Tag
from tests.factories import make_article, make_category, make_old_slug, make_programme, make_tag

pytestmark = pytest.mark.django_db


def where(client, *addresses):
    return [client.get(address).headers.get("Location") for address in addresses]


def test_a_deleted_page_and_all_its_old_addresses_lead_on_and_live_again(client, in_turn):
    tag = make_tag(slug="gaji")
    make_old_slug(tag, "upah")
    addresses = ["/berita/tag/gaji", "/berita/tag/upah"]

    [item] = in_turn(publishing.delete, [tag], by=None, lead_to="/berita")
    assert where(client, *addresses) == ["/berita"] * 2

    in_turn(publishing.restore, item)
    assert client.get(addresses[0]).status_code == 200
    assert where(client, addresses[1]) == ["/berita/tag/gaji"]
    assert not Redirect.objects.exists()


def test_feeds_of_a_topic_lead_to_those_of_the_other_topic(client, in_turn):
    category, other = make_category(slug="karier"), make_category(slug="kuliah")
    make_old_slug(category, "kerja")

    in_turn(publishing.delete, [category], by=None, lead_to=other.get_absolute_url())

    for slug in ("karier", "kerja"):
        former = [f"/berita/kategori/{slug}", f"/berita/kategori/{slug}/rss.xml", f"/berita/kategori/{slug}/atom.xml"]
        assert where(client, *former) == [address.replace(slug, "kuliah") for address in former]


def test_feeds_lead_to_a_page_of_another_kind_too(client, in_turn):
    category = make_category(slug="karier")

    in_turn(publishing.delete, [category], by=None, lead_to="/berita")

    assert where(client, "/berita/kategori/karier/rss.xml") == ["/berita"]


def test_redirects_that_led_to_the_deleted_page_go_on_to_the_new_one_and_back(client, in_turn):
    programme = make_programme(slug="bisdig")
    editing.carry_out([Proposal("/lama", "/program-studi/bisdig")])

    [item] = in_turn(publishing.delete, [programme], by=None, lead_to="/program-studi")
    assert where(client, "/lama") == ["/program-studi"]

    in_turn(publishing.restore, item)
    assert where(client, "/lama") == ["/program-studi/bisdig"]


def test_a_redirect_that_an_editor_has_changed_since_is_theirs(in_turn):
    programme = make_programme(slug="bisdig")
    editing.carry_out([Proposal("/lama", "/program-studi/bisdig")])
    [item] = in_turn(publishing.delete, [programme], by=None, lead_to="/program-studi")
    Redirect.objects.filter(path="/lama").update(target="/berita")

    in_turn(publishing.restore, item)

    assert [*Redirect.objects.values_list("path", "target")] == [("/lama", "/berita")]


@pytest.mark.parametrize("first", [0, 1])
def test_two_that_led_to_one_another_take_both_their_addresses_back(client, in_turn, first):
    one, two = make_tag(slug="satu"), make_tag(slug="dua")
    items = in_turn(publishing.delete, [one], by=None, lead_to="/berita/tag/dua")
    items += in_turn(publishing.delete, [two], by=None, lead_to="/berita")
    assert where(client, "/berita/tag/satu") == ["/berita"]

    for item in items if first == 0 else items[::-1]:
        in_turn(publishing.restore, item)

    assert [client.get(f"/berita/tag/{slug}").status_code for slug in ("satu", "dua")] == [200, 200]
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("lead_to", "sentence"),
    [
        ("/berita/tag/gaji", "lingkaran"),
        ("/berita/tag/upah", "lingkaran|tidak ada halaman"),
        ("/tidak-ada", "Di tujuan tidak ada halaman"),
        ("/rahasia", "Di tujuan tidak ada halaman"),
        ("ke mana", "spasi"),
        ("javascript:alert(1)", "Tujuan harus alamat"),
        ("//jahat.example/x", "Tujuan harus alamat"),
        ("/balik", "lingkaran"),
    ],
)
def test_a_target_that_cannot_be_is_refused_and_nothing_is_deleted(in_turn, lead_to, sentence):
    tag = make_tag(slug="gaji")
    make_old_slug(tag, "upah")
    make_article(status="draft", slug="rahasia")
    editing.carry_out([Proposal("/balik", "/berita/tag/gaji")])

    with pytest.raises(bin.CannotLeadOn, match=sentence):
        in_turn(publishing.delete, [tag], by=None, lead_to=lead_to)

    assert Tag.objects.get() == tag
    assert tag.old_slugs.count() == 1
    assert Redirect.objects.count() == 1
    assert not BinnedItem.objects.exists()


def test_several_lead_to_one_and_not_to_one_of_themselves(client, in_turn):
    one, two = make_tag(slug="satu"), make_tag(slug="dua")

    with pytest.raises(bin.CannotLeadOn):
        in_turn(publishing.delete, [one, two], by=None, lead_to="/berita/tag/dua")
    assert Tag.objects.count() == 2

    in_turn(publishing.delete, [one, two], by=None, lead_to="/berita")
    assert where(client, "/berita/tag/satu", "/berita/tag/dua") == ["/berita"] * 2


def test_another_site_may_take_the_readers(client, in_turn):
    page = Page.objects.create(title="Perpustakaan", slug="perpustakaan")

    in_turn(publishing.delete, [page], by=None, lead_to="https://perpus.example/")

    assert where(client, "/perpustakaan") == ["https://perpus.example/"]


def test_what_no_reader_has_seen_leads_nowhere(in_turn):
    article = make_article(status="draft")

    in_turn(publishing.delete, [article], by=None, lead_to="/berita")

    assert not Redirect.objects.exists()


def test_without_a_target_its_address_leads_nowhere(client, in_turn):
    in_turn(publishing.delete, [make_tag(slug="gaji")], by=None)

    assert client.get("/berita/tag/gaji").status_code == 404
