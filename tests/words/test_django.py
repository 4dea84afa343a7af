"""Django's own sentences: ours stand over them, in our terms."""

import gettext
import re
from datetime import datetime
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation.trans_real import DjangoTranslation

from tests.words.glossary import english_words, never_said
from tools import messages

DJANGO = Path(django.__file__).parent
SHOWN = [app for app in ["admin", "auth", "contenttypes", "sessions"] if apps.is_installed(f"django.contrib.{app}")]
FOLDERS = [DJANGO / "conf", *(DJANGO / "contrib" / app for app in SHOWN)]
# What asks for a message that nobody is shown here.
UNSEEN = (
    "conf/global_settings.py",  # the names of all languages
    "views/csrf.py",  # CSRF_FAILURE_VIEW is ours
    "views/debug.py",
    "views/static.py",
    "views/templates/",
    "views/generic/",  # no generic view is used
    "core/exceptions.py",
)
HOLE = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}")
FOLDER = messages.FOLDER
# The same in both languages, or a mark.
SAME = {
    "URL", "IPv4", "IPv6", "Slug", "salt", "hash", "…", ":?.!", ":", ", ", "%s KB", "%s MB", "%s GB", "%s TB",
    "%s PB", "%(truncated_text)s…", "%(class_name)s %(instance)s", "jan", "feb", "mar", "apr", "jun", "jul", "sep",
    "nov", "April", "September", "November", "Jan.", "Feb.", "Nov.", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Sep",
    "Nov", "PM", "AM", "S",
}  # fmt: skip


def asked_for(domain):
    """What Django's screens can say, from its English catalogues, which hold every message."""
    for folder in FOLDERS:
        path = folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        for message in messages.read(path) if path.exists() else []:
            if message.id and not all(file.startswith(UNSEEN) for file in message.files):
                yield message


def catalogue(domain):
    """As the pages load it, and as /admin/jsi18n/ does."""
    localedirs = None if domain == "django" else [str(DJANGO / "contrib" / "admin" / "locale")]
    return DjangoTranslation("id", domain=domain, localedirs=localedirs)


def shown(catalogue, message):
    ask = getattr(catalogue, ("n" if message.plural else "") + ("p" if message.context else "") + "gettext")
    context = [message.context] if message.context else []
    return ask(*context, message.id, *([message.plural, 2] if message.plural else []))


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_no_sentence_of_django_is_english_or_off_our_terms(domain):
    spoken = catalogue(domain)
    said = {message.id: shown(spoken, message) for message in asked_for(domain)}

    assert len(said) > {"django": 400, "djangojs": 60}[domain]
    assert {text for text in said.values() if text in said} - SAME == set()
    plain = {id: HOLE.sub("", text) for id, text in said.items() if text not in SAME}
    assert {id: words for id, text in plain.items() if (words := never_said(text) + english_words(text))} == {}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_words_stand_over_sentences_that_django_still_has(domain):
    ours = {(message.context, message.id, message.plural) for message in messages.read(FOLDER / f"{domain}.po")}

    known = {(message.context, message.id, message.plural) for message in asked_for(domain)}
    assert ours - known - {("", "", "")} == set()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.po")), ids=lambda path: path.name)
def test_the_compiled_words_are_those_of_the_source(path):
    entries = messages.read(path)

    assert path.with_suffix(".mo").read_bytes() == messages.compiled(entries), "run: python tools/messages.py"
    with path.with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    for message in entries[1:]:
        assert shown(read, message) == message.strings[0] != ""
        holes = [set(HOLE.findall(text)) for text in (message.strings[0], message.id)]
        assert holes[0] <= holes[1], message.id


def test_a_time_is_written_as_it_is_typed_and_its_month_in_full():
    moment = datetime(2026, 8, 9, 8, 5)

    with translation.override("id"):
        assert date_format(moment, "DATETIME_FORMAT") == "9 Agustus 2026, 08.05"
        assert date_format(moment, "TIME_FORMAT") == "08.05"
