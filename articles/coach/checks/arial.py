"""How wide a text is in Arial, the type of a Google result, in thousandths of its size.

The widths are those of Liberation Sans, which was made to Arial's measures
(https://github.com/liberationfonts/liberation-fonts); read from its ``hmtx`` table, 2048 units to the em.
"""

CHARACTERS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
WIDTHS = {character: width for width, characters in CHARACTERS.items() for character in characters}
USUAL = 556  # most letters with accents; an emoji has no width of its own in Arial and comes out too narrow


def width(text: str, *, size: int) -> float:
    """In pixels, without kerning, as browsers show a result's title."""
    return sum(WIDTHS.get(character, USUAL) for character in text) * size / 1000


def cut(text: str, *, size: int, room: float) -> str:
    """The start of ``text`` that fits into ``room`` pixels together with "…", at a word's end if there is one."""
    if width(text, size=size) <= room:
        return text
    while text and width(text + "…", size=size) > room:
        start, space, _ = text.rpartition(" ")
        text = start if space else text[:-1]
    return text + "…"
