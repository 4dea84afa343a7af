"""A draft's address follows its title until readers can know it."""

import pytest

from articles import publishing
from articles.models import Article, Category, OldSlug
from tests.factories import make_article, make_category, make_editor

pytestmark = pytest.mark.django_db
Status = Article.Status


def draft(**fields):
    return make_article(status=Status.DRAFT, **fields)


def retitle(article, title, **fields):
    article = Article.objects.get(pk=article.pk)
    article.title = title
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    return article


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW])
def test_a_new_title_brings_a_new_address_before_anyone_has_read_it(status):
    article = make_article(title="Tanpa judul", status=status)

    assert retitle(article, "Apa itu auditor").slug == "apa-itu-auditor"
    assert not OldSlug.objects.exists()


def test_it_follows_from_title_to_title_also_past_a_taken_address():
    make_article(title="Apa itu auditor")
    article = retitle(draft(title="Rancangan"), "Apa itu auditor")
    assert article.slug == "apa-itu-auditor-2"

    assert retitle(article, "Tugas auditor").slug == "tugas-auditor"


def test_an_address_chosen_by_hand_stays():
    article = draft(title="Apa itu auditor", slug="auditor")

    assert retitle(article, "Tugas auditor").slug == "auditor"


def test_an_address_typed_together_with_a_new_title_counts_as_chosen():
    article = retitle(draft(title="Apa itu auditor"), "Tugas auditor", slug="kerja-auditor")

    assert article.slug == "kerja-auditor"
    assert retitle(article, "Kerja auditor sehari-hari").slug == "kerja-auditor"


def test_an_address_that_is_emptied_follows_again():
    article = retitle(draft(title="Apa itu auditor", slug="auditor"), "Tugas auditor", slug="")

    assert article.slug == "tugas-auditor"
    assert retitle(article, "Kerja auditor").slug == "kerja-auditor"


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.ARCHIVED])
def test_an_address_that_readers_know_stays(status):
    article = make_article(title="Apa itu auditor", status=status)

    assert retitle(article, "Tugas auditor").slug == "apa-itu-auditor"


def test_the_title_of_the_hour_of_publication_counts():
    article = draft(title="Rancangan")
    article.title = "Apa itu auditor"
    publishing.publish(article, by=make_editor())

    assert article.slug == "apa-itu-auditor"


def test_what_returns_to_draft_keeps_the_address_that_readers_know():
    article = make_article(title="Apa itu auditor", status=Status.ARCHIVED)
    article.status = Status.DRAFT
    article.save()

    assert retitle(article, "Tugas auditor").slug == "apa-itu-auditor"


def test_a_public_page_of_another_kind_keeps_its_address_when_it_is_renamed():
    category = make_category(name="Karier")
    category.name = "Kerja"
    category.save()

    assert Category.objects.get().slug == "karier"
