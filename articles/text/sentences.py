"""Where an Indonesian sentence ends, and what counts as a word.

A full stop ends one only before a space and a capital, a digit or an opening quotation mark; not after a title
("Dr.", "Jl."), an initial ("B.J. Habibie", "S. Kom.") or the number of a list. "dll." may end one.
"""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[-'’.,/][^\W_]+)*")  # "Rp1.500.000" and "sehari-hari" are one each
# What stands before a name, a number or an address and therefore before a capital.
ABBREVIATIONS = frozenset(
    """
    a.n a/n alm apt bpk co cv d.a dr dra drg drs fig gg h hj hlm hal inc ir jl jln kab kec kel ltd mis mr mrs ms no nn
    ny p.p prof pt r.a rp sdr sdri st tel telp tgl tn tlp u.p univ vol vs yth
    """.split()
)
# Possessive, so that a thousand full stops in a row cost no more than a thousand letters.
END = re.compile(r"""(?<![.!?…])(?P<mark>[.!?…]++)["'”’)\]»]*+(?=\s|$)""")
DEGREE = re.compile(r"[A-Z][A-Za-z]?\.[A-Z]")  # "Ph.D." after "M.Sc.": they belong to one name
LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z])")
# What somebody else says; a sentence may hold only the beginning or the end of it.
QUOTATION = re.compile(r"“[^”]*(?:”|$)|^[^“]*”|\"[^\"]*(?:\"|$)")
OPENING = "\"'“‘([«"
LONGEST_LOOK = 10  # characters behind a full stop that say whether it ends a sentence


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, their spaces made one; a line break ends one as well."""
    return [sentence for line in text.split("\n") for sentence in _of_line(" ".join(line.split()))]


def count_words(text: str) -> int:
    return len(WORD.findall(text))


def without_quotations(text: str) -> str:
    """What the writer says, for checks of the writer's own words."""
    return QUOTATION.sub(" ", text)


def _of_line(line: str) -> Iterator[str]:
    start = 0
    for match in END.finditer(line):
        before = line[max(start, line.rfind(" ", 0, match.start()) + 1) : match.start()]
        following = line[match.end() + 1 : match.end() + 1 + LONGEST_LOOK]
        is_first = match.start() - start == len(before)
        if _ends(match["mark"], before.lstrip(OPENING), following.lstrip(OPENING), is_first=is_first):
            yield line[start : match.end()]
            start = match.end() + 1
    if start < len(line):
        yield line[start:]


def _ends(mark: str, before: str, following: str, *, is_first: bool) -> bool:
    if not following:
        return True
    if following[0].islower():
        return False
    if mark != ".":
        return True
    is_initial = len(before.rpartition(".")[2]) == 1 and before[-1].isupper()
    is_list_mark = is_first and LIST_MARK.fullmatch(before)
    return not (is_initial or is_list_mark or before.lower() in ABBREVIATIONS or DEGREE.match(following))
