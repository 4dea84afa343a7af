"""Each check with a draft that it finds fine and one for which it has something to say."""

from datetime import date

import pytest

from articles.addresses import Destination, State
from articles.coach.checks.assess import CHECKS
from articles.coach.checks.check import Level, Repair, quoted
from articles.coach.checks.draft import Competitor, Part, Place, Question
from articles.text.pictures import MISSING
from tests.articles.coach.checks.drafts import SENTENCE, make_draft

ACTIVE = "Dosen menulis soal ujian di papan, lalu mahasiswa menjawabnya. "
PASSIVE = "Soal ujian ditulis di papan, lalu semua jawaban dikumpulkan. "
LOOSE = "Dosen itu menulis soal ujian di papan tulis. "
LONG = "Mahasiswa yang " + "membaca buku di perpustakaan kampus " * 5 + "akan lulus. "
OLD = {"dated": date(2024, 6, 13)}
TABLE = "<table><tr><{0}>Mata kuliah</{0}></tr><tr><td>Basis data</td></tr></table>"


def p(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def link(text, address="/berita/jurusan"):
    return f'<p>Baca <a href="{address}">{text}</a>.</p>'


def leads(state, address=""):
    return {"body": link("soal jurusan"), "link_states": {"/berita/jurusan": Destination(state, address)}}


FINE_LINK = leads(State.LIVE)
LINK_PLACE = Place("body", Part.LINK, "soal jurusan", "/berita/jurusan")

# code: what is fine, what is not, the sentence, the place.
CASES = {
    "title-missing": ({}, {"title": " "}, "Tulis judul sebelum menerbitkan artikel.", Place("title")),
    "summary-missing": ({}, {"summary": ""}, "Tulis ringkasan sebelum menerbitkan artikel.", Place("summary")),
    "body-missing": ({}, {"body": "<p> </p>"}, "Isi artikel masih kosong.", Place("body")),
    "category-missing": ({}, {"category": ""}, "Pilih kategori sebelum menerbitkan artikel.", Place("category")),
    "author-missing": ({}, {"author": ""}, "Pilih penulis sebelum menerbitkan artikel.", Place("author")),
    "title-length": (
        {"title": "j" * 65},
        {"title": "j" * 66},
        "Judul 66 karakter; Google memotongnya setelah sekitar 60. "
        "Pendekkan, atau isi judul untuk Google dengan versi yang lebih pendek.",
        Place("title", quote="j" * 66),
    ),
    "title-width": (
        {"title": "Daftar mata kuliah Sistem Informasi dari semester satu"},
        {"title": "DAFTAR MATA KULIAH SISTEM INFORMASI DARI SEMESTER SATU", "is_published": True},
        "Di komputer, Google menampilkan judul ini sebagai “DAFTAR MATA KULIAH SISTEM INFORMASI DARI…”. "
        "Isi judul untuk Google dengan versi yang lebih pendek; judul artikel boleh tetap.",
        Place("seo_title", quote="DAFTAR MATA KULIAH SISTEM INFORMASI DARI SEMESTER SATU"),
    ),
    "title-subject": (
        {"title": "Apa itu auditor"},
        {"title": "Apa saja yang perlu ada 2024"},
        "Judul belum menyebut pokok bahasannya. Tambahkan nama jurusan, profesi, atau hal yang dibahas.",
        Place("title", quote="Apa saja yang perlu ada 2024"),
    ),
    "summary-length": (
        {"summary": "r" * 70},
        {"summary": "Tugas auditor."},
        "Ringkasan baru 14 karakter. Tambahkan satu kalimat tentang apa yang didapat pembaca.",
        Place("summary", quote="Tugas auditor."),
    ),
    "description-length": (
        {"meta_description": "r" * 160},
        {"meta_description": "r" * 161},
        "Penjelasan untuk Google 161 karakter; Google memotongnya setelah sekitar 160. Pendekkan sedikit.",
        Place("meta_description", quote="r" * 161),
    ),
    "slug": (
        {"slug": "tugas-auditor"},
        {"slug": "apa-saja-tugas-auditor"},
        "Alamat memuat kata yang bisa dihilangkan: “apa”, “saja”.",
        Place("slug", quote="apa-saja-tugas-auditor"),
    ),
    "subject-taken": (
        {"competitors": ()},
        {"competitors": (Competitor("Jurusan Sistem Informasi", "/berita/jurusan-si", 0.37),)},
        "Artikel “Jurusan Sistem Informasi” membahas hal yang sama. Bedakan sudut pandangnya, atau gabungkan keduanya.",
        Place("title", address="/berita/jurusan-si"),
    ),
    "text-length": (
        {},
        {"body": p("Auditor memeriksa laporan.")},
        "Teks baru 3 kata. Lengkapi sampai sekitar 300 kata agar pertanyaannya terjawab.",
        Place("body"),
    ),
    "heading-order": (
        {"body": "<h2>Tugas</h2><h3>Harian</h3><h2>Gaji</h2>"},
        {"body": "<h2>Tugas</h2><h4>Harian</h4>"},
        "Subjudul “Harian” memakai tingkat 4 tepat setelah tingkat 2. Ubah menjadi tingkat 3.",
        Place("body", Part.HEADING, "Harian"),
    ),
    "heading-empty": (
        {"body": "<h2>Tugas</h2>"},
        {"body": "<h2>Tugas</h2><h2>—</h2>"},
        "Subjudul ke-2 tidak berisi kata. Tulis isinya, atau hapus.",
        Place("body", Part.HEADING, "—"),
    ),
    "heading-repeated": (
        {"body": "<h2>Analis</h2><h3>Tugas</h3><h2>Auditor</h2><h3>Tugas</h3>"},
        {"body": "<h2>Tugas</h2><h2>Gaji</h2><h2>Tugas</h2>"},
        "Subjudul “Tugas” muncul lebih dari sekali. Bedakan, atau gabungkan bagiannya.",
        Place("body", Part.HEADING, "Tugas", nth=1),
    ),
    "section-length": (
        {"body": "<h2>Tugas</h2>" + p("kata " * 300)},
        {"body": "<h2>Tugas</h2>" + p("kata " * 150, "kata " * 151)},
        "Bagian “Tugas” berisi 301 kata tanpa subjudul. Bagi dengan subjudul agar mudah diikuti.",
        Place("body", Part.HEADING, "Tugas"),
    ),
    "table-header": (
        {"body": TABLE.format("th")},
        {"body": TABLE.format("td")},
        "Tabel “Mata kuliah” belum punya baris judul. Jadikan baris atau kolom pertama sebagai judul.",
        Place("body", Part.TABLE, "Mata kuliah"),
    ),
    "picture-missing": (
        {"body": '<p><img src="/media/a.png" alt="Lab"></p>'},
        {"body": f'<p><img src="/media/a.png" alt="Lab"> <img data-picture="7" alt="" src="{MISSING}"></p>'},
        "Gambar ke-2 tidak ada lagi di perpustakaan, dan pembaca tidak melihatnya. "
        "Hapus dari teks, atau ganti dengan gambar lain.",
        Place("body", Part.PICTURE, address=MISSING),
    ),
    "picture-alt": (
        {"body": '<p><img src="/media/a.png" alt=""></p>', "decorative_pictures": frozenset({"/media/a.png"})},
        {"body": '<p><img src="/media/a.png" alt="Lab"> <img src="/media/b.png" alt=" "></p>'},
        "Gambar ke-2 belum punya teks alternatif. Tulis apa yang terlihat di gambar, atau centang “hanya hiasan” "
        "di pustaka gambar.",
        Place("body", Part.PICTURE, address="/media/b.png"),
    ),
    "picture-alt-file-name": (
        {"body": '<p><img src="/media/a.png" alt="Mahasiswa di lab jaringan"></p>'},
        {"body": '<p><img src="/media/a.png" alt="IMG_2024-01.jpg"></p>'},
        "Teks alternatif gambar ke-1, “IMG_2024-01.jpg”, adalah nama berkas. Tulis apa yang terlihat di gambar.",
        Place("body", Part.PICTURE, address="/media/a.png"),
    ),
    "link-dead": (
        FINE_LINK,
        leads(State.MISSING),
        "Tautan “soal jurusan” mengarah ke halaman yang tidak ada. Ganti alamatnya, atau lepas tautannya.",
        LINK_PLACE,
    ),
    "link-anchor": (
        {"body": "<h2>Biaya</h2>" + link("soal biaya", "#bagian-biaya") + link("ke atas", "#")},
        {"body": "<h2>Biaya</h2>" + link("soal gaji", "#bagian-gaji")},
        "Tautan “soal gaji” menuju bagian yang tidak ada di teks ini. Ganti tujuannya, atau lepas tautannya.",
        Place("body", Part.LINK, "soal gaji", "#bagian-gaji"),
    ),
    "link-draft": (
        FINE_LINK,
        leads(State.UNPUBLISHED),
        "Tautan “soal jurusan” mengarah ke artikel yang belum terbit. Terbitkan dulu, atau lepas tautannya.",
        LINK_PLACE,
    ),
    "link-redirected": (
        FINE_LINK,
        leads(State.MOVED, "/berita/memilih-jurusan"),
        "Tautan “soal jurusan” memakai alamat lama. Ganti dengan “/berita/memilih-jurusan”.",
        LINK_PLACE,
    ),
    "link-text": (
        {"body": link("cara memilih jurusan di sini")},
        {"body": link("Klik di sini!")},
        "Tautan “Klik di sini!” belum menyebut tujuannya. Pakai kata-kata tentang isi halaman itu.",
        Place("body", Part.LINK, "Klik di sini!", "/berita/jurusan"),
    ),
    "links-out": (
        {"body": link("soal jurusan") + link("soal gaji", "https://cakrawala.test/berita/gaji")},
        {"body": link("soal jurusan") + link("PDDikti", "https://cakrawala.test.example/")},
        "Baru ada satu tautan ke halaman lain di situs ini. Tautkan sedikitnya dua artikel yang berhubungan.",
        Place("body"),
    ),
    "links-in": (
        {"is_published": True, "inbound_links": 1},
        {"is_published": True, "inbound_links": 0},
        "Belum ada artikel yang menautkan ke sini. Tambahkan tautan di artikel lain yang berhubungan.",
        Place("related"),
    ),
    "read-also": (
        {},
        {"body": p("Auditor memeriksa laporan.")},
        "Belum ada Baca Juga. Sisipkan satu di antara dua bagian, ke artikel yang berhubungan.",
        Place("body"),
    ),
    "programme": (
        {},
        {"programme": ""},
        "Program studi belum dipilih, jadi ajakan di bawah artikel umum saja. Pilih yang paling dekat.",
        Place("programme"),
    ),
    "faq-missing": (
        {},
        {"faq": ()},
        "Belum ada pertanyaan umum. Tambahkan dua atau tiga yang sering diajukan calon mahasiswa.",
        Place("faq_items"),
    ),
    "faq-incomplete": (
        {},
        {"faq": (Question("Berapa lama?", "Empat tahun."), Question("Berapa biayanya?", " "))},
        "Pertanyaan “Berapa biayanya?” belum dijawab. Tulis jawabannya, atau hapus pertanyaannya.",
        Place("faq_items", quote="Berapa biayanya?", nth=1),
    ),
    "sentence-length": (
        {"body": p(LONG * 5 + SENTENCE * 15)},
        {"body": p(LONG * 6 + SENTENCE * 15)},
        "29% kalimat lebih dari 20 kata. "
        "Pecah yang panjang, mulai dari “Mahasiswa yang membaca buku di perpustakaan kampus membaca…”.",
        Place("body", Part.TEXT, LONG.strip()),
    ),
    "paragraph-length": (
        {"body": p("kata " * 150)},
        {"body": p("kata " * 151)},
        "Paragraf “kata kata kata kata kata kata kata kata…” berisi 151 kata. Bagi menjadi dua atau tiga paragraf.",
        Place("body", Part.TEXT, ("kata " * 151).strip()),
    ),
    "passive": (
        {"body": p(PASSIVE * 4 + ACTIVE * 16)},
        {"body": p(PASSIVE * 9 + ACTIVE * 11)},
        "45% kalimat memakai kata kerja “di-”. "
        "Sebutkan pelakunya di sebagian kalimat, "
        "misalnya di “Soal ujian ditulis di papan, lalu semua jawaban dikumpulkan”.",
        Place("body", Part.TEXT, PASSIVE.strip()),
    ),
    "transitions": (
        {"body": p(LOOSE * 16 + ACTIVE * 4)},
        {"body": p(LOOSE * 17 + ACTIVE * 3)},
        "Baru 15% kalimat memakai kata penghubung. "
        "Tambahkan “karena”, “misalnya”, atau “namun” di antara kalimat yang terasa melompat.",
        Place("body"),
    ),
    "address-mixed": (
        {"body": p("Kamu memilih jurusan.", "Petugas bertanya, “Anda dari mana?” kepada kamu.")},
        {"body": p("Kamu memilih jurusan, lalu kamu mendaftar.", "Anda bisa bertanya.")},
        "Pembaca disapa “kamu” 2 kali dan “Anda” 1 kali. Pakai satu sapaan, mulai dari “Anda bisa bertanya”.",
        Place("body", Part.TEXT, "Anda bisa bertanya."),
    ),
    "university-name": (
        {"body": p("Universitas Cakrawala di Jakarta.") + link("Kelas karyawan di Cakrawala University")},
        {"body": p("Universitas Cakrawala di Jakarta.", "Datang ke Cakrawala University.")},
        "Nama universitas ditulis “Cakrawala University” 1 kali. Samakan menjadi “Universitas Cakrawala”.",
        Place("body", Part.TEXT, "Datang ke Cakrawala University."),
    ),
    "pay-source": (
        {"body": p("Menurut BPS, upah rata-rata pada 2025 Rp3,3 juta.", "Gaji awalnya sekitar Rp6–10 juta.")},
        {"body": p("Auditor memeriksa laporan.", "Gaji awalnya sekitar Rp6–10 juta.")},
        "Satu angka gaji atau biaya belum disertai sumber: “Gaji awalnya sekitar Rp6–10 juta”. "
        "Sebutkan dari mana dan tahun berapa, atau tautkan sumbernya.",
        Place("body", Part.TEXT, "Gaji awalnya sekitar Rp6–10 juta."),
    ),
    "perishable": (
        {"body": p("Lima tahun lalu belum ada jurusan ini."), **OLD},
        {"body": p("Pendaftaran tahun ini dibuka."), **OLD},
        "“tahun ini” di “Pendaftaran tahun ini dibuka” ditulis lebih dari setahun lalu. "
        "Ganti dengan tahunnya, atau perbarui kalimatnya.",
        Place("body", Part.TEXT, "Pendaftaran tahun ini dibuka."),
    ),
}
BY_CODE = {check.code: check for check in CHECKS}


def test_every_check_has_a_case_and_a_code_of_its_own():
    assert [check.code for check in CHECKS if check.code not in CASES] == []
    assert len(BY_CODE) == len(CHECKS) == len(CASES)


@pytest.mark.parametrize("code", CASES)
def test_a_check_is_content_with_what_is_right(code):
    fine, *_ = CASES[code]

    findings = BY_CODE[code](make_draft(**fine))

    assert [(finding.level, finding.sentence) for finding in findings] == [(Level.FINE, BY_CODE[code].fine)]


@pytest.mark.parametrize("code", CASES)
def test_a_check_says_what_to_do_and_where(code):
    _, wrong, sentence, place = CASES[code]

    [finding] = BY_CODE[code](make_draft(**wrong))

    assert (finding.level, finding.code) == (BY_CODE[code].level, code)
    assert finding.level != Level.FINE
    assert (finding.sentence, finding.target) == (sentence, place)


@pytest.mark.parametrize("code", CASES)
def test_a_sentence_has_no_exclamation_and_no_pronoun_of_its_own(code):
    _, wrong, *_ = CASES[code]
    for finding in [*BY_CODE[code](make_draft(**wrong)), *BY_CODE[code](make_draft())]:
        own = finding.sentence
        for piece in (*(quoted(quote) for quote in finding.evidence), "“kamu”", "“Anda”"):
            own = own.replace(piece, "")
        assert not {"!", "kamu", "Anda", "Kamu"} & set(own.replace("!", " ! ").split()), own
        assert own[-1] == "."


@pytest.mark.parametrize(
    ("code", "fields", "repair"),
    [
        ("slug", {"slug": "apa-saja-tugas-auditor"}, Repair("Pakai “tugas-auditor”", "tugas-auditor")),
        ("slug", {"slug": "kuliah-" * 8 + "malam"}, Repair(f"Pakai “{'kuliah-' * 7}kuliah”", "kuliah-" * 7 + "kuliah")),
        ("heading-order", {"body": "<h2>A</h2><h4>B</h4>"}, Repair("Jadikan tingkat 3", "h3")),
        ("link-redirected", leads(State.MOVED, "/b"), Repair("Ganti dengan alamat baru", "/b")),
    ],
)
def test_what_a_machine_can_mend_has_a_button(code, fields, repair):
    assert [finding.repair for finding in BY_CODE[code](make_draft(**fields))] == [repair]


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("slug", {"slug": "apa-saja-tugas-auditor", "was_public": True}),
        ("slug", {"slug": "apa-itu"}),
        ("slug", {"slug": "x" * 70}),
        ("title-width", {"title": "W" * 66}),
        ("title-length", {"title": "j" * 80, "seo_title": "Tugas auditor dan gajinya"}),
        ("links-in", {"inbound_links": 0}),
        ("links-in", {"is_published": True}),
        ("link-dead", {"body": link("soal jurusan")}),
        ("subject-taken", {}),
        ("perishable", {"body": p("Pendaftaran tahun ini dibuka."), "dated": date(2026, 6, 1)}),
        ("perishable", {"body": p("Bandingkan laba tahun ini dengan tahun lalu."), **OLD}),
        ("perishable", {"body": p("Simpan berkas yang dibuka saat ini."), **OLD}),
        ("perishable", {"body": p("Katanya, “tahun depan aku kuliah.”"), **OLD}),
        ("pay-source", {"body": p("Misalnya gajimu Rp4.000.000 sebulan.")}),
        ("pay-source", {"body": p("Modalnya Rp500.000 saja.")}),
        ("pay-source", {"body": p("Gajinya dibaca 10 orang.")}),
        ("pay-source", {"body": p('Biayanya Rp7 juta, lihat <a href="/program-studi/si">Sistem Informasi</a>.')}),
        ("pay-source", {"body": p('Gajinya Rp7 juta (<a href="https://bps.go.id">BPS</a>).')}),
        ("pay-source", {"body": p("Gajinya sekitar Rp7 juta (Jobstreet, 2025).")}),
        ("pay-source", {"body": p("Data BPS menyebut angka lain.", "Gajinya Rp7 juta.")}),
        ("pay-source", {"body": p("UMP Jakarta pada 2025 sebesar Rp5,3 juta.")}),
        ("section-length", {"body": "<table><tr><th>Kota</th></tr>" + "<tr><td>kata</td></tr>" * 400 + "</table>"}),
        ("link-text", {"body": link("www.cakrawala.test")}),
        ("passive", {"body": p(PASSIVE)}),
        ("transitions", {"body": p("The lecturer writes the question on the blackboard of the class. " * 20)}),
        ("table-header", {}),
        ("picture-alt", {}),
    ],
)
def test_a_check_stays_silent_where_it_has_nothing_to_say(code, fields):
    assert [finding for finding in BY_CODE[code](make_draft(**fields)) if finding.level != Level.FINE] == []


@pytest.mark.parametrize(
    ("code", "fields", "sentence"),
    [
        ("title-length", {"title": "Auditor"}, "Judul baru 7 karakter. Tambahkan kata yang akan dicari pembaca."),
        (
            "title-length",
            {"seo_title": "j" * 66},
            "Judul 66 karakter; Google memotongnya setelah sekitar 60. Pendekkan judul untuk Google.",
        ),
        ("slug", {"slug": "kuliah-" * 8 + "malam"}, "Alamat 61 karakter. Pendekkan agar mudah dibagikan."),
        (
            "heading-order",
            {"body": "<h3>Tugas</h3>"},
            "Subjudul “Tugas” memakai tingkat 3 sebagai subjudul pertama. Ubah menjadi tingkat 2.",
        ),
        (
            "section-length",
            {"body": p("kata " * 301)},
            "Pembuka artikel berisi 301 kata tanpa subjudul. Bagi dengan subjudul agar mudah diikuti.",
        ),
        (
            "faq-incomplete",
            {"faq": (Question("", "Empat tahun."),)},
            "Jawaban “Empat tahun” belum punya pertanyaan. Tulis pertanyaannya.",
        ),
        (
            "links-out",
            {"body": p("Teks.")},
            "Belum ada tautan ke halaman lain di situs ini. Tautkan sedikitnya dua artikel yang berhubungan.",
        ),
        (
            "link-text",
            {"body": link("https://pddikti.example/cari", "https://pddikti.example/cari")},
            "Tautan “https://pddikti.example/cari” belum menyebut tujuannya. Pakai kata-kata tentang isi halaman itu.",
        ),
        (
            "perishable",
            {"title": "Biaya kuliah 2024", "body": p("Teks."), **OLD},
            "Judul menyebut tahun 2024. Periksa isinya, lalu perbarui tahunnya atau hapus.",
        ),
        (
            "perishable",
            {"body": p("Saat ini ada enam program studi."), **OLD},
            "“Saat ini” di “Saat ini ada enam program studi” ditulis lebih dari setahun lalu. "
            "Ganti dengan tahunnya, atau perbarui kalimatnya.",
        ),
        (
            "pay-source",
            {"body": "<h2>Gaji</h2><table><tr><td>Junior</td><td>5–8 juta</td></tr></table><p>Gaji Rp9 juta.</p>"},
            "2 angka gaji atau biaya belum disertai sumber: “5–8 juta”. "
            "Sebutkan dari mana dan tahun berapa, atau tautkan sumbernya.",
        ),
    ],
)
def test_a_check_knows_the_other_case(code, fields, sentence):
    assert [finding.sentence for finding in BY_CODE[code](make_draft(**fields))] == [sentence]


@pytest.mark.parametrize(
    ("code", "fields", "place"),
    [
        (
            "pay-source",
            {"faq": (Question("Berapa gajinya?", "Sekitar Rp7 juta."),)},
            Place("faq_items", Part.TEXT, "Sekitar Rp7 juta."),
        ),
        (
            "address-mixed",
            {"faq": (Question("Apa?", "Ya."), Question("Bolehkah?", "Kalau Anda mau.")), "body": p("Kamu memilih.")},
            Place("faq_items", Part.TEXT, "Kalau Anda mau.", nth=1),
        ),
        ("perishable", {"summary": "Jadwal tahun ini.", **OLD}, Place("summary", Part.TEXT, "Jadwal tahun ini.")),
    ],
)
def test_answers_and_the_summary_are_read_too(code, fields, place):
    assert [finding.target for finding in BY_CODE[code](make_draft(**fields))] == [place]


def test_three_examples_are_shown_shortened():
    [finding] = BY_CODE["sentence-length"](make_draft(body=p(LONG * 6 + SENTENCE * 15)))

    assert finding.evidence == ("Mahasiswa yang membaca buku di perpustakaan kampus membaca…",) * 3


def test_the_same_link_twice_has_two_places():
    fields = {**leads(State.MISSING), "body": link("soal jurusan") * 2}

    assert [finding.target.nth for finding in BY_CODE["link-dead"](make_draft(**fields))] == [0, 1]


def test_a_thousand_pictures_without_words_are_told_in_portions():
    body = '<p><img src="/media/a.png" alt=""></p>' * 1000

    assert len(BY_CODE["picture-alt"](make_draft(body=body))) == 20


def test_the_example_of_the_tests_has_nothing_to_do():
    assert [f for check in CHECKS for f in check(make_draft()) if f.level != Level.FINE] == []
