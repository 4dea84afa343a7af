"""The table "Words on screen" of docs/glossary.md, and what English looks like, as questions to a text."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").partition("## Words on screen")[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\|.*\|$", PAGE, re.MULTILINE)[2:]
]
# Words without which hardly an English sentence is made, and which Indonesian does not have.
ENGLISH = """
    the of and is are this that these those with for you your not please was were has have been from will cannot must
    should would can an by or it its be at to on in if do does no yes all any
    add change delete save search view select selected choose show hide close cancel remove open home back next previous
    name date time today yesterday tomorrow title value type table row column image picture list text format normal
    filter results total history password username user users group groups
"""
# … but for those that are Indonesian as well.
BOTH = {"an", "by", "do", "total", "filter", "normal", "format", "date", "no"}
IS_ENGLISH = re.compile(rf"\b({'|'.join(sorted(set(ENGLISH.split()) - BOTH))})\b", re.IGNORECASE)
IS_MENTIONED = re.compile(r"“[^”]*”|‘[^’]*’")


def _words_by_scope():
    words = {"screens": set(), "texts": set()}
    for _, never, in_texts in ROWS:
        for scope in ["screens", "texts"] if in_texts else ["screens"]:
            words[scope] |= {word.strip() for word in never.split(",")}
    return words


def _any_of(words):
    longest_first = map(re.escape, sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w@./-])({'|'.join(longest_first)})(?![\w@/-]|\.\w)", re.IGNORECASE)


NEVER = {scope: _any_of(words) for scope, words in _words_by_scope().items()}


def never_said(text, *, scope="screens"):
    """The words of a text that no screen says, or that no text for readers does; quoted ones are talked about."""
    text = re.sub(r"\bkata sandi\b", "", IS_MENTIONED.sub("", text), flags=re.IGNORECASE)
    return sorted({word.lower() for word in NEVER[scope].findall(text)})


def english_words(text):
    return sorted({word.lower() for word in IS_ENGLISH.findall(IS_MENTIONED.sub("", text))})
