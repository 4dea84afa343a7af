import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import TestCase
from PIL import Image

from articles.imaging import renditions
from tests.factories import make_picture, picture_file

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("full", "offered"),
    [(1, [1]), (360, [360]), (361, [360, 361]), (1000, [360, 720, 1000]), (2560, [360, 720, 1080, 1600])],
)
def test_a_picture_is_offered_in_steps_and_never_larger_than_it_is(full, offered):
    assert renditions.widths(full) == offered


def test_an_upload_has_its_renditions_at_once_in_webp_and_its_own_format():
    picture = make_picture(file=picture_file("lab.jpg", size=(800, 400), kind="JPEG"))

    rows = list(renditions.names(picture.file.name, 800))
    assert [(width, kind) for _, width, kind in rows] == [
        (360, "WEBP"), (360, "JPEG"), (720, "WEBP"), (720, "JPEG"), (800, "WEBP"), (800, "JPEG"),
    ]  # fmt: skip
    for name, width, kind in rows:
        with default_storage.open(name) as file:
            image = Image.open(file)
            assert (image.format, image.size) == (kind, (width, width // 2))


def test_srcset_names_files_that_are_served(client):
    picture = make_picture(file=picture_file("lab.webp", size=(500, 400), kind="WEBP"))

    addresses = [part.split() for part in picture.webp_srcset.split(", ")]

    assert [width for _, width in addresses] == ["360w", "500w"]
    for address, _ in addresses:
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
        b"".join(response)
    assert picture.own_srcset == picture.webp_srcset


def test_renditions_are_removed_with_their_picture():
    picture = make_picture(file=picture_file(size=(800, 400)))
    names = [name for name, _, _ in renditions.names(picture.file.name, 800)]
    assert all(default_storage.exists(name) for name in names)

    with TestCase.captureOnCommitCallbacks(execute=True):
        picture.delete()

    assert not any(default_storage.exists(name) for name in names)


def test_lost_renditions_are_made_again_and_kept_ones_left_alone(capsys):
    picture = make_picture(file=picture_file(size=(800, 400)))
    lost, kept = (name for name, width, _ in renditions.names(picture.file.name, 800) if width == 360)
    before = default_storage.get_modified_time(kept)
    default_storage.delete(lost)

    call_command("make_renditions")

    assert "1 ukuran baru untuk 1 gambar." in capsys.readouterr().out
    assert default_storage.exists(lost)
    assert default_storage.get_modified_time(kept) == before


def test_saving_a_picture_again_makes_nothing_anew(django_assert_num_queries):
    picture = make_picture(file=picture_file(size=(800, 400)))
    name = renditions.name_of(picture.file.name, 360, webp=True)
    before = default_storage.get_modified_time(name)

    picture.alt = "Lain"
    picture.save()

    assert default_storage.get_modified_time(name) == before
