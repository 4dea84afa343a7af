"""Which code and which settings a backup was made with: what one needs to set up the machine anew, and no secret."""

import os
import re
import shutil
import subprocess
from urllib.parse import urlsplit

from django.conf import settings

SECRET = re.compile(r"KEY|SECRET|PASS|TOKEN|CREDENTIAL")


def version() -> dict[str, str]:
    """The changelog's newest heading, and the commit where git knows one."""
    changelog = (settings.BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(r"^## (.+)$", changelog, re.MULTILINE)
    return {"name": heading[1] if heading else "", "commit": _commit()}


def settings_without_secrets() -> dict[str, str]:
    """The variables of .env.example that are set, less keys and passwords."""
    example = (settings.BASE_DIR / ".env.example").read_text(encoding="utf-8")
    names = re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE)
    return {name: _bare(os.environ[name]) for name in names if name in os.environ and not SECRET.search(name)}


def _bare(value: str) -> str:
    """An address without its user, password and what stands behind "?"."""
    parts = urlsplit(value)
    if not parts.netloc:
        return value
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()


def _commit() -> str:
    git = shutil.which("git")
    if git is None or not (settings.BASE_DIR / ".git").exists():
        return ""
    command = [git, "-C", str(settings.BASE_DIR), "rev-parse", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603  nothing of others in it
