import datetime

import pytest

from tests.transfer.made import DATA, items, post, records, write, wxr
from transfer.readers import open_source
from transfer.record import Item, Kind, Label, Person, Site, State

EXPORT = DATA / "wordpress.xml"


def test_the_site_and_who_wrote_it_come_first():
    first, *others = list(open_source(EXPORT).read())

    assert first == Site(
        "WordPress", "Kampus Lama", "https://lama.test", media=("https://lama.test/wp-content/uploads/",)
    )
    assert others[0] == Person(
        "sari", "Sari Utami", addresses=("https://lama.test/author/sari", "https://lama.test/?author=2")
    )


def test_a_category_below_another_has_its_path_and_its_number():
    labels = {label.key: label for label in records(EXPORT, Label)}

    assert labels["category:dalam-negeri"].addresses == (
        "https://lama.test/category/beasiswa/dalam-negeri",
        "https://lama.test/?cat=4",
    )
    assert labels["tag:kip-kuliah"].name == "KIP Kuliah"


def test_an_article_comes_with_all_that_is_known_of_it():
    item = items(EXPORT)["41"]

    assert (item.kind, item.state, item.title) == (Kind.POST, State.PUBLISHED, "Cara daftar beasiswa & syaratnya")
    assert (item.categories, item.tags) == (("category:dalam-negeri", "category:beasiswa"), ("tag:kip-kuliah",))
    assert item.published_at == datetime.datetime(2024, 3, 2, 2, 30, tzinfo=datetime.UTC)
    assert item.updated_at == datetime.datetime(2024, 5, 1, 2, 30, tzinfo=datetime.UTC)
    assert (item.seo_title, item.meta_description) == ("Beasiswa kampus: cara daftar", "Cara dan syarat beasiswa.")
    assert (item.feature, item.is_sticky, item.comments, item.excerpt) == (
        "40",
        True,
        2,
        "Langkah mendaftar beasiswa kampus.",
    )
    assert item.other_addresses == ("https://lama.test/?p=41",)


def test_a_picture_comes_with_words_and_credit():
    picture = items(EXPORT)["40"]

    assert picture.kind is Kind.ATTACHMENT
    assert picture.file == "https://lama.test/wp-content/uploads/2024/03/gedung.jpg"
    assert (picture.alt, picture.caption, picture.credit) == (
        "Gedung rektorat dari timur",
        "Gedung rektorat pagi hari.",
        "Foto: Sarié",
    )


def test_states_are_those_of_the_former_site():
    states = {number: item.state for number, item in items(EXPORT).items()}

    assert states == {
        "40": State.INHERIT,
        "41": State.PUBLISHED,
        "42": State.PUBLISHED,
        "50": State.PUBLISHED,
        "60": State.DRAFT,
        "61": State.PROTECTED,
        "62": State.PRIVATE,
        "63": State.TRASH,
        "70": State.PUBLISHED,
    }


def test_letters_that_were_encoded_twice_are_mended_and_it_is_said():
    item = items(EXPORT)["41"]

    assert "café dan warung" in item.body
    assert item.notes == ("1 huruf yang rusak karena disandi dua kali dibetulkan.",)


def test_a_time_of_noughts_is_the_local_one_or_none(tmp_path):
    found = items(
        write(
            tmp_path,
            wxr(
                post(1, post_date_gmt="0000-00-00 00:00:00", post_date="2024-01-02 10:00:00"),
                post(2, post_date_gmt="0000-00-00 00:00:00", post_date="0000-00-00 00:00:00"),
            ),
        )
    )

    assert found["1"].published_at.isoformat() == "2024-01-02T10:00:00+07:00"
    assert found["2"].published_at is None


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_is_read(tmp_path, version):
    path = write(tmp_path, wxr(post(7)).replace("export/1.2/", f"export/{version}/"))

    assert items(path)["7"].address == "https://lama.test/2024/01/tulisan-7/"


def test_comments_and_what_plugins_keep_are_counted_only():
    source = open_source(EXPORT)
    found = [record for record in source.read() if "Terima kasih" in str(record)]

    assert (found, source.counted.comments, source.counted.passed_over) == ([], 2, {"nav_menu_item": 1})


def test_labels_that_nothing_declares_are_known_once_they_are_used(tmp_path):
    labels = records(write(tmp_path, wxr(post(1), post(2))), Label)

    assert [(label.key, label.name) for label in labels] == [("category:kabar", "Kabar")]


def test_a_title_with_variables_of_an_seo_plugin_is_none_of_ours(tmp_path):
    def meta(value):
        return (
            "<wp:postmeta><wp:meta_key>_yoast_wpseo_title</wp:meta_key>"
            f"<wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
        )

    found = items(
        write(tmp_path, wxr(post(1, more=meta("%%title%% %%sep%% Kampus")), post(2, more=meta("%%title%% terbaru"))))
    )

    assert [item.seo_title for item in found.values()] == ["", "Tulisan 2 terbaru"]


def test_a_type_of_a_theme_that_holds_a_text_is_an_article_and_what_plugins_keep_is_none(tmp_path):
    source = open_source(
        write(
            tmp_path,
            wxr(
                post(1, post_type="pengumuman"), post(2, post_type="elementor_library"), post(3, "", post_type="mitra")
            ),
        )
    )
    found = {item.source_id: (item.kind, item.notes) for item in source.read() if isinstance(item, Item)}

    assert found["1"] == (Kind.POST, ("Jenisnya “pengumuman” di situs lama; di sini artikel.",))
    assert (found["2"][0], found["3"][0]) == (Kind.OTHER, Kind.OTHER)
    assert source.counted.passed_over == {"elementor_library": 1, "mitra": 1}


def test_two_of_one_number_both_come_and_the_same_one_twice_comes_once(tmp_path):
    found = items(write(tmp_path, wxr(post(1), post(1), post(1, "Lain."))))

    assert [(number, item.body) for number, item in found.items()] == [("1", "Isi."), ("1#2", "Lain.")]
