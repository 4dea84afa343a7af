"""What follows when a picture of the library gets another file."""

from django.db import models, transaction

from articles.models import Article, Picture, WithBody
from articles.pictures.drawings import forget_cards
from articles.pictures.usage import texts_with


@transaction.atomic
def save(picture: Picture) -> None:
    """Keep it. With another file than before, every text that shows it is derived anew in the same transaction; the
    former file, its renditions and what was drawn of it go after the commit."""
    former = Picture.objects.filter(pk=picture.pk).first()
    if former is None or former.file_name == picture.file_name:
        picture.save()
        return
    # In this order, as saving a text does: the texts first, then the picture, whose row then keeps new ones waiting.
    for _ in texts_with(picture, former.file_name):
        pass
    former = Picture.objects.select_for_update(no_key=True).get(pk=picture.pk)
    picture.save()
    for thing, fields in texts_with(picture, former.file_name):
        _show_anew(thing, fields, former.file_name, picture.file_name)
    covered = [*Article.objects.filter(cover=picture).values_list("pk", flat=True)]
    transaction.on_commit(former.remove_files, robust=True)
    transaction.on_commit(lambda: forget_cards(covered), robust=True)


def _show_anew(thing: models.Model, fields, former_name, name):
    """Not ``save()``: nobody has written anything, so neither its version nor its dates move."""
    for field in fields:
        setattr(thing, field.attname, getattr(thing, field.attname).replace(former_name, name))
    changed = [field.attname for field in fields]
    if isinstance(thing, WithBody):
        thing.derive_from_body()
        changed.append("reading_html")
    rows = type(thing)._base_manager.filter(pk=thing.pk)
    rows.update(**{name: getattr(thing, name) for name in changed})
