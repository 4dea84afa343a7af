import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_once_means_only_into_an_empty_site():
    make_article()

    call_command("load_demo", "--once", verbosity=0)

    assert Article.objects.count() == 1


def test_a_folder_without_a_site_is_said(tmp_path):
    with pytest.raises(CommandError, match=r"holds no site\.toml"):
        call_command("load_demo", str(tmp_path))
