"""How good stems are, and what the lexicon costs: the part "stems" of `make bench-related`.

Pairs are counted over the words of a vocabulary whose root, as PySastrawi tells it, is in PySastrawi's dictionary. Two
words with one such root are a family's pair and should have one stem here; two with one stem here should have one root
there. All pairs within all families are counted, so that a family of 30 words weighs 435 and one of two weighs one;
beside it stands the mean over families, each counted once. PySastrawi errs too ("dilukis" is "luk" to it, "berikan"
is "ikan"): where hunspell is installed, the same is counted without the words that hunspell leads to another root.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
from collections import Counter, defaultdict
from math import comb
from pathlib import Path

from articles.text.stemming import stem

ROOT = Path(__file__).resolve().parent.parent
READ = ROOT / "tests/data/stems.txt"
PROCESSES = 5  # fresh ones, for the cost

# Runs in a Python that has PySastrawi: words in, JSON of word to root out.
REFEREE = """
import json, sys
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
factory = StemmerFactory()
dictionary, stemmer = set(factory.get_words()), factory.create_stemmer()
roots = {word: stemmer.stem(word) for word in sys.stdin.read().split()}
print(json.dumps({word: root for word, root in roots.items() if root in dictionary}))
"""

COST = """
import time
from pathlib import Path
import articles.text
def memory():
    return int(Path("/proc/self/statm").read_text().split()[1])
memory_before, before, cpu_before = memory(), time.perf_counter(), time.process_time()
import articles.text.lexicon
print(time.perf_counter() - before, time.process_time() - cpu_before, memory() - memory_before)
"""


def rows(vocabulary: Path | None, referee: Path | None):
    """``(what, reached, asked)``, as the table of bench.related has them."""
    read = [line.split() for line in READ.read_text(encoding="utf-8").splitlines()]
    wrong = [word for word, root in read if stem(word) != root]
    yield f"{len(read)} frequent words whose stem was read by a person: wrong", str(len(wrong)), "≤ 0"
    clock, cpu, memory = cost()
    yield "the lexicon, start of a process: clock / CPU", f"{clock:.0f} / {cpu:.0f} ms", "≤ 100"
    yield "the lexicon, memory of a process", f"{memory:.1f} MB", "≤ 8"
    if not (vocabulary and referee):
        yield "pairs of words: needs --vocabulary and --referee", "left out", "–"
        return
    roots = judged(vocabulary.read_text(encoding="utf-8").split(), referee)
    yield from pairs(roots, "", ("≥ .93", "≥ .96"))
    families = shares(roots, {word: stem(word) for word in roots})
    yield "the same, mean over families: pairs found", f"{families:.3f}", "–"
    if not shutil.which("hunspell"):
        yield "pairs of words on which hunspell agrees: needs hunspell and hunspell-id", "left out", "–"
        return
    agreed = without_dispute(roots)
    yield from pairs(agreed, f", without {len(roots) - len(agreed)} disputed words", ("–", "–"))


def pairs(roots, where, asked):
    found, right = agreement(roots, {word: stem(word) for word in roots})
    yield f"{len(roots)} words{where}: pairs of one family found", f"{found:.3f}", asked[0]
    yield "pairs of one stem that are a family", f"{right:.3f}", asked[1]


def agreement(roots: dict[str, str], stems: dict[str, str]) -> tuple[float, float]:
    """Of the pairs with one root the share that has one stem, and of those with one stem the share with one root."""
    together = pairs_in(Counter((root, stems[word]) for word, root in roots.items()))
    return together / pairs_in(Counter(roots.values())), together / pairs_in(Counter(stems[word] for word in roots))


def pairs_in(groups: Counter) -> int:
    return sum(comb(size, 2) for size in groups.values())


def shares(roots: dict[str, str], stems: dict[str, str]) -> float:
    families: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, root in roots.items():
        families[root][stems[word]] += 1
    several = [family for family in families.values() if family.total() > 1]
    return statistics.mean(pairs_in(family) / comb(family.total(), 2) for family in several)


def judged(words: list[str], referee: Path) -> dict[str, str]:
    done = subprocess.run(
        [str(referee), "-c", REFEREE], input="\n".join(words), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def without_dispute(roots: dict[str, str]) -> dict[str, str]:
    """Those that hunspell leads to the same root, among others, or does not know."""
    done = subprocess.run(
        ["hunspell", "-d", "id_ID", "-s"], input="\n".join(roots), capture_output=True, text=True, check=True
    )
    known = defaultdict(set)
    for line in done.stdout.splitlines():
        word, _, root = line.partition(" ")
        if root:
            known[word].add(root.strip().lower())
    return {word: root for word, root in roots.items() if word not in known or root in known[word]}


def cost() -> tuple[float, float, float]:
    """Milliseconds by the clock and of the CPU, and megabytes; each the median of a few fresh processes, on Linux."""
    runs = [
        subprocess.check_output([sys.executable, "-c", COST], cwd=ROOT, text=True).split() for _ in range(PROCESSES)
    ]
    clock, cpu, pages = (statistics.median(map(float, column)) for column in zip(*runs, strict=True))
    return clock * 1000, cpu * 1000, pages * resource.getpagesize() / 2**20
