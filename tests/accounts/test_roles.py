import pytest
from django.contrib.auth.models import Group, Permission

from accounts.roles import EDITOR, GROUPS, WRITER, sync_roles
from articles.models import Category, Tag
from tests.factories import make_editor, make_writer

pytestmark = pytest.mark.django_db


def granted(group):
    return set(Group.objects.get(name=group).permissions.values_list("codename", flat=True))


def test_each_group_gets_what_the_table_says_and_loses_what_it_no_longer_grants():
    sync_roles({Category: {"writer": ("view",), "editor": ("view", "change")}, Tag: {"editor": ("add",)}})

    assert granted(WRITER) == {"view_category"}
    assert granted(EDITOR) == {"view_category", "change_category", "add_tag"}


def test_a_role_that_is_none_is_refused():
    with pytest.raises(KeyError):
        sync_roles({Category: {"reader": ("view",)}})


def test_a_permission_that_is_not_made_yet_is_made_under_djangos_name():
    Permission.objects.get(codename="add_tag").delete()

    sync_roles({Tag: {"editor": ("add",)}})

    assert Permission.objects.get(codename="add_tag").name == "Can add tag"


def test_writers_write_and_editors_publish():
    writer, editor = make_writer(), make_editor()

    assert writer.has_perm("articles.add_article")
    assert not writer.has_perm("articles.publish_article")
    assert editor.has_perm("articles.publish_article")
    assert not editor.has_perm("accounts.change_user")
    assert set(GROUPS.values()) == set(Group.objects.values_list("name", flat=True))
