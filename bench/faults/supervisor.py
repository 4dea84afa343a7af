"""Keeps a site running as systemd would by the supplied unit: what ends is started again after so many seconds."""

import re
import threading
import time
from typing import Self

from bench.faults.servers import end
from bench.faults.site import ROOT, Site, end_group

UNIT = ROOT / "deploy" / "cakrawala.service"


def restart_values() -> tuple[str, float]:
    """``Restart=`` and ``RestartSec=`` of the unit; systemd's own where there is none."""
    text = UNIT.read_text() if UNIT.exists() else ""
    restart = re.search(r"^Restart=(\S+)", text, re.MULTILINE)
    seconds = re.search(r"^RestartSec=([\d.]+)s?$", text, re.MULTILINE)
    return restart[1] if restart else "no", float(seconds[1]) if seconds else 0.1


class Supervisor:
    """``master`` is the process of now."""

    def __init__(self, site: Site):
        restart, self._wait = restart_values()
        if restart not in {"always", "on-failure"}:
            raise RuntimeError(f"{UNIT.relative_to(ROOT)} has no Restart=always: nobody would start the site again.")
        self._site = site
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.master = site.start()

    def __enter__(self) -> Self:
        self._thread.start()
        self._site.ready()
        return self

    def __exit__(self, *args: object) -> None:
        self._is_over.set()
        self._thread.join()
        end(self.master)
        end_group(self.master.pid)

    def _watch(self):
        while not self._is_over.is_set():
            if self.master.poll() is not None:
                end_group(self.master.pid)
                time.sleep(self._wait)
                self.master = self._site.start()
            self._is_over.wait(0.05)
