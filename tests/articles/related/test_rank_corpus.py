"""No test here touches the tests' own database: the command makes and drops one for itself."""

import gzip
import json
from dataclasses import asdict

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from tests.articles.related import campus

RANKED = {
    "analis": ["auditor"],
    "auditor": ["analis"],
    "backend": ["basis-data"],
    "basis-data": ["backend"],
    "paduan-suara": [],
}


def row(sample, **more):
    return asdict(sample) | more


def write(path, rows):
    path.write_text("\n".join(json.dumps(each) for each in rows), encoding="utf-8")
    return path


def ranked(*arguments, folder):
    out = folder / "pred.jsonl"
    call_command("rank_corpus", *map(str, arguments), "--out", str(out), verbosity=0)
    lines = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    return {line["slug"]: line["related"] for line in lines}


@pytest.fixture(autouse=True)
def _database_of_its_own(django_db_blocker):
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        yield
        connection.close()
    assert connection.settings_dict["NAME"] == before


@pytest.fixture
def corpus(tmp_path):
    return write(tmp_path / "corpus.jsonl", map(row, campus.ALL))


def test_each_article_gets_a_line(corpus, tmp_path):
    assert ranked(corpus, folder=tmp_path) == RANKED


def test_a_gzipped_file_ranked_anew_at_the_end_gives_the_same(corpus, tmp_path):
    zipped = tmp_path / "corpus.jsonl.gz"
    zipped.write_bytes(gzip.compress(corpus.read_bytes()))

    assert ranked(zipped, "--rebuild", folder=tmp_path) == RANKED


def test_labels_and_links_count_where_asked(tmp_path):
    bare = [{"slug": slug, "title": title} for slug, title in [("a", "Sopran"), ("b", "Tenor"), ("c", "Bas")]]
    bare[0]["tags"] = bare[1]["tags"] = ["paduan suara"]
    bare[2]["links"] = ["a", "b"]
    file = write(tmp_path / "corpus.jsonl", bare)

    assert ranked(file, "--no-labels", folder=tmp_path) == {"a": [], "b": [], "c": []}
    assert ranked(file, "--no-labels", "--links", folder=tmp_path) == {"a": ["b"], "b": ["a"], "c": []}


@pytest.mark.demo
def test_the_demo_texts_need_no_file(tmp_path):
    found = ranked("--demo", "--top", 3, folder=tmp_path)

    assert len(found) == 26
    assert max(map(len, found.values())) == 3


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["{"], "Line 1 is no article"),
        (['{"slug": "a", "title": "A"}', "[]"], "Line 2 is no article"),
        (['{"slug": "a", "title": null}'], "Line 1 is no article"),
        (['{"title": "tanpa alamat"}'], "Line 1 is no article"),
        (['{"slug": "a", "title": "A"}', "", '{"slug": "a", "title": "B"}'], "Line 3 has the slug 'a'"),
    ],
)
def test_a_broken_file_is_said_with_its_line(tmp_path, lines, said):
    file = tmp_path / "corpus.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(CommandError, match=said):
        ranked(file, folder=tmp_path)


def test_a_file_or_the_demo_not_both_and_not_neither(corpus, tmp_path):
    for arguments in [(), (corpus, "--demo")]:
        with pytest.raises(CommandError, match="not both"):
            ranked(*arguments, folder=tmp_path)


def test_a_file_or_folder_that_is_not_there_is_said(corpus, tmp_path):
    with pytest.raises(CommandError, match=r"gone\.jsonl"):
        ranked(tmp_path / "gone.jsonl", folder=tmp_path)
    with pytest.raises(CommandError, match="There is no folder"):
        ranked(corpus, folder=tmp_path / "gone")
