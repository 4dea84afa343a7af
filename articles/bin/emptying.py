"""For good: what nobody has missed for thirty days, or what an editor does not want there."""

from functools import partial

from django.db import models, transaction
from django.utils import timezone

from articles.bin.packing import contents, files_of
from articles.models import KEPT_FOR, BinnedItem, Picture
from articles.pictures import places_of

MOST_EMPTIED = 200  # in one run


class StillShown(Exception):
    """A picture that something shows by now, because a text names it again; with the places."""

    def __init__(self, places: list[models.Model]):
        super().__init__(", ".join(map(str, places)))
        self.places = places


def empty(*, limit: int = MOST_EMPTIED) -> int:
    """Delete for good what has lain there for its days, the oldest first; how many that were. Whatever is left over is
    taken by the next run."""
    keys = list(BinnedItem.objects.deleted_before(timezone.now() - KEPT_FOR).values_list("pk", flat=True))
    removed = 0
    for key in keys:
        if removed == limit:
            break
        with transaction.atomic():
            item = BinnedItem.objects.select_for_update(skip_locked=True).filter(pk=key).first()
            try:
                removed += item is not None and remove(item)
            except StillShown:
                continue
    return removed


@transaction.atomic
def remove(item: BinnedItem) -> bool:
    """Delete one for good, with its files; whether it was there. Raises ``StillShown``."""
    rows = contents(item)
    places = [place for row in rows if isinstance(row, Picture) for place in places_of(row)]
    if places:
        raise StillShown(places)
    deleted, _ = BinnedItem.objects.filter(pk=item.pk).delete()
    for storage, name in files_of(rows):
        if hidden := item.files.get(name):
            transaction.on_commit(partial(storage.delete, hidden), robust=True)
    return deleted > 0
