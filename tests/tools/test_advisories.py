import json

from tools.advisories import NOT_ASKED, judge


def report(*packages):
    return json.dumps({"dependencies": list(packages), "fixes": []})


def package(name, *vulns, **more):
    return {"name": name, "version": "1.0", "vulns": list(vulns)} | more


def test_packages_without_advisory_pass():
    assert judge(report(package("django"), package("nh3"))) == (True, ["No known advisory touches the 2 packages."])


def test_an_advisory_is_named_with_what_mends_it():
    known = {"id": "PYSEC-2026-1", "fix_versions": ["1.1", "2.0"], "aliases": [], "description": ""}
    open_one = {"id": "PYSEC-2026-2", "fix_versions": [], "aliases": [], "description": ""}

    is_well, lines = judge(report(package("django", known), package("nh3", open_one)))

    assert not is_well
    assert lines[:-1] == ["django 1.0: PYSEC-2026-1, mended in 1.1, 2.0", "nh3 1.0: PYSEC-2026-2, mended in none yet"]


def test_where_nobody_answered_nothing_is_known_and_that_is_no_pass():
    assert judge("") == (False, [NOT_ASKED])
    assert judge(report()) == (False, [NOT_ASKED])


def test_a_package_that_was_left_out_is_no_pass():
    is_well, lines = judge(report(package("django"), {"name": "nh3", "skip_reason": "not found"}))

    assert (is_well, lines) == (False, ["nh3: not found", NOT_ASKED])
