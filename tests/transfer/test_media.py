import pytest

from tests.transfer.made import write
from transfer.media import Media, original
from transfer.readers.archive import files_of


@pytest.fixture
def media(tmp_path):
    for name in (
        "wp-content/uploads/2024/03/a.jpg",
        "wp-content/uploads/2024/04/a.jpg",
        "wp-content/uploads/2024/03/besar-scaled.jpg",
        "wp-content/uploads/2024/03/Foto Saya.PNG",
        "static/img/logo.webp",
        "content/berita/lomba/tim.png",
        "catatan.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path, b"x", name)
    return Media(files_of(tmp_path))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://lama.test/wp-content/uploads/2024/03/a.jpg", "wp-content/uploads/2024/03/a.jpg"),
        ("https://lama.test/wp-content/uploads/2024/04/a-300x200.jpg?w=3", "wp-content/uploads/2024/04/a.jpg"),
        ("https://i2.wp.com/lama.test/wp-content/uploads/2024/03/a.jpg", "wp-content/uploads/2024/03/a.jpg"),
        ("https://situs.files.wordpress.com/2024/03/a.jpg", "wp-content/uploads/2024/03/a.jpg"),
        ("/wp-content/uploads/2024/03/besar.jpg", "wp-content/uploads/2024/03/besar-scaled.jpg"),
        ("/wp-content/uploads/2024/03/besar-1024x768.jpg", "wp-content/uploads/2024/03/besar-scaled.jpg"),
        ("/wp-content/uploads/2024/03/foto%20saya.png", "wp-content/uploads/2024/03/Foto Saya.PNG"),
        ("/img/logo.webp", "static/img/logo.webp"),
        ("{static}/img/logo.webp", "static/img/logo.webp"),
        ("https://lain.test/entah/logo.webp", "static/img/logo.webp"),
        ("https://lain.test/entah/a.jpg", ""),  # two are called so
        ("/catatan.txt", ""),
        ("", ""),
    ],
)
def test_an_address_means_a_file(media, address, name):
    assert media.name_of(address) == name


def test_a_picture_beside_its_text_is_found_there(media):
    assert media.name_of("tim.png", beside="content/berita/lomba/index.md") == "content/berita/lomba/tim.png"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a-150x150.jpg", "a.jpg"),
        ("a-scaled-e1612345678901-300x200.jpg", "a.jpg"),
        ("2024-01-02.jpg", "2024-01-02.jpg"),
        ("content/images/size/w600/2020/a.jpg", "content/images/2020/a.jpg"),
        ("https://1.bp.blogspot.com/x/s320/a.jpg", "https://1.bp.blogspot.com/x/s0/a.jpg"),
    ],
)
def test_a_size_leads_to_the_original(path, expected):
    assert original(path) == expected
