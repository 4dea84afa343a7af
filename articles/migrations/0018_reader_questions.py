import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

STATES = [
    ("open", "Terbuka"),
    ("waiting", "Menunggu"),
    ("answered", "Terjawab"),
    ("declined", "Bukan untuk kami"),
]
SOURCES = [
    ("search", "pencarian tanpa hasil"),
    ("proposal", "saran kata ditekan"),
    ("missing", "alamat yang tidak ada"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_labels_that_tell"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.CreateModel(
            name="ReaderQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=300, unique=True)),
                ("words", models.CharField(max_length=200, verbose_name="pertanyaan")),
                ("lead", models.PositiveIntegerField(default=0)),
                ("pressed", models.CharField(blank=True, max_length=100)),
                ("count", models.PositiveIntegerField(default=0, verbose_name="ditanyakan")),
                ("last_on", models.DateField(null=True, verbose_name="terakhir")),
                ("state", models.CharField(choices=STATES, default="open", max_length=10, verbose_name="keadaan")),
                ("state_since", models.DateTimeField(default=django.utils.timezone.now)),
                ("found", models.PositiveIntegerField(default=0)),
                ("rank", models.PositiveIntegerField(null=True)),
                ("rank_since", models.DateTimeField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("is_due", models.BooleanField(default=False)),
                ("compared_rank", models.PositiveIntegerField(null=True)),
                ("is_compared", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "pertanyaan pembaca",
                "verbose_name_plural": "pertanyaan pembaca",
                "ordering": ["-count", "pk"],
                "indexes": [
                    models.Index(fields=["state", "-count"], name="question_most_asked"),
                    models.Index(fields=["is_due"], condition=models.Q(is_due=True), name="question_due"),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weeks",
                        to="articles.readerquestion",
                    ),
                ),
                ("week", models.DateField()),
                ("source", models.CharField(choices=SOURCES, max_length=10)),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["question", "week", "source"], name="questionweek_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="articles.readerquestion",
                        verbose_name="pertanyaan",
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                ("object_id", models.BigIntegerField(editable=False)),
                (
                    "faq_item",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.faqitem",
                    ),
                ),
                ("rank", models.PositiveIntegerField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "jawaban pertanyaan pembaca",
                "verbose_name_plural": "jawaban pertanyaan pembaca",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["content_type", "object_id"], name="questionanswer_thing")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(faq_item=None),
                        fields=["question", "content_type", "object_id"],
                        name="questionanswer_once",
                    )
                ],
            },
        ),
        migrations.AddField("missingpage", "gathered", models.PositiveIntegerField(default=0)),
    ]
