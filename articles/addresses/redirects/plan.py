"""What becomes of redirects that an editor wants: which are new, which change one, which can't be, and why.

Nothing is stored here. A target that is one page is followed to its end, also that of a redirect which exists already:
no chain is left. A prefix that carries the rest along keeps its target, since what lies below it may have redirects of
its own; these are followed when a reader comes. A loop is refused, and only the row that would close it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import Enum
from functools import partial
from typing import NamedTuple

from articles.addresses.lookup import Lookup, State
from articles.addresses.redirects.following import follow
from articles.addresses.redirects.typed import Refused, key_of, target_of
from articles.text.html import CONTROL
from articles.text.paths import EXACT, PREFIX, TREE, Key, fitting_keys, normal_path, split

ANY_REST = "~"  # a segment that no redirect names
NOT_FOUND = "Di tujuan tidak ada halaman; pembaca akan melihat “tidak ditemukan”."
SENTENCES = {
    State.MISSING: NOT_FOUND,
    State.UNPUBLISHED: NOT_FOUND,
    State.WITHDRAWN: "Artikel di tujuan sudah ditarik.",
}


class Proposal(NamedTuple):
    """A redirect that an editor wants."""

    source: str  # as typed, with or without host
    target: str
    kind: str = EXACT
    line: int = 0  # of a file


class Verdict(Enum):
    MADE = "dibuat"
    CHANGED = "diubah"
    SAME = "sudah ada"
    REFUSED = "ditolak"


class Decision(NamedTuple):
    proposal: Proposal
    verdict: Verdict
    sentence: str = ""  # why it is refused, or what to look at
    key: Key | None = None
    target: str = ""


class Plan(NamedTuple):
    decisions: list[Decision]
    rules: dict[Key, str]  # all redirects as they are to be

    def having(self, verdict: Verdict) -> list[Decision]:
        return [decision for decision in self.decisions if decision.verdict is verdict]


class Rules(dict[Key, str]):
    """Targets by what is redirected there. Knows which of them lie at or below a path, so that a file of thousands of
    prefixes does not ask each of each."""

    def __init__(self, rules: dict[Key, str]):
        super().__init__()
        self._below: dict[str, Counter[str]] = defaultdict(Counter)
        for key, target in rules.items():
            self[key] = target

    def __setitem__(self, key, target):
        self._count(self.get(key), -1)
        super().__setitem__(key, target)
        self._count(target, 1)

    def __delitem__(self, key):
        self._count(self[key], -1)
        super().__delitem__(key)

    def targets_below(self, path: str) -> list[str]:
        return [target for target, count in self._below.get(path, {}).items() if count]

    def _count(self, target, step):
        if target and target.startswith("/"):
            for key in _keys_at(target):
                if key.kind == PREFIX:
                    self._below[key.path][target] += step


def make_plan(proposals: Iterable[Proposal], rules: dict[Key, str]) -> Plan:
    """``rules`` are the redirects of today; one look-up of addresses serves all proposals."""
    proposals, rules = list(proposals), Rules(rules)
    resources = Lookup(_paths_in(proposals))
    named: dict[Key, int] = {}
    decisions = [_decide(proposal, rules, resources, named) for proposal in proposals]
    for key in reversed(rules):  # the newest first: a long chain collapses from its end
        if key.kind != PREFIX and _is_redirected(rules[key], rules):
            rules[key] = _follow(rules[key], rules, resources).address or rules[key]
    return Plan([decision._replace(target=rules.get(decision.key, "")) for decision in decisions], rules)


def _decide(proposal, rules, resources, named):
    try:
        key = key_of(proposal.source, proposal.kind)
        target = target_of(proposal.target, proposal.kind)
        if key in named:
            raise Refused(f"Alamat asal ini sudah ada di baris {named[key]}.")
        named[key] = proposal.line
        _refuse_where_all_below_goes_elsewhere(key, rules)
        _refuse_where_a_page_stands(key, resources)
        target, sentence = _end_of(key, target, rules, resources)
    except Refused as refusal:
        return Decision(proposal, Verdict.REFUSED, str(refusal))
    verdict = Verdict.MADE
    if key in rules:
        verdict = Verdict.SAME if rules[key] == target else Verdict.CHANGED
    rules[key] = target
    return Decision(proposal, verdict, sentence, key)


def _refuse_where_a_page_stands(key, resources):
    resource = resources[key.path]
    if key.path == "/":
        return
    if resource.state is State.LIVE:
        raise Refused("Di alamat asal masih ada halaman, jadi pengalihannya tidak akan dipakai.")
    if resource.state is State.MOVED:
        raise Refused(f"Alamat asal sudah dialihkan sendiri ke {resource.address}, karena alamat halamannya diganti.")


def _refuse_where_all_below_goes_elsewhere(key, rules):
    other = {PREFIX: TREE, TREE: PREFIX}.get(key.kind)
    if other and key._replace(kind=other) in rules:
        raise Refused(
            f"{key.path} dan semua di bawahnya sudah dialihkan dengan cara lain. Ubah atau hapus dulu pengalihan itu."
        )


def _end_of(key, target, rules, resources):
    """The target's end, and the sentence that an editor should read about it; raises ``Refused``."""
    if not target.startswith("/"):
        return target, ""
    if key.kind == PREFIX and (normal_path(split(target)[0]) + "/").startswith(key.path + "/"):
        raise Refused("Tujuan ada di bawah alamat asal, jadi pengalihannya tidak pernah sampai.")
    former, rules[key] = rules.get(key), target
    try:
        end = _follow(target, rules, resources)
        if end.state is State.LOOP or (key.kind == PREFIX and _closes_a_loop(key, rules, resources)):
            raise Refused("Pengalihan ini membuat lingkaran: tujuannya kembali ke alamat asal.")
    finally:
        if former is None:
            del rules[key]
        else:
            rules[key] = former
    if key.kind == PREFIX:
        return target, ""
    return end.address, SENTENCES.get(end.state, "")


def _closes_a_loop(key, rules, resources):
    """Whether the prefix, or what leads below it, would now come back to itself with some rest behind."""
    if _follow(f"{rules[key].rstrip('/')}/{ANY_REST}", rules, resources).state is State.LOOP:
        return True
    below = rules.targets_below(key.path)
    return any(_follow(target, rules, resources).state is State.LOOP for target in below)


def _is_redirected(target, rules):
    return target.startswith("/") and any(key in rules for key in _keys_at(target))


def _keys_at(target):
    path, query = split(target)
    return fitting_keys(normal_path(path), query)


def _follow(target, rules, resources):
    """On from a stored target of this site."""
    return follow(*split(target), rule_for=partial(rule_in, rules), resource_at=resources.__getitem__, address=target)


def rule_in(rules: dict[Key, str], path: str, query: str) -> tuple[Key, str] | None:
    """At a normal path, the redirect that fits best, as ``responses.rule_for`` finds it in the database."""
    return next(((key, rules[key]) for key in fitting_keys(path, query) if key in rules), None)


def _paths_in(proposals):
    """As they will be asked for; what is no address is asked for by nobody."""
    for proposal in proposals:
        for typed, form in ((proposal.source, normal_path), (proposal.target, str)):
            try:
                yield form(CONTROL.sub("", split(typed.strip())[0]))
            except ValueError:
                continue
