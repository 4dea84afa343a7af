"""Who may do what: one table. A migration calls ``sync_roles`` whenever the table changes.

The table says what a role may do at all; which article it may touch (a writer only drafts of their own) is asked of
``ArticleQuerySet.editable_by``.
"""

WRITER = "Penulis"
EDITOR = "Redaktur"

VIEW = ("view",)
KEEP = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")

ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    WRITER: {
        "article": KEEP,
        "faqitem": ALL,
        "relatedpick": VIEW,
        "author": VIEW,
        "category": VIEW,
        "tag": ("view", "add"),
        "programme": VIEW,
        "picture": ("view", "add"),
    },
    EDITOR: {
        "article": (*ALL, "publish"),
        "faqitem": ALL,
        "relatedpick": ALL,
        "author": ALL,
        "category": ALL,
        "tag": ALL,
        "programme": ALL,
        "career": ALL,
        "picture": ALL,
        "page": ALL,
        "synonymgroup": ALL,
        "failedsearch": ("view", "delete"),
        "redirect": ALL,
        "missingpage": ("view", "change"),
        "sitesettings": ("view", "change"),
    },
}


def codenames(role: str) -> set[str]:
    """``{"change_article", ...}`` of one role, all in the app ``articles``."""
    return {f"{action}_{model}" for model, actions in ROLES[role].items() for action in actions}


def sync_roles(apps) -> None:
    """Make the two groups and give each exactly what the table says.

    ``apps`` is a registry: a migration's or ``django.apps.apps``. Permissions that Django has not made yet
    (it makes them after all migrations have run) are made here under the name Django would use.
    """
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for role, table in ROLES.items():
        permissions = []
        for model, actions in table.items():
            content_type, _ = ContentType.objects.get_or_create(app_label="articles", model=model)
            for action in actions:
                permission, _ = Permission.objects.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                permissions.append(permission)
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(permissions)
