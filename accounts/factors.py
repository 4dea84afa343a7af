"""The second factor: six digits of an app (TOTP, RFC 6238), or one of ten codes on paper, each good for once.

The database holds neither the app's secret nor the codes: the secret is made of a nonce and the site's ``SECRET_KEY``,
of codes their hashes stand there. Whoever changes ``SECRET_KEY`` ends all apps; codes outlive it, and a move of the
domain.
"""

import base64
import hmac
import secrets
import struct
from datetime import timedelta
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import RecoveryCode, SecondFactor, User
from accounts.roles import GROUPS, MANAGER

STEP = 30  # seconds
DIGITS = 6
STEPS_OFF = 3  # that a clock may go wrong, either way: 90 seconds
CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
CODE_LENGTH = 12
ASKED_FOR = timedelta(hours=24)  # how long the first of two people's word holds


def of(user: User) -> SecondFactor | None:
    return SecondFactor.objects.filter(user=user).first()


def new_nonce() -> str:
    return secrets.token_urlsafe(32)


def secret_of(nonce: str) -> bytes:
    """20 bytes, as RFC 4226 asks for with SHA-1."""
    return salted_hmac("accounts.factors", nonce, algorithm="sha256").digest()[:20]


def key_of(nonce: str) -> str:
    """As it is typed into an app where no camera is at hand."""
    return base64.b32encode(secret_of(nonce)).decode()


def address_of(nonce: str, user: User, issuer: str) -> str:
    """What the QR says (github.com/google/google-authenticator/wiki/Key-Uri-Format)."""
    label = quote(f"{issuer}:{user.email}")
    return f"otpauth://totp/{label}?" + urlencode({"secret": key_of(nonce), "issuer": issuer}, quote_via=quote)


def code_at(secret: bytes, step: int) -> str:
    """RFC 4226, 5.3."""
    digest = hmac.new(secret, struct.pack(">Q", step), "sha1").digest()
    offset = digest[-1] & 15
    return str((struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**DIGITS).zfill(DIGITS)


def step_of(nonce: str, typed: str, *, now: float | None = None) -> int | None:
    """The step that this code belongs to, where it is near enough to now (seconds since 1970); None for no code."""
    code = _bare(typed)
    middle = int((timezone.now().timestamp() if now is None else now) // STEP)
    steps = [
        step
        for step in range(middle - STEPS_OFF, middle + STEPS_OFF + 1)
        if hmac.compare_digest(code_at(secret_of(nonce), step).encode(), code.encode())
    ]
    return steps[-1] if steps else None


@transaction.atomic
def make(user: User, nonce: str, step: int) -> list[str]:
    """In the place of what the person had; answers the recovery codes, which nobody can read again."""
    SecondFactor.objects.filter(user=user).delete()
    factor = SecondFactor.objects.create(user=user, nonce=nonce, salt=secrets.token_hex(8), last_step=step)
    return make_codes(factor)


@transaction.atomic
def make_codes(factor: SecondFactor) -> list[str]:
    """Ten new ones; the former end."""
    factor.recovery_codes.all().delete()
    codes = ["".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create([RecoveryCode(factor=factor, code_hash=_hash(factor, code)) for code in codes])
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


def take(factor: SecondFactor, typed: str) -> bool:
    """Whether this is a code of the app, newer than the last that was taken, or one of paper, which is then used up;
    of two who send the same at once, one is let in."""
    code = _bare(typed)
    if len(code) == CODE_LENGTH:
        return factor.recovery_codes.filter(code_hash=_hash(factor, code)).delete()[0] == 1
    step = step_of(factor.nonce, code)
    rows = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step or 0)
    return step is not None and rows.update(last_step=step) == 1


def is_asked_of(user: User) -> bool:
    """Whether the person's role needs one."""
    names = {GROUPS[role] for role in settings.SECOND_FACTOR_FOR}
    if not names:
        return False
    is_administrator = user.is_superuser and MANAGER in names
    return is_administrator or user.groups.filter(name__in=names).exists()


def days_left(user: User) -> int | None:
    """Until the newsroom waits for one, from the first time on that this was asked; None where nothing is lacking."""
    if not is_asked_of(user) or of(user):
        return None
    if user.factor_asked_at is None:
        user.factor_asked_at = timezone.now()
        user.save(update_fields=["factor_asked_at"])
    until = user.factor_asked_at + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)
    return max(0, -((timezone.now() - until) // timedelta(days=1)))


def ask_reset(factor: SecondFactor, by: User) -> bool:
    """Whether the second of two people has said so, within a day of the first: then it is gone."""
    is_second = (
        factor.reset_asked_by_id not in {None, by.pk}
        and factor.reset_asked_at is not None
        and timezone.now() - factor.reset_asked_at < ASKED_FOR
    )
    if is_second:
        factor.delete()
        return True
    factor.reset_asked_by, factor.reset_asked_at = by, timezone.now()
    factor.save(update_fields=["reset_asked_by", "reset_asked_at"])
    return False


def _bare(typed: str) -> str:
    return "".join(letter for letter in typed[:64].lower() if letter in f"{LETTERS}01")


def _hash(factor: SecondFactor, code: str) -> str:
    """One salt for all ten: one hashing tells whether a code is among them."""
    return make_password(code, salt=factor.salt)
