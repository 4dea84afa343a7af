"""The demo site as a server of its own with a folder of its own, for the tools that look at it in browsers."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def demo_site(port=None, commands=(), **variables):
    """Answers the address; the server ends with the block, whatever happened there.

    ``commands`` are more of manage.py's; ``variables`` are for their environment.
    """
    port = str(port or free_port())
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="cakrawala-demo-") as folder:
        env = os.environ | {"VAR_DIR": folder, "SITE_URL": address, "SECRET_KEY": "x" * 50, "PORT": port, "DEBUG": "0"}
        env |= {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "HOST": "127.0.0.1"} | variables
        for arguments in [["migrate", "-v0"], ["load_demo", "-v0"], ["collectstatic", "--noinput", "-v0"], *commands]:
            subprocess.run([sys.executable, "manage.py", *arguments], check=True, cwd=ROOT, env=env)
        gunicorn = Path(sys.executable).parent / "gunicorn"
        with open(Path(folder, "gunicorn.log"), "w") as log:
            server = subprocess.Popen([gunicorn, "cakrawala.wsgi"], cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            wait_for(address)
            yield address
        finally:
            server.terminate()
            server.wait()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(address):
    for _ in range(50):
        time.sleep(0.2)
        try:
            urllib.request.urlopen(f"{address}/healthz")
        except OSError:
            continue
        return
    sys.exit("gunicorn did not start.")
