import pytest

from articles.text.numbers import LARGEST, Number, number_in


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0),
        ("007", 7),
        (str(LARGEST), LARGEST),
        (str(LARGEST + 1), None),
        ("9" * 5000, None),
        ("-1", None),
        ("+1", None),
        (" 1", None),
        ("٣", None),
        ("²", None),
        ("1e5", None),
        ("1_000", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_is_digits_that_a_column_holds(typed, number):
    assert number_in(typed) == number


def test_a_path_with_a_larger_number_is_no_path_of_ours():
    with pytest.raises(ValueError, match="9223372036854775808"):
        Number().to_python(str(LARGEST + 1))
