import pytest

from bench.asked import deep


@pytest.mark.parametrize(
    ("count", "share", "address"),
    [
        (26, 1, "/berita?halaman=2"),
        (100_026, 1, "/berita?halaman=5002"),
        (100_026, 0.5, "/berita?halaman=2501"),
        (20, 1, "/berita"),
        (0, 0.5, "/berita"),
    ],
)
def test_a_deep_page_is_one_that_is_there(count, share, address):
    assert deep("/berita", count, share) == address
