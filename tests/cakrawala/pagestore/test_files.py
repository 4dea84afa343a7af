from types import SimpleNamespace

import pytest

from cakrawala.pagestore import files
from cakrawala.pagestore.files import Files, Kept
from cakrawala.pagestore.requests import Key
from cakrawala.pagestore.state import Version

KEY, VERSION = Key("/berita/api"), Version(1, 1)


def page(text="Halo", version=VERSION):
    bodies = {"": text.encode(), "gzip": b"\x1f\x8b", "br": b""}
    return Kept(version, "", "abc", "Mon, 30 Nov 2026 00:00:00 GMT", (("Content-Type", "text/html"),), bodies)


def make_files(folder, *, most=10**6, most_in_memory=10**6, name="satu"):
    return Files(folder, name, most=most, most_in_memory=most_in_memory)


def test_a_page_kept_by_one_process_is_there_for_the_others(tmp_path):
    make_files(tmp_path).put(KEY, page())

    assert make_files(tmp_path).get(KEY, VERSION) == page()
    assert make_files(tmp_path).get(Key("/berita/api", 2), VERSION) is None
    assert make_files(tmp_path, name="dua").get(KEY, VERSION) is None


def test_who_has_an_older_one_in_memory_finds_what_another_has_made(tmp_path):
    one, other = make_files(tmp_path), make_files(tmp_path)
    one.put(KEY, page())
    newer = page("Baru", Version(2, 2))
    other.put(KEY, newer)

    assert one.get(KEY, VERSION) == page()
    assert one.get(KEY, Version(2, 2)) == newer


HARMS = {
    "cut off": lambda data: data[:-1],
    "nearly empty": lambda data: data[:3],
    "empty": lambda data: b"",
    "scrambled": lambda data: data[:40] + b"X" + data[41:],
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_file_cut_off_or_scrambled_is_no_page(tmp_path, harm):
    make_files(tmp_path).put(KEY, page())
    [path] = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(harm(path.read_bytes()))

    assert make_files(tmp_path).get(KEY, VERSION) is None


def test_a_folder_that_nobody_may_write_to_costs_speed_only(tmp_path):
    (tmp_path / "satu").write_text("a file in the folder's place")
    kept = make_files(tmp_path)
    kept.put(KEY, page())

    assert kept.get(KEY, VERSION) == page()
    assert make_files(tmp_path).get(KEY, VERSION) is None


def test_it_leaves_the_disk_its_last_room(tmp_path, monkeypatch):
    kept = make_files(tmp_path)
    kept.put(KEY, page())
    monkeypatch.setattr(files, "LEFT_FREE", 2**60)
    kept.put(KEY, page("Baru", Version(2, 2)))

    assert make_files(tmp_path).get(KEY, VERSION) is None, "an old page would take room"


def test_it_gives_way_where_the_disk_fills_and_no_more_than_that(tmp_path, monkeypatch):
    kept = make_files(tmp_path)
    keys = [Key(f"/berita/{number}") for number in range(10)]
    for key in keys:
        kept.put(key, page("x" * 1000))
    monkeypatch.setattr(files.shutil, "disk_usage", lambda path: SimpleNamespace(free=files.LEFT_FREE - 2500))

    kept.put(Key("/berita/baru"), page())

    left = [key for key in keys if make_files(tmp_path).get(key, VERSION)]
    assert 5 < len(left) < 9


def test_memory_and_disk_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "SWEPT_AFTER", 10)
    kept = make_files(tmp_path, most=20_000, most_in_memory=5_000)
    for number in range(100):
        kept.put(Key(f"/{number}"), page("x" * 1000))

    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < 32_000
    assert sum(each.size for each in kept._memory.values()) <= 5_000
    assert kept.get(Key("/99"), VERSION)
