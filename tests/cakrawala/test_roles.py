"""Every app's rows, joined, are what the groups have after ``migrate``."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from accounts.roles import GROUPS, WRITER
from cakrawala.roles import table

pytestmark = pytest.mark.django_db


def declared(role):
    up_to = [*GROUPS][: [*GROUPS].index(role) + 1]
    return {
        f"{action}_{model._meta.model_name}"
        for model, roles in table().items()
        for one in up_to
        for action in roles.get(one, ())
    }


@pytest.mark.parametrize("role", GROUPS)
def test_a_group_has_what_the_apps_declare(role):
    granted = Group.objects.get(name=GROUPS[role]).permissions.values_list("codename", flat=True)

    assert set(granted) == declared(role)


def test_migrate_takes_back_what_nobody_declares():
    Group.objects.get(name=WRITER).permissions.add(Permission.objects.get(codename="delete_user"))

    call_command("migrate", verbosity=0)

    assert not Group.objects.filter(name=WRITER, permissions__codename="delete_user").exists()


def test_every_declared_permission_is_one_that_django_knows():
    call_command("migrate", verbosity=0)
    known = {
        f"{action}_{model._meta.model_name}"
        for model in table()
        for action in [
            *model._meta.default_permissions,
            *(name.partition("_")[0] for name, _ in model._meta.permissions),
        ]
    }

    assert declared("manager") <= known


def test_a_role_that_accounts_does_not_know_stops_the_start(monkeypatch):
    monkeypatch.setitem(apps.get_app_config("articles").permissions, "Article", {"reader": ("view",)})

    with pytest.raises(ImproperlyConfigured, match=r"articles\.Article names roles"):
        table()
