"""Whether a known advisory touches a package that we pin: `make advisories`, before a release.

pip-audit asks osv.dev, from an environment of its own. It knows packages: what a wheel carries inside (CKEditor, the
libraries of Pillow and lxml) is told only where the advisory names the package.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / "var" / "advisories"
CHECKER = ROOT / "requirements-advisories.txt"
PINNED = ["requirements-s3.txt", "requirements-dev.txt"]  # each holds all of requirements.txt
NOT_ASKED = (
    "The advisories could not be asked for (the reason stands above), so nothing is known about the packages. "
    "Try again where https://api.osv.dev can be reached, before anything is released."
)


def main() -> None:
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--disable-pip", "--require-hashes", "--vulnerability-service", "osv", "--timeout", "30"]
        files = [word for name in PINNED for word in ("--requirement", str(ROOT / name))]
        checker = str(ENVIRONMENT / "bin" / "pip-audit")
        command = [checker, *options, *files, "--format", "json", "--output", str(report), "--progress-spinner", "off"]
        said = subprocess.run([*command, *sys.argv[1:]], stderr=subprocess.PIPE, text=True, check=False).stderr.strip()
        is_well, lines = judge(report.read_text(encoding="utf-8") if report.is_file() else "")
    if not is_well and said:
        print(said.splitlines()[-1], file=sys.stderr)
    print("\n".join(lines), file=sys.stdout if is_well else sys.stderr)
    sys.exit(not is_well)


def prepare() -> None:
    """The checker as it is pinned, installed once."""
    stamp, wanted = ENVIRONMENT / "installed", hashlib.sha256(CHECKER.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--require-hashes", "--requirement", str(CHECKER)]) != 0:
        sys.exit("The checker could not be installed; the reason stands above.")
    stamp.write_text(wanted)


def judge(report: str) -> tuple[bool, list[str]]:
    """Whether all is well, and what to say, of the JSON that pip-audit writes; "" where it wrote none."""
    packages = json.loads(report)["dependencies"] if report else []
    skipped = [package for package in packages if "skip_reason" in package]
    if not packages or skipped:
        return False, [*(f"{package['name']}: {package['skip_reason']}" for package in skipped), NOT_ASKED]
    found = [
        f"{package['name']} {package['version']}: {known['id']}, "
        f"mended in {', '.join(known['fix_versions']) or 'none yet'}"
        for package in packages
        for known in package["vulns"]
    ]
    if found:
        return False, [
            *found,
            "Raise what is mended; of the rest docs/security.md says why it may stay (--ignore-vuln).",
        ]
    return True, [f"No known advisory touches the {len(packages)} packages."]


if __name__ == "__main__":
    main()
