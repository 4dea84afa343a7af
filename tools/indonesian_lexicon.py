"""Write the words that stems are cut by, articles/text/lexicon/*.txt, from what others collected.

For whoever takes a newer release of a source; the results are committed, so running or deploying the site never needs
this command. Get the sources and the tools, then run it:

    apt-get install hunspell-id hunspell-en-us mythes-id
    python3 -m venv var/lexicon && var/lexicon/bin/pip install wordfreq==3.1.1
    var/lexicon/bin/python tools/indonesian_lexicon.py

- roots.txt: the entries of Debian's hunspell-id (LGPL-3), a line for each set of affixes that entries may take: the
  affixes ("ke-an" for ke- before and -an behind), a colon, the entries. Those that are forms of others are left out.
- words.txt: words of the thesaurus mythes-id (LGPL-2.1) that are neither entries there nor made of one.
- loans.txt: English words in common use, as hunspell-en-us spells and wordfreq counts them, with the names among the
  words of Indonesian texts; then whatever else these have: other names, abbreviations, talk (CC BY-SA 4.0).

The same releases give the same bytes.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Container
from math import log10
from pathlib import Path

from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.affixes import cuts, is_form_of_loan
from articles.text.roots import ROOTS

TARGET = Path(__file__).resolve().parent.parent / "articles/text/lexicon"
ENTRIES = Path("/usr/share/hunspell/id_ID.dic")
ENGLISH = Path("/usr/share/hunspell/en_US.dic")
THESAURUS = Path("/usr/share/mythes/th_id_ID_v2.dat")

# What the flags of id_ID.aff stand for. Left out are particles and possessives, which may stand
# behind anything, rare affixes, and flags that the file does not explain.
AFFIXES = {
    flag: affixes
    for affixes, flags in {
        "ber-": "B0 BE", "ber-an": "Ba Bb Bf", "ber-kan": "Bk Bg",
        "ber-ke-": "BK", "ber-ke-an": "Bl", "ber-pe-": "BP", "ber-pe-an": "Bq", "ber-se-": "BS", "ber-se-an": "Bt",
        "di-": "D0", "di-i": "Di", "di-kan": "Dk", "di-ke-i": "Dm", "di-ke-kan": "Dn",
        "di-per-": "DR", "di-per-i": "Dt", "di-per-kan": "Du", "di-se-kan": "Dv",
        "ke-": "K0", "ke-an": "Ka", "ke-i": "Ki", "ke-ber-an": "Kc", "ke-me-an": "Ko", "ke-pe-an": "Kq",
        "ke-se-an": "Kt", "ke-ter-an": "Ku",
        "me-": "M0 MG MM", "me-i": "Mi Mg Mm", "me-kan": "Mk Mh Mo", "me-ber-kan": "Me",
        "me-per-": "MP MR", "me-per-i": "Mp Mt", "me-per-kan": "Mq Mu",
        "me-se-": "MS", "me-se-i": "Mw", "me-se-kan": "Mx",
        "ku-": "O0", "ku-i": "Oi", "ku-kan": "Ok",
        "pe-": "P0 PG PK PN", "pe-an": "Pa Pg Pl Po", "pe-ber-an": "Pc", "pe-me-": "PM", "pe-me-an": "Pn",
        "pe-per-": "PR", "pe-per-an": "Ps", "pe-se-": "PS", "pe-se-an": "Pv",
        "per-": "R0 PE", "per-an": "Ra Pf", "per-i": "Ri", "per-kan": "Rk", "per-pe-an": "Rq", "per-se-": "RS",
        "per-se-an": "Rt",
        "se-": "S0", "se-an": "Sa", "se-nya": "Sn", "se-ber-": "SB", "se-ber-nya": "Sb",
        "se-ke-": "SK", "se-ke-an": "Sl",
        "se-pe-": "SP", "se-pe-an": "Sq", "se-per-": "SR", "se-per-an": "Ss", "se-per-se-": "SQ", "se-se-": "SS",
        "se-ter-": "ST",
        "ter-": "T0", "ter-an": "Ta Tf", "ter-i": "Ti Tg", "ter-kan": "Tk Th", "ter-ber-": "TB", "ter-ke-": "TK",
        "ter-per-": "TR",
        "-an": "a0", "-i": "i0", "-kan": "k0",
    }.items()
    for flag in flags.split()
}  # fmt: skip
BOUND = "A2"  # the entry is no word without an affix

# Entries that are forms of others, read one by one among those that another entry's affixes make.
FORMS = set(
    """
    akalnya alami apakah bahuku bawakan belajar bentangkan berlaku besaran biarkan bicarakan curigai keburu kepincut
    kepulauan keranjingan kesasar ketemu lajar lempari mencelat mendera mengkaji merata meringis pabrikan pelajar
    pelancar pelari pelekat pelengkung pemuda pemudi pengalasan pengawinan periang perindu perompak petinggi rasai
    sebagaimana sebelah sedingin seimbang sepenuh serasa serendah setebal setinggi seyogianya tertawa tuanku
    """.split()
)

WORD = re.compile(r"[a-z]{2,40}")
COMMON_ENGLISH = 3.5  # Zipf: how often in a thousand million words, as a power of ten


def entries() -> dict[str, set[str]]:
    """Root to the affixes that it may take."""
    found: dict[str, set[str]] = defaultdict(set)
    bound = set()
    for line in ENTRIES.read_text("latin-1").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        word = word.lower()
        if WORD.fullmatch(word) and word not in FORMS:
            found[word].update(AFFIXES[flag] for flag in re.findall("..", flags) if flag in AFFIXES)
            if BOUND in re.findall("..", flags):
                bound.add(word)
    forms = {word for word in bound if is_made_of(word, found)}  # "ketahu", of which "ketahuan" is made there
    forms |= {word for word in found if any(is_form_of_loan(cut) and cut.rest in ROOTS for cut in cuts(word))}
    return {word: affixes for word, affixes in found.items() if word not in forms}


def thesaurus() -> set[str]:
    text = re.sub(r"\(.*?\)", "", THESAURUS.read_text("latin-1").lower())
    return {word for field in re.split(r"[|\n]", text) if WORD.fullmatch(word := field.strip())}


def english() -> set[str]:
    """Common words, and of names those that stand in Indonesian texts."""
    spelt = {line.partition("/")[0] for line in ENGLISH.read_text("latin-1").splitlines()[1:]}
    names = {word.lower() for word in spelt if word.istitle()} & common("id")
    return {word for word in common("en", COMMON_ENGLISH) & spelt | names if len(word) > 2}


def common(language: str, zipf: float = 0) -> set[str]:
    counts = get_frequency_dict(language, "best")
    return {word for word, share in counts.items() if log10(share) + 9 >= zipf and WORD.fullmatch(word)}


def is_made_of(word: str, roots: Container[str]) -> bool:
    return any(cut.rest in roots and cut.rest != word for cut in cuts(word))


def write(name: str, lines: list[str]) -> None:
    (TARGET / name).write_text("".join(f"{line}\n" for line in lines), "ascii")
    print(f"{(TARGET / name).stat().st_size:9,} bytes  {name}")


def main() -> None:
    if missing := [path for path in (ENTRIES, ENGLISH, THESAURUS) if not path.exists()]:
        sys.exit(f"Not there: {', '.join(map(str, missing))}; see the first lines of this file.")
    roots = entries()
    by_affixes: dict[str, list[str]] = defaultdict(list)
    for word, affixes in roots.items():
        by_affixes[" ".join(sorted(affixes))].append(word)
    write("roots.txt", [f"{affixes}: {' '.join(sorted(words))}" for affixes, words in sorted(by_affixes.items())])
    words = {word for word in thesaurus() - roots.keys() if not is_made_of(word, roots)}
    write("words.txt", sorted(words))
    loans = english() - roots.keys() - words
    write("loans.txt", [" ".join(sorted(loans)), " ".join(sorted(common("id") - roots.keys() - words - loans))])


if __name__ == "__main__":
    main()
