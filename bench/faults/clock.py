"""The clock jumps an hour ahead and back, under a running site."""

import time

from bench.faults.row import Row
from bench.faults.site import KEPT, Place

ASKED = 5.0  # seconds after which the store asks anew, whatever the clock says
PAST_THE_STORE = {"Cookie": "messages=x"}  # whoever may have something to be told is answered by Django
SCHEDULE = (
    "from datetime import timedelta; from django.utils import timezone; from articles.models import Article;"
    "chosen = Article.objects.published().last(); "
    "Article.objects.filter(pk=chosen.pk).update(published_at=timezone.now() + timedelta(minutes=30)); "
    "print(chosen.get_absolute_url())"
)
JUMPS = {0: False, 3600: True, 1: False, -3600: False, 2: False}  # seconds, and whether the article is to be seen


def run(place: Place) -> list[Row]:
    site = place.site("clock")
    scheduled = site.manage("shell", "-v", "0", "-c", SCHEDULE).split()[-1]
    offset = place.folder / "offset"
    offset.write_text("0")
    seen, wrong = [], []
    with site.running("bench.faults.jumping", CLOCK_OFFSET=str(offset)):
        for jump in JUMPS:
            offset.write_text(str(jump))
            time.sleep(ASKED)
            for path in [*KEPT, scheduled] * 2:
                kept, made = site.get(path), site.get(path, headers=PAST_THE_STORE)
                if (kept.status, kept.body) != (made.status, made.body):
                    wrong.append(f"{path} at {jump}")
            seen.append(site.get(scheduled).status == 200)
    told = f"{len(wrong)} of {len(JUMPS) * 2 * (len(KEPT) + 1)} pages are not what they would be made as"
    told += "".join(f"; {each}" for each in wrong[:3]) + f"; an article due in half an hour was there: {seen}"
    return [Row("the clock jumps an hour", "right pages", told, not wrong and seen == [*JUMPS.values()])]
