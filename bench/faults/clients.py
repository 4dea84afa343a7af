"""Who asks the site: readers, and somebody who writes in the newsroom."""

import http.client
import threading
import time
import uuid
from collections.abc import Iterable, Mapping
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

import lxml.html

FAILED = (OSError, http.client.HTTPException)
EMAIL = "admin@cakrawala.local"  # make_first_admin's
TAGS = "/admin/articles/tag/add/"
ARTICLES = "/admin/articles/article/add/"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


def ask(
    port: int,
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    timeout: float = 60,
) -> Answer:
    """One request on a connection of its own. Raises one of ``FAILED``."""
    began = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    return Answer(answer.status, answer.headers, content, time.monotonic() - began)


class Newsroom:
    """An administrator in a browser without scripts."""

    def __init__(self, port: int, password: str):
        self._port = port
        self._cookies: dict[str, str] = {}
        login = "/admin/login/"
        answer = self.send(login, self.form(login, "login-form") | {"username": EMAIL, "password": password})
        if answer.status != 302:
            raise RuntimeError(f"Signing in was answered {answer.status}.")

    def get(self, path: str, **options: float) -> Answer:
        return self._asked(path, "GET", None, {}, **options)

    def form(self, path: str, name: str) -> dict[str, str]:
        """What a browser would send of a form as it was opened."""
        return form_in(self.get(path), name)

    def send(self, path: str, data: Mapping[str, str], **options: float) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._asked(path, "POST", urlencode(data).encode(), headers, **options)

    def upload(self, content: bytes, name: str = "foto.png", **options: float) -> Answer:
        """A picture, as the editor's script sends it."""
        border = uuid.uuid4().hex
        head = f'--{border}\r\nContent-Disposition: form-data; name="upload"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{border}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={border}",
            "X-CSRFToken": self._cookies["csrftoken"],
            "Sec-Fetch-Mode": "cors",
        }
        return self._asked("/admin/articles/picture/unggah/", "POST", body, headers, **options)

    def _asked(self, path, method, body, headers, timeout=60):
        own = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            own["Origin"] = f"http://127.0.0.1:{self._port}"
        answer = ask(self._port, path, method=method, headers=own | headers, body=body, timeout=timeout)
        for line in answer.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer


def form_in(answer: Answer, name: str) -> dict[str, str]:
    """The form of that id, or the only one where the page names none."""
    forms = lxml.html.fromstring(answer.body).forms
    found = [form for form in forms if form.get("id") == name] or [form for form in forms if not form.get("id")]
    return {key: str(value or "") for key, value in found[0].form_values()}


class Readers:
    """``many`` readers who ask for one page after another, each a new connection; what failed, and how long they
    waited for the rest."""

    def __init__(self, port: int, paths: Iterable[str], *, many: int, pause: float = 0.0):
        self._port, self._paths, self._pause = port, list(paths), pause
        self.seconds: list[float] = []
        self.failures: list[str] = []
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(many)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, number):
        while not self._is_over.is_set():
            number += 1
            path = self._paths[number % len(self._paths)]
            try:
                answer = ask(self._port, path)
            except FAILED as error:
                self.failures.append(f"{path}: {error!r}")
            else:
                self.seconds.append(answer.seconds)
                if answer.status != 200:
                    self.failures.append(f"{path}: {answer.status}")
            self._is_over.wait(self._pause)
