import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from accounts.models import User
from articles import publishing
from articles.models import Article, BinnedItem, NextVersion, Revision
from articles.publishing import erasing
from tests.articles.publishing.erasing.test_article import rows_with
from tests.factories import make_article, make_author, make_editor, make_user

pytestmark = pytest.mark.django_db
NAME = "Zulkarnain Zarafandi"


@pytest.fixture
def person():
    """Somebody who has left, with all that is noted of such."""
    person = make_editor(name=NAME, is_active=False)
    article = make_article(title="Beasiswa", created_by=person, author=make_author(user=person))
    article.title = "Beasiswa kampus"
    publishing.save(article, by=person)
    NextVersion.objects.create(article=article, head=1, base=1, begun_by=person, changed_by=person)
    LogEntry.objects.create(
        user=person, content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk),
        object_repr=str(article), action_flag=CHANGE, change_message="Diterbitkan.",
    )  # fmt: skip
    LogEntry.objects.create(
        user=make_user(), content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk),
        object_repr=NAME, action_flag=CHANGE, change_message=f"“{NAME}” diubah.",
    )  # fmt: skip
    [_] = publishing.delete([make_article(status="draft", created_by=person)], by=person)
    return person


def test_whoever_is_forgotten_is_a_former_editor_in_all_that_was_noted(person):
    publishing.forget_person(person)

    assert rows_with("zarafandi").keys() == {"accounts.User"}
    article = Article.objects.get()
    assert (article.created_by, article.changed_by) == (None, None)
    assert {revision.maker for revision in Revision.objects.filter(article=article)} == {"mantan redaktur", "sistem"}
    assert article.author.user == person  # the byline is public, and chosen by people
    entry = LogEntry.objects.get(object_repr="Beasiswa kampus")
    assert (str(entry.user), entry.change_message) == ("Mantan redaktur", "Diterbitkan.")
    assert not entry.user.is_active
    assert not entry.user.has_usable_password()
    assert erasing.remains_of_person(person) == 0


def test_what_comes_back_from_the_bin_names_nobody_who_was_forgotten(person):
    publishing.forget_person(person)
    restored = publishing.restore(BinnedItem.objects.get())

    assert restored.thing.created_by is None


def test_whoever_still_works_here_is_not_forgotten():
    editor = make_editor()

    with pytest.raises(erasing.StillActive):
        publishing.forget_person(editor)


def test_deleting_an_account_keeps_the_log_without_the_name(client, person):
    client.force_login(make_user(is_superuser=True))
    client.post(reverse("admin:accounts_user_delete", args=[person.pk]), {"post": "yes"})

    assert not User.objects.filter(pk=person.pk).exists()
    assert LogEntry.objects.filter(object_repr="Beasiswa kampus").exists()
    assert rows_with("zarafandi") == {}


def test_the_page_asks_once_and_says_how_many_places(client, person):
    client.force_login(make_user(is_superuser=True))
    url = reverse("admin:accounts_user_forget", args=[person.pk])

    assert "Lupakan namanya" in client.get(reverse("admin:accounts_user_change", args=[person.pk])).content.decode()
    assert f"Di {erasing.remains_of_person(person)} tempat" in client.get(url).content.decode()
    assert "mantan redaktur" in client.post(url, follow=True).content.decode()
    assert "tidak tercatat lagi di mana pun" in client.get(url).content.decode()
