"""After thirty days what lies in the bin is deleted for good."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from articles import bin, publishing
from articles.models import KEPT_FOR, BinnedItem
from tests.factories import make_article, make_picture, make_tag

pytestmark = pytest.mark.django_db


def binned(in_turn, thing, *, days=30):
    [item] = in_turn(publishing.delete, [thing], by=None)
    BinnedItem.objects.filter(pk=item.pk).update(deleted_at=timezone.now() - timedelta(days=days))
    return item


def test_run_due_deletes_for_good_what_is_older_than_thirty_days_and_nothing_else(in_turn):
    assert timedelta(days=30) == KEPT_FOR
    old = binned(in_turn, make_tag(name="gaji"), days=30)
    young = binned(in_turn, make_tag(name="upah"), days=29)
    said = io.StringIO()

    in_turn(call_command, "run_due", stdout=said)

    assert [*BinnedItem.objects.all()] == [young]
    assert "1 pekerjaan selesai" in said.getvalue()
    in_turn(call_command, "run_due", stdout=io.StringIO())
    assert [*BinnedItem.objects.all()] == [young]
    with pytest.raises(bin.CannotRestore):
        publishing.restore(old)


def test_one_run_empties_no_more_than_its_share_the_oldest_first(in_turn):
    items = [binned(in_turn, make_tag(), days=40 - number) for number in range(3)]

    assert in_turn(bin.empty, limit=2) == 2

    assert [*BinnedItem.objects.all()] == [items[2]]
    assert [in_turn(bin.empty, limit=2), in_turn(bin.empty, limit=2)] == [1, 0]


def test_a_pictures_file_goes_with_its_last_day(in_turn):
    binned(in_turn, make_picture())
    [kept] = BinnedItem.objects.get().files.values()

    in_turn(bin.empty)

    assert not default_storage.exists(kept)


def test_a_picture_that_a_text_names_again_stays_in_the_bin(in_turn):
    picture = make_picture()
    text = f'<p><img src="{picture.file.url}" alt="Lab"></p>'
    item = binned(in_turn, picture)
    article = make_article(title="Menamai Foto", body=text)

    assert in_turn(bin.empty) == 0
    with pytest.raises(bin.StillShown) as refused:
        bin.remove(item)

    assert refused.value.places == [article]
    assert [*BinnedItem.objects.all()] == [item]


def test_a_file_that_is_gone_already_stops_nothing(in_turn):
    binned(in_turn, make_picture())
    [kept] = BinnedItem.objects.get().files.values()
    default_storage.delete(kept)

    assert in_turn(bin.empty) == 1


def test_a_picture_whose_file_is_lost_says_so_and_stays(in_turn):
    item = binned(in_turn, make_picture())
    [kept] = BinnedItem.objects.get().files.values()
    default_storage.delete(kept)

    with pytest.raises(bin.CannotRestore, match="Berkas"):
        in_turn(publishing.restore, item)
    assert BinnedItem.objects.exists()
