"""Who may do what, joined from what each app declares: of its kinds of pages, and of its other models."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import Model

from accounts.roles import GROUPS, Table, sync_roles
from articles import kinds


def table() -> Table:
    """``{Article: {"writer": ("view", ...), "editor": (...)}, ...}``. Raises ``ImproperlyConfigured`` for a role that
    ``accounts`` does not know."""
    rows: dict[type[Model], kinds.Permissions] = {kind.model: kind.permissions for kind in kinds.all_kinds()}
    for config in apps.get_app_configs():
        for name, permissions in getattr(config, "permissions", {}).items():
            rows[config.get_model(name)] = permissions
    for model, permissions in rows.items():
        if unknown := permissions.keys() - GROUPS.keys():
            raise ImproperlyConfigured(f"{model._meta.label} names roles that accounts/roles.py lacks: {unknown}.")
    return rows


def sync_after_migrate(sender, **kwargs) -> None:
    """Receiver of ``post_migrate``: after the last app with models, by when Django has made all permissions."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    tables = {model._meta.db_table for model in (Group, Permission, ContentType)}
    if sender is with_models[-1] and tables <= set(connection.introspection.table_names()):
        ContentType.objects.clear_cache()  # the database may be another one than was asked before, or emptied since
        sync_roles(table())
