"""Drawn covers: one list of shapes, an SVG and a Pillow renderer. No database.

drawing = scene(seed, sky, kind, COVER)     # scene.py, canvases.py: WIDE, CLASSIC, SQUARE, POSTER, CARD
to_svg(drawing), to_image(drawing)          # svg.py, raster.py
social_card(title, category, sky, scene(seed, sky, kind, CARD))  # card.py
unlike(neighbours, sky, seed_of(slug))      # choose.py
"""
