"""The two ways to ask a site: Django's test client within this process, or HTTP. Neither follows a redirect."""

import time
import urllib.error
import urllib.request
from http.client import HTTPResponse
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from sitecheck.answer import NO_ANSWER, Answer

TIMEOUT = 20  # seconds
PAUSE = 0.02  # seconds between two requests, one at a time: a reader must not feel the walk
MOST_BYTES = 60 * 1024 * 1024  # sitemaps may have 50 MB


class LocalSite:
    """The site of this process, under the address that readers know."""

    def __init__(self, root: str):
        parts = urlsplit(root)
        self.client = Client(
            raise_request_exception=False, headers={"host": parts.netloc, "user-agent": settings.SITECHECK_AGENT}
        )
        self.is_secure = parts.scheme == "https"

    def __call__(self, url: str) -> Answer:
        parts = urlsplit(url)
        response = self.client.get(
            (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), secure=self.is_secure
        )
        headers = {name.lower(): value for name, value in response.headers.items()}
        if response.cookies:
            headers["set-cookie"] = response.cookies.output(header="", sep=",")
        return Answer(url, response.status_code, headers, response.getvalue())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


class RemoteSite:
    """A site somewhere, asked politely."""

    def __init__(self, *, pause: float = PAUSE):
        self.opener = urllib.request.build_opener(_NoRedirect)
        self.pause = pause

    def __call__(self, url: str) -> Answer:
        time.sleep(self.pause)
        request = urllib.request.Request(url, headers={"User-Agent": settings.SITECHECK_AGENT})  # noqa: S310  the walk asks http(s) only
        try:
            with self.opener.open(request, timeout=TIMEOUT) as response:
                return _read(url, response.status, response)
        except urllib.error.HTTPError as error:
            with error:
                return _read(url, error.code, error)
        except (OSError, ValueError) as error:  # no connection, no answer in time, no address at all
            return Answer(url, NO_ANSWER, {"reason": str(error)})


def _read(url: str, status: int, response: HTTPResponse | urllib.error.HTTPError) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(url, status, headers, response.read(MOST_BYTES))
