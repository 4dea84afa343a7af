"""Answers that are ready: who asks what was asked a moment ago gets the same, as long as nothing was heard of since.

A process is asked for one page hundreds of times between two looks at the database. All but the first cost a look into
a dictionary, and into the shared file, whose bytes are the same.
"""

from typing import Any

from cakrawala.pagestore.answers import Answer
from cakrawala.pagestore.state import UNKNOWN, Known

MOST = 500  # answers; what they hold is in memory anyway, as pages
LONGEST = 2_000  # characters of a question: strangers may make them up

# All of a request that the answer depends on.
DECIDING = (
    "REQUEST_METHOD",
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
)
# Who brings one of these asks for himself: no such answer is kept, and so none is found.
OWN = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
ASKED = DECIDING + OWN
NOTHING_OWN = (None,) * len(OWN)

Question = tuple[str | None, ...]


def question_of(environ: dict[str, Any]) -> Question:
    return tuple(map(environ.get, ASKED))


class Ready:
    def __init__(self) -> None:
        self._ready: tuple[Known, dict[Question, Answer]] = (UNKNOWN, {})

    def get(self, question: Question) -> tuple[Known, Answer | None]:
        """The answer, and what was known when it was given: it holds while that is the very thing known."""
        known, answers = self._ready
        return known, answers.get(question)

    def keep(self, question: Question, known: Known, answer: Answer) -> None:
        """Beside those given of the same knowledge; all others go."""
        if question[len(DECIDING) :] != NOTHING_OWN or sum(map(len, filter(None, question))) > LONGEST:
            return
        since, answers = self._ready
        if since is not known or len(answers) >= MOST:
            self._ready = known, answers = known, {}
        answers[question] = answer
