"""What the library knows of the pictures in a text: their numbers by address, and what is shown for a number."""

from urllib.parse import unquote, urlsplit

from django.conf import settings

from articles.fields import clean_html
from articles.imaging import renditions
from articles.models.picture import Picture
from articles.text import pictures, reading

MOST_SHOWN = 500  # pictures of one text, for a question that a database can answer


def numbered(html: str) -> str:
    """A clean text with the library's pictures by number; a query where it holds one by address."""
    named: dict[str, list[str]] = {}
    for address in pictures.addresses(html):
        if name := file_name_at(address):
            named.setdefault(name, []).append(address)
    rows = Picture.objects.filter(file__in=named).values_list("file", "pk") if named else ()
    known = {address: pk for name, pk in rows for address in named[name]}
    return pictures.with_numbers(html, known, lambda address: bool(file_name_at(address)))


def pictures_in(html: str) -> dict[int, Picture]:
    """The library's pictures that a text names, in one query."""
    numbers = pictures.numbers(html)
    return Picture.objects.only("file", "is_decorative").in_bulk(numbers[:MOST_SHOWN]) if numbers else {}


def addressed(html: str, found: dict[int, Picture]) -> str:
    """A stored text as an editor shows it, and the coach reads it."""
    return pictures.with_addresses(html, {pk: picture.file.url for pk, picture in found.items()})


def for_editor(html: str) -> str:
    """Whatever was typed or stored, cleaned, with today's addresses. Raises ``TooMuchHtml``."""
    stored = numbered(clean_html(html))
    return addressed(stored, pictures_in(stored))


def named_in(html: str) -> dict[int, Picture]:
    """The library's pictures in a stored text. Their rows are held until the end of the transaction: a file that is
    replaced meanwhile waits, and finds this text then."""
    numbers = pictures.numbers(html)
    rows = Picture.objects.select_for_update(no_key=True).order_by("pk").filter(pk__in=numbers) if numbers else ()
    return {picture.pk: picture for picture in rows}


def shown_in(html: str) -> dict[int, Picture]:
    """The same for a text that is looked at and not stored: nothing is held."""
    numbers = pictures.numbers(html)
    return Picture.objects.in_bulk(numbers[:MOST_SHOWN]) if numbers else {}


def sources_of(found: dict[int, Picture]) -> dict[int, reading.Sources]:
    """What ``reading.for_reading`` asks of each."""
    return {
        pk: reading.Sources(picture.file.url, picture.width, picture.height, picture.webp_srcset, picture.own_srcset)
        for pk, picture in found.items()
    }


def give_words(html: str, found: dict[int, Picture]) -> None:
    """The alternative text that was typed beside a picture reaches the library where that has none."""
    for number, alt in pictures.words(html).items():
        picture = found.get(number)
        if picture and not picture.alt and not picture.is_decorative:
            longest = Picture._meta.get_field("alt").max_length
            Picture.objects.filter(pk=number, alt="").update(alt=alt[:longest])


def file_name_at(address: str) -> str:
    """The name that a picture of the library would have which lies there, or of which a rendition does; else ""."""
    address = address.removeprefix(settings.SITE_URL) if settings.MEDIA_URL.startswith("/") else address
    if not address.startswith(settings.MEDIA_URL):
        return ""
    return renditions.picture_of(unquote(urlsplit(address.removeprefix(settings.MEDIA_URL)).path))
