"""Readers find by words of today what is still indexed by the words of yesterday.

A query is read by today's rules, and while all is being rebuilt, a text that is not read anew yet holds the stems of
the rules before. Nobody knows those rules any more, but word by word the index has their stems where the text has its
words. So what stood in the place of a stem is noted before the first text is read anew, and asked for besides.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, product

from articles.models import LONGEST_STEM, FormerStem, SearchText
from articles.search import written
from articles.search.expansion import Alternative, Group
from articles.search.index import Entry
from articles.search.ranking import padded

MOST_WAYS = 50  # in which words may have stood; a word of many forms had many stems, a phrase has the product


def note(entries: Iterable[tuple[Entry, SearchText]]) -> None:
    """What today's stems are called in the rows that the index has. A text that has been changed behind its back, so
    that the number of words is another, tells nothing."""
    pairs: set[tuple[str, str]] = set()
    for entry, row in entries:
        for name, field in entry.fields.items():
            stems, forms = written.parts(padded(getattr(row, name)))
            former = stems.split()
            if len(former) == len(field):
                pairs.update(zip((token.stem for token in field), former, strict=True))
                if not forms.strip():  # of a time when the index kept none
                    pairs.update(zip((written.stands_for(token.word) for token in field), former, strict=True))
    differing = sorted(pair for pair in pairs if pair[0] != pair[1] and max(map(len, pair)) <= LONGEST_STEM)
    FormerStem.objects.bulk_create(
        [FormerStem(stem=stem, former=former) for stem, former in differing], ignore_conflicts=True
    )


def forget() -> None:
    FormerStem.objects.all().delete()


def widened(groups: Sequence[Group]) -> list[Group]:
    """The groups, with what their stems are called in texts that are not read anew yet; as they are at all other
    times."""
    asked = {stem for group in groups for one in group.alternatives for stem in one.stems}
    formers = defaultdict(list)
    for stem, former in FormerStem.objects.filter(stem__in=asked).values_list("stem", "former"):
        formers[stem].append(former)
    return [_widened(group, formers) for group in groups] if formers else list(groups)


def _widened(group, formers):
    weights = {one.stems: one.weight for one in group.alternatives}  # the word itself stays first
    for one in group.alternatives:
        ways = product(*([stem, *formers.get(stem, ())] for stem in one.stems))
        for stems in islice(ways, MOST_WAYS):
            weights.setdefault(stems, one.weight)
    return group._replace(alternatives=tuple(map(Alternative, weights, weights.values())))
