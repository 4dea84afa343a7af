"""kill -9, of a worker and of the master, while somebody saves."""

import os
import signal
import threading
import time

from bench.faults.clients import ARTICLES, FAILED, Newsroom
from bench.faults.row import Row
from bench.faults.servers import children_of
from bench.faults.site import Place, Site
from bench.faults.supervisor import Supervisor, restart_values
from bench.pages.processes import cpu_of

SAVES, WRITERS = 200, 4
KILLS = {30: "worker", 70: "master", 110: "worker", 150: "master"}  # after so many acknowledged saves
LONGEST = 900.0  # seconds


def run(place: Place) -> list[Row]:
    if restart_values()[0] == "no":
        return [Row("kill -9", "none lost", "deploy/cakrawala.service is not there", None)]
    site = place.site("killed")
    with Supervisor(site) as supervisor:
        writing = Writing(site.newsroom())
        back: dict[str, float] = {}
        cost = 0.0
        for after, victim in KILLS.items():
            writing.wait_for(after)
            master = supervisor.master.pid
            os.kill(master if victim == "master" else children_of(master)[0], signal.SIGKILL)
            back[victim] = max(back.get(victim, 0), _seconds_until_back(site))
            if victim == "master":
                cost = cpu_of(supervisor.master.pid)
        writing.wait_for(SAVES)
        writing.end()
        stored = set(site.column("SELECT title FROM articles_article"))
    lost = writing.acknowledged - stored
    return [
        Row(
            f"kill -9 of two workers and two masters during {SAVES} saves",
            "none lost; back within 10 s",
            f"{len(writing.acknowledged)} acknowledged, {len(lost)} lost; back after a worker {back['worker']:.1f} s, "
            f"after the master {back['master']:.1f} s (of CPU {cost:.1f} s)",
            not lost and len(writing.acknowledged) >= SAVES and max(back.values()) <= 10,
        )
    ]


def _seconds_until_back(site: Site) -> float:
    """From the kill on: the listening socket may be there, and answer nobody."""
    time.sleep(0.05)
    return 0.05 + site.ready()


class Writing:
    """Several windows of one administrator, each of which saves one new draft after another."""

    def __init__(self, newsroom: Newsroom):
        self._newsroom = newsroom
        self._form = newsroom.form(ARTICLES, "article_form")
        self.acknowledged: set[str] = set()
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(number,), daemon=True) for number in range(WRITERS)]
        for thread in self._threads:
            thread.start()

    def wait_for(self, many: int) -> None:
        until = time.monotonic() + LONGEST
        while len(self.acknowledged) < many:
            if time.monotonic() > until:
                self.end()
                raise RuntimeError(f"Only {len(self.acknowledged)} drafts were saved.")
            time.sleep(0.02)

    def end(self) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _write(self, window):
        number = 0
        while not self._is_over.is_set():
            number += 1  # another title after a failure too: nobody knows whether that one was saved
            title = f"Draf {window}-{number}"
            try:
                answer = self._newsroom.send(
                    ARTICLES, self._form | {"title": title, "body": "<p>Isi", "_save": "Simpan"}
                )
            except FAILED:
                self._is_over.wait(0.1)
            else:
                if answer.status == 302:
                    self.acknowledged.add(title)
