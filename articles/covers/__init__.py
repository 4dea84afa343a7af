"""Drawn covers: one list of shapes, an SVG and a Pillow renderer. No database.

drawing = scene(seed, sky, kind, COVER)     # scene.py, canvases.py: WIDE, CLASSIC, SQUARE, POSTER, CARD
to_svg(drawing), to_image(drawing)          # svg.py, raster.py
social_card(title, category, sky, scene(seed, sky, kind, CARD))  # card.py
unlike(neighbours, sky, seed_of(slug))      # choose.py
"""

from articles.covers import canvases
from articles.covers.card import CARD_SIZE, mark, social_card
from articles.covers.choose import seed_of, unlike
from articles.covers.raster import to_image
from articles.covers.scene import KINDS, kind_of, scene
from articles.covers.svg import to_svg

__all__ = [
    "CARD_SIZE",
    "KINDS",
    "canvases",
    "kind_of",
    "mark",
    "scene",
    "seed_of",
    "social_card",
    "to_image",
    "to_svg",
    "unlike",
]
