"""deploy/nginx.conf as it is, but for the ports and folders of a trial: for measurements, tests and faults."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = ROOT / "deploy" / "nginx.conf"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def write_configuration(
    folder: Path, *, port: int, upstream: int, front: Path, http: str, server: str, user: str = ""
) -> Path:
    """The path for ``nginx -c``; all that nginx writes lies in ``folder``. It listens on ``port`` of 127.0.0.1 and asks
    gunicorn on ``upstream``; ``http`` and ``server`` are what ``manage.py nginx_include`` prints, ``front`` is
    FRONT_ROOT. ``user`` is whom its workers run as, where root starts it."""
    (folder / "cakrawala-http.conf").write_text(http)
    (folder / "cakrawala-server.conf").write_text(server)
    text = CONFIGURATION.read_text()
    for written, meant in (
        ("/etc/nginx/cakrawala-", f"{folder}/cakrawala-"),
        ("/srv/cakrawala;", f"{front};"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        ("    listen 80", f"    listen 127.0.0.1:{port}"),
        ("server_name cakrawala.example", "server_name 127.0.0.1"),
    ):
        if written not in text:
            raise ValueError(f"{CONFIGURATION} no longer says {written!r}.")
        text = text.replace(written, meant)
    (folder / "site.conf").write_text(text)
    return write_main(folder, f"include {folder}/site.conf;", user=user)


def write_main(folder: Path, content: str, *, user: str = "") -> Path:
    """``content`` is for the block ``http``."""
    path = folder / "nginx.conf"
    lines = [
        f"user {user};" if user else "",
        "worker_processes 1;",
        "daemon off;",
        "pcre_jit on;",
        f"pid {folder}/pid;",
        f"error_log {folder}/error.log;",
        "events {}",
        "http {",
        "access_log off;",
        "include /etc/nginx/mime.types;",
        "default_type application/octet-stream;",
        *(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY),
        content,
        "}",
    ]
    path.write_text("\n".join(lines))
    return path
