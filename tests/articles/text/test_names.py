import pytest

from articles.text.names import name_key


@pytest.mark.parametrize(
    "names",
    [
        [
            "Backend",
            "BACKEND",
            " back end ",
            "Back-end",
            "back_end",
            "Backend...",
            "bäckend",
            "Ｂａｃｋｅｎｄ",
            "Back\u00adend",
        ],
        ["UI/UX", "ui ux", "UI-UX"],
        ["Jum'at", "Jum’at", "Jumat"],
        ["Straße", "STRASSE"],
        ["كلية الطب", "كلية\u00a0الطب"],
    ],
    ids=lambda names: names[0],
)
def test_one_name_has_one_key_however_it_is_written(names):
    assert len({name_key(name) for name in names}) == 1


def test_other_names_have_other_keys():
    names = ["C", "C++", "C#", "R", "R&D", "RD", "Web 1", "Web 2", "कि", "का", "日本", "日木", "!!!", "???", "🎓"]

    assert len({name_key(name) for name in names}) == len(names)
    assert all(key and " " not in key for key in map(name_key, names))
