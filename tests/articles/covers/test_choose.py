import itertools

import pytest

from articles.covers.canvases import COVER
from articles.covers.choose import seed_of, unlike
from articles.covers.palette import PALETTES
from articles.covers.scene import KINDS, kind_of
from articles.covers.stage import sun_place


def test_a_slug_always_begins_at_the_same_seed():
    assert seed_of("apa-itu-backend-developer") == 1889462598372773894
    assert seed_of("apa-itu-frontend-developer") != seed_of("apa-itu-backend-developer")
    assert all(0 <= seed_of(f"artikel-{number}") < 2**63 for number in range(200))


def test_the_first_article_takes_the_seed_it_begins_with():
    assert unlike([], "siang", 42) == 42


def test_the_choice_is_the_first_that_fits():
    start = seed_of("apa-itu-backend-developer")
    neighbours = [("siang", "laut"), ("sore", "kota"), ("siang", "gunung")]

    seed = unlike(neighbours, "siang", start)

    assert kind_of(seed) not in {"laut", "kota", "gunung"}
    assert all(kind_of(other) in {"laut", "kota", "gunung"} for other in range(start, seed))


@pytest.mark.parametrize("kinds", list(itertools.combinations(KINDS, 5)))
def test_five_neighbours_of_one_sky_leave_the_sixth_kind(kinds):
    seed = unlike([("pagi", kind) for kind in kinds], "pagi", 1)

    assert {kind_of(seed)} == set(KINDS) - set(kinds)


def test_neighbours_beyond_the_fifth_do_not_matter():
    around = [("pagi", "laut")] * 5

    assert unlike([*around, ("pagi", "kota")], "pagi", 1) == unlike(around, "pagi", 1)


def test_a_far_neighbour_under_another_sky_may_look_alike():
    only = [("pagi", "laut"), ("pagi", "kota"), *(("malam", kind) for kind in ("gunung", "sawah", "bukit"))]

    chosen = {kind_of(unlike(only, "pagi", start)) for start in range(200)}

    assert chosen == {"gunung", "sawah", "bukit", "awan"}


def test_the_sun_stands_elsewhere_than_the_newest_neighbours():
    for start in range(40):
        newest = ("siang", kind_of(start), start)

        seed = unlike([newest], "siang", start)

        assert sun_place(seed, COVER) != sun_place(start, COVER)
        assert kind_of(seed) != kind_of(start)


def test_twelve_articles_in_a_row_have_no_twins_side_by_side():
    covers = []
    for number in range(12):
        sky = list(PALETTES)[number % 3]
        seed = unlike(covers, sky, seed_of(f"artikel-{number}"))
        covers.insert(0, (sky, kind_of(seed), seed))

    kinds = [kind for _, kind, _ in covers]
    assert all(len(set(kinds[index : index + 3])) == 3 for index in range(10))
