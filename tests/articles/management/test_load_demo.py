import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Article, Category, OldSlug
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_once_means_only_into_an_empty_site():
    make_article()

    call_command("load_demo", "--once", verbosity=0)

    assert Article.objects.count() == 1


def test_a_folder_without_a_site_is_said(tmp_path):
    with pytest.raises(CommandError, match=r"holds no site\.toml"):
        call_command("load_demo", str(tmp_path))


def test_what_an_editor_renamed_is_not_loaded_again():
    call_command("load_demo", verbosity=0)
    article, category = Article.objects.get(slug="apa-itu-backend-developer"), Category.objects.get(slug="karier")
    article.slug, category.name, category.slug = "backend", "Profesi", "profesi"
    article.save()
    category.save()

    call_command("load_demo", verbosity=0)

    assert (Article.objects.count(), Category.objects.count()) == (26, 7)
    assert OldSlug.objects.filter(slug="apa-itu-backend-developer").exists()
