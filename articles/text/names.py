"""Whether two names are one to whoever reads them, however they are written."""

import unicodedata

from articles.text.invisible import visible

LONGEST = 255
TELLING = frozenset("#@%&")  # punctuation that tells names apart: "C#" is not "C"


def name_key(name: str) -> str:
    """What all spellings of a name have in common: "Back-end", "BACKEND." and "bäck end" have one key. No key holds a
    space.

    Compatibility forms are unfolded (UAX #15, NFKD) and case is folded. Accents go where they stand on letters with
    case; elsewhere, as in Indic scripts, marks are the vowels. Of the rest letters, digits and symbols stay ("C++").
    """
    folded = unicodedata.normalize("NFKD", visible(name)).casefold()
    kept = []
    has_case = False
    for letter in folded:
        category = unicodedata.category(letter)
        if category.startswith("M"):
            kept += [] if has_case else [letter]
            continue
        has_case = category in {"Ll", "Lu", "Lt"}
        if category[0] in "LNS" or letter in TELLING:
            kept.append(letter)
    return ("".join(kept) or "".join(folded.split()))[:LONGEST]
