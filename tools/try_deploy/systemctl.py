#!/usr/bin/python3
"""A stand-in for systemctl where no systemd runs, to try deploy/ as docs/deploy.md says: it starts what the units name,
as their user, in their folder, on their socket, and again when it ends. It shuts nothing off (deploy/closed.conf is for
systemd alone) and calls nothing by the clock. Debian's own services are started by their scripts."""

import configparser
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/etc/systemd/system")
STATE = Path("/run/stand-in")
PATIENCE = 120  # seconds, on a machine with other work


class Unit(configparser.RawConfigParser):
    def optionxform(self, optionstr):
        return optionstr  # systemd knows capitals


def main(verb, *arguments):
    STATE.mkdir(exist_ok=True)
    if verb == "supervise":
        Supervisor(arguments[0]).run()
    if verb == "enable" and "--now" in arguments:
        verb = "start"
    if verb not in {"start", "stop", "restart", "reload"}:
        return  # daemon-reload and the like: nothing is remembered here
    for unit in (name for name in arguments if not name.startswith("-")):
        name, _, kind = unit.partition(".")
        if kind not in {"timer", "socket"}:  # a socket is opened with its service
            {"start": start, "stop": stop, "restart": restart, "reload": reload}[verb](name)


def unit(name, kind="service"):
    """None where the service is Debian's."""
    path = UNITS / f"{name}.{kind}"
    parser = Unit(strict=False)
    return parser if parser.read(path) else None


def start(name):
    if unit(name) is None:
        subprocess.run(["service", name, "start"], check=True)
    elif unit(name)["Service"].get("Type") == "oneshot":
        subprocess.run(unit(name)["Service"]["ExecStart"].split(), check=True, **as_told(unit(name)["Service"]))
    else:
        begun = time.time()
        with open(STATE / f"{name}.log", "a") as log:
            command = [sys.executable, __file__, "supervise", name]
            subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        wait_until_ready(name, begun)


def restart(name):
    if unit(name) is None:
        subprocess.run(["service", name, "restart"], check=True)
        return
    begun = time.time()
    os.kill(supervisor(name), signal.SIGUSR1)
    wait_until_ready(name, begun)


def reload(name):
    if unit(name) is None:
        subprocess.run(["service", name, "reload"], check=True)
        return
    os.kill(supervisor(name), signal.SIGHUP)


def stop(name):
    if unit(name) is None:
        subprocess.run(["service", name, "stop"], check=True)
        return
    os.kill(supervisor(name), signal.SIGTERM)
    while (STATE / f"{name}.pid").exists():
        time.sleep(0.1)


def supervisor(name):
    return int((STATE / f"{name}.pid").read_text())


def wait_until_ready(name, begun):
    ready = STATE / f"{name}.ready"
    for _ in range(PATIENCE * 10):
        if ready.exists() and ready.stat().st_mtime >= begun:
            return
        time.sleep(0.1)
    sys.exit(
        f"{name} did not become ready; {STATE / name}.log ends with:\n{(STATE / f'{name}.log').read_text()[-2000:]}"
    )


def as_told(service):
    return {"user": service["User"], "group": service["Group"], "extra_groups": [], "cwd": service["WorkingDirectory"]}


class Supervisor:
    child: subprocess.Popen[bytes]

    def __init__(self, name):
        self.name, self.service = name, unit(name)["Service"]
        self.is_ending = self.is_restarting = False
        self.listening = self.open_socket()
        self.notified = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notify_path = STATE / f"{name}.notify"
        self.notify_path.unlink(missing_ok=True)
        self.notified.bind(str(self.notify_path))
        self.notify_path.chmod(0o666)
        self.notified.settimeout(0.2)

    def open_socket(self):
        told = unit(self.name, "socket")
        if told is None:
            return None
        host, _, port = told["Socket"]["ListenStream"].rpartition(":")
        return socket.create_server((host, int(port)), backlog=4096)

    def run(self):
        (STATE / f"{self.name}.pid").write_text(str(os.getpid()))
        signal.signal(signal.SIGTERM, self.end)
        signal.signal(signal.SIGUSR1, self.begin_anew)
        signal.signal(signal.SIGHUP, lambda *_: self.child.send_signal(signal.SIGHUP))
        while not self.is_ending:
            self.spawn()
            self.watch()
            if not (self.is_restarting or self.is_ending):
                time.sleep(float(self.service.get("RestartSec", "0.1")))
            self.is_restarting = False
        (STATE / f"{self.name}.pid").unlink()
        sys.exit()

    def spawn(self):
        env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "NOTIFY_SOCKET": str(self.notify_path)}
        command = self.service["ExecStart"].split()
        descriptors = [self.listening.fileno()] if self.listening else []
        for descriptor in descriptors:  # it must be number 3, and LISTEN_PID the number of the process that gets it
            told = f'exec 3<&{descriptor}; LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'
            command = ["/bin/bash", "-c", told, "bash", *command]
        self.child = subprocess.Popen(command, env=env, pass_fds=descriptors, umask=0o077, **as_told(self.service))
        if self.service.get("Type") != "notify":
            self.is_ready()

    def watch(self):
        while self.child.poll() is None:
            try:
                if b"READY=1" in self.notified.recv(4096):
                    self.is_ready()
            except TimeoutError:
                pass

    def is_ready(self):
        (STATE / f"{self.name}.ready").touch()

    def begin_anew(self, *_):
        self.is_restarting = True
        self.child.terminate()

    def end(self, *_):
        self.is_ending = True
        self.child.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
