"""Write the words that stems are cut by, articles/text/lexicon/*.txt, from what others collected.

For whoever takes a newer release of a source; the results are committed, so running or deploying the site never needs
this command. Get the sources and the tools, then run it:

    apt-get install hunspell-id hunspell-en-us mythes-id
    python3 -m venv var/lexicon && var/lexicon/bin/pip install wordfreq==3.1.1
    var/lexicon/bin/python tools/indonesian_lexicon.py

- roots.txt: the entries of Debian's hunspell-id (LGPL-3), a line for each set of affixes that entries may take: the
  names of the affixes as id_ID.aff has them, a colon, the entries.
- words.txt: words of the thesaurus mythes-id (LGPL-2.1) that are no entry there.
- loans.txt: English words in common use, as hunspell-en-us spells and wordfreq counts them, then other words that
  Indonesian texts have, as wordfreq counts them: names, abbreviations, talk (CC BY-SA 4.0).

The same releases give the same bytes.
"""

import re
import sys
from collections import defaultdict
from math import log10
from pathlib import Path

from wordfreq import get_frequency_dict

TARGET = Path(__file__).resolve().parent.parent / "articles/text/lexicon"
ENTRIES = Path("/usr/share/hunspell/id_ID.dic")
ENGLISH = Path("/usr/share/hunspell/en_US.dic")
THESAURUS = Path("/usr/share/mythes/th_id_ID_v2.dat")
WORD = re.compile(r"[a-z]{2,40}")
COMMON_ENGLISH = 3.5  # Zipf: how often in a thousand million words, as a power of ten


def entries() -> dict[str, set[str]]:
    """Word to the names of the affixes that it may take."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in ENTRIES.read_text("latin-1").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if WORD.fullmatch(word.lower()):
            found[word.lower()].update(re.findall("..", flags))
    return found


def thesaurus() -> set[str]:
    text = re.sub(r"\(.*?\)", "", THESAURUS.read_text("latin-1").lower())
    return {word for field in re.split(r"[|\n]", text) if WORD.fullmatch(word := field.strip())}


def english() -> set[str]:
    spelt = {line.partition("/")[0] for line in ENGLISH.read_text("latin-1").splitlines()[1:]}
    return {word for word in common("en", COMMON_ENGLISH) if word in spelt and len(word) > 2}


def common(language: str, zipf: float = 0) -> set[str]:
    counts = get_frequency_dict(language, "best")
    return {word for word, share in counts.items() if log10(share) + 9 >= zipf and WORD.fullmatch(word)}


def write(name: str, lines: list[str]) -> None:
    (TARGET / name).write_text("".join(f"{line}\n" for line in lines), "ascii")
    print(f"{(TARGET / name).stat().st_size:9,} bytes  {name}")


def main() -> None:
    if missing := [path for path in (ENTRIES, ENGLISH, THESAURUS) if not path.exists()]:
        sys.exit(f"Not there: {', '.join(map(str, missing))}; see the first lines of this file.")
    roots = entries()
    by_affixes: dict[str, list[str]] = defaultdict(list)
    for word, flags in roots.items():
        by_affixes[" ".join(sorted(flags))].append(word)
    write("roots.txt", [f"{flags}: {' '.join(sorted(words))}" for flags, words in sorted(by_affixes.items())])
    words = thesaurus() - roots.keys()
    write("words.txt", sorted(words))
    loans = english() - roots.keys() - words
    write("loans.txt", [" ".join(sorted(loans)), " ".join(sorted(common("id") - roots.keys() - words - loans))])


if __name__ == "__main__":
    main()
