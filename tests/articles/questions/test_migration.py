"""What was searched in vain before questions were kept by their stems is counted on."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import QuestionWeek, ReaderQuestion

MOVED = "_failed_searches_are_questions"


@pytest.mark.django_db(transaction=True)
def test_failed_searches_become_questions_and_may_become_failed_searches_again():
    executor = MigrationExecutor(connection)
    [node] = [node for node in executor.loader.graph.nodes if node[1].endswith(MOVED)]
    [before] = [parent.key for parent in executor.loader.graph.node_map[node].parents]
    try:
        old = executor.migrate([before]).apps.get_model("articles", "FailedSearch")
        for words, count in [("beasiswa", 5), ("beasiswanya", 2), ("!?", 1)]:
            old.objects.create(words=words, count=count, last_on="2026-11-25")

        MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes("articles"))

        assert [*ReaderQuestion.objects.values_list("key", "words", "count")] == [("beasiswa", "beasiswa", 7)]
        assert [str(week) for week in QuestionWeek.objects.values_list("week", flat=True)] == ["2026-11-23"]

        again = MigrationExecutor(connection).migrate([before]).apps.get_model("articles", "FailedSearch")
        assert ("beasiswa", 7) in again.objects.values_list("words", "count")
    finally:
        call_command("migrate", verbosity=0)
