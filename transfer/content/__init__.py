"""A text of a former site as HTML of ours: what it was written in, its links and pictures, and a count of its words.
No database: whoever knows addresses and pictures hands them in.
"""

from transfer.content.places import Places, settle
from transfer.content.rendering import Rendered, excerpt_of, render
from transfer.content.words import Words, account

__all__ = ["Places", "Rendered", "Words", "account", "excerpt_of", "render", "settle"]
