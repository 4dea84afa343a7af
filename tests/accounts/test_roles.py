import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from accounts.roles import EDITOR, ROLES, WRITER, codenames, sync_roles
from tests.factories import make_editor, make_writer

pytestmark = pytest.mark.django_db


def granted(role):
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


@pytest.mark.parametrize("role", ROLES)
def test_a_migration_gives_each_role_what_the_table_says(role):
    assert granted(role) == codenames(role)


def test_a_changed_table_takes_back_what_it_no_longer_grants():
    extra = Permission.objects.get(codename="delete_user")
    Group.objects.get(name=WRITER).permissions.add(extra)

    sync_roles(apps)

    assert granted(WRITER) == codenames(WRITER)


def test_every_permission_of_the_table_is_one_that_django_knows():
    known = set(Permission.objects.filter(content_type__app_label="articles").values_list("codename", flat=True))
    models = {model.__name__.lower() for model in apps.get_app_config("articles").get_models()}

    assert codenames(EDITOR) | codenames(WRITER) <= known
    assert {model for table in ROLES.values() for model in table} <= models


def test_writers_write_and_editors_publish():
    writer, editor = make_writer(), make_editor()

    assert writer.has_perm("articles.add_article")
    assert not writer.has_perm("articles.publish_article")
    assert editor.has_perm("articles.publish_article")
    assert not editor.has_perm("accounts.change_user")
