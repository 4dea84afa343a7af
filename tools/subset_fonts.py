"""Make the site's two web fonts small enough for a cheap phone on a slow line.

For whoever changes the character list, or takes a newer release of a font; the results are
committed, so running or deploying the site never needs this command. It writes, into
static/fonts/, young-serif.woff2 (titles), plus-jakarta-sans.woff2 (text and interface) and
the licence of each, which the OFL wants beside the font.

Get the sources and the tools into scratch folders, then run it:

    npm install --prefix var/fonts --ignore-scripts \\
        @fontsource/young-serif@5.3.0 @fontsource-variable/plus-jakarta-sans@5.3.0
    python3 -m venv var/fonts/venv
    var/fonts/venv/bin/pip install fonttools==4.68.0 brotli==1.2.1
    var/fonts/venv/bin/python tools/subset_fonts.py var/fonts/node_modules

Those versions hold Young Serif 3.003 and Plus Jakarta Sans 2.071. The same versions give the
same bytes. Fontsource cuts a family into files by script; all our characters are in the
"latin" ones, and the command refuses to run on should a later release move one away.
"""

import argparse
import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
BUDGET = 31 * 1024  # bytes, both fonts together; readers fetch them before the title settles

# From section 4 of the design brief; any other sign is drawn in the reader's own font.
CHARACTERS = {
    *range(0x20, 0x7F),
    *(0xA0, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xC9, 0xD7),  # no-break space © « ° · » É ×
    *range(0xE0, 0xF0),  # à to ï
    *(0xF1, 0xF3, 0xF6, 0xFA, 0xFC),  # ñ ó ö ú ü
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D),  # dashes, quotation marks
    *(0x2022, 0x2026, 0x2212),  # bullet, ellipsis, minus
}

# Kerning, f-ligatures, and figures of one width for tables. Left out on purpose is "calt":
# in Jakarta Sans it turns a hyphen after a digit into a minus, as in 0812-3456-7890.
FEATURES = ["kern", "liga", "tnum"]

NAMES = [0, 1, 2, 4, 5, 6, 14]  # copyright, family, style, full, version, PostScript, licence URL


def young_serif(packages: Path) -> TTFont:
    """Titles, with lining figures as the default ones.

    The font's own default is old-style, whose "10" reads as "io". CSS could ask for
    ``lining-nums``, but every ``font`` shorthand resets it; so the change is made here.
    """
    font = TTFont(
        packages / "@fontsource/young-serif/files/young-serif-latin-400-normal.woff2",
        recalcTimestamp=False,
    )
    lining = substitutions(font, "lnum")
    for table in font["cmap"].tables:
        # A fresh dictionary, as fontTools lets tables of equal content share one.
        table.cmap = {code: lining[glyph] if chr(code) in "0123456789" else glyph for code, glyph in table.cmap.items()}
    return subset(font)


def plus_jakarta_sans(packages: Path) -> TTFont:
    """Text and interface: still variable, but only between the weights that the CSS uses."""
    font = TTFont(
        packages / "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
        recalcTimestamp=False,
    )
    return subset(instantiateVariableFont(font, {"wght": (400, 800)}))


def substitutions(font: TTFont, feature: str) -> dict[str, str]:
    """Glyph for glyph, what an OpenType feature of single substitutions puts in place."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    return {
        before: after
        for index in lookups
        for table in gsub.LookupList.Lookup[index].SubTable
        for before, after in getattr(table, "ExtSubTable", table).mapping.items()
    }


def subset(font: TTFont) -> TTFont:
    """Keep our characters and features; drop hinting, which phones ignore and which weighs most."""
    missing = sorted(CHARACTERS - font.getBestCmap().keys())
    if missing:
        family = font["name"].getDebugName(1)
        sys.exit(f"{family} lacks {' '.join(f'U+{code:04X}' for code in missing)}; see CHARACTERS.")
    options = Options(hinting=False, layout_features=FEATURES, name_IDs=NAMES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "packages",
        type=Path,
        help="the node_modules folder that holds @fontsource and @fontsource-variable",
    )
    packages = parser.parse_args().packages

    FONTS.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, package, make in [
        ("young-serif", "@fontsource/young-serif", young_serif),
        ("plus-jakarta-sans", "@fontsource-variable/plus-jakarta-sans", plus_jakarta_sans),
    ]:
        file = FONTS / f"{name}.woff2"
        make(packages).save(file)
        shutil.copyfile(packages / package / "LICENSE", FONTS / f"OFL-{name}.txt")
        size = file.stat().st_size
        total += size
        print(f"{size:6,} bytes  {file.name}")
    print(f"{total:6,} bytes  together, of {BUDGET:,}")
    if total > BUDGET:
        sys.exit("Too heavy: take characters or features out.")


if __name__ == "__main__":
    main()
