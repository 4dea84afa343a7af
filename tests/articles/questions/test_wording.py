import pytest

from articles.questions.wording import asked_by, key_of, storable


@pytest.mark.parametrize(
    "others",
    [
        ["beasiswa", "beasiswanya", "Beasiswa?", "ada beasiswa ga sih", "“beasiswa”", "apa itu beasiswa"],
        ["biaya kuliah malam", "kuliah malam biayanya", "Biaya untuk kuliah malam?"],
        ["jadwal UTS 2026", "jadwal uts 2026"],
    ],
)
def test_wordings_that_differ_in_affixes_order_and_stop_words_are_one_question(others):
    assert len({key_of(text) for text in others}) == 1


def test_other_words_are_another_question():
    assert len({key_of(text) for text in ["beasiswa", "beasiswa kampus", "asrama kampus", "asrama"]}) == 4


def test_stop_words_alone_are_a_question_too():
    assert key_of("apa itu") == "apa itu"
    assert key_of("!?") == ""


@pytest.mark.parametrize("text", ["ani@contoh.id", "0812 3456 7890", "www.contoh.id", "nim 20210001", "https://x", "?"])
def test_what_may_tell_of_a_person_is_not_kept(text):
    assert storable(text) == ""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/berita/beasiswa-kip-kuliah", "beasiswa kip kuliah"),
        ("/2021/05/Biaya_Kuliah-2021.html", "biaya kuliah 2021"),
        ("/beasiswa/amp", "beasiswa"),
        ("/berita/tag/wisuda", "wisuda"),
        ("/unduh/brosur-kampus.pdf", "brosur kampus"),
        ("/berita/%F0%9F%8E%93", ""),
        ("/12345", ""),
        ("/p/7f3a9c", ""),
        ("/berita/xkcd-qzf", ""),
        ("/di-ke", ""),
        ("/penulis/ani-lestari", ""),
        ("/berita/nim-20210001", ""),
    ],
)
def test_an_address_asks_with_the_words_of_its_last_part(path, words):
    assert asked_by(path) == words
