"""What an article needs before it is published, each in the one sentence that constraint, form and coach show."""

REQUIRED = {
    "title": "Tulis judul sebelum menerbitkan artikel.",
    "summary": "Tulis ringkasan sebelum menerbitkan artikel.",
    "body": "Isi artikel masih kosong.",
    "category": "Pilih kategori sebelum menerbitkan artikel.",
    "author": "Pilih penulis sebelum menerbitkan artikel.",
    "published_at": "Isi waktu terbit sebelum menerbitkan artikel.",  # the form fills it in by itself
}
