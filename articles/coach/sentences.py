"""Where an Indonesian sentence ends, and what counts as a word.

A full stop ends one only before a space and a capital, a digit or an opening quotation mark; not after a title
("Dr.", "Jl."), an initial ("B.J. Habibie", "S. Kom.") or the number of a list. "dll." may end one.
"""

import re

WORD = re.compile(r"[^\W_]+(?:[-'’.,/][^\W_]+)*")  # "Rp1.500.000" and "sehari-hari" are one each
# What stands before a name, a number or an address and therefore before a capital.
ABBREVIATIONS = frozenset(
    """
    a.n a/n alm apt bpk co cv d.a dr dra drg drs fig gg h hj hlm hal inc ir jl jln kab kec kel ltd mis mr mrs ms no nn
    ny p.p prof pt r.a rp sdr sdri st tel telp tgl tn tlp u.p univ vol vs yth
    """.split()
)
# A number counts as a list mark only where the sentence begins with it.
END = re.compile(r"""(?P<before>\S*?)(?P<mark>[.!?…]+)[\"'”’)\]»]*(?:\s+(?=[\"'“‘(\[«¿]*(?P<next>\S+))|$)""")
LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z])")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, their spaces made one; a line break ends one as well."""
    return [sentence for line in text.split("\n") for sentence in _of_line(" ".join(line.split()))]


def count_words(text: str) -> int:
    return len(WORD.findall(text))


def _of_line(line):
    start = 0
    for match in END.finditer(line):
        if _ends(match, is_first=not line[start : match.start()].strip()):
            yield line[start : match.end()].strip()
            start = match.end()
    if line[start:].strip():
        yield line[start:].strip()


def _ends(match, *, is_first):
    following = match["next"]
    if following is None:
        return True
    if following[0].islower():
        return False
    if match["mark"] != ".":
        return True
    before = match["before"].lstrip("\"'“‘([«")
    is_initial = len(before.rpartition(".")[2]) == 1 and before[-1:].isupper()
    is_list_mark = is_first and LIST_MARK.fullmatch(before)
    return not (is_initial or is_list_mark or before.lower() in ABBREVIATIONS or _is_dotted(following))


def _is_dotted(token):
    """ "Ph.D." after "M.Sc.": one name's degrees."""
    return bool(re.match(r"[A-Z][A-Za-z]?\.[A-Z]", token))
