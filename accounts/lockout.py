"""How often somebody may try to sign in, so that no password is guessed and nobody locks a colleague out from afar.

What is counted: tries by a name, from all devices together that never signed in by it; tries by a name from one device
that did, which a signed cookie proves; names that a network failed with. A try is counted before the password is looked
at, in one statement, so that tries at the same time cannot pass together; a success is taken back. Names are counted
whether or not they exist, and stored as digests: what is typed there may be a password.

Between the tenth try and the next lie fifteen minutes, and so do all tries that count as one row of them: an account
takes ten wrong passwords from unknown devices in any fifteen minutes.
"""

import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Tries, User

MOST = 10  # tries
LOCKED_FOR = timedelta(minutes=15)
MOST_NAMES = 30  # that a network may fail with in an hour; a campus is one network
NAMES_COUNTED_FOR = timedelta(hours=1)
SLOWED_TO = timedelta(seconds=5)  # a try of a network that failed with more
FORGOTTEN_AFTER = timedelta(days=1)
LONGEST_NAME = 254
SIGNER = Signer(salt="accounts.device")
MOST_DEVICES = 5  # accounts that one browser proves
NEW_DEVICES, LANE = "", "lane"


@dataclass
class Refusal:
    """Until when, and whether all tries by this name wait, or those of this network."""

    until: datetime
    is_network: bool = False


@dataclass
class Try:
    """One that was counted; to be told how it went."""

    subject: str
    source: str
    network: str

    def failed(self) -> bool:
        """Whether new devices have to wait from now on."""
        if self.network:
            _count(self.network, self.subject)
        Tries.objects.filter(last_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
        is_full = Tries.objects.filter(subject=self.subject, source=self.source, failures=MOST).exists()
        return is_full and self.source == NEW_DEVICES

    def succeeded(self) -> None:
        """A known device begins anew. Of the new ones only this try is taken back: those before may be another's."""
        rows = Tries.objects.filter(subject=self.subject, source=self.source)
        rows.update(failures=0) if self.source else rows.filter(failures__gt=0).update(failures=F("failures") - 1)


def begin(name: str, *, devices: str, network: str) -> Try | Refusal:
    """Before the password is looked at. ``devices`` is the browser's cookie, ``network`` what a household or campus has
    in common of its addresses, "" for none."""
    now = timezone.now()
    subject = subject_of(name)
    source = _known_device(devices, subject)
    network = _digest("network", network) if network else ""
    if not source and network and _is_slowed(network, now):
        return Refusal(now + SLOWED_TO, is_network=True)
    if not _take(subject, source, now):
        last = Tries.objects.filter(subject=subject, source=source).values_list("last_at", flat=True).first() or now
        return Refusal(last + LOCKED_FOR)
    return Try(subject, source, network)


def proven(devices: str, name: str) -> str:
    """The cookie after signing in by this name: the browser is known from now on."""
    subject = subject_of(name)
    others = [(one, device) for one, device in _devices_in(devices) if one != subject]
    return "!".join(
        SIGNER.sign(f"{one}.{device}") for one, device in [(subject, secrets.token_urlsafe(16)), *others][:MOST_DEVICES]
    )


def locked_until(user: User) -> datetime | None:
    """Until when new devices wait; None where they need not."""
    row = Tries.objects.filter(subject=subject_of(user.email), source=NEW_DEVICES, failures__gte=MOST).first()
    until = row and row.last_at + LOCKED_FOR
    return until if until and until > timezone.now() else None


def locked() -> list[tuple[User, datetime]]:
    """All accounts that new devices cannot enter now."""
    recent = Tries.objects.filter(failures__gte=MOST, last_at__gt=timezone.now() - LOCKED_FOR)
    subjects = {*recent.values_list("subject", flat=True)}
    if not subjects:
        return []
    suspects = [user for user in User.objects.filter(is_active=True) if subject_of(user.email) in subjects]
    return [(user, until) for user in suspects if (until := locked_until(user))]


def failures_of(user: User) -> int:
    """Of new devices, lately."""
    row = Tries.objects.filter(subject=subject_of(user.email), source=NEW_DEVICES).first()
    return row.failures if row else 0


def unlock(user: User) -> bool:
    """Whether there was anything to forget, of any device."""
    return Tries.objects.filter(subject=subject_of(user.email)).delete()[0] > 0


def subject_of(name: str) -> str:
    """Of an e-mail in any spelling: of the account that the door would take it for, else of what it says."""
    typed = normal(name)
    user = User.objects.filter(email__iexact=typed).only("email").first() if len(typed) <= LONGEST_NAME else None
    return _digest("name", normal(user.email) if user else typed)


def normal(name: str) -> str:
    """Composed alike, without cases; letters that only look alike stay different."""
    return unicodedata.normalize("NFKC", name[: 4 * LONGEST_NAME]).casefold().strip()


def _take(subject, source, now):
    """Count one more, unless ten are counted and the last is no quarter of an hour old: in one statement."""
    Tries.objects.bulk_create([Tries(subject=subject, source=source, failures=0, last_at=now)], ignore_conflicts=True)
    is_old = Q(last_at__lte=now - LOCKED_FOR)
    failures = Case(When(is_old, then=Value(1)), default=F("failures") + 1)
    rows = Tries.objects.filter(subject=subject, source=source).filter(Q(failures__lt=MOST) | is_old)
    return rows.update(failures=failures, last_at=now) == 1


def _count(subject, source):
    now = timezone.now()
    Tries.objects.update_or_create(subject=subject, source=source, defaults={"last_at": now, "failures": 1})


def _is_slowed(network, now):
    """Whether this network has failed with many names and had its try of these seconds."""
    names = Tries.objects.filter(subject=network, last_at__gt=now - NAMES_COUNTED_FOR).exclude(source=LANE)
    if names.count() <= MOST_NAMES:
        return False
    first = [Tries(subject=network, source=LANE, failures=0, last_at=now - SLOWED_TO)]
    Tries.objects.bulk_create(first, ignore_conflicts=True)
    lane = Tries.objects.filter(subject=network, source=LANE, last_at__lte=now - SLOWED_TO)
    return lane.update(last_at=now) == 0


def _known_device(devices, subject):
    return next((_digest("device", device) for one, device in _devices_in(devices) if one == subject), NEW_DEVICES)


def _devices_in(cookie: str) -> Iterator[tuple[str, str]]:
    for signed in cookie.split("!")[:MOST_DEVICES]:
        try:
            subject, _, device = SIGNER.unsign(signed).partition(".")
        except BadSignature:
            continue
        yield subject, device


def _digest(kind, text):
    return salted_hmac(f"accounts.lockout.{kind}", text, algorithm="sha256").hexdigest()
