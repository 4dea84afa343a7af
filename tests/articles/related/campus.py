"""A small collection of a campus: two articles on finance, two on programming, and one that is close to none."""

from articles.management import corpus
from articles.management.corpus import Sample
from articles.models import Article
from articles.related import rebuild

ANALYST = Sample(
    "analis",
    "Tugas analis keuangan",
    summary="Analis keuangan membaca laporan perusahaan.",
    body="Seorang analis keuangan membaca laporan keuangan, menghitung rasio, lalu menimbang saham dan obligasi.",
    category="Keuangan",
    tags=("saham",),
    date="2026-01-01",
)
AUDITOR = Sample(
    "auditor",
    "Tugas auditor",
    summary="Auditor memeriksa laporan keuangan.",
    body="Auditor memeriksa laporan keuangan perusahaan, mencocokkan rasio dengan bukti, dan menulis opini.",
    category="Keuangan",
    tags=("audit",),
    date="2026-01-02",
)
BACKEND = Sample(
    "backend",
    "Tugas backend developer",
    summary="Backend developer menulis program di server.",
    body="Program di server menerima permintaan, membaca basis data, dan menjawab aplikasi di ponsel.",
    category="Teknologi",
    tags=("server",),
    date="2026-01-03",
)
DATABASE = Sample(
    "basis-data",
    "Merancang basis data",
    summary="Basis data menyimpan apa yang dibutuhkan aplikasi.",
    body="Server membaca basis data; tabel, indeks, dan kunci menjaga agar aplikasi tetap cepat.",
    category="Teknologi",
    tags=("server",),
    date="2026-01-04",
)
CHOIR = Sample(
    "paduan-suara",
    "Tugas dirigen paduan suara",
    summary="Dirigen memimpin latihan bernyanyi.",
    body="Latihan bernyanyi dimulai dengan pemanasan; dirigen memberi nada kepada sopran, alto, tenor, dan bas.",
    category="Kegiatan",
    tags=("musik",),
    date="2026-01-05",
)
ALL = [ANALYST, AUDITOR, BACKEND, DATABASE, CHOIR]


def store(samples):
    """Published articles by the samples' slugs, not ranked yet."""
    articles = corpus.store(samples)
    Article.objects.filter(pk__in=[article.pk for article in articles.values()]).update(status="published")
    return articles


def rebuild_all():
    rebuild.start()
    while rebuild.step():
        pass


def ranked(samples, limit=20):
    """Each sample's slug with the slugs of its list, after a rebuild of all."""
    articles = store(samples)
    rebuild_all()
    return dict(corpus.stored_lists(articles, limit))
