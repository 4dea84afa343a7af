from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(blank=True, db_index=True, max_length=300)),
            ],
            options={
                'verbose_name': 'perubahan',
                'verbose_name_plural': 'perubahan',
            },
        ),
    ]
