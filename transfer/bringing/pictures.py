"""Pictures of the former site into the library: through the same checks as an upload, each once."""

import io
import re
from functools import lru_cache
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from articles import publishing
from articles.imaging import MAX_BYTES, TOO_LARGE
from articles.models import Picture
from transfer.content import excerpt_of
from transfer.media import Media, is_picture, original, unwrapped
from transfer.models import ImportedItem, ImportRun
from transfer.readers.archive import Files, TooLarge
from transfer.record import Unreadable
from transfer.survey import Attached, Survey

KEPT_ELSEWHERE = (".files.wordpress.com", ".bp.blogspot.com", ".googleusercontent.com")
EMOJI = re.compile(r"//s\.w\.org/images/core/emoji|twemoji|/wp-smileys?/|/smilies/")
MOST_TOLD = 5000  # missing files that a report names


class Library:
    """Of one run. ``missing`` and ``refused`` are by the address that asked for them."""

    def __init__(self, run: ImportRun | None, survey: Survey, media: Media, *, by):
        self.run, self.survey, self.media, self.by = run, survey, media, by
        self.found: set[str] = set()  # names of files
        self.missing: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self._known_as: dict[str, Attached] = {}
        for attached in survey.attached.values():
            if name := media.name_of(attached.file):
                self._known_as.setdefault(name, attached)
        self.number_of_name = lru_cache(maxsize=20_000)(self._number_of_name)

    def name_of(self, address: str, beside: str = "") -> str:
        """The file that an address means; notes it as found or missing where it is one of the former site."""
        name = self.media.name_of(address, beside=beside)
        if name:
            self.found.add(name)
        elif self.is_of_then(address):
            self._miss(address, beside)
        return name

    def is_of_then(self, address: str) -> bool:
        """A file of the former site, or of where its system kept files for it."""
        if not is_picture(address):
            return False
        host = urlsplit(unwrapped(address)).netloc.lower()
        return host.endswith(KEPT_ELSEWHERE) or self.survey.path_of(unwrapped(address)) is not None

    def _miss(self, address, beside):
        if len(self.missing) < MOST_TOLD and not address.startswith("data:") and not EMOJI.search(address):
            self.missing.setdefault(original(address), beside)

    def number_of(self, address: str, beside: str = "") -> int | None:
        """The number in the library, which it enters now; a transaction of its own. What a text shows and is not there
        is missing, wherever it lay."""
        name = self.name_of(address, beside)
        if not name:
            self._miss(address, beside)
        return self.number_of_name(name) if name else None

    def attached(self, source_id: str) -> Attached | None:
        return self.survey.attached.get(source_id)

    def _number_of_name(self, name: str) -> int | None:
        if self.run is None:
            return 1 if not self.refused.get(name) else None
        row = ImportedItem.objects.filter(site=self.run.site, kind="picture", source_id=name[:400]).first()
        if row and row.target_id and Picture.objects.filter(pk=row.target_id).exists():
            return row.target_id
        try:
            return self._keep(self.run, self.media.files, name)
        except ValidationError as error:
            sentence = " ".join(error.messages)
        except TooLarge:
            sentence = TOO_LARGE
        except Unreadable as error:
            sentence = str(error)
        self.refused[name] = sentence
        return None

    @transaction.atomic
    def _keep(self, run: ImportRun, files: Files | None, name: str) -> int:
        content = files.read(name, most=MAX_BYTES) if files else b""
        about = self._known_as.get(name)
        picture = Picture(
            file=File(io.BytesIO(content), name=name.rpartition("/")[2]),
            alt=" ".join((about.alt if about else "").split())[:250],
            credit=_credit(about)[:150],
        )
        picture.keep_safe_copy()
        publishing.save_picture(picture, by=self.by)
        ImportedItem.objects.update_or_create(
            site=run.site,
            kind="picture",
            source_id=name[:400],
            defaults={
                "run": run,
                "made_in": run,
                "title": name[-300:],
                "outcome": ImportedItem.Outcome.MADE,
                "target": picture._meta.label_lower,
                "target_id": picture.pk,
                "addresses": [about.file] if about and about.file else [],
                "is_public": True,
            },
        )
        return picture.pk


def _credit(about: Attached | None) -> str:
    """Who made it; a caption that begins with "Foto:" says that too."""
    if about is None:
        return ""
    caption = excerpt_of(about.caption)
    is_credit = caption.lower().startswith(("foto:", "sumber:", "photo:", "credit:", "dok."))
    return excerpt_of(about.credit) or (caption if is_credit else "")
