"""Nobody else on the machine reads what the site keeps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as ours

AT_WORK = """
import django; django.setup()
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.contrib.staticfiles.finders import find
from django.db import connection
from articles.pictures.locks import held
connection.cursor().execute("CREATE TABLE thing (name text)")
default_storage.save("gambar/2026/11/a.png", ContentFile(b"a"))
default_storage.save("rendisi/360/gambar/2026/11/a.png", ContentFile(b"a"))
find("css/site.css")
storages["staticfiles"].save("css/a.css", ContentFile(b"a" * 5000))
list(storages["staticfiles"].post_process({"css/a.css": (storages["staticfiles"], "css/a.css")}))
with held("card"):
    open(settings.VAR_DIR / "access.log", "w").close()
for folder in filter(None, (settings.VAR_DIR, settings.MEDIA_ROOT, settings.FRONT_ROOT)):
    for path in (folder, *folder.rglob("*")):
        print(oct(path.stat().st_mode & 0o777), "folder" if path.is_dir() else "file", path)
"""


def made_at_work(var, **variables):
    """``{path: (mode, kind)}`` of all that a process with an open umask leaves in its folders."""
    named = {"VAR_DIR": str(var), "DATABASE_URL": f"sqlite:///{var}/db.sqlite3"}
    env = os.environ | named | {"DJANGO_SETTINGS_MODULE": "cakrawala.settings"} | variables
    command = ["sh", "-c", 'umask 000; exec "$@"', "sh", sys.executable, "-c", AT_WORK]
    done = subprocess.run(command, env=env, cwd=ours.BASE_DIR, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = (line.split(maxsplit=2) for line in done.stdout.splitlines())
    return {Path(path): (mode, kind) for mode, kind, path in rows}


def test_whatever_the_umask_what_the_site_makes_is_for_its_own_user_alone(tmp_path):
    var = tmp_path / "var"
    (var / "media").mkdir(parents=True)
    for name in ("db.sqlite3", "backup.sqlite3", "static.stamp"):
        (var / name).touch()
        (var / name).chmod(0o644)
    for folder in (var, var / "media"):
        folder.chmod(0o755)

    made = made_at_work(var)

    assert {path.name for path in made} >= {"db.sqlite3-wal", "db.sqlite3-shm", "a.png", "site.css", "access.log"}
    assert {path.name for path in made} >= {"a.css.gz", "staticfiles.json", "backup.sqlite3", "locks"}
    assert {*made.values()} == {("0o700", "folder"), ("0o600", "file")}


def test_a_front_server_of_another_user_reads_uploads_by_their_folders_group_and_nothing_else(tmp_path):
    media = tmp_path / "media"
    media.mkdir()
    media.chmod(0o750)

    made = made_at_work(tmp_path / "var", MEDIA_ROOT=str(media), MEDIA_GROUP_READS="1")

    below = {path: mode for path, mode in made.items() if media in path.parents}
    assert media / "gambar" / "2026" / "11" / "a.png" in below
    assert {*below.values()} == {("0o755", "folder"), ("0o644", "file")}
    assert made[media] == ("0o750", "folder"), "the one door"
    assert {mode for path, mode in made.items() if not path.is_relative_to(media)} == {
        ("0o700", "folder"),
        ("0o600", "file"),
    }


@pytest.mark.parametrize("mode", [0o755, 0o751, None])
def test_uploads_are_not_opened_where_their_folder_is_open_to_all_or_not_there(tmp_path, mode):
    media = tmp_path / "media"
    if mode:
        media.mkdir()
        media.chmod(mode)

    with pytest.raises(AssertionError, match="MEDIA_GROUP_READS needs"):
        made_at_work(tmp_path / "var", MEDIA_ROOT=str(media), MEDIA_GROUP_READS="1")
    with pytest.raises(AssertionError, match="MEDIA_GROUP_READS needs"):
        made_at_work(tmp_path / "var", MEDIA_GROUP_READS="1")


def test_a_front_server_of_another_user_reads_static_files_once_it_gets_into_their_folder(tmp_path):
    front = tmp_path / "front"
    front.mkdir()
    front.chmod(0o750)

    made = made_at_work(tmp_path / "var", FRONT_ROOT=str(front))

    below = {path: mode for path, mode in made.items() if front in path.parents}
    assert {path.name for path in below} >= {"static", "css", "a.css", "a.css.gz", "a.css.br"}
    assert {*below.values()} == {("0o755", "folder"), ("0o644", "file")}
    assert made[front] == ("0o750", "folder")
    assert {mode for path, mode in made.items() if not path.is_relative_to(front)} == {
        ("0o700", "folder"),
        ("0o600", "file"),
    }
    with pytest.raises(AssertionError, match="FRONT_ROOT must lie outside"):
        made_at_work(tmp_path / "var", FRONT_ROOT=str(tmp_path / "var" / "front"))


def test_the_list_of_all_static_files_is_not_among_those_that_are_served(tmp_path):
    made = made_at_work(tmp_path)

    [manifest] = [path for path in made if path.name == "staticfiles.json"]
    assert manifest.parent == tmp_path  # what is served lies in "static" below it
    assert (tmp_path / "static" / "css" / "a.css") in made


def test_static_files_may_lie_with_the_code_their_list_beside_them(tmp_path):
    elsewhere = tmp_path / "image" / "static"

    made_at_work(tmp_path / "var", STATIC_ROOT=str(elsewhere))

    assert (elsewhere / "css" / "a.css").is_file()
    assert (tmp_path / "image" / "staticfiles.json").is_file()
    assert not (tmp_path / "var" / "static").exists()
