"""Drafts for the checks: a small article with nothing to do, and the demo articles as a database would give them."""

from datetime import date
from pathlib import Path

from articles.coach.checks.draft import Draft, Question
from articles.management.demo import read_source
from articles.text import reading
from articles.text.html import clean

TODAY = date(2026, 11, 23)
DEMO = Path(__file__).resolve().parents[4] / "demo" / "articles"
UNIVERSITY = ("Universitas Cakrawala", "Cakrawala University", "Univ. Cakrawala")

SENTENCE = "Kalau masih ragu, tanyakan kepada dosen karena mereka tahu isi kuliahnya. "
BODY = (
    f"<p>{SENTENCE * 10}</p><h2>Mata kuliah</h2><p>{SENTENCE * 10}Lihat juga "
    '<a href="/berita/jurusan">cara memilih jurusan</a>.</p>'
    '<div class="read-also" data-article="7">Baca juga: Tugas auditor</div>'
    f"<h2>Pekerjaan</h2><p>{SENTENCE * 10}</p>"
)


def make_draft(**fields):
    """Nothing to do in it, unless told."""
    return Draft(
        **{
            "title": "Apa yang dipelajari di Sistem Informasi",
            "slug": "sistem-informasi",
            "summary": "Mata kuliah, tugas, dan pekerjaan setelah lulus dari Sistem Informasi, diceritakan oleh dosen.",
            "body": BODY,
            "author": "Rahmawati",
            "category": "Jurusan",
            "programme": "Sistem Informasi",
            "faq": (Question("Apakah harus bisa pemrograman?", "Tidak, semua dipelajari dari awal."),),
            "today": TODAY,
            "site_url": "https://cakrawala.test",
            "university": UNIVERSITY,
            **fields,
        }
    )


def demo_draft(path, **fields):
    source, body = read_source(path)
    numbers = {f"/berita/{other.stem}": number for number, other in enumerate(sorted(DEMO.glob("*.md")), start=1)}
    return make_draft(
        **{
            **{name: source.get(name, "") for name in ("title", "seo_title", "summary", "author", "category")},
            "slug": source["slug"],
            "programme": source.get("programme", ""),
            "body": reading.mark_read_also(clean(body), numbers.get),
            "faq": tuple(Question(item["question"], item["answer"]) for item in source.get("faq", [])),
            "is_published": True,
            "was_public": True,
            "dated": source["date"],
            **fields,
        }
    )
