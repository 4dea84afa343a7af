"""The three roles of the newsroom, and how their groups get what the apps say (``cakrawala/roles.py``).

A table says what a role may do at all; which article it may touch (a writer only drafts of their own) is asked of
``ArticleQuerySet.editable_by``.
"""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

WRITER, EDITOR, MANAGER = "Penulis", "Redaktur", "Pengelola"  # the groups' names, which people see
# By the name that apps use. Each may also what those before it may: an app declares what comes on top.
GROUPS = {"writer": WRITER, "editor": EDITOR, "manager": MANAGER}

Table = Mapping[type, Mapping[str, tuple[str, ...]]]  # {Article: {"writer": ("view", "add"), ...}}


def sync_roles(table: Table) -> None:
    """Make the groups and give each exactly what the table says, also where that is less than before.

    Permissions that Django has not made yet, as half-way through the migrations, are made here under its name for them.
    Raises ``KeyError`` for a role that is none.
    """
    granted: dict[str, set[Permission]] = {role: set() for role in GROUPS}
    for model, actions_by_role in table.items():
        for role, actions in actions_by_role.items():
            granted[role] |= {_permission(model, action) for action in actions}
    so_far: set[Permission] = set()
    for role, name in GROUPS.items():
        so_far |= granted[role]
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(so_far)


def _permission(model, action):
    permission, _ = Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(model),
        codename=f"{action}_{model._meta.model_name}",
        defaults={"name": f"Can {action} {model._meta.verbose_name_raw}"},
    )
    return permission
