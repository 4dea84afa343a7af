"""What `make run`, `dev`, `test` and `check` do, from a machine with nothing but Python 3.11.

Standard library only, and written so that an old Python can still read it and say that it is too old.
"""

import hashlib
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
ENV_FILE = ROOT / ".env"
OLDEST = (3, 11)
NO_TESTS = 5  # pytest's exit code


def main():
    os.chdir(str(ROOT))
    use_a_new_enough_python()
    commands = {"run": run, "dev": dev, "test": test, "quick": quick, "check": check, "shots": browse, "audit": browse}
    commands["old-browsers"] = browse
    commands["bench-related"] = bench
    commands["bench"] = partial(bench_of, "bench.pages")
    commands["bench-size"] = partial(bench_of, "bench.size")
    commands["faults"] = faults
    commands["compare"] = compare
    commands[sys.argv[1]]()


# The commands


def run():
    """Serve with gunicorn, DEBUG off. A second run changes nothing and starts in seconds."""
    refuse_a_used_port()
    install("requirements.txt")
    prepare_site()
    collect_static_files()
    manage("make_first_admin")
    url = os.environ["SITE_URL"]
    say(f"Serving {url} (Ctrl+C ends it; the newsroom is at {url}/admin/)")
    os.execv(str(VENV / "bin" / "gunicorn"), ["gunicorn", "cakrawala.wsgi"])  # noqa: S606


def dev():
    refuse_a_used_port()
    install("requirements-dev.txt")
    os.environ["DEBUG"] = "1"
    prepare_site()
    manage("make_first_admin")
    os.execv(str(PYTHON), [str(PYTHON), "manage.py", "runserver", "{}:{}".format(*address())])  # noqa: S606


def check():
    install("requirements-dev.txt")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    deploy = dict(os.environ, SITE_URL="https://cakrawala.example", DEBUG="0", ALLOWED_HOSTS="cakrawala.example")
    templates = [str(path) for path in sorted((ROOT / "templates").rglob("*.html"))]
    parts = [
        ("ruff", [tool("ruff"), "check", "."], None),
        ("ruff format", [tool("ruff"), "format", "--check", "."], None),
        ("types", [tool("mypy")], None),
        ("djade", [tool("djade"), "--target-version", "5.2", "--check", *templates], None),
        ("migrations", [str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run"], None),
        ("check --deploy", [str(PYTHON), "manage.py", "check", "--deploy", "--fail-level", "WARNING"], deploy),
    ]
    results = [(name, subprocess.call(command, env=env) == 0) for name, command, env in parts]
    report([*results, ("old code survives", survives_migrations())])


def survives_migrations():
    """By the SQL of PostgreSQL; None where TEST_DATABASE_URL names none. Its database ``postgres`` is only read."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        return None
    env = dict(os.environ, DATABASE_URL=urlsplit(url)._replace(path="/postgres").geturl())
    return subprocess.call([str(PYTHON), "tools/lint_migrations.py"], env=env) == 0


def test():
    """All on SQLite; on PostgreSQL what may differ there, see ``once`` in tests/conftest.py."""
    install("requirements-dev.txt")
    find_a_browser()
    on_postgresql = os.environ.pop("TEST_DATABASE_URL", "")
    results = [("tests on SQLite", pytest() == 0)]
    if on_postgresql:
        code = pytest("-m", "not once", TEST_DATABASE_URL=on_postgresql)
        results.append(("tests on PostgreSQL", code in {0, NO_TESTS}))  # ARGS may have chosen such as run once
    else:
        results.append(("tests on PostgreSQL", None))
    report(results)


def quick():
    """The tests that are done within a minute, for while one writes."""
    install("requirements-dev.txt")
    os.environ.pop("TEST_DATABASE_URL", None)
    sys.exit(pytest("-m", "not browser and not demo and not graded"))


def browse():
    """One of tools/shots.py, audit.py and old_browsers.py, which need the tests' packages and a browser."""
    install("requirements-dev.txt")
    find_a_browser()
    sys.exit(subprocess.call([str(PYTHON), f"tools/{sys.argv[1].replace('-', '_')}.py"]))


def compare():
    install("requirements-dev.txt")
    sys.exit(subprocess.call([str(PYTHON), "tools/compare_pages.py", os.environ.get("BASE") or "HEAD"]))


def bench():
    """Related articles, and search unless ARGS choose parts with --only, in databases of their own: on SQLite, and on
    PostgreSQL where TEST_DATABASE_URL names one."""
    install("requirements-dev.txt")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    arguments = shlex.split(os.environ.get("ARGS") or "")
    scripts = [["bench.related", *arguments]] + [["bench.search"]] * ("--only" not in arguments)
    results = []
    on_sqlite, on_postgresql = f"sqlite:///{ROOT}/var/db.sqlite3", os.environ.get("TEST_DATABASE_URL")
    for name, url in (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql)):
        env = dict(os.environ, DATABASE_URL=url or "")
        done = [subprocess.call([str(PYTHON), "-m", *script], env=env) == 0 for script in scripts if url]
        results.append((f"measured on {name}", all(done) if url else None))
    report(results)


def bench_of(module):
    """On SQLite, and on PostgreSQL where TEST_DATABASE_URL names one."""
    install("requirements-dev.txt")
    arguments = shlex.split(os.environ.get("ARGS") or "")
    results = []
    for name, url in (("SQLite", ""), ("PostgreSQL", os.environ.get("TEST_DATABASE_URL"))):
        env = dict(os.environ, DATABASE_URL=url or "")
        command = [str(PYTHON), "-m", module, *arguments]
        results.append((f"measured on {name}", None if url is None else subprocess.call(command, env=env) == 0))
    report(results)


def faults():
    install("requirements-dev.txt")
    arguments = shlex.split(os.environ.get("ARGS") or "")
    sys.exit(subprocess.call([str(PYTHON), "-m", "bench.faults", *arguments]))


# Their steps


def use_a_new_enough_python():
    if sys.version_info >= OLDEST:
        return
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])  # noqa: S606
    stop(
        f"Cakrawala needs Python {version(OLDEST)} or newer; python3 here is {version(sys.version_info)}. "
        "Install a newer one and try again."
    )


def version(info):
    return f"{info[0]}.{info[1]}"


def address():
    return setting("HOST", "127.0.0.1"), setting("PORT", "8000")


def setting(name, default=""):
    """From the environment, else from .env: the same order as in cakrawala/env.py, which can't be imported yet."""
    lines = ENV_FILE.read_text(encoding="utf-8").splitlines() if ENV_FILE.is_file() else []
    pairs = (line.partition("=")[::2] for line in lines if not line.lstrip().startswith("#"))
    in_file = {key.strip(): value.strip().strip("'\"") for key, value in pairs}
    return os.environ.get(name) or in_file.get(name) or default


def refuse_a_used_port():
    host, port = address()
    if not port.isdigit() or not 0 < int(port) < 65536:
        stop(f"PORT must be a number from 1 to 65535, not {port!r}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            stop(
                f"Port {port} on {host} can't be used ({error.strerror or error}). "
                f"Choose another one: make {sys.argv[1]} PORT=8001"
            )


def install(requirements):
    """A virtual environment with exactly the pinned packages; nothing to do while the file is the same."""
    stamp = VENV / ("." + requirements)
    wanted = fingerprint([ROOT / requirements])
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if not PYTHON.is_file():
        make_environment()
    say(f"Installing the packages of {requirements} (once)")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([*pip, "-r", requirements]) != 0:
        stop("The packages could not be installed. Check the network (the reason stands above), then try again.")
    stamp.write_text(wanted)


def make_environment():
    say("Making a virtual environment in .venv")
    command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.call(command, stdout=subprocess.DEVNULL) == 0:
        return
    shutil.rmtree(str(VENV), ignore_errors=True)
    package = f"python{version(sys.version_info)}-venv"
    if not (install_from_debian(package) and subprocess.call(command) == 0):
        stop("Python's venv module is missing. Install it, on Debian with: apt-get install " + package)


def prepare_site():
    """A private .env, the tables, and for a new site the demo content."""
    if not ENV_FILE.exists():
        say("Writing a private .env with a random key")
        ENV_FILE.touch(mode=0o600)
        ENV_FILE.write_text(f"SECRET_KEY={secrets.token_urlsafe(50)}\n")
    name_the_site()
    say("Preparing the database")
    manage("migrate", "--verbosity", "0")
    manage("load_demo", "--once")


def name_the_site():
    """SITE_URL and ALLOWED_HOSTS follow HOST and PORT, unless .env or the environment sets them."""
    host, port = address()
    os.environ["HOST"], os.environ["PORT"] = host, port
    everywhere = host in ("0.0.0.0", "::")  # noqa: S104
    shown = "127.0.0.1" if everywhere else f"[{host}]" if ":" in host else host
    os.environ["SITE_URL"] = setting("SITE_URL", f"http://{shown}:{port}")
    if everywhere and not setting("ALLOWED_HOSTS"):
        names = {"127.0.0.1", "localhost", socket.gethostname()}
        try:
            names.update(socket.gethostbyname_ex(socket.gethostname())[2])
        except OSError:
            say("This machine's own name is unknown; the site answers on 127.0.0.1 only. ALLOWED_HOSTS= adds names.")
        os.environ["ALLOWED_HOSTS"] = ",".join(sorted(names))


def collect_static_files():
    var = Path(setting("VAR_DIR", str(ROOT / "var")))
    collected = Path(setting("STATIC_ROOT", str(var / "static")))
    sources = [path for path in sorted((ROOT / "static").rglob("*")) if path.is_file()]
    ways = [ROOT / "cakrawala" / name for name in ("apps.py", "settings.py", "styles.py")]
    wanted = fingerprint([*sources, ROOT / "requirements.txt", *ways])
    stamp = var / "static.stamp"
    if stamp.is_file() and stamp.read_text() == wanted and collected.is_dir():
        return
    say("Collecting and compressing static files (about ten seconds)")
    manage("collectstatic", "--noinput", "--clear", "--verbosity", "0")
    stamp.touch(mode=0o600)
    stamp.write_text(wanted)


def find_a_browser():
    """The Chromium of the machine, else Debian's, else Playwright's own."""
    if os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser"):
        return
    if install_from_debian("chromium"):
        return
    say("Downloading Playwright's Chromium")
    if subprocess.call([tool("playwright"), "install", "chromium"]) != 0:
        stop("The tests need a browser. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.")


def install_from_debian(package):
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say("Installing Debian's " + package)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.call(["apt-get", "update", "-qq"], env=quiet)
    return subprocess.call(["apt-get", "install", "-y", "-qq", package], env=quiet, stdout=subprocess.DEVNULL) == 0


def pytest(*more, **variables):
    arguments = (os.environ.get("ARGS") or "--numprocesses auto").split()
    return subprocess.call([str(PYTHON), "-m", "pytest", *arguments, *more], env=dict(os.environ, **variables))


def manage(*arguments):
    if subprocess.call([str(PYTHON), "manage.py", *list(arguments)]) != 0:
        stop(f"manage.py {arguments[0]} failed; the reason stands above.")


def tool(name):
    return str(VENV / "bin" / name)


def fingerprint(paths):
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def report(results):
    """One line a part: passed, failed, or not run (None)."""
    words = {True: "passed", False: "FAILED", None: "not run (set TEST_DATABASE_URL=postgres://user@host/name)"}
    print()
    for name, result in results:
        print(f"{name:<20} {words[result]}")
    sys.exit(any(result is False for _, result in results))


def say(text):
    print("-> " + text, flush=True)


def stop(text):
    print("\n" + text, file=sys.stderr, flush=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
