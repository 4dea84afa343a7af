"""What readers see: views, the frame of every page, lists, feeds and sitemaps."""

from articles.pages import sitemaps
from articles.pages.body import body_pieces
from articles.pages.detail import Unsaved, preview
from articles.pages.frame import frame_of
from articles.pages.listing import PER_PAGE, Listing
from articles.pages.results import Hits
from articles.pages.rows import rows
from articles.pages.views import home

__all__ = [
    "PER_PAGE",
    "Hits",
    "Listing",
    "Unsaved",
    "body_pieces",
    "frame_of",
    "home",
    "preview",
    "rows",
    "sitemaps",
]
