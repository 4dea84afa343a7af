"""Each field of what people fill in, forged by everybody; also those that no form has."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.roles import EDITOR
from tests.factories import make_author, make_category, make_picture, make_programme, make_tag, picture_file
from tests.newsroom.rights.forged import url_of

LATER = timezone.make_aware(datetime(2030, 8, 17, 8, 15))


def forged_values(world):
    """``{thing: {field: value}}``: valid, and none that is there already."""
    people, things = world.people, world.things
    words, picture = {"kind": "organisation"}, make_picture().pk
    moments = "published_at first_published_at updated_at returned_at created_at changed_at".split()
    machines = {"reading_html": "<p>Palsu</p>", "plain_text": "Palsu", "headings": "[[2, 1]]", "reading_minutes": 77}
    return {
        "own draft": {
            "title": "Palsu",
            "slug": "alamat-palsu",
            "summary": "Palsu.",
            "body": "<p>Palsu.</p>",
            "status": "published",
            "category": make_category().pk,
            "author": make_author().pk,
            "programme": make_programme().pk,
            "cover": picture,
            "cover_scene": "kota",
            "cover_sky": "malam",
            "cover_seed": 77,
            "seo_title": "Palsu",
            "meta_description": "Palsu",
            "canonical_url": "https://lain.test/a",
            "noindex": True,
            "recheck_on": LATER.date(),
            "return_reason": "Palsu",
            **machines,
            "tags": make_tag().pk,
            "excluded": things["other's published article"].pk,
            **dict.fromkeys(["created_by", "changed_by", "returned_by"], people["reader"].pk),
            **dict.fromkeys(moments, LATER),
        },
        "author": {
            "name": "Palsu",
            "slug": "palsu",
            "position": "Palsu",
            "name_key": "lain",
            "biography": "Palsu.",
            "photo": picture,
            **words,
            "links": "https://lain.test/a",
            "user": people["editor"].pk,
        },
        "picture": {
            "alt": "Palsu",
            "is_decorative": True,
            "credit": "Palsu",
            "focal_x": 7,
            "focal_y": 8,
            "width": 77,
            "height": 78,
            "uploaded_by": people["reader"].pk,
            "uploaded_at": LATER,
            "file": picture_file(size=(64, 48)),
        },
        "person": {
            "email": "palsu@cakrawala.test",
            "name": "Palsu",
            "is_staff": False,
            "is_active": False,
            "is_superuser": True,
            "groups": Group.objects.get(name=EDITOR).pk,
            "password": "Palsu",
            **dict.fromkeys(["last_login", "joined_at", "factor_asked_at"], LATER),
        },
    }


def fields_of(thing):
    fields = [*thing._meta.concrete_fields, *thing._meta.many_to_many]
    return {field.name for field in fields} - {"id", "user_permissions"}


def written(world, role, thing, values):
    """The names of those that stand in the database afterwards."""
    client = Client()
    client.cookies.update(world.clients[role].cookies)
    data = dict(world.page(url_of(thing, "change")))
    for name, value in values.items():
        if isinstance(value, datetime):
            data |= {f"{name}_0": f"{value:%d-%m-%Y}", f"{name}_1": f"{value:%H.%M}"}
        data[name] = {True: "on", False: ""}.get(value, value) if isinstance(value, bool) else value
        if value is False:
            del data[name]
    client.post(url_of(thing, "change"), data | {"_save": "1"})
    thing.refresh_from_db()
    return {name for name, value in values.items() if stands(thing, name, value)}


def stands(thing, name, value):
    field = thing._meta.get_field(name)
    if field.many_to_many:
        return value in getattr(thing, name).values_list("pk", flat=True)
    if name == "file":
        return thing.width == 64
    return str(getattr(thing, field.attname)) == str(value) or getattr(thing, field.attname) == value
