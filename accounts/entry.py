"""Links that let one person in, once.

A link carries a random key under our signature; the database holds its hash, and a digest of the e-mail and password
that the person had when it was made. So a stolen database opens nothing, a key that nobody made costs no query, and a
link ends as soon as either changes, by whatever way.
"""

import hashlib
import secrets
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import EntryLink, User

SIGNER = Signer(salt="accounts.entry")


def make_link(
    user: User, purpose: EntryLink.Purpose, *, lasts: timedelta, by: User | None = None, makes_byline: bool = False
) -> str:
    """The key of a new link; the one that the person had before leads nowhere any more."""
    secret = secrets.token_urlsafe(32)
    now = timezone.now()
    EntryLink.objects.update_or_create(
        user=user,
        defaults={
            "purpose": purpose,
            "key_hash": _hash(secret),
            "bound_to": _state_of(user),
            "makes_byline": makes_byline,
            "made_by": by,
            "made_at": now,
            "expires_at": now + lasts,
        },
    )
    return SIGNER.sign(secret)


def address_of(key: str) -> str:
    """The key stands in the question, which no log keeps."""
    return f"{settings.SITE_URL}{reverse('admin:entry')}?{urlencode({'kunci': key})}"


def find(key: str) -> EntryLink | None:
    """The link of this key that can be used now. None for every other, whatever the reason: not ours, unknown, used,
    revoked, expired, its person switched off or with another e-mail or password since."""
    try:
        secret = SIGNER.unsign(key)
    except BadSignature:
        return None
    link = EntryLink.objects.select_related("user").filter(key_hash=_hash(secret)).first()
    return link if link and is_usable(link) else None


def is_usable(link: EntryLink) -> bool:
    may_enter = link.user.is_active and link.user.is_staff
    return may_enter and not link.is_expired and constant_time_compare(link.bound_to, _state_of(link.user))


@transaction.atomic
def use(key: str, password: str) -> EntryLink | None:
    """Set the password and end the link, which is answered; None for the second of two who come at once."""
    found = find(key)
    # The person's row first, as everybody does who changes an account.
    if found is None or User.objects.select_for_update().filter(pk=found.user_id).first() is None:
        return None
    link = find(key)
    if link is None:
        return None
    link.user.set_password(password)
    link.user.save(update_fields=["password"])
    link.delete()
    return link


def _hash(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def _state_of(user):
    return salted_hmac("accounts.entry", f"{user.pk} {user.email} {user.password}", algorithm="sha256").hexdigest()
