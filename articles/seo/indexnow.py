"""IndexNow: tells Bing, Yandex and others which addresses have changed (https://www.indexnow.org/documentation).

Off without ``INDEXNOW_KEY``. Whoever calls ``announce`` has time to wait and a way to try again; a request has neither.
"""

import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from articles.addresses import absolute

MOST = 10_000  # addresses of one request
TIMEOUT = 10  # seconds


class NotAnnounced(Exception):
    """The service did not take the addresses; ``status`` is its answer, or None where there was none."""

    def __init__(self, status: int | None, reason: str):
        super().__init__(f"IndexNow answered {status}: {reason}" if status else f"IndexNow: {reason}")
        self.status = status


def is_on() -> bool:
    return bool(settings.INDEXNOW_KEY)


def announce(addresses: list[str]) -> None:
    """Send absolute addresses of this site, which may be new, changed or gone. Raises ``NotAnnounced``."""
    if not is_on():
        return
    unique = list(dict.fromkeys(addresses))
    for start in range(0, len(unique), MOST):
        _send(request_body(unique[start : start + MOST], settings.INDEXNOW_KEY))


def request_body(addresses: list[str], key: str) -> bytes:
    """Raises ``ValueError`` for an address of another site, for which the service would refuse all of them."""
    if foreign := [address for address in addresses if not address.startswith(absolute("/"))]:
        raise ValueError(f"Not an address of this site: {foreign[0]}")
    body = {
        "host": urlsplit(settings.SITE_URL).netloc,
        "key": key,
        "keyLocation": absolute(reverse("indexnow_key", args=[key])),
        "urlList": addresses,
    }
    return json.dumps(body).encode()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would turn the POST into a GET, which announces nothing; so it is an error like any other answer."""

    def redirect_request(self, *args):
        return None


def _send(body):
    request = urllib.request.Request(  # noqa: S310  the endpoint is a setting of ours
        settings.INDEXNOW_ENDPOINT, data=body, headers={"Content-Type": "application/json; charset=utf-8"}
    )
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as response:
            status = response.status
    except urllib.error.HTTPError as error:
        with error:
            raise NotAnnounced(error.code, error.reason) from error
    except OSError as error:  # no connection, no name, no answer in time
        raise NotAnnounced(None, str(error)) from error
    if status not in {200, 202}:
        raise NotAnnounced(status, "neither 200 nor 202")
