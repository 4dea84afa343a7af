import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site', models.CharField(max_length=300)),
                ('system', models.CharField(max_length=30)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(max_length=64)),
                ('stage', models.PositiveSmallIntegerField(choices=[(1, 'penulis, kategori, tag'), (2, 'gambar'), (3, 'alamat'), (4, 'tulisan'), (5, 'pengalihan'), (6, 'bukti alamat'), (7, 'selesai')], default=1)),
                ('position', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(null=True)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('redirects', models.JSONField(default=list)),
                ('addresses', models.JSONField(default=list)),
                ('report', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pemindahan',
                'verbose_name_plural': 'pemindahan',
                'ordering': ['-started_at', '-pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ImportedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site', models.CharField(max_length=300)),
                ('kind', models.CharField(max_length=12)),
                ('source_id', models.CharField(max_length=400)),
                ('state', models.CharField(blank=True, max_length=12)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('outcome', models.CharField(choices=[('reserved', 'menunggu'), ('made', 'dibawa'), ('changed', 'diperbarui'), ('same', 'sudah ada'), ('kept', 'disunting di sini'), ('left_out', 'tidak dibawa'), ('failed', 'gagal')], max_length=10)),
                ('sentence', models.TextField(blank=True)),
                ('target', models.CharField(blank=True, max_length=60)),
                ('target_id', models.PositiveBigIntegerField(null=True)),
                ('slug', models.CharField(blank=True, max_length=200)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('is_public', models.BooleanField(default=False)),
                ('addresses', models.JSONField(default=list)),
                ('words', models.JSONField(default=dict)),
                ('made_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='made', to='transfer.importrun')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='transfer.importrun')),
            ],
            options={
                'verbose_name': 'isi pindahan',
                'verbose_name_plural': 'isi pindahan',
                'ordering': ['pk'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['run', 'outcome'], name='importeditem_of_run')],
                'constraints': [models.UniqueConstraint(fields=('site', 'kind', 'source_id'), name='importeditem_once_a_site')],
            },
        ),
    ]
