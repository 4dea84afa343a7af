"""Ghost, Blogger, and folders of Markdown."""

import pytest

from tests.transfer.made import DATA, items, records
from transfer.readers import open_source
from transfer.record import Fault, Kind, Label, Markup, Person, Site, State


def test_ghost_keeps_a_text_in_four_ways():
    found = items(DATA / "ghost.json")

    assert found["a1"].body == (
        '<p>Laboratorium <strong>baru</strong><br><a href="__GHOST_URL__/tur/">dibuka</a></p><h2>Alat</h2>'
        '<ol start="1"><li>Osiloskop</li></ol>'
        '<figure><img src="__GHOST_URL__/content/images/2025/01/lab.png" alt="Meja">'
        "<figcaption>Meja <em>baru</em></figcaption></figure>"
        '<pre><code class="language-python">x = 1 &lt; 2</code></pre><blockquote><p>💡 Bawa kartu</p></blockquote>'
        "<details><summary>Jam</summary><p>Pukul delapan</p></details><hr><p>Kata yang tidak boleh hilang</p>"
    )
    assert found["a2"].body == (
        '<p><strong>Tebal</strong><br><a href="https://x.test/">tautan</a></p><ul><li>satu</li><li>dua</li></ul>'
        '<p>Teks <em>miring</em></p>\n<figure><img src="/content/images/a.jpg" alt="A"></figure><hr>'
    )
    assert found["a4"].body == "<p>Profil kampus.</p>"
    assert found["a5"].body == "<p>Tulisan <em>Ghost 0.x</em>.</p>\n"


def test_ghost_joins_authors_tags_and_words_for_search_engines():
    item = items(DATA / "ghost.json")["a1"]

    assert (item.author, item.tags, item.seo_title, item.meta_description) == (
        "u1",
        ("t1",),
        "Lab baru",
        "Tentang lab.",
    )
    assert (item.feature_alt, item.feature_caption) == ("Meja lab", "Foto: Dewi")
    assert [label.name for label in records(DATA / "ghost.json", Label)] == ["Riset"]


def test_what_only_members_of_ghost_read_is_private():
    states = {number: (item.kind, item.state) for number, item in items(DATA / "ghost.json").items()}

    assert states == {
        "a1": (Kind.POST, State.PUBLISHED),
        "a2": (Kind.POST, State.PUBLISHED),
        "a3": (Kind.POST, State.PRIVATE),
        "a4": (Kind.PAGE, State.PUBLISHED),
        "a5": (Kind.POST, State.DRAFT),
    }
    assert records(DATA / "ghost.json", Fault) == [
        Fault("a6", "Isi tulisan ini tidak terbaca: Mobiledoc atau Lexical-nya rusak.", "Rusak")
    ]


def test_no_password_and_no_mail_address_leaves_the_file():
    text = str(list(open_source(DATA / "ghost.json").read()) + list(open_source(DATA / "wordpress.xml").read()))

    assert "$2a$10" not in text
    assert "@lama.test" not in text


def test_bloggers_own_backup():
    source = open_source(DATA / "blogger.xml")
    site, *others = source.read()
    found = items(DATA / "blogger.xml")

    assert site == Site("Blogger", "Blog Jurusan", "https://jurusan.test")
    assert others[0] == Person("Pak Joko", "Pak Joko")
    assert {number: (item.kind, item.state) for number, item in found.items()} == {
        "101": (Kind.POST, State.PUBLISHED),
        "102": (Kind.POST, State.DRAFT),
        "104": (Kind.PAGE, State.PUBLISHED),
    }
    assert found["101"].body == "Hari ini praktikum.<br /><br />Bawa jas&nbsp;lab."
    assert (found["101"].tags, found["101"].slug) == (("Praktikum",), "praktikum")
    assert (source.counted.comments, source.counted.passed_over) == (1, {"template": 1})


def test_blogger_as_takeout_writes_it():
    found = items(DATA / "blogger-takeout.xml")

    assert [(item.address, item.state, item.tags) for item in found.values()] == [
        ("/2024/05/kuis.html", State.PUBLISHED, ("Kuis",)),
        ("", State.DRAFT, ()),
    ]


@pytest.mark.parametrize(
    ("folder", "system", "expected"),
    [
        (
            "hugo",
            "Hugo",
            {
                "content/berita/lomba.md": (Kind.POST, State.PUBLISHED, "/berita/lomba/", ("/2024/lomba-robot/",)),
                "content/berita/beasiswa/index.md": (Kind.POST, State.DRAFT, "/berita/beasiswa/", ()),
            },
        ),
        (
            "jekyll",
            "Jekyll",
            {
                "_drafts/belum.md": (Kind.POST, State.DRAFT, "", ()),
                "_posts/2023-07-08-orientasi.md": (
                    Kind.POST,
                    State.PUBLISHED,
                    "/kampus/baru/2023/07/08/orientasi/",
                    ("/ospek/",),
                ),
                "about.md": (Kind.PAGE, State.PUBLISHED, "/tentang/", ()),
            },
        ),
        (
            "pelican",
            "Pelican",
            {
                "content/kampus/pertama.md": (Kind.POST, State.PUBLISHED, "/tulisan-pertama.html", ()),
                "content/pages/tentang.md": (Kind.PAGE, State.PUBLISHED, "/pages/tentang.html", ()),
                "content/rahasia.md": (Kind.POST, State.PRIVATE, "/rahasia.html", ()),
            },
        ),
    ],
)
def test_a_folder_is_read_by_the_rules_of_its_system(folder, system, expected):
    found = items(DATA / folder)

    assert records(DATA / folder, Site)[0].system == system
    assert {
        number: (item.kind, item.state, item.address, item.other_addresses) for number, item in found.items()
    } == expected
    assert {item.markup for item in found.values()} == {Markup.MARKDOWN}


def test_front_matter_of_hugo_and_pelican():
    robot = items(DATA / "hugo")["content/berita/lomba.md"]
    first = items(DATA / "pelican")["content/kampus/pertama.md"]

    assert (robot.author, robot.categories, robot.tags) == ("Rina", ("category:Prestasi",), ("tag:robot", "tag:lomba"))
    assert (robot.published_at.isoformat(), robot.updated_at.isoformat(), robot.feature) == (
        "2024-02-03T10:00:00+07:00",
        "2024-02-05T00:00:00+07:00",
        "/img/robot.png",
    )
    assert (first.author, first.categories, first.excerpt) == ("Ayu", ("category:kampus",), "Ringkas sekali.")
    assert first.published_at.isoformat() == "2022-01-02T10:20:00+07:00"
    assert first.notes == ("Penulis kedua dan seterusnya tidak dibawa: artikel di sini punya satu penulis.",)
