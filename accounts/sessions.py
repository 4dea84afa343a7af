"""Who is signed in where, for how long, and how that ends.

Django's session keeps the time in its own row, so that it has ended for every page of the site at once: a session that
nobody uses ends after ``SESSION_IDLE_HOURS``, each after ``SESSION_DAYS``. What is done with people or for good asks
for the password again where it was typed more than ``CONFIRMED_FOR`` ago.
"""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import SignedIn, User

NOTED_EVERY = timedelta(minutes=1)  # a session in use costs a write no more often
CONFIRMED_FOR = timedelta(minutes=30)
SINCE, NOTED, CONFIRMED = "since", "noted", "confirmed"
BROWSERS = [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox")]
BROWSERS += [("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")]
SYSTEMS = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")]
SYSTEMS += [("CrOS", "ChromeOS"), ("Mac OS", "Mac"), ("Linux", "Linux")]


def begin(session: SessionBase) -> None:
    """Somebody has just signed in: what is known of the session before counts no more."""
    for name in (SINCE, NOTED, CONFIRMED):
        session.pop(name, None)


def note(session: SessionBase, user: User, agent: str) -> bool:
    """That it is in use now; a new one is confirmed by the password that was just typed. Answers whether it lasts.

    Nobody is kept out because this could not be written, as on a full disk: then nothing is noted.
    """
    now = timezone.now()
    since = session.get(SINCE, now.timestamp())
    key, noted = session.get(NOTED, ("", 0.0))
    if key == session.session_key and now - _time(noted) < NOTED_EVERY:
        return True
    left = _time(since) + timedelta(days=settings.SESSION_DAYS) - now
    if left <= timedelta():
        return False
    facts = {"user": user, "device": device_of(agent), "since": _time(since), "seen_at": now}
    try:
        SignedIn.objects.update_or_create(session_key=session.session_key, defaults=facts)
    except DatabaseError:
        return True
    session.setdefault(CONFIRMED, since)
    session[SINCE], session[NOTED] = since, (session.session_key, now.timestamp())
    session.set_expiry(int(min(left, timedelta(hours=settings.SESSION_IDLE_HOURS)).total_seconds()))
    return True


def is_confirmed(session: SessionBase) -> bool:
    return timezone.now() - _time(session.get(CONFIRMED, 0.0)) < CONFIRMED_FOR


def confirm(session: SessionBase) -> None:
    session[CONFIRMED] = timezone.now().timestamp()


def of(user: User) -> list[SignedIn]:
    """Those that last, used last first; what has ended is forgotten."""
    rows = list(SignedIn.objects.filter(user=user))
    keys = [row.session_key for row in rows]
    lasting = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    live = {*lasting.values_list("session_key", flat=True)}
    SignedIn.objects.filter(user=user).exclude(session_key__in=live).delete()
    return [row for row in rows if row.session_key in live]


def end(user: User, *, but: str | None = None, only: int | None = None) -> int:
    """Sign the person out everywhere: all but the session of this key, or the row of this number alone. Answers how
    many sessions that were."""
    rows = [row for row in of(user) if row.session_key != but and only in {None, row.pk}]
    Session.objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    SignedIn.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def device_of(agent: str) -> str:
    """ "Chrome di Android": enough to know one's own by, and no more."""
    browser = next((name for sign, name in BROWSERS if re.search(rf"\b{sign}", agent)), "Peramban")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return f"{browser} di {system}" if system else browser


def _time(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=timezone.get_default_timezone())
