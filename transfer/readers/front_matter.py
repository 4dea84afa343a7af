"""What stands above a Markdown text: YAML between ``---``, TOML between ``+++``, JSON, or Pelican's bare lines."""

import datetime
import json
import re
import tomllib
from typing import Any, NamedTuple

import yaml

from transfer.record import Unreadable

LONGEST = 64 * 1024  # characters
_FENCED = {"---": re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)}
_FENCED["+++"] = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):[ \t]*(.*)")
_MORE = re.compile(r"[ \t]{4,}(\S.*)")


class Document(NamedTuple):
    fields: dict[str, Any]  # names in small letters
    text: str
    has_fence: bool


class _Plain(yaml.SafeLoader):
    """Texts, numbers, lists: no alias, which unfolds without end, and no time, which YAML moves to UTC by itself."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


_Plain.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for letter, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def split(content: str) -> Document:
    """Raises ``Unreadable``, whose sentence names no file."""
    content = content.replace("\r\n", "\n").lstrip("\ufeff\n")
    fence = content[:3]
    if fence in _FENCED:
        found = _FENCED[fence].match(content)
        if found is None:
            raise Unreadable(f"Bagian atasnya dibuka dengan {fence} dan tidak ditutup.")
        fields = _read(found[1], toml=fence == "+++")
        return Document(_lowered(fields), content[found.end() :], True)
    if content.startswith("{\n"):
        try:
            value, end = json.JSONDecoder().raw_decode(content)
        except (ValueError, RecursionError) as error:
            raise Unreadable("Bagian atasnya tidak terbaca sebagai JSON.") from error
        return Document(_lowered(value), content[end:], True)
    return _of_lines(content)


def read_yaml(text: str) -> dict[str, Any]:
    """A whole file of YAML; what is none holds nothing."""
    try:
        return _lowered(_read(text, toml=False))
    except Unreadable:
        return {}


def _read(text, *, toml):
    if len(text) > LONGEST:
        raise Unreadable("Bagian atasnya lebih dari 64 KB.")
    try:
        value = tomllib.loads(text) if toml else yaml.load(text, _Plain)  # noqa: S506  # a SafeLoader
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable(f"Bagian atasnya tidak terbaca sebagai {'TOML' if toml else 'YAML'}.") from error
    if not isinstance(value, dict):
        if value is None:
            return {}
        raise Unreadable("Bagian atasnya bukan daftar nama dan isi.")
    return value


def _lowered(fields):
    return {str(name).lower(): value for name, value in fields.items()} if isinstance(fields, dict) else {}


def _of_lines(content):
    """``Title: …`` and so on until the first empty line; a text that begins otherwise has none."""
    fields: dict[str, Any] = {}
    lines = content.split("\n")
    name, end = "", len(lines)
    for number, line in enumerate(lines):
        if not line.strip():
            end = number
            break
        if found := _LINE.fullmatch(line):
            name = found[1].lower()
            fields[name] = found[2].strip()
        elif name and (more := _MORE.fullmatch(line)):
            fields[name] = f"{fields[name]}\n{more[1]}"
        else:
            return Document({}, content, False)
    return Document(fields, "\n".join(lines[end + 1 :]), False) if "title" in fields else Document({}, content, False)


def text(value: Any) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def texts(value: Any, *, apart: str = ",") -> list[str]:
    """A list, or one text whose parts stand ``apart``; of tables (Hugo's authors) their names."""
    if isinstance(value, str):
        value = value.split(apart) if apart else value.split()
    found = []
    for one in value if isinstance(value, list) else []:
        words = text(one.get("name") if isinstance(one, dict) else one)
        if words and words not in found:
            found.append(words)
    return found


_ZONE = re.compile(r"\s*(Z|[+-]\d\d:?\d\d)$")
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?")


def moment(value: Any, zone: datetime.tzinfo) -> datetime.datetime | None:
    """As Hugo, Jekyll and Pelican write times; of a day alone its beginning. None for whatever is no time."""
    written = text(value)
    found = _DATE.match(written)
    if found is None:
        return None
    rest = _ZONE.search(written[found.end() :].strip()) if found[4] else None
    try:
        naive = datetime.datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
        if rest is None:
            return naive.replace(tzinfo=zone)
        name = "+00:00" if rest[1] == "Z" else rest[1] if ":" in rest[1] else f"{rest[1][:3]}:{rest[1][3:]}"
        return datetime.datetime.fromisoformat(f"{naive.isoformat()}{name}")
    except ValueError:
        return None
