import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from articles import bin, publishing
from articles.models import Author, Category, Programme, Tag
from tests.factories import make_author, make_category, make_programme, make_tag

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_tag, make_category, make_programme])
def test_a_name_stands_once_however_it_is_written(make):
    there = make(name="Back-end")
    model = type(there)

    with pytest.raises(IntegrityError), transaction.atomic():
        make(name="BACKEND.")
    with pytest.raises(ValidationError, match=r"Sudah ada .* “Back-end”"):
        model(name="back end", summary="x").full_clean() if make is make_programme else model(
            name="back end"
        ).full_clean()

    there.name = "Back end"
    there.full_clean()
    assert [*model.named("BACKEND")] == [there]


def test_several_authors_may_have_one_name():
    first, second = make_author(name="Rahmawati"), make_author(name="rahmawati")

    second.full_clean()

    assert [*second.namesakes()] == [first]


def test_what_was_deleted_does_not_come_back_beside_one_of_its_name(django_capture_on_commit_callbacks):
    [item] = publishing.delete([make_tag(name="Gaji")], by=None)
    make_tag(name="gaji")

    with pytest.raises(bin.CannotRestore, match="Sudah ada tag dengan nama itu"):
        publishing.restore(item)


@pytest.mark.django_db(transaction=True)
def test_names_that_were_there_twice_are_kept_and_the_way_back_is_open():
    former, today = [("articles", "0008_words_beside_fields")], [("articles", "0011_names_once")]
    old = MigrationExecutor(connection).migrate(former).apps
    try:
        for model in ["Tag", "Category", "Author"]:
            for number, name in enumerate(["Backend", "backend", "Back-end", "Gaji"]):
                old.get_model("articles", model).objects.create(name=name, slug=f"{name}-{number}")

        MigrationExecutor(connection).migrate(today)

        for model in [Tag, Category, Author]:
            assert [thing.name for thing in model.named("BACKEND")] == ["Backend", "backend", "Back-end"]
        second = Tag.objects.get(name="backend")
        second.full_clean()  # may be changed otherwise
        second.save()
        assert Tag.objects.get(name="backend").name_key == "backend 2"
        with pytest.raises(ValidationError):
            Tag(name="BACK END").full_clean()

        MigrationExecutor(connection).migrate(former)
        assert Programme._meta.db_table in connection.introspection.table_names()
    finally:
        call_command("migrate", verbosity=0)
