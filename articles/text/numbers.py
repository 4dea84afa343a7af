"""Numbers that come from outside: in an address, a query, a form, a text."""

LARGEST = 2**63 - 1  # what a key, a seed and every other column of 64 bits holds, on both databases
DIGITS = len(str(LARGEST))


def number_in(text: str | None) -> int | None:
    """What ASCII digits say, up to ``LARGEST``; None for anything else."""
    if text is None or not (text.isascii() and text.isdecimal() and len(text) <= DIGITS):
        return None
    number = int(text)
    return number if number <= LARGEST else None


class Number:
    """The same in a path, for Django's ``register_converter``: its own ``int`` has no bound."""

    regex = f"[0-9]{{1,{DIGITS}}}"

    def to_python(self, value: str) -> int:
        """Raises ``ValueError``, Django's word for a path that does not fit."""
        number = number_in(value)
        if number is None:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        return str(value)
