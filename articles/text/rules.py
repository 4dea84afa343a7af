"""The rules by which texts are read, in one short word. What is kept of texts remembers whose word it was made by.

It is the digest of whole rooms: every file in them counts, code and data, comments too. So nobody has to remember that
a rule has changed, or that a new file holds one: a needless rebuild costs minutes, a forgotten one leaves articles
unfound. Nor is anything of the machine in it (paths, versions): several that serve one site must agree.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

LENGTH = 16  # hexadecimal digits
READING = Path(__file__).parent  # words, stems, stop words and the data beside them


def fingerprint(*places: Path) -> str:
    """Of files, and of folders with all that lies in them; to be asked where a module is imported, for a process that
    was started before an update still reads by what it has loaded. Two milliseconds."""
    digest = hashlib.sha256()
    for place in places:
        for name, path in sorted(_files(place)):
            content = path.read_bytes()
            digest.update(f"{place.name}/{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:LENGTH]


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    if place.is_file():
        yield "", place
    for path in place.rglob("*"):
        name = path.relative_to(place)
        if path.is_file() and "__pycache__" not in name.parts and not path.name.startswith("."):
            yield name.as_posix(), path
