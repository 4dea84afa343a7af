"""What of a text names something: nouns and phrases, told from verbs and from what is said of things."""

import pytest

from articles.text.everyday import EVERYDAY
from articles.text.terms import as_written, count_of, is_nominal, phrases_in, terms_of


@pytest.mark.parametrize(
    "word",
    [
        "manajemen", "keuangan", "pemasaran", "pembelajaran", "pengguna", "pertemuan", "kehidupan", "laporan",
        "digital", "menteri", "media", "berita", "terapan", "sekolah", "ekonomi", "akreditasi", "auditor",
        "backend", "beasiswa",
    ],
)  # fmt: skip
def test_a_word_that_names_something_is_nominal(word):
    assert is_nominal(word)


@pytest.mark.parametrize(
    "word",
    [
        "melakukan", "dilakukan", "lakukan", "menentukan", "dipelajari", "pelajari", "pahami", "miliki", "belajar",
        "bekerja", "bergantung", "terasa", "terjadi", "tergantung", "menjanjikan", "sebesar", "tingkatkan",
        "perhatikan", "datanya", "lulusannya", "cocokkah",
    ],
)  # fmt: skip
def test_derived_verbs_and_words_with_something_behind_their_end_are_not(word):
    assert not is_nominal(word)


def test_a_bare_word_that_is_mostly_said_of_things_names_none():
    text = "Jalur yang gesit dan tidak gesit. Jalur ini paling gesit. Kurir di jalur; kurir itu bisa saja lewat."

    assert {"jalur", "kurir"} <= terms_of([text]).nouns.keys()
    assert "gesit" not in terms_of([text]).nouns


def test_words_of_everyday_use_name_no_subject():
    assert terms_of(["Hari ini hari yang baik untuk cara baru di rumah orang."]).nouns == {}
    assert all(word == word.lower() for word in EVERYDAY)


def test_the_nouns_of_a_stem_come_as_they_are_written_the_most_frequent_first():
    text = "Pemasaran dan pasar. Mereka memasarkan, dipasarkan, memasarkan. Pemasaran lagi."

    assert terms_of([text]).nouns["pasar"] == ["pemasaran", "pasar"]


def test_of_nouns_as_frequent_the_shortest_comes_first_then_by_the_alphabet():
    assert terms_of(["pemasaran pasar"]).nouns == {"pasar": ["pasar", "pemasaran"]}
    assert terms_of(["pelajaran pengajar"]).nouns == terms_of(["pengajar pelajaran"]).nouns


def test_a_phrase_is_two_to_four_nouns_that_nothing_breaks():
    text = "Laporan keuangan tahunan, laporan yang keuangan. Membaca laporan keuangan."

    assert phrases_in(text) == {
        ("laporan", "keuangan"), ("keuangan", "tahunan"), ("laporan", "keuangan", "tahunan"),
    }  # fmt: skip
    assert terms_of([text]).phrases[("laporan", "keuangan")] == 2


@pytest.mark.parametrize(
    "broken", ["laporan. Keuangan", "laporan, keuangan", "laporan dan keuangan", "laporan 2 keuangan"]
)
def test_what_stands_between_breaks_a_phrase(broken):
    assert phrases_in(broken) == set()


@pytest.mark.parametrize(
    ("term", "sentences", "written"),
    [
        ("sistem informasi", "Sistem informasi itu. Kuliah di Sistem Informasi.", "Sistem Informasi"),
        ("manajemen", "Pilih Manajemen Keuangan saja, lalu Manajemen Keuangan.", "manajemen"),
        ("jakarta", "Kampus di Jakarta.", "Jakarta"),
        ("data", "Data itu penting. Data lain juga.", "data"),
        ("api", "Sebuah API, dan API lain.", "API"),
        ("s1", "S1 dulu.", "S1"),
        ("kelas karyawan", "", "kelas karyawan"),
    ],
)  # fmt: skip
def test_a_term_is_spelled_as_sentences_have_it(term, sentences, written):
    assert as_written(term, sentences, "Kelas Karyawan dan Data") == written


def test_words_are_counted_whole():
    assert count_of("data", "data database metadata, data: (data)") == 3
    assert count_of("mata kuliah", "mata kuliahnya, mata kuliah") == 1
