"""A role is chosen from cards that say in plain words what it may and may not do; the groups themselves are asked."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Case, QuerySet, Value, When
from django.template.loader import render_to_string

from accounts.roles import EDITOR, GROUPS, MANAGER, WRITER

SHOWN = 3  # of what a role may, and of what it may not
SENTENCES = {
    WRITER: "Menulis. Tulisannya terbit setelah disetujui redaktur.",
    EDITOR: "Menyunting dan menerbitkan tulisan siapa pun. Boleh semua yang boleh bagi penulis.",
    MANAGER: "Mengurus orang dan situsnya. Boleh semua yang boleh bagi redaktur.",
}
WITHOUT = "Bisa masuk, tetapi tidak melihat tulisan apa pun sampai diberi peran."
# The right that stands for each, from the smallest to the largest; no role has what has none.
DEEDS = [
    ("articles.add_article", "menulis artikel dan mengirimnya untuk ditinjau"),
    ("articles.add_picture", "mengunggah gambar dan membuat tag"),
    ("articles.view_readerquestion", "menjawab pertanyaan pembaca dengan draf sendiri"),
    ("articles.publish_article", "menerbitkan, menjadwalkan, dan menarik artikel"),
    ("articles.delete_article", "memindahkan tulisan siapa pun ke Keranjang"),
    ("articles.change_category", "mengatur kategori, tag, penulis, dan pengalihan"),
    ("articles.change_sitesettings", "mengubah pengaturan situs"),
    ("articles.delete_binneditem", "menghapus tetap isi Keranjang"),
    ("accounts.change_user", "mengatur akun dan peran orang lain"),
    ("", "mengubah akun administrator atau peran sendiri"),
]


class RoleCard(NamedTuple):
    name: str
    sentence: str
    may: list[str]
    may_not: list[str]


def card_of(group: Group) -> RoleCard:
    """The largest of what it may, and the smallest of what it may not, by what the group has in the database."""
    rights = group.permissions.values_list("content_type__app_label", "codename")
    granted = {f"{app}.{codename}" for app, codename in rights}
    may = [words for right, words in DEEDS if right in granted]
    may_not = [words for right, words in DEEDS if right not in granted]
    return RoleCard(group.name, SENTENCES[group.name], may[-SHOWN:], may_not[:SHOWN])


def roles() -> QuerySet[Group]:
    """From the smallest to the largest."""
    sizes = [When(name=name, then=Value(size)) for size, name in enumerate(GROUPS.values())]
    return Group.objects.filter(name__in=GROUPS.values()).order_by(Case(*sizes))


def role_of(groups: Iterable[Group]) -> Group | None:
    """Of several, as older accounts may have, the largest."""
    by_name = {group.name: group for group in groups}
    return next((by_name[name] for name in reversed(GROUPS.values()) if name in by_name), None)


class RoleCards(forms.RadioSelect):
    template_name = "admin/accounts/user/_role_cards.html"

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        group = getattr(value, "instance", None)
        option["card"] = card_of(group) if group else RoleCard(str(label), WITHOUT, [], [])
        return option

    def _render(self, template_name, context, renderer=None):
        """By the project's templates, where the renderer of forms does not look."""
        return render_to_string(template_name, context)


class RoleField(forms.ModelChoiceField):
    """One role, where the model keeps groups: a list of one, or of none."""

    def __init__(self, **kwargs):
        options: dict[str, Any] = {"label": "Peran", "widget": RoleCards, "empty_label": "Tanpa peran", "blank": True}
        super().__init__(roles(), **options | kwargs)

    def prepare_value(self, value):
        return super().prepare_value(role_of(value) if isinstance(value, list) else value)

    def clean(self, value):
        group = super().clean(value)
        return [group] if group else []

    def has_changed(self, initial, data):
        return str(self.prepare_value(initial) or "") != str(data or "")
