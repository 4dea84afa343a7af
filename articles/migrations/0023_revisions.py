import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0022_article_in_sitemap'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(editable=False, verbose_name='nomor')),
                ('kind', models.CharField(choices=[('found', 'Keadaan sebelum ini'), ('saved', 'Disimpan'), ('sent', 'Dikirim untuk ditinjau'), ('returned', 'Dikembalikan'), ('published', 'Terbit'), ('withdrawn', 'Ditarik'), ('restored', 'Dipulihkan')], editable=False, max_length=12, verbose_name='jenis')),
                ('content', models.JSONField(editable=False, verbose_name='isi')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='ukuran')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='waktu')),
                ('is_by_machine', models.BooleanField(default=False, editable=False)),
                ('base', models.PositiveIntegerField(editable=False, null=True, verbose_name='berdasarkan')),
                ('article', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='revisions', to='articles.article')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
            ],
            options={
                'verbose_name': 'versi',
                'verbose_name_plural': 'versi',
                'ordering': ['-number'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='revision_number_once')],
            },
        ),
    ]
