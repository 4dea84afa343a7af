"""``table.md``, which is written by hand: who may do what. docs/roles.md is made from it:

``python -m tests.newsroom.rights.table > docs/roles.md``
"""

from pathlib import Path

# A row may leave out the last cell: a manager is then answered as an administrator.
ROLES = ["anonymous", "reader", "no role", "writer", "editor", "administrator", "manager"]
TABLE = Path(__file__).with_name("table.md")
INTRODUCTION = """# Who may do what

Made from `tests/newsroom/rights/table.md`, whose every cell a test tries with a forged request, on both databases:
change that table, then `python -m tests.newsroom.rights.table > docs/roles.md`. An address of the newsroom without a
row fails the test. What a role may do with a model at all is declared in each app's `apps.py`; which article it may
touch is asked of `ArticleQuerySet.visible_to` and `editable_by`.

*anonymous* is not signed in; *reader* has an account that may not enter the newsroom; *no role* may enter and belongs
to no group; *writer* is a Penulis, *editor* a Redaktur, *manager* a Pengelola; *administrator* is a superuser, whom
only a command on the machine makes. "own" is what that writer wrote.

"""
WORDS = {
    "Addresses": (
        "**yes** answers; **look** shows what others may change; **no** is 403; **none** says nothing, not even that\n"
        "it is there; **door** leads to signing in; **post** has nothing to be read; **to it** leads to the thing."
    ),
    "Acts": "A form with all that an administrator's page would send: **done**, or nothing in the database changes.",
    "Fields": "Each field, also those that no form has, is sent with another value: **written**, or not.",
}


def rows(title):
    """``[(what, thing, {role: cell}), …]`` of one of the tables."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in _lines(title)]
    assert lines[0][2:] == ROLES, lines[0]
    return [(what, thing, dict(zip(ROLES, cells, strict=True))) for what, thing, *cells in lines[2:]]


def docs():
    """The whole of docs/roles.md."""
    return INTRODUCTION + "\n".join(
        "\n".join([f"## {title}", "", words, "", *_lines(title), ""]) for title, words in WORDS.items()
    )


def _lines(title):
    part = TABLE.read_text(encoding="utf-8").partition(f"# {title}\n")[2].partition("\n# ")[0]
    return [_whole(line) for line in part.split("\n") if line.startswith("|")]


def _whole(line):
    cells = line.strip("|").split("|")
    return line if len(cells) == 2 + len(ROLES) else f"{line}{cells[-1]}|"


if __name__ == "__main__":
    print(docs(), end="")  # noqa: T201
