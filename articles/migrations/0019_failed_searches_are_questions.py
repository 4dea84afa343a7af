"""What readers searched in vain so far is counted on as their questions, in the week in which it was asked last."""

from datetime import timedelta

from django.db import migrations

from articles.questions.wording import key_of


def move(apps, schema_editor):
    alias = schema_editor.connection.alias
    failed, questions, weeks = (
        apps.get_model("articles", name).objects.using(alias)
        for name in ("FailedSearch", "ReaderQuestion", "QuestionWeek")
    )
    for row in failed.order_by("-count", "pk"):
        if not (key := key_of(row.words)):
            continue
        question, _ = questions.get_or_create(key=key, defaults={"words": row.words, "lead": row.count})
        question.count += row.count
        question.last_on = max(question.last_on or row.last_on, row.last_on)
        question.save()
        monday = row.last_on - timedelta(days=row.last_on.weekday())
        week, _ = weeks.get_or_create(question=question, week=monday, source="search")
        week.count += row.count
        week.save()


def move_back(apps, schema_editor):
    alias = schema_editor.connection.alias
    failed, questions = (apps.get_model("articles", name).objects.using(alias) for name in ("FailedSearch", "ReaderQuestion"))
    for row in questions.filter(state="open", count__gt=0):
        failed.get_or_create(words=row.words[:100], defaults={"count": row.count, "last_on": row.last_on})


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_reader_questions")]
    operations = [migrations.RunPython(move, move_back)]
