"""What reading and bringing over costs: `python -m bench.transfer read --megabytes 500`, made up and thrown away.

`read` walks a WordPress export of that size in a process of its own and tells its time and its largest memory (resident
set, as the kernel counts it).
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
    ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Lama</title><link>https://lama.test</link>'
    "<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://lama.test</wp:base_blog_url>\n"
)
WORDS = (
    "kampus mahasiswa kuliah dosen beasiswa riset ujian jadwal ruang kelas teknologi data bisnis desain komputer "
    "belajar proyek magang karier industri laporan seminar wisuda biaya daftar gelombang rapor nilai prodi jurusan"
).split()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.transfer", description=__doc__)
    parser.add_argument("what", choices=["read", "walk", "make"])
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--posts", type=int, default=0, help="so many instead, for `make`")
    parser.add_argument("--file", type=Path, help="of `walk` and `make`, which `read` calls by itself")
    options = parser.parse_args(arguments)
    if options.what == "make":
        make(options.file, megabytes=options.megabytes, posts=options.posts)
    elif options.what == "walk":
        walk(options.file)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ekspor.xml"
            make(path, megabytes=options.megabytes)
            command = [sys.executable, "-m", "bench.transfer", "walk", "--file", str(path)]
            subprocess.run(command, check=True)


def make(path: Path, *, megabytes: int = 0, posts: int = 0) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number, item in enumerate(_items(), start=1):
            file.write(item)
            if number == posts or (not posts and file.tell() >= megabytes * 1024 * 1024):
                break
        file.write("</channel></rss>\n")


def _items() -> Iterator[str]:
    dice = random.Random(7)
    number = 0
    while True:
        number += 1
        paragraphs = (f"<p>{' '.join(dice.choices(WORDS, k=60)).capitalize()}.</p>" for _ in range(10))
        body = "\n\n".join(f"<!-- wp:paragraph -->\n{words}\n<!-- /wp:paragraph -->" for words in paragraphs)
        title = " ".join(dice.choices(WORDS, k=6)).capitalize()
        category, tag = dice.choice(WORDS[:8]), dice.choice(WORDS)
        month, day = 1 + number % 12, 1 + number % 28
        yield (
            f"<item><title>{title}</title><link>https://lama.test/2024/{month:02}/tulisan-{number}/</link>"
            f"<dc:creator>penulis-{number % 9}</dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>"
            f"<excerpt:encoded></excerpt:encoded><wp:post_id>{number}</wp:post_id>"
            f"<wp:post_date_gmt>2024-{month:02}-{day:02} 03:04:05</wp:post_date_gmt>"
            f"<wp:post_name>tulisan-{number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
            f'<category domain="category" nicename="{category}">{category.capitalize()}</category>'
            f'<category domain="post_tag" nicename="{tag}">{tag}</category></item>\n'
        )


def walk(path: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
    os.environ.setdefault("SECRET_KEY", "only-for-measuring")
    from transfer.readers import open_source

    before = _memory()
    started = time.perf_counter()
    count = sum(1 for _ in open_source(path).read())
    seconds = time.perf_counter() - started
    size = path.stat().st_size / 1024 / 1024
    print(f"{size:.0f} MB, {count} records: {seconds:.0f} s; memory {_memory():.0f} MB, {before:.0f} of them before")


def _memory() -> float:
    """Megabytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
