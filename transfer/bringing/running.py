"""The run: stage after stage, each item in a transaction that also moves the run's position. Killed anywhere, it goes
on where it stood; run again, it changes nothing.
"""

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from articles import publishing
from articles.models import Article, OldSlug, Page
from articles.text.paths import normal_slug
from transfer import proof
from transfer.bringing import labels, redirects, writing
from transfer.bringing.pictures import Library
from transfer.deciding import Becomes, decide
from transfer.locking import alone
from transfer.media import Media
from transfer.models import ImportedItem, ImportRun
from transfer.readers import Source
from transfer.readers.archive import Files, files_of
from transfer.record import Item, Kind
from transfer.survey import Brief, Survey, survey

RESERVED_AT_ONCE = 200
LONGEST_SLUG = 190
BROUGHT = (Kind.POST, Kind.PAGE)
MODELS: dict[str, type[Article | Page]] = {"articles.article": Article, "articles.page": Page}
Stage = ImportRun.Stage
Outcome = ImportedItem.Outcome
Progress = Callable[[str, int, int], None]
logger = logging.getLogger(__name__)


def bring_over(source: Source, *, media: Path | None = None, by=None, progress: Progress = lambda *told: None) -> "Run":
    """All of it. Raises ``Unreadable`` before anything is stored: for a source that is cut off, and where another one
    is brought over just now."""
    with alone():
        progress("membaca", 0, 0)
        run = Run(source, survey(source), _files(source, media), by=by, progress=progress)
        run.go()
    return run


def _files(source: Source, media: Path | None) -> Files | None:
    return files_of(media) if media else source.files


class Run:
    """One source on its way; ``row`` is what the database knows of it."""

    def __init__(self, source: Source, found: Survey, files: Files | None, *, by, progress: Progress):
        self.source, self.survey, self.by, self.progress = source, found, by, progress
        self.row = self._row()
        self.library = Library(self.row, found, Media(files), by=by)
        self.ours = labels.Ours()
        self.targets: dict[str, str] = {}  # former path: today's
        self.seconds: dict[str, float] = {}

    def _row(self) -> ImportRun:
        """One of the same source that was cut off, or a new one."""
        unfinished = ImportRun.objects.filter(
            site=self.survey.site_key, source=self.survey.digest, stage__lt=Stage.DONE, taken_back_at=None
        ).first()
        return unfinished or ImportRun.objects.create(
            site=self.survey.site_key,
            system=self.survey.site.system,
            title=self.survey.site.title[:300],
            source=self.survey.digest,
            by=self.by,
        )

    def go(self) -> None:
        self.progress("penulis, kategori, tag", 0, 0)
        self._settle_labels()
        for stage, work in (
            (Stage.PICTURES, self._keep_pictures),
            (Stage.RESERVE, self._reserve),
            (Stage.WRITE, self._write),
            (Stage.REDIRECTS, self._redirect),
            (Stage.PROOF, self._prove),
        ):
            started = time.monotonic()
            if stage is Stage.WRITE:
                self.targets = redirects.targets(self.row.site, self.survey, self.ours)
            if self.row.stage <= stage:
                self._enter(stage)
                work()
            self.seconds[stage.label] = round(time.monotonic() - started, 1)
        self._finish()

    @transaction.atomic
    def _settle_labels(self):
        """Each time: it makes nothing twice."""
        self.ours = labels.settle(self.row, self.survey, {*self._first_categories()})

    def _first_categories(self) -> Iterator[str]:
        """Keys of categories that some item bears first; of a system without categories the tags that are named as one
        of ours."""
        ours = {labels.name_key(name) for name in labels.Category.objects.values_list("name", flat=True)}
        yield from self.survey.first_categories
        for key, label in self.survey.labels.items():
            if not label.is_category and labels.name_key(label.name) in ours:
                yield key

    def _enter(self, stage):
        if self.row.stage != stage:
            self.row.stage, self.row.position = stage, 0
            self.row.save(update_fields=["stage", "position"])

    def _move(self, position):
        """Within the transaction of what was done."""
        ImportRun.objects.filter(pk=self.row.pk).update(position=position)
        self.row.position = position

    def _keep_pictures(self):
        attached = list(self.survey.attached.values())
        for position, one in enumerate(attached):
            if position >= self.row.position:
                self.library.number_of(one.file)
                self._move(position + 1)
            else:
                self.library.name_of(one.file)
            self.progress("gambar", position + 1, len(attached))

    def _reserve(self):
        """An address for each item, and for an article a row, so that texts can lead to one another."""
        wanted = [brief for brief in self.survey.items if brief.kind in BROUGHT]
        slugs = _Slugs()
        now = timezone.now()
        for start in range(0, len(wanted), RESERVED_AT_ONCE):
            batch = wanted[start : start + RESERVED_AT_ONCE]
            with transaction.atomic():
                self._reserve_batch(batch, slugs, now)
                self._move(start + len(batch))
            self.progress("alamat", start + len(batch), len(wanted))

    def _reserve_batch(self, batch: list[Brief], slugs: "_Slugs", now):
        known = ImportedItem.objects.filter(
            site=self.row.site,
            kind__in=[kind.value for kind in BROUGHT],
            source_id__in=[one.source_id[:400] for one in batch],
        )
        rows = {(row.kind, row.source_id): row for row in known}
        stubs: list[tuple[ImportedItem, Article]] = []
        new = []
        for brief in batch:
            row = rows.get((brief.kind.value, brief.source_id[:400]))
            if row and (row.target_id or row.outcome not in writing.OPEN):
                continue
            becomes = decide(brief.kind, brief.state, None, now).becomes
            row = row or ImportedItem(site=self.row.site, kind=brief.kind.value, source_id=brief.source_id[:400])
            row.run, row.outcome = self.row, Outcome.RESERVED
            row.state, row.title = brief.state.value, " ".join(brief.title.split())[:300]
            new.append(row)
            if becomes is Becomes.NOTHING:
                continue
            model = Page if becomes is Becomes.PAGE else Article
            row.slug = slugs.take(model, normal_slug(brief.slug) or normal_slug(brief.title))
            row.target = model._meta.label_lower
            if model is Article:
                stubs.append((row, Article(title=row.title[:160] or "…", slug=row.slug)))
        publishing.reserve([article for _, article in stubs], by=self.by)
        for row, article in stubs:
            row.target_id, row.made_in = article.pk, self.row
        for row in new:
            row.save()

    def _write(self):
        total = sum(brief.kind in BROUGHT for brief in self.survey.items)
        items = (record for record in self.source.read() if isinstance(record, Item) and record.kind in BROUGHT)
        for position, item in enumerate(items):
            if position >= self.row.position:
                self._write_one(item, position)
            self.progress("tulisan", position + 1, total)

    def _write_one(self, item: Item, position: int):
        row = ImportedItem.objects.get(site=self.row.site, kind=item.kind.value, source_id=item.source_id[:400])
        try:
            prepared = writing.prepare(item, self.library, self.link_of(item), timezone.now())
            with transaction.atomic():
                self._bring(row, item, prepared)
                self._move(position + 1)
        except (OperationalError, InterfaceError, OSError):
            raise  # the database or the disk: what is done stays done, and the run goes on when it is called again
        except Exception as error:  # this is the border: one item must cost itself only
            if not isinstance(error, writing.CannotBring):
                logger.warning("Item %s of %s failed", item.source_id, self.row.site, exc_info=True)
            with transaction.atomic():
                self._fail(row, item, writing.sentence_of(error))
                self._move(position + 1)

    def link_of(self, item: Item) -> Callable[[str], str]:
        return redirects.Links(
            self.targets, self.survey, beside=item.source_id if self.source.files else "", address=item.address
        )

    def _bring(self, row: ImportedItem, item: Item, prepared: writing.Prepared):
        becomes = prepared.decision.becomes
        thing = MODELS[row.target].objects.filter(pk=row.target_id).first() if row.target_id else None
        row.run = self.row
        if becomes is Becomes.NOTHING and thing is None:
            return self._close(row, Outcome.LEFT_OUT, prepared.decision.sentences)
        if row.outcome != Outcome.RESERVED:
            if thing is None:
                return self._close(row, Outcome.LEFT_OUT, ["Dihapus di sini sejak dibawa; tidak dibawa lagi."])
            if row.digest == prepared.digest:
                return self._close(row, Outcome.SAME)
            if writing.fingerprint(thing) != row.fingerprint:
                return self._close(
                    row, Outcome.KEPT, ["Disunting di sini sejak dibawa; sumbernya juga berubah. Tidak diubah."]
                )
        is_new = row.outcome == Outcome.RESERVED
        if row.target == "articles.page":
            page = thing if isinstance(thing, Page) else Page(slug=row.slug, placement=Page.Placement.NOWHERE)
            sentences = writing.write_page(page, item, prepared)
            thing, row.is_public = page, True
            row.made_in = row.made_in or self.row
        else:
            if not isinstance(thing, Article):
                return self._close(row, Outcome.LEFT_OUT, ["Dihapus di sini sejak dibawa; tidak dibawa lagi."])
            sentences = writing.write_article(thing, item, prepared, self.row, self.ours, by=self.by)
            row.is_public = thing.is_published
        row.target_id = thing.pk
        row.digest, row.fingerprint = prepared.digest, writing.fingerprint(thing)
        row.state, row.title = item.state.value, item.title[:300]
        row.addresses = list(dict.fromkeys(address for address in (item.address, *item.other_addresses) if address))
        row.words = writing.words_told(item, prepared.rendered, thing.body)
        if item.comments:
            row.words["comments"] = item.comments
        return self._close(row, Outcome.MADE if is_new else Outcome.CHANGED, sentences)

    def _close(self, row, outcome, sentences=()):
        row.outcome, row.sentence = outcome, " ".join(sentences)
        row.save()

    def _fail(self, row, item, sentence):
        """The reserved row goes; one that stands since an earlier run stays as it is."""
        row.refresh_from_db()
        if row.outcome == Outcome.RESERVED and row.target == "articles.article":
            publishing.drop(Article.objects.filter(pk=row.target_id))
            row.target_id = None
        row.run, row.title, row.state = self.row, item.title[:300], item.state.value
        self._close(row, Outcome.FAILED, [sentence])

    def _redirect(self):
        for done, total in redirects.carry_out(self.row, self.survey, self.ours):
            self.progress("pengalihan", done, total)

    def _prove(self):
        asked = redirects.former_addresses(self.row, self.survey)
        self.row.addresses = []
        for number, line in enumerate(proof.ask(asked), start=1):
            self.row.addresses.append(list(line))
            self.progress("bukti alamat", number, len(asked))

    def _finish(self):
        changed = ImportedItem.objects.filter(run=self.row, outcome__in=[Outcome.MADE, Outcome.CHANGED])
        if self.row.stage < Stage.DONE:
            if changed.exists():
                publishing.brought_in()
            self.row.stage, self.row.finished_at = Stage.DONE, timezone.now()
        self.row.report = {"seconds": self.seconds}
        self.row.save()


class _Slugs:
    """Free ones, without asking for each."""

    def __init__(self):
        self._taken: dict[type[Article | Page], set[str]] = {}

    def take(self, model: type[Article | Page], wanted: str) -> str:
        taken = self._taken.get(model)
        if taken is None:
            former = OldSlug.objects.of_model(model).values_list("slug", flat=True)
            promised = ImportedItem.objects.filter(target=model._meta.label_lower).values_list("slug", flat=True)
            today = model._default_manager.values_list("slug", flat=True)
            taken = self._taken[model] = {*today, *former, *promised, *model.reserved_slugs(), ""}
        stem = wanted[:LONGEST_SLUG].strip("-") or str(model._meta.model_name)
        names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
        slug = next(name for name in names if name not in taken)
        taken.add(slug)
        return slug
