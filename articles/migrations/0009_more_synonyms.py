"""English words of study, work and computing beside the Indonesian ones, which readers mix freely. Written from general
knowledge; editors change them in the newsroom."""

from django.db import migrations

GROUPS = [
    # Campus life
    "akhir pekan, weekend, sabtu minggu",
    "asrama, kos, kost, indekos",
    "cicilan, angsuran",
    "gelar ganda, double degree, dual degree",
    "jalur masuk, seleksi masuk, ujian masuk",
    "keringanan biaya, potongan biaya, diskon biaya",
    "kuliah jarak jauh, pendidikan jarak jauh, pjj",
    "laboratorium, lab",
    "organisasi mahasiswa, himpunan mahasiswa",
    "penelitian, riset, research",
    "perpustakaan, library",
    "pertukaran pelajar, student exchange",
    "presentasi, paparan",
    "tanya jawab, faq",
    "ujian, tes, test, exam",
    "wisuda, kelulusan",
    # Work
    "analis, analyst",
    "analis data, data analyst",
    "analis keuangan, financial analyst",
    "analis bisnis, business analyst",
    "ilmuwan data, data scientist",
    "insinyur, engineer",
    "manajer, manager",
    "pengembang web, web developer",
    "perancang, desainer, designer",
    "rekrutmen, perekrutan, recruitment",
    "sdm, sumber daya manusia, human resources, hr, hrd",
    "tim, team",
    "kerja sama, kolaborasi, collaboration",
    "kepemimpinan, leadership",
    "komunikasi, communication",
    "pemecahan masalah, problem solving",
    "berpikir kritis, critical thinking",
    "manajemen waktu, time management",
    "keterampilan lunak, soft skill, softskill",
    "keterampilan teknis, hard skill, hardskill",
    "pns, asn, cpns, pegawai negeri",
    "portofolio, portfolio",
    "sertifikat, sertifikasi, certificate",
    "pelatihan, training, kursus",
    "uraian tugas, jobdesk, job description",
    "kantor, office",
    # Business and money
    "analisis, analysis, analitik, analytics",
    "audit, pemeriksaan keuangan",
    "bank, perbankan, banking",
    "investasi, investment, penanaman modal",
    "iklan, ads, advertising",
    "anggaran, budget",
    "laba, untung, profit",
    "merek, brand, jenama",
    "pajak, tax",
    "pasar, market",
    "pelanggan, konsumen, customer",
    "pembukuan, pencatatan keuangan",
    "penjualan, sales",
    "promosi, promo",
    "risiko, risk",
    "riset pasar, market research",
    "saham, stock",
    "strategi, strategy",
    "jual beli online, belanja online, olshop, online shop",
    "pemengaruh, influencer, selebgram",
    "konten, content",
    # Computing
    "aplikasi, app, apps",
    "basis data, database",
    "gawai, gadget, ponsel, handphone, smartphone",
    "jaringan komputer, networking",
    "keamanan siber, cyber security, cybersecurity, keamanan informasi",
    "kata sandi, password",
    "komputasi awan, cloud, cloud computing",
    "pembelajaran mesin, machine learning",
    "pemrograman, coding, ngoding, programming",
    "pengguna, user",
    "peranti, perangkat, device",
    "perangkat keras, hardware",
    "sistem informasi, information system",
    "situs, website, laman, web",
    "surel, email, surat elektronik",
    "unggah, upload",
    "unduh, download",
    "hibrida, hybrid",
    "hoaks, hoax, berita bohong, kabar bohong",
    "penipuan, scam, phishing",
    "digitalisasi, transformasi digital",
    "teknologi, tech",
]


def add(apps, schema_editor):
    SynonymGroup = apps.get_model("articles", "SynonymGroup")
    SynonymGroup.objects.bulk_create((SynonymGroup(words=words) for words in GROUPS), ignore_conflicts=True)


def remove(apps, schema_editor):
    apps.get_model("articles", "SynonymGroup").objects.filter(words__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_article_number")]
    operations = [migrations.RunPython(add, remove)]
