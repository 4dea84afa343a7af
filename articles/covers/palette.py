"""The eight skies of an Indonesian day as colours of a drawing; section 3.2 of the design brief is their source."""

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours as ``#rrggbb``: four sky rings from the outermost in, the sun, the land from far to near, the water."""

    s0: str
    s1: str
    s2: str
    s3: str
    sun: str
    far: str
    mid: str
    near: str
    water: str
    glint: str


PALETTES = {
    sky: Palette(*(f"#{color.lower()}" for color in colors.split()))
    for sky, colors in {
        "subuh": "0D4865 176381 29839C 56AFB3 FFE4B5 013A54 00293F 001C2F 1D6D88 CAD9A2",
        "fajar": "F8C0C9 FECDC8 FFDACA FFE7CC F4543A DE8893 A6485E 58223A EFA3A8 FEEADB",
        "pagi": "A2EDF6 B9F4EF E6F4C0 FFF0A7 FFB937 76BE86 33875C 034937 71D0D5 FFF7C6",
        "siang": "6ABBEB 84CBF2 9DDBF8 B9EBFA FFE885 3FA1B6 03668B 01355B 2D90C1 B9F5F8",
        "hujan": "86B5B4 96C5C0 A8D6CA BDE6D3 F3F3B5 4A9686 0C665A 003634 498E89 CEEFD3",
        "sore": "FDA670 FEBA82 FFCD94 FFE0A9 F4551A C25F40 833227 431A1C EA8751 FFE4B8",
        "senja": "691F48 992A54 CD4156 F47249 FFD988 581A3E 37102E 1C081D 882C50 FFB06E",
        "malam": "141C3E 1B2850 233866 2F5081 FAEFC5 0F1938 080F28 060C24 13274D D9CB97",
    }.items()
}

STARRY = {"malam", "subuh"}
RAINY = {"hujan"}
BIRDLESS = {"malam", "hujan"}
WHITE = "#ffffff"
