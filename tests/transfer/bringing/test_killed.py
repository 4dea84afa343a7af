"""Ended by the system, without a chance to say anything: as a machine that loses its power leaves it."""

import json
import random
import subprocess

import pytest

from tests.backups.machine import Machine
from tests.transfer.made import post, write, wxr

KILLS = 10
TOLD = """
import json
from articles.models import *
print(json.dumps({
    "articles": sorted(map(list, Article.objects.values_list("slug", "title", "status", "body", "author__name"))),
    "tags": sorted(map(list, Article.tags.through.objects.values_list("article__slug", "tag__name"))),
    "redirects": sorted(map(list, Redirect.objects.values_list("kind", "path", "query", "target"))),
    "names": [Author.objects.count(), Category.objects.count(), Tag.objects.count()],
    "revisions": sorted(map(list, Revision.objects.values_list("article__slug", "number"))),
}))
"""


@pytest.fixture
def machines(tmp_path):
    made = []
    for name in ("mati", "utuh"):
        (tmp_path / name).mkdir()
        made.append(Machine(tmp_path / name))
        made[-1].done("migrate", "-v0")
    yield made
    for machine in made:
        machine.drop_database()


def test_ten_times_killed_it_comes_to_the_same_end(machines, tmp_path):
    killed, whole = machines
    body = "\n\n".join(f'Kalimat {n} dengan <a href="https://lama.test/?p={n}">tautan</a>.' for n in range(1, 41))
    tag = '<category domain="post_tag" nicename="lab">Lab</category>'
    path = write(tmp_path, wxr(*(post(number, body, more=tag) for number in range(1, 121))))
    dice, kills = random.Random(4), 0

    for _ in range(KILLS):
        process = killed.started("import_site", path)
        for line in process.stdout:
            if line.startswith(("alamat", "tulisan")):
                break
        try:
            process.wait(dice.uniform(0.01, 0.6))
        except subprocess.TimeoutExpired:
            process.kill()
            kills += 1
        process.communicate()
    killed.done("import_site", path)
    whole.done("import_site", path)

    told = json.loads(killed.done("shell", "-c", TOLD).splitlines()[-1])
    assert kills == KILLS
    assert told == json.loads(whole.done("shell", "-c", TOLD).splitlines()[-1])
    assert len(told["articles"]) == 120
