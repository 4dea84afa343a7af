import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0025_begun_drafts'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('thing', models.CharField(blank=True, editable=False, max_length=40)),
                ('entry', models.BigIntegerField(editable=False, null=True)),
                ('sent_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'formulir yang sudah disimpan',
                'verbose_name_plural': 'formulir yang sudah disimpan',
                'default_permissions': (),
            },
        ),
    ]
