import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Drill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tried_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diuji')),
                ('made_at', models.DateTimeField(null=True, verbose_name='cadangan dibuat')),
                ('seconds', models.FloatField(verbose_name='lama (detik)')),
                ('problem', models.CharField(blank=True, max_length=500, verbose_name='masalah')),
            ],
            options={
                'verbose_name': 'uji cadangan',
                'verbose_name_plural': 'uji cadangan',
                'ordering': ['-tried_at', '-pk'],
                'default_permissions': (),
            },
        ),
    ]
