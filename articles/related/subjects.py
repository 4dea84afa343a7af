"""What articles are about, by their titles and by what this collection's title templates are."""

from collections.abc import Iterable

from articles.models import Term
from articles.related.template_words import ASK_OF_ANY_SUBJECT
from articles.text.indonesian import words
from articles.text.phrases import Phrase, subject_phrase


def subjects_of(titles: Iterable[str]) -> dict[str, Phrase]:
    """Each title's subject, see ``subject_phrase``; one query."""
    stems = {title: words(title) for title in titles}
    known = Term.objects.filter(is_template=True, name__in={stem for row in stems.values() for stem in row})
    template_words = ASK_OF_ANY_SUBJECT | set(known.values_list("name", flat=True))
    return {title: subject_phrase(title, template_words) for title in stems}
