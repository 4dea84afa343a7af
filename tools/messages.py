"""Compiles our words over Django's: locale/id/LC_MESSAGES/*.po, each into the .mo beside it, which is committed.

Run: python tools/messages.py   Python alone does it, so that neither a small image nor a test needs gettext.
"""

import ast
import re
import struct
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent.parent / "locale" / "id" / "LC_MESSAGES"
LINE = re.compile(r'(?:(?P<field>msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) )?(?P<quoted>".*")')


class Message(NamedTuple):
    """One entry of a catalogue; ``files`` are those that ask for it, as its comments ``#:`` name them."""

    context: str
    id: str
    plural: str
    strings: list[str]
    files: list[str]
    is_fuzzy: bool


def read(path: Path) -> list[Message]:
    """The messages of a .po file, its head (the message of the empty id) among them."""
    return [message_of(block) for block in path.read_text(encoding="utf-8").split("\n\n") if "\nmsgid " in f"\n{block}"]


def message_of(block: str) -> Message:
    fields: dict[str, str] = {}
    files: list[str] = []
    is_fuzzy, field = False, ""
    for line in block.splitlines():
        if line.startswith("#:"):
            files += [place.rpartition(":")[0] for place in line[2:].split()]
        elif line.startswith("#,"):
            is_fuzzy = "fuzzy" in line
        elif not line.startswith("#"):
            match = LINE.fullmatch(line)
            if not match:
                raise ValueError(f"Not a line of a catalogue: {line}")
            field = match["field"] or field
            fields[field] = fields.get(field, "") + ast.literal_eval(match["quoted"])
    strings = [value for name, value in sorted(fields.items()) if name.startswith("msgstr")]
    return Message(fields.get("msgctxt", ""), fields["msgid"], fields.get("msgid_plural", ""), strings, files, is_fuzzy)


def compiled(messages: list[Message]) -> bytes:
    """The .mo file of these messages: gettext's format, revision 0, without the optional table of hashes."""
    pairs = sorted((key_of(message).encode(), "\0".join(message.strings).encode()) for message in messages)
    start = 28 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    data = b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += [len(pair[column]), start + len(data)]
            data += pair[column] + b"\0"
    head = [0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start]
    return struct.pack(f"<{len(head) + 4 * len(pairs)}I", *head, *tables[0], *tables[1]) + data


def key_of(message: Message) -> str:
    context = f"{message.context}\4" if message.context else ""
    return context + message.id + (f"\0{message.plural}" if message.plural else "")


if __name__ == "__main__":
    for source in sorted(FOLDER.glob("*.po")):
        source.with_suffix(".mo").write_bytes(compiled(read(source)))
        print(source.with_suffix(".mo"))
