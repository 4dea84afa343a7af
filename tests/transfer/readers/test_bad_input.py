"""Whatever is wrong with a file is one sentence; what can be mended is."""

import io
import json
import stat
import struct
import tracemalloc
import zipfile

import pytest

from tests.transfer.made import DATA, HEAD, TAIL, items, post, records, write, wxr
from transfer.readers import archive, open_source
from transfer.readers.spelling import mend
from transfer.record import Fault, Item, Unreadable

BOMB = (
    '<?xml version="1.0"?>\n<!-- WordPress -->\n<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    + "]>"
)
FILE_ENTITY = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
DOCTYPE = "Berkas ini memuat deklarasi DOCTYPE, yang tidak pernah ditulis oleh ekspor. Unduh lagi ekspornya."


def sentence_about(path):
    with pytest.raises(Unreadable) as refused:
        list(open_source(path).read())
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong."),
        (b"%PDF-1.7 xyz", "Ini PDF, bukan berkas ekspor."),
        (b"\x1f\x8b\x08\x00", "Berkas ini dimampatkan (gzip). Buka dulu, lalu pakai isinya."),
        (b"halo dunia", None),
        (b"<!DOCTYPE html><html></html>", "Ini halaman web (HTML), bukan berkas ekspor. Unduh ekspornya sekali lagi."),
        (b"<?xml version='1.0'?><peta/>", "XML ini bukan ekspor WordPress atau Blogger."),
        (b'<?xml version="1.0" encoding="klingon"?><rss/>', None),
        (b'{"a": 1}', "Berkas JSON ini bukan ekspor Ghost: tabel posts tidak ada di dalamnya."),
        (b'{"data": {"posts": [{"id": 1, "ti', "Berkas JSON ini rusak atau terpotong. Ekspor atau unduh lagi."),
        (b"[" * 100_000, "Berkas JSON ini bukan ekspor Ghost."),
        (b'{"posts": [' + b"[" * 100_000, "JSON ini berlapis terlalu dalam. Ini bukan berkas ekspor."),
        (BOMB.encode() + HEAD.encode()[39:] + TAIL.encode(), DOCTYPE),
        (FILE_ENTITY.encode() + HEAD.encode()[39:] + b"&x;" + TAIL.encode(), DOCTYPE),
    ],
)
def test_a_file_of_another_kind_is_refused_in_one_sentence(tmp_path, content, sentence):
    said = sentence_about(write(tmp_path, content, "berkas.xml"))

    assert said == sentence or (sentence is None and said.endswith("."))
    assert "\n" not in said


def test_an_xml_that_is_cut_off_anywhere_is_refused(tmp_path):
    whole = wxr(post(1), post(2)).encode()

    for length in range(len(HEAD) + 1, len(whole) - 1, 37):
        assert sentence_about(write(tmp_path, whole[:length])).startswith("Berkas ini terpotong: XML-nya berhenti di")


def test_a_doctype_behind_much_else_is_found_too(tmp_path):
    assert sentence_about(write(tmp_path, "<!--" + "x" * 200_000 + "-->" + BOMB.partition("\n")[2])) is not None
    assert sentence_about(write(tmp_path, wxr().replace("<rss", "<!-- <a> --><!DOCTYPE rss []><rss"))) == DOCTYPE


def test_characters_that_no_xml_may_hold_are_left_out(tmp_path):
    path = write(tmp_path, wxr(post(1, "A\x0bB\x00C&#11;D&#x1;E", title="Satu &nbsp;dua&#0;")))

    item = items(path)["1"]
    assert (item.body, item.title) == ("ABCDE", "Satu dua")


@pytest.mark.parametrize("around", range(60))
def test_a_reference_is_found_across_the_borders_of_what_is_read_at_once(tmp_path, around):
    filler = "x" * (64 * 1024 - len(HEAD) - 300 - around)

    assert items(write(tmp_path, wxr(post(1, f"{filler}&#11;&eacute;selesai"))))["1"].body.endswith("xéselesai")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_than_the_file_says_are_read(tmp_path, encoding):
    """UTF-16 by its mark; bytes that are no UTF-8 as Windows wrote them."""
    item = items(write(tmp_path, wxr(post(1, "Café “kampus”")).encode(encoding)))["1"]

    assert item.body == "Café “kampus”"


def test_a_declared_encoding_is_believed(tmp_path):
    path = write(tmp_path, wxr(post(1, "Café")).replace("UTF-8", "ISO-8859-1").encode("latin-1"))

    assert items(path)["1"].body == "Café"


def test_a_prefix_that_nothing_declares_is_no_fault(tmp_path):
    blogger = (DATA / "blogger.xml").read_text().replace(" xmlns:app='http://purl.org/atom/app#'", "")

    assert [item.state.value for item in items(write(tmp_path, blogger)).values()] == [
        "published",
        "draft",
        "published",
    ]


def test_a_post_of_five_megabytes_is_read(tmp_path):
    path = write(tmp_path, wxr(post(1, "kata " * 1_000_000), post(2)))

    assert [len(item.body) for item in items(path).values()] == [5_000_000, 4]


def test_a_text_of_more_than_ten_megabytes_is_a_sentence(tmp_path):
    path = write(tmp_path, wxr(post(1, "x" * 10_100_000)))

    assert "lebih dari 10 MB" in sentence_about(path)


def test_a_depth_that_no_export_has_is_a_sentence(tmp_path):
    path = write(tmp_path, HEAD + "<item>" * 300)

    assert "berlapis terlalu dalam" in sentence_about(path)


def test_a_large_file_is_read_in_little_memory(tmp_path):
    """lxml's own memory is not Python's; what it holds is measured by ``bench/transfer.py``."""
    body = "<p>Kuliah dimulai.</p>" * 1000
    path = tmp_path / "besar.xml"
    with path.open("w") as file:
        file.write(HEAD)
        file.writelines(post(number, body) for number in range(1500))
        file.write(TAIL)
    tracemalloc.start()

    count = sum(isinstance(record, Item) for record in open_source(path).read())

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, path.stat().st_size > 30_000_000, peak < 4_000_000) == (1500, True, True)


def test_a_large_json_is_read_post_by_post(tmp_path):
    posts = [{"id": str(n), "title": "T", "html": "<p>kata</p>" * 2000, "status": "draft"} for n in range(1000)]
    path = write(tmp_path, json.dumps({"db": [{"data": {"posts": posts, "tags": []}}]}), "g.json")
    del posts
    tracemalloc.start()

    count = len([None for record in open_source(path).read() if isinstance(record, Item)])

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, path.stat().st_size > 20_000_000, peak < 4_000_000) == (1000, True, True)


def zipped(folder, members, name="arsip.zip", compression=zipfile.ZIP_DEFLATED):
    path = folder / name
    with zipfile.ZipFile(path, "w", compression) as archive_file:
        for member, content in members.items():
            archive_file.writestr(member, content)
    return path


@pytest.mark.parametrize("name", ["../luar.md", "a/../../luar.md", "/etc/luar.md", "C:/luar.md"])
def test_a_name_that_leaves_the_archive_is_refused(tmp_path, name):
    assert "keluar dari foldernya" in sentence_about(zipped(tmp_path, {"a.md": "x", name: "x"}))


def test_a_link_in_an_archive_is_refused(tmp_path):
    link = zipfile.ZipInfo("tautan.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert "tautan simbolik" in sentence_about(zipped(tmp_path, {link: "/etc/passwd", "a.md": "x"}))


def test_a_link_in_a_folder_is_not_followed(tmp_path):
    (tmp_path / "situs").mkdir()
    write(tmp_path, "---\ntitle: Luar\n---\nRahasia.", "luar.md")
    write(tmp_path / "situs", "---\ntitle: Dalam\n---\nIsi.", "dalam.md")
    (tmp_path / "situs" / "tautan.md").symlink_to(tmp_path / "luar.md")
    (tmp_path / "situs" / "folder").symlink_to(tmp_path)

    source = open_source(tmp_path / "situs")
    assert [record.title for record in source.read() if isinstance(record, Item)] == ["Dalam"]
    assert source.files.skipped == ["folder", "tautan.md"]


def test_a_bomb_is_not_unpacked(tmp_path):
    assert "jauh lebih besar" in sentence_about(zipped(tmp_path, {"a.md": b"\0" * 50_000_000}))


def test_two_hundred_thousand_members_are_not_even_listed(tmp_path, monkeypatch):
    path = zipped(tmp_path, {"a.md": "x"})
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x05\x06")
    wide = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 200_000, 200_000, 20_000_000, 0)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, at, 1)
    content[at + 8 : at + 12] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(content[:at]) + wide + locator + bytes(content[at:]))
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert "lebih dari 100000 berkas" in sentence_about(path)


def test_many_members_of_a_folder_are_refused_too(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    for number in range(3):
        write(tmp_path, "x", f"{number}.md")

    assert "lebih dari 2 berkas" in sentence_about(tmp_path)


@pytest.mark.parametrize("cut", [10, 60, 120])
def test_a_damaged_archive_is_a_sentence(tmp_path, cut):
    path = zipped(tmp_path, {"a.md": "---\ntitle: A\n---\n" + "isi " * 500})
    path.write_bytes(path.read_bytes()[:-cut])

    assert sentence_about(path) == archive.DAMAGED


def test_an_archive_whose_content_is_damaged_is_a_sentence_for_its_member(tmp_path):
    path = zipped(tmp_path, {"a.md": "---\ntitle: A\n---\nkata"}, compression=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"kata", b"kuda"))

    assert records(path, Fault) == [Fault("a.md", archive.DAMAGED)]


def test_an_export_inside_of_an_archive_is_read_and_several_of_wordpress_com_as_one(tmp_path):
    path = zipped(tmp_path, {"b/1.xml": wxr(post(1)), "b/2.xml": wxr(post(2))})

    assert list(items(path)) == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("---\ntitle: A\n", "Bagian atasnya dibuka dengan --- dan tidak ditutup."),
        ("---\ntitle: [A\n---\n", "Bagian atasnya tidak terbaca sebagai YAML."),
        ("---\na: &a [x, x]\nb: [*a, *a]\n---\n", "Bagian atasnya tidak terbaca sebagai YAML."),
        ("---\na: !!python/object/apply:os.system [id]\n---\n", "Bagian atasnya tidak terbaca sebagai YAML."),
        ("+++\ntitle = A\n+++\n", "Bagian atasnya tidak terbaca sebagai TOML."),
        ("---\n" + "a: b\n" * 20_000 + "---\n", "Bagian atasnya lebih dari 64 KB."),
        ("x" * 5_300_000, "Berkas ini lebih dari 5 MB. Bagi menjadi beberapa artikel."),
    ],
)
def test_a_text_that_can_not_be_read_costs_itself_only(tmp_path, content, sentence):
    write(tmp_path, content, "buruk.md")
    write(tmp_path, "---\ntitle: Baik\n---\nIsi.", "baik.md")

    assert records(tmp_path, Fault) == [Fault("buruk.md", sentence)]
    assert [item.title for item in records(tmp_path, Item)] == ["Baik"]


def test_a_folder_without_texts_is_a_sentence(tmp_path):
    write(tmp_path, "x", "foto.jpg")

    assert sentence_about(tmp_path) == ("Di dalamnya tidak ada ekspor: tidak ada berkas Markdown, XML atau JSON.")


def test_every_fixture_is_read_twice_alike():
    for path in sorted(DATA.iterdir()):
        source = open_source(path)
        assert list(source.read()) == list(source.read())


def test_mending_leaves_right_letters_alone():
    assert mend("Ã‰cole, “naïve” — Ümlaut à la carte Â° ÃŸ") == ("École, “naïve” — Ümlaut à la carte ° ß", 3)
    assert mend("â€œkampusâ€\x9d â€“ 5") == ("“kampus” – 5", 3)


def test_nothing_of_a_zip_is_read_from_an_open_stream_twice(tmp_path):
    path = zipped(tmp_path, {"a.txt": "abc"})
    files = archive.files_of(path)

    assert files.read("a.txt", most=3) == b"abc"
    with pytest.raises(archive.TooLarge):
        files.read("a.txt", most=2)
    assert isinstance(files.open("a.txt"), io.BufferedReader)
