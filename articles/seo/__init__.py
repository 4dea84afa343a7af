"""What search engines and chat apps read of a page."""

from articles.seo import indexnow, meta, structured
from articles.seo.json_ld import data_block
from articles.seo.meta import PageMeta, local, opening_of

__all__ = [
    "PageMeta",
    "data_block",
    "indexnow",
    "local",
    "meta",
    "opening_of",
    "structured",
]
