import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.roots import ROOTS, SPELLINGS
from articles.text.stemming import is_known, stem


@pytest.mark.parametrize(
    "family",
    [
        "tulis menulis penulis tulisan penulisan ditulis",
        "kelola mengelola pengelola pengelolaan dikelola",
        "pimpin memimpin pimpinan kepemimpinan",
        "susun menyusun penyusunan susunan",
        "ajar mengajar pengajar belajar pelajaran pembelajaran mempelajari",
        "ubah mengubah perubahan berubah",
        "kerja bekerja pekerja pekerjaan dikerjakan mengerjakan kerjanya",
        "aju mengajukan diajukan pengajuan",
        "amat mengamati pengamat pengamatan",
        "konfigurasi mengonfigurasi pengonfigurasian",
        "koding coding ngoding mengoding",
        "global globalisasi mengglobal",
        "cat mengecat pengecatan",
        "masalah bermasalah permasalahan mempermasalahkan",
        "nikah menikah pernikahan",
        "nilai menilai penilaian dinilai nilainya",
        "tanya bertanya pertanyaan menanyakan tanyakanlah",
        "digital digitalisasi mendigitalkan",
        "diskusi berdiskusi mendiskusikan",
        "program pemrograman memprogram",
        "audit auditor auditing pengauditan",
        "karier karir kariernya karirmu berkarir",
        "buku bukunya bukunyalah",
    ],
)
def test_the_forms_of_a_word_meet(family):
    root, *forms = family.split()

    assert {form: stem(form) for form in forms} == dict.fromkeys(forms, root)


@pytest.mark.parametrize(
    "pair",
    [
        "masa masalah",
        "tua ketua",
        "tempat empat",
        "ilmu il",
        "guru guruh",
        "perintah pemerintah",
        "menarik tarik",
        "seni senior",
        "tim timer",
        "acara pengacara",
        "mati mengamati",
    ],
)
def test_words_that_only_look_alike_stay_apart(pair):
    one, other = pair.split()

    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "family",
    [
        "menjangkrik jangkrik",
        "menyepeda sepeda",
        "memetik dipetik",
        "mengglobal global",
        "menginstal diinstal",
        "mengkloning dikloning",
        "kloningnya kloning",
    ],
)
def test_forms_of_an_unknown_root_meet_where_the_affixes_are_plain(family):
    assert len({stem(form) for form in family.split()}) == 1


@pytest.mark.parametrize("word", ["", "a", "di", "ber", "backend", "software", "s1", "x" * 60, "résumé", "会社"])
def test_what_has_no_affix_stays_itself(word):
    assert stem(word) == word


@given(st.text("abcdefghijklmnoprstuwyz", max_size=25))
def test_a_stem_is_never_empty_and_only_a_spelling_makes_it_longer(word):
    root = stem(word)

    assert bool(root) == bool(word)
    assert len(root) <= len(word) or root in SPELLINGS.values()


def test_a_spelling_leads_to_a_word_that_is_none_itself():
    assert SPELLINGS.keys().isdisjoint(ROOTS)
    assert SPELLINGS.keys().isdisjoint(SPELLINGS.values())
    assert {right: stem(right) for right in SPELLINGS.values()} == {right: right for right in SPELLINGS.values()}
    assert {root for root in ROOTS if not (root.isalpha() and root == root.lower())} == set()


@pytest.mark.parametrize(
    "word",
    "beasiswa perempuan disertasi perikanan sidang kuantitas memberikan jerapah tehnologi review surabaya bukunya".split(),
)
def test_a_word_that_is_one_is_known(word):
    assert is_known(word)


@pytest.mark.parametrize("word", "dgital infomasi brainstroming mahasiwa keuanhan bisnsi".split())
def test_a_word_that_is_mistyped_is_unknown(word):
    assert not is_known(word)
