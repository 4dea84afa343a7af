"""That the measurement runs and what it prints; no test here touches the tests' own database."""

import json
import re

import pytest
from django.db import connection

from bench import related
from tests.articles.related import campus

pytestmark = pytest.mark.graded


@pytest.fixture(autouse=True)
def _database_of_its_own(django_db_blocker):
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        yield
        connection.close()
    assert connection.settings_dict["NAME"] == before


def rows(capsys, *arguments):
    """What was printed, by measure."""
    related.main(list(arguments))
    lines = (line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("| "))
    return {line[0]: line[1] for line in lines if line[0] not in {"measure", "method"} and "---" not in line[0]}


def test_cost_page_and_storage_of_a_small_collection(capsys, monkeypatch):
    monkeypatch.setattr(related, "EACH_VERB", 2)

    found = rows(capsys, "--only", "cost,page,storage", "--size", "30")

    assert found["queries for Berita Terkait"].startswith("1, ")
    assert re.fullmatch(r"\d+\.\d\d KB an article", found["storage of postings and lists together"])
    assert re.fullmatch(r"\d+ \(\d+\) ms CPU, \d+ \(\d+\) ms in all", found["a job after: withdraw"])


def test_a_large_collection_is_made_of_copies_of_a_ranked_one(capsys, monkeypatch):
    monkeypatch.setattr(related, "EACH_VERB", 2)
    monkeypatch.setattr(related, "RANKED_AS_A_WHOLE", 10)

    monkeypatch.setattr(related, "COPIES", 4)

    found = rows(capsys, "--only", "cost,page", "--size", "40")

    assert found["40 articles"] == "4 copies of 10 ranked ones"
    assert found["queries for Berita Terkait"].startswith("1, ")  # PostgreSQL reads so few rows as they lie
    assert "a job after: publish" in found


def test_lists_kept_in_step_are_those_of_a_rebuild(capsys):
    found = rows(capsys, "--only", "steps", "--steps-size", "40", "--steps", "8")

    [share] = found.values()
    assert float(share.rstrip("%")) >= 90


def test_each_corpus_is_scored_beside_the_other_systems(capsys, tmp_path):
    samples = [vars(sample) for sample in campus.ALL]
    gold = {"slug": "analis", "related": {"auditor": 3, "backend": 1}}
    arguments = []
    for name in ("one", "dev_corpus"):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, samples)), encoding="utf-8")
        (tmp_path / f"{name}.gold").write_text(json.dumps(gold), encoding="utf-8")
        arguments += ["--corpus", str(tmp_path / f"{name}.jsonl"), "--gold", str(tmp_path / f"{name}.gold")]

    found = rows(capsys, "--only", "corpus", *arguments)

    ways = ("text and labels, after a rebuild", "text and labels, published one by one", "text only, after a rebuild")
    assert {f"{name}, {way}: nDCG@5" for name in ("one", "dev_corpus") for way in ways} < found.keys()
    assert found["MRR"] == "1.000"
    assert found["YARPP, its defaults"] == ".256"


@pytest.mark.parametrize(
    "arguments", [["--only", "everything"], ["--corpus", "a"], ["--corpus", "a", "--corpus", "b", "--gold", "c"]]
)
def test_what_cannot_be_measured_is_refused(arguments):
    with pytest.raises(SystemExit):
        related.main(arguments)
