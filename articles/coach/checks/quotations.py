"""What somebody else says in a text, which the writer's checks leave alone."""

import re

# A sentence may hold only the beginning or the end of one.
QUOTATION = re.compile(r"“[^”]*(?:”|$)|^[^“]*”|\"[^\"]*(?:\"|$)")


def without_quotations(text: str) -> str:
    return QUOTATION.sub(" ", text)
