import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from articles.text.lexicon import ENTRIES, LOANS, OTHERS
from articles.text.roots import NAMES, ROOTS, SPELLINGS
from articles.text.stemming import is_known, stem

LETTERS = "abcdefghijklmnopqrstuvwxyz"


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
        # Once taken for a form of "ikan", "tim", "tangan" and so on: the first letters of a root are no affix.
        "beri memberi memberikan diberikan berikan pemberian pemberi diberi berilah",
        "ikan ikannya perikanan",
        "seniman senimannya",
        "kenang kenangan mengenang terkenang dikenang kenangannya",
        "korban pengorbanan berkorban mengorbankan dikorbankan korbannya",
        "sembah persembahan menyembah mempersembahkan dipersembahkan",
        "temperatur temperaturnya bertemperatur",
        "modifikasi memodifikasi dimodifikasi termodifikasi memodifikasikan pemodifikasian",
        "verifikasi memverifikasi diverifikasi terverifikasi",
        "kategori kategorinya mengategorikan dikategorikan",
        "direktori direktorinya",
        "memori memorinya",
        "median mediannya",
        "status berstatus statusnya",
        "kontribusi berkontribusi kontribusinya",
        "review direview mereview reviewnya",
        "default defaultnya",
        "download mendownload didownload downloadnya",
        "update mengupdate diupdate terupdate updatenya",
        "deploy mendeploy dideploy",
        "share dishare ngeshare",
        "nonaktif menonaktifkan dinonaktifkan penonaktifan nonaktifkan",
        "aktif mengaktifkan diaktifkan aktifkan keaktifan",
        "unggah mengunggah diunggah unggahan",
        "ajar dipelajari terpelajar pembelajar",
        "tahu mengetahui diketahui pengetahuan ketahuilah",
        "kalah mengalahkan kekalahan dikalahkan",
        "rusak kerusakan merusak perusakan",
        "daftar pendaftaran mendaftar pendaftar terdaftar didaftarkan",
        "lihat melihat penglihatan kelihatan terlihat memperlihatkan",
        "wirausaha wirausahawan kewirausahaan berwirausaha",
        "tanggungjawab bertanggungjawab mempertanggungjawabkan pertanggungjawaban",
        # as people talk and as they misspell
        "cari nyari nyariin mencari",
        "urus ngurusin mengurus kepengurusan",
        "bayar bayarin dibayarin pembayaran",
        "tunjuk menunjukkan menunjukan ditunjukan penunjukkan penunjukan",
        "komunikasi mengomunikasikan mengkomunikasikan berkomunikasi",
        "sukses menyukseskan mensukseskan kesuksesan",
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
        "ikan berikan",
        "tim seniman",
        "tangan kenangan",
        "bahan persembahan",
        "atur temperatur",
        "rektor direktori",
        "siang sidang",
        "meja kemeja",
        "rusa kerusakan",
        "gera gerakan",
        "langsung berlangganan",
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
def test_forms_of_rare_words_meet(family):
    assert len({stem(form) for form in family.split()}) == 1


@pytest.mark.parametrize(
    "word",
    """
    digitalocean disable disney dislike different kubernetes median direktori dimas diana kevin susan berlin milan
    kediri pekalongan semarang bekasi jerapah disertasi perempuan kemeja permata selesai pelangi keluarga majalah
    """.split(),
)
def test_names_and_words_whose_first_letters_are_no_affix_stay_whole(word):
    assert stem(word) == word


@pytest.mark.parametrize("word", ["", "a", "di", "ber", "backend", "software", "s1", "x" * 60, "résumé", "会社"])
def test_what_has_no_affix_stays_itself(word):
    assert stem(word) == word


@given(st.text(LETTERS, max_size=25))
def test_a_stem_is_its_own_stem_and_no_shorter_than_two_letters(word):
    root = stem(word)

    assert stem(root) == root
    assert len(root) >= min(2, len(word))
    assert len(root) <= len(word) or root in SPELLINGS.values()


AFFIXED = st.tuples(
    st.sampled_from(["", "me", "mem", "men", "meng", "di", "ber", "ter", "pe", "peng", "ke", "se", "memper", "keber"]),
    st.sampled_from(sorted(ENTRIES.keys() | LOANS)),
    st.sampled_from(["", "kan", "i", "an", "in", "isasi"]),
    st.sampled_from(["", "nya", "ku", "lah", "nyalah"]),
).map("".join)


@given(AFFIXED)
def test_whatever_is_put_around_a_root_its_stem_is_its_own_stem(word):
    root = stem(word)

    assert stem(root) == root
    assert 2 <= len(root) <= max(len(word), 2) or root in SPELLINGS.values()


def test_a_root_is_its_own_stem():
    roots = (ROOTS | NAMES | ENTRIES.keys()) - SPELLINGS.keys()

    assert {root: stem(root) for root in roots if stem(root) != root} == {}


def test_the_stem_of_every_known_word_is_its_own_stem():
    stems = {stem(word) for word in ENTRIES.keys() | LOANS | OTHERS}

    assert {root: stem(root) for root in stems if stem(root) != root} == {}
    assert min(map(len, stems)) == 2


def test_frequent_words_have_the_stem_that_a_person_expects():
    """300 words drawn by ``random.Random(300)`` from the 3,000 most frequent of wordfreq 3.1.1, read one by one."""
    lines = (settings.BASE_DIR / "tests/data/stems.txt").read_text(encoding="utf-8").splitlines()
    expected = dict(line.split() for line in lines)

    assert len(expected) == 300
    assert {word: stem(word) for word in expected} == expected


def test_a_spelling_leads_to_a_word_that_is_none_itself():
    assert SPELLINGS.keys().isdisjoint(ROOTS | NAMES)
    assert SPELLINGS.keys().isdisjoint(SPELLINGS.values())
    assert {right: stem(right) for right in SPELLINGS.values()} == {right: right for right in SPELLINGS.values()}
    assert {root for root in ROOTS | NAMES if not (root.isalpha() and root == root.lower())} == set()


@pytest.mark.parametrize(
    "word",
    "beasiswa perempuan disertasi perikanan sidang kuantitas memberikan jerapah tehnologi review bukunya".split(),
)
def test_a_word_that_is_one_is_known(word):
    assert is_known(word)


@pytest.mark.parametrize("word", "dgital infomasi brainstroming mahasiwa keuanhan bisnsi perbedan pemrogaman".split())
def test_a_word_that_is_mistyped_is_unknown(word):
    assert not is_known(word)
