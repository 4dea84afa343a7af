"""A small collection of a campus: two articles on finance, two on programming, and one that is close to none."""

from articles.related.document import Document, Label


def labels(**names):
    return frozenset(Label(kind, name) for kind, name in names.items())


ANALYST = Document(
    "analis",
    "Tugas analis keuangan",
    summary="Analis keuangan membaca laporan perusahaan.",
    body="Seorang analis keuangan membaca laporan keuangan, menghitung rasio, lalu menimbang saham dan obligasi.",
    labels=labels(category="Keuangan", tag="saham"),
    published_at="2026-01-01",
)
AUDITOR = Document(
    "auditor",
    "Tugas auditor",
    summary="Auditor memeriksa laporan keuangan.",
    body="Auditor memeriksa laporan keuangan perusahaan, mencocokkan rasio dengan bukti, dan menulis opini.",
    labels=labels(category="Keuangan", tag="audit"),
    published_at="2026-01-02",
)
BACKEND = Document(
    "backend",
    "Tugas backend developer",
    summary="Backend developer menulis program di server.",
    body="Program di server menerima permintaan, membaca basis data, dan menjawab aplikasi di ponsel.",
    labels=labels(category="Teknologi", tag="server"),
    published_at="2026-01-03",
)
DATABASE = Document(
    "basis-data",
    "Merancang basis data",
    summary="Basis data menyimpan apa yang dibutuhkan aplikasi.",
    body="Server membaca basis data; tabel, indeks, dan kunci menjaga agar aplikasi tetap cepat.",
    labels=labels(category="Teknologi", tag="server"),
    published_at="2026-01-04",
)
CHOIR = Document(
    "paduan-suara",
    "Tugas dirigen paduan suara",
    summary="Dirigen memimpin latihan bernyanyi.",
    body="Latihan bernyanyi dimulai dengan pemanasan; dirigen memberi nada kepada sopran, alto, tenor, dan bas.",
    labels=labels(category="Kegiatan", tag="musik"),
    published_at="2026-01-05",
)
ALL = [ANALYST, AUDITOR, BACKEND, DATABASE, CHOIR]
