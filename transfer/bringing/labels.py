"""Whom and what of ours the people, categories and tags of a former site are: by name, however it is written
(``articles/text/names.py``); whoever has no likeness here is made.
"""

import difflib
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.covers import seed_of
from articles.models import Author, Category, SiteSettings, Sky, Tag
from articles.text.names import name_key
from transfer.models import ImportedItem, ImportRun
from transfer.survey import Survey

FALLBACK = "Umum"
NO_CATEGORY = {"uncategorized", "uncategorised", "takberkategori", "tanpakategori", "tidakberkategori"}
LONGEST_NAME, LONGEST_AUTHOR = 60, 120
LIKELY = 0.75  # of the letters that two names share, from which on one is offered for the other


class Match(NamedTuple):
    """``ours`` is the name here, "" where it will be made; ``likely`` one that somebody may have meant."""

    name: str
    ours: str
    likely: str = ""


@dataclass
class Ours:
    """By the keys of the source. A category that is nobody's first one is a tag here."""

    authors: dict[str, Author] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    fallback_category: Category | None = None
    fallback_author: Author | None = None


def is_no_category(name: str) -> bool:
    return name_key(name) in NO_CATEGORY


def matches(survey: Survey, model: type[Author | Category | Tag]) -> list[Match]:
    """What the names of a source become, for whoever decides before the run."""
    if model is Author:
        names = [person.name for key, person in survey.people.items() if survey.used[f"person:{key}"]]
    else:
        wanted = model is Category
        names = [label.name for key, label in survey.labels.items() if label.is_category == wanted and survey.used[key]]
    known = {name_key(name): name for name in model._default_manager.values_list("name", flat=True)}
    found = []
    for name in dict.fromkeys(names):
        if model is Category and is_no_category(name):
            found.append(Match(name, FALLBACK))
            continue
        ours = known.get(name_key(name), "")
        near = [] if ours else difflib.get_close_matches(name_key(name), known, n=1, cutoff=LIKELY)
        found.append(Match(name, ours, known[near[0]] if near else ""))
    return found


def settle(run: ImportRun, survey: Survey, first_categories: set[str]) -> Ours:
    """All that is used, in the run's transaction. ``first_categories`` are keys that an article bears first."""
    ours = Ours()
    for key, person in survey.people.items():
        if survey.used[f"person:{key}"]:
            ours.authors[key] = _settled(run, Author, "person", key, person.name, biography=person.biography[:600])
    for key in {key.removeprefix("person:") for key in survey.used if key.startswith("person:")} - survey.people.keys():
        ours.authors[key] = _settled(run, Author, "person", key, key)
    for key, label in survey.labels.items():
        if not survey.used[key]:
            continue
        if label.is_category and key in first_categories and not is_no_category(label.name):
            sky = Sky.values[seed_of(label.name) % len(Sky.values)]
            more = {"description": label.description, "sky": sky}
            ours.categories[key] = _settled(run, Category, "category", key, label.name, **more)
        elif not is_no_category(label.name):
            ours.tags[key] = _settled(run, Tag, "tag", key, label.name)
    return ours


def category_for(run: ImportRun, ours: Ours) -> Category:
    """For what has none: made when the first one needs it."""
    if ours.fallback_category is None:
        ours.fallback_category = _settled(run, Category, "category", "", FALLBACK)
    return ours.fallback_category


def author_for(run: ImportRun, ours: Ours) -> Author:
    """The house itself."""
    if ours.fallback_author is None:
        name = SiteSettings.current().organisation
        ours.fallback_author = _settled(run, Author, "person", "", name, kind=Author.Kind.ORGANISATION)
    return ours.fallback_author


def tag_for(run: ImportRun, key: str, name: str) -> Tag:
    """For a category that is another one's second."""
    return _settled(run, Tag, "tag", key, name)


def _settled(run, model, what, key, name, **more):
    """The row of an earlier run, also under another name by now; else one of that name; else a new one."""
    row = ImportedItem.objects.filter(site=run.site, kind=what, source_id=key[:400]).first()
    thing = row and model.objects.filter(pk=row.target_id).first()
    if thing:
        return thing
    longest = LONGEST_AUTHOR if model is Author else LONGEST_NAME
    name = " ".join(name.split())[:longest].strip() or FALLBACK
    thing, made = model.named(name).first(), False
    if thing is None:
        thing, made = model.objects.create(name=name, **more), True
    ImportedItem.objects.update_or_create(
        site=run.site,
        kind=what,
        source_id=key[:400],
        defaults={
            "run": run,
            "made_in": run if made else None,
            "title": name,
            "outcome": ImportedItem.Outcome.MADE if made else ImportedItem.Outcome.SAME,
            "target": thing._meta.label_lower,
            "target_id": thing.pk,
        },
    )
    return thing
