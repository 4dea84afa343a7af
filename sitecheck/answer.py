"""What a site says to one request, whoever asked it: the test client or urllib."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

NO_ANSWER = 0  # instead of a status: no connection, or none in time


@dataclass(frozen=True)
class Answer:
    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)  # names in small letters
    body: bytes = b""

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_redirect(self) -> bool:
        return 300 <= self.status < 400 and "location" in self.headers

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


Fetch = Callable[[str], Answer]
