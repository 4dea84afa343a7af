"""The formats that the site draws; one generator fills them all."""

from typing import NamedTuple

HORIZON = 0.618  # of a cover's height; pages draw their own line there, and object-position holds it there


class Canvas(NamedTuple):
    """A canvas in pixels. The other numbers are thousandths: of the height, but ``suns`` of the width."""

    width: int
    height: int
    horizon: int
    suns: tuple[int, ...]  # where the sun may stand
    radii: tuple[int, ...]  # how large it may be

    @property
    def row(self) -> int:
        """The first row of ground; 417 on a cover."""
        return (self.height * self.horizon + 500) // 1000


_SUNS = (300, 360, 500, 640, 700)
_AT = round(HORIZON * 1000)

COVER = Canvas(1200, 675, _AT, _SUNS, (140, 160, 180))
WIDE = Canvas(1200, 300, _AT, _SUNS, (225, 245, 265))  # 4:1, for the head of a topic
CLASSIC = Canvas(1200, 900, _AT, _SUNS, (130, 145, 160))  # 4:3, for search engines
SQUARE = Canvas(1200, 1200, _AT, (360, 500, 640), (125, 140, 155))  # 1:1, for search engines
POSTER = Canvas(900, 900, 700, (500,), (165, 180))
# What a social card of 630 rows shows above its line: the horizon at 38.5 % of the card, a strip of ground below it.
CARD = Canvas(1200, 268, 907, (740,), (350,))
