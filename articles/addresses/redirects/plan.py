"""What becomes of redirects that an editor wants: which are new, which change one, which can't be, and why.

Nothing is stored here. The target of an exact redirect is followed to its end, also that of one which exists already:
no chain is left. A prefix keeps its target, since what lies below it may have redirects of its own; these are followed
when a reader comes. A loop is refused, and only the row that would close it.
"""

from collections.abc import Iterable
from enum import Enum
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.encoding import escape_uri_path, iri_to_uri

from articles.addresses.lookup import Lookup, State
from articles.addresses.redirects.following import follow
from articles.text.html import CONTROL
from articles.text.paths import EXACT, FORMER_PARAMETERS, LONGEST, PREFIX, Key, fitting_keys, split

LONGEST_TARGET, LONGEST_QUERY = 500, 100
ANY_REST = "~"  # a segment that no redirect names
NOT_FOUND = "Di tujuan tidak ada halaman; pembaca akan melihat “tidak ditemukan”."
SENTENCES = {
    State.MISSING: NOT_FOUND,
    State.UNPUBLISHED: NOT_FOUND,
    State.WITHDRAWN: "Artikel di tujuan sudah ditarik.",
}
OTHER_SITE = URLValidator(schemes=["https"])


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


class Refused(Exception):
    """With the sentence that the editor reads."""


def make_plan(proposals: Iterable[Proposal], rules: dict[Key, str]) -> Plan:
    """``rules`` are the redirects of today; one look-up of addresses serves all proposals."""
    proposals, rules = list(proposals), dict(rules)
    resources = Lookup(_paths_in(proposals))
    named: dict[Key, int] = {}
    decisions = [_decide(proposal, rules, resources, named) for proposal in proposals]
    for key in reversed(rules):  # the newest first: a long chain collapses from its end
        if key.kind == EXACT and _is_redirected(rules[key], rules):
            rules[key] = _follow(rules[key], rules, resources).address or rules[key]
    return Plan([decision._replace(target=rules.get(decision.key, "")) for decision in decisions], rules)


def key_of(source: str, kind: str) -> Key:
    """What a typed address means; raises ``Refused``."""
    if not source.strip():
        raise Refused("Alamat asal kosong.")
    if kind not in {EXACT, PREFIX}:
        raise Refused(f"Jenis “{kind}” tidak dikenal. Pakai “tepat” atau “awalan”.")
    try:
        path, query = split(source.strip())
        has_query = bool(urlsplit(source.strip()).query)
    except ValueError as error:
        raise Refused("Alamat asal tidak terbaca.") from error
    if CONTROL.search(path + query) or len(path) > LONGEST or len(query) > LONGEST_QUERY:
        raise Refused(f"Alamat asal terlalu panjang atau memuat karakter aneh. Paling panjang {LONGEST} karakter.")
    if has_query and not query:
        known = ", ".join(sorted(FORMER_PARAMETERS))
        raise Refused(f"Parameter alamat asal tidak dikenal. Yang dikenal: {known}.")
    if kind == PREFIX and query:
        raise Refused("Alamat dengan parameter hanya bisa dialihkan satu per satu.")
    if path == "/" and not query:
        raise Refused("Beranda tidak bisa dialihkan; hanya alamat seperti /?p=123.")
    return Key(kind, path, query)


def target_of(typed: str, kind: str) -> str:
    """A typed target as it is stored: encoded, without our host; raises ``Refused``."""
    typed = typed.strip()
    if not typed:
        raise Refused("Tujuan kosong.")
    if CONTROL.search(typed) or "\\" in typed or any(letter.isspace() for letter in typed):
        raise Refused("Tujuan memuat spasi atau karakter aneh.")
    try:
        parts = urlsplit(typed)
        if typed.startswith("https://") or parts.netloc == urlsplit(settings.SITE_URL).netloc:
            target = _without_our_host(typed, parts)
        elif typed.startswith("/") and not parts.netloc:
            target = _local(parts)
        else:
            raise Refused("Tujuan harus alamat di situs ini, diawali garis miring, atau alamat https://.")
    except ValueError as error:
        raise Refused("Tujuan tidak terbaca.") from error
    if kind == PREFIX and (urlsplit(target).query or urlsplit(target).fragment):
        raise Refused("Tujuan untuk semua alamat di bawahnya tidak boleh memuat tanda tanya atau tanda pagar.")
    if len(target) > LONGEST_TARGET:
        raise Refused(f"Tujuan terlalu panjang. Paling panjang {LONGEST_TARGET} karakter.")
    return target


def _without_our_host(typed, parts):
    if parts.netloc == urlsplit(settings.SITE_URL).netloc:
        return _local(parts)
    try:
        OTHER_SITE(typed)
    except ValidationError as error:
        raise Refused("Tujuan bukan alamat https:// yang sah.") from error
    return iri_to_uri(typed)


def _local(parts):
    path, _ = split(parts.path)
    return iri_to_uri(parts._replace(scheme="", netloc="", path=escape_uri_path(path)).geturl())


def _decide(proposal, rules, resources, named):
    try:
        key = key_of(proposal.source, proposal.kind)
        target = target_of(proposal.target, proposal.kind)
        if key in named:
            raise Refused(f"Alamat asal ini sudah ada di baris {named[key]}.")
        named[key] = proposal.line
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


def _end_of(key, target, rules, resources):
    """The target's end, and the sentence that an editor should read about it; raises ``Refused``."""
    if not target.startswith("/"):
        return target, ""
    if key.kind == PREFIX and (split(target)[0] + "/").startswith(key.path + "/"):
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
    return any(
        _follow(target, rules, resources).state is State.LOOP
        for target in rules.values()
        if target.startswith("/") and key in fitting_keys(*split(target))
    )


def _is_redirected(target, rules):
    return target.startswith("/") and rule_in(rules, *split(target)) is not None


def _follow(target, rules, resources):
    """On from a stored target of this site."""
    return follow(*split(target), rule_for=partial(rule_in, rules), resource_at=resources.__getitem__, address=target)


def rule_in(rules: dict[Key, str], path: str, query: str) -> tuple[Key, str] | None:
    """The redirect that fits best, as ``responses.rule_for`` finds it in the database."""
    return next(((key, rules[key]) for key in fitting_keys(path, query) if key in rules), None)


def _paths_in(proposals):
    for proposal in proposals:
        for typed in (proposal.source, proposal.target):
            try:
                yield CONTROL.sub("", split(typed.strip())[0])
            except ValueError:
                continue
