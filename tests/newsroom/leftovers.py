"""All that a refused request could leave behind: files by name, rows by their contents."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings

OURS_ALONE = "test.sqlite3"  # the tests' own database and what SQLite lays beside it


def left(temporary: Path) -> dict[str, str]:
    """``{path or table: digest}``; ``temporary`` is where uploads wait."""
    found = {}
    for folder in (settings.VAR_DIR, settings.MEDIA_ROOT, temporary):
        for path in Path(folder).rglob("*"):
            if path.is_file() and not path.name.startswith(OURS_ALONE):
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    for model in apps.get_models(include_auto_created=True):
        rows = repr([*model._base_manager.order_by("pk").values_list()])
        found[model._meta.label] = hashlib.sha256(rows.encode()).hexdigest()
    return found


def difference(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
