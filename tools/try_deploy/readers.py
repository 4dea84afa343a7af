"""Readers who come again and again until they are told to stop (SIGTERM), and what became of them.

usage: readers.py ADDRESS MARK PATH ...; at its end it prints {"asked": n, "marked": n, "failed": [...], "longest":
seconds}. MARK stands on the pages of one of two versions: where only one was met, that is a failure too.
"""

import http.client
import json
import signal
import sys
import threading
import time
from urllib.parse import urlsplit

AT_ONCE = 4
PAUSE = 0.02  # seconds, of each; the machine is also to do something else
PATIENCE = 30


def main(address, mark, *paths):
    stop = threading.Event()
    answers: list[tuple[str, int | str, bool, float]] = []  # path, status or what went wrong, whether marked, seconds
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threads = [
        threading.Thread(target=read, args=(address, mark.encode(), paths, stop, answers)) for _ in range(AT_ONCE)
    ]
    for thread in threads:
        thread.start()
    while not stop.is_set():
        stop.wait(1)
    for thread in threads:
        thread.join()
    failed = [(path, said) for path, said, *_ in answers if said != 200]
    marked = sum(is_marked for _, _, is_marked, _ in answers)
    longest = max(seconds for *_, seconds in answers)
    print(json.dumps({"asked": len(answers), "marked": marked, "failed": failed[:20], "longest": round(longest, 2)}))
    sys.exit(bool(failed) or not 0 < marked < len(answers))


def read(address, mark, paths, stop, answers):
    host = urlsplit(address).netloc
    while not stop.is_set():
        for path in paths:
            begun, text = time.monotonic(), b""
            said: int | str
            try:
                connection = http.client.HTTPConnection(host, timeout=PATIENCE)
                connection.request("GET", path)
                answer = connection.getresponse()
                said, text = answer.status, answer.read()
            except (OSError, http.client.HTTPException) as error:
                said = repr(error)
            finally:
                connection.close()
            answers.append((path, said, mark in text, time.monotonic() - begun))
            time.sleep(PAUSE)


if __name__ == "__main__":
    main(*sys.argv[1:])
