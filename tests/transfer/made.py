"""Exports as other systems write them: those of ``tests/data/transfer``, and what a test makes."""

from pathlib import Path

from transfer.readers import open_source
from transfer.record import Item

DATA = Path(__file__).resolve().parents[1] / "data" / "transfer"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Lama</title><link>https://lama.test</link>'
    "<wp:base_blog_url>https://lama.test</wp:base_blog_url>"
)
TAIL = "</channel></rss>"


def wxr(*items: str) -> str:
    return HEAD + "".join(items) + TAIL


def post(number: int = 1, body: str = "Isi.", *, more: str = "", **fields: str) -> str:
    """One item; ``fields`` are those of ``wp:``, by the names without it."""
    told = {
        "post_id": str(number),
        "post_name": f"tulisan-{number}",
        "post_date_gmt": "2024-01-02 03:04:05",
        "status": "publish",
        "post_type": "post",
    } | fields
    title = told.pop("title", f"Tulisan {number}")
    link = told.pop("link", f"https://lama.test/2024/01/{told['post_name']}/")
    return (
        f"<item><title>{title}</title><link>{link}</link><dc:creator>sari</dc:creator>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        '<category domain="category" nicename="kabar">Kabar</category>'
        + "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in told.items())
        + f"{more}</item>"
    )


def write(folder: Path, content: str | bytes, name: str = "ekspor.xml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def items(path: Path) -> dict[str, Item]:
    """By their numbers in the source."""
    return {record.source_id: record for record in open_source(path).read() if isinstance(record, Item)}


def records(path: Path, kind: type) -> list:
    return [record for record in open_source(path).read() if isinstance(record, kind)]
