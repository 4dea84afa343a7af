import pytest

from articles import publishing
from tests.factories import make_article, make_category


@pytest.fixture
def neighbours():
    """Two ranked articles: the first says what the second is about, and links to nothing."""
    category = make_category()
    texts = {
        "Cara Membaca Laporan Keuangan": "Laporan keuangan memuat laba. Tugas auditor memeriksa laporan keuangan itu.",
        "Auditor: Pengertian dan Tugasnya": "Auditor memeriksa laporan keuangan dan laba perusahaan.",
    }
    articles = [make_article(title=title, body=f"<p>{text}</p>", category=category) for title, text in texts.items()]
    for article in articles:
        publishing.save(article, by=None)
    publishing.run_due()
    return articles
