import pytest

from articles.text.sentences import count_words, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ia lulus. Ia bekerja.", ["Ia lulus.", "Ia bekerja."]),
        ("Sudah siap? Ayo! Tunggu… Baik.", ["Sudah siap?", "Ayo!", "Tunggu…", "Baik."]),
        ("Tunggu… lalu jalan.", ["Tunggu… lalu jalan."]),
        ("Bawa pensil, buku, dll. Setelah itu duduk.", ["Bawa pensil, buku, dll.", "Setelah itu duduk."]),
        ("Bawa pensil, buku, dll. dan datang.", ["Bawa pensil, buku, dll. dan datang."]),
        ("Bu Rahmawati, S.Kom., M.T. mengajar. Ia sabar.", ["Bu Rahmawati, S.Kom., M.T. mengajar.", "Ia sabar."]),
        ("Gelarnya S.Kom. Setelah itu ia bekerja.", ["Gelarnya S.Kom.", "Setelah itu ia bekerja."]),
        ("Ia bergelar M.Sc. Ph.D. dan mengajar.", ["Ia bergelar M.Sc. Ph.D. dan mengajar."]),
        ("Dr. Ir. Budi datang. Ia dosen.", ["Dr. Ir. Budi datang.", "Ia dosen."]),
        ("B. J. Habibie lahir di Parepare.", ["B. J. Habibie lahir di Parepare."]),
        ("Kuliah di Jl. Kemang No. 5, Jakarta.", ["Kuliah di Jl. Kemang No. 5, Jakarta."]),
        ("PT. Maju mencari auditor, mis. Rina.", ["PT. Maju mencari auditor, mis. Rina."]),
        ("Gajinya Rp1.500.000 per bulan. Cukup.", ["Gajinya Rp1.500.000 per bulan.", "Cukup."]),
        ("Mulai pukul 09.00. Setelah itu pulang.", ["Mulai pukul 09.00.", "Setelah itu pulang."]),
        ("1. Pilih jurusan. 2. Daftar.", ["1. Pilih jurusan.", "2. Daftar."]),
        ("Lulus tahun 2024. Lalu bekerja.", ["Lulus tahun 2024.", "Lalu bekerja."]),
        ("Ia berkata, “Ayo.” Semua ikut.", ["Ia berkata, “Ayo.”", "Semua ikut."]),
        ('"Siapa yang menikah?" tulisnya. Hening.', ['"Siapa yang menikah?" tulisnya.', "Hening."]),
        ("Buka cakrawala.ac.id. Lalu daftar.", ["Buka cakrawala.ac.id.", "Lalu daftar."]),
        ("Server memakai Node.js dan lancar.", ["Server memakai Node.js dan lancar."]),
        (
            "Syaratnya ringan (ijazah, KTP, dsb.). Datang saja.",
            ["Syaratnya ringan (ijazah, KTP, dsb.).", "Datang saja."],
        ),
        ("Jalan Kemang\nJakarta  Selatan", ["Jalan Kemang", "Jakarta Selatan"]),
        ("tanpa titik", ["tanpa titik"]),
        ("...", ["..."]),
        ("🌅. Pagi.", ["🌅.", "Pagi."]),
        (" \n ", []),
        ("", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, sentences):
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gajinya Rp1.500.000 sehari-hari.", 3),
        ("jam 09.00–10.00", 3),
        ("S.Kom. dan/atau S.E.", 3),
        ("— 🌅 …", 0),
        ("", 0),
    ],
)
def test_a_number_and_a_doubled_word_count_once(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize("text", ["." * 200_000 + "x", "a" * 200_000, "1." * 100_000, "“" * 200_000])
def test_odd_texts_do_not_stop_the_splitter(text):
    assert split_sentences(text) == [text]
