"""Words of campus life and common loan words that mean the same. A migration and not the demo loader, because every
installation wants them; editors change them in the newsroom. Written from general knowledge, before any measuring."""

from django.db import migrations

GROUPS = [
    # Campus life
    "jurusan, program studi, prodi",
    "mata kuliah, matkul, mk",
    "kurikulum, silabus",
    "mahasiswa, mahasiswi, pelajar perguruan tinggi",
    "mahasiswa baru, maba, camaba",
    "siswa, murid, pelajar",
    "dosen, pengajar, staf pengajar",
    "guru, pendidik",
    "kampus, universitas, perguruan tinggi",
    "biaya kuliah, uang kuliah, ukt, spp",
    "biaya, ongkos, tarif",
    "beasiswa, bantuan biaya pendidikan",
    "pendaftaran, registrasi, daftar kuliah",
    "penerimaan mahasiswa baru, pmb",
    "skripsi, tugas akhir",
    "magang, internship, praktik kerja lapangan, pkl",
    "kuliah kerja nyata, kkn",
    "indeks prestasi kumulatif, ipk",
    "satuan kredit semester, sks",
    "ekstrakurikuler, unit kegiatan mahasiswa, ukm mahasiswa",
    "kelas karyawan, kuliah karyawan, kelas pekerja, kuliah sambil kerja",
    "kuliah daring, kuliah online, kelas online",
    "daring, online",
    "luring, offline, tatap muka",
    "pembelajaran campuran, blended learning, hybrid learning",
    "ijazah, gelar",
    "sarjana, s1, strata satu",
    "magister, s2, pascasarjana",
    "lulusan, alumni",
    "sma, smk, sekolah menengah atas",
    # Work
    "gaji, penghasilan, pendapatan, upah",
    "karier, karir",
    "pekerjaan, profesi",
    "prospek kerja, peluang kerja, peluang karier, lapangan kerja",
    "lowongan, loker",
    "daftar riwayat hidup, curriculum vitae, cv",
    "wawancara, interview",
    "keterampilan, keahlian, kemampuan, skill",
    "kerja jarak jauh, remote, wfh",
    "pekerja lepas, freelancer, freelance",
    "karyawan, pegawai",
    "perusahaan, korporasi",
    # Business
    "pemasaran, marketing",
    "pemasaran digital, digital marketing",
    "pemasar, marketer",
    "wirausaha, pengusaha, entrepreneur, kewirausahaan",
    "bisnis, usaha",
    "usaha rintisan, startup, start up",
    "usaha mikro kecil menengah, umkm",
    "toko online, e-commerce, lokapasar, marketplace",
    "keuangan, finansial, finance",
    "akuntansi, accounting",
    "media sosial, medsos, sosmed, social media",
    # Computing
    "data science, sains data, ilmu data",
    "kecerdasan buatan, artificial intelligence, ai",
    "pemrogram, programmer, developer, pengembang",
    "perangkat lunak, software",
    "teknologi informasi, information technology",
    "ilmu komputer, computer science, informatika",
    "literasi digital, digital literacy",
]


def add(apps, schema_editor):
    SynonymGroup = apps.get_model("articles", "SynonymGroup")
    SynonymGroup.objects.bulk_create(SynonymGroup(words=words) for words in GROUPS)


def remove(apps, schema_editor):
    apps.get_model("articles", "SynonymGroup").objects.filter(words__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_search")]
    operations = [migrations.RunPython(add, remove)]
