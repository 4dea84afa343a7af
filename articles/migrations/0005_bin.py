import articles.models.bin
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0004_picture_numbers"),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='acceptedadvice',
            name='accepted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dikesampingkan oleh'),
        ),
        migrations.CreateModel(
            name='BinnedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=200, verbose_name='judul')),
                ('deleted_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='dihapus')),
                ('schema', models.PositiveSmallIntegerField(default=1)),
                ('rows', models.JSONField(encoder=articles.models.bin.ExactEncoder)),
                ('references', models.JSONField(default=list)),
                ('redirects', models.JSONField(default=list)),
                ('files', models.JSONField(default=dict)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype', verbose_name='jenis')),
                ('deleted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dihapus oleh')),
                ('owner', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='pemilik')),
                ('pictures', models.ManyToManyField(related_name='+', to='articles.picture')),
            ],
            options={
                'verbose_name': 'isi keranjang',
                'verbose_name_plural': 'keranjang',
                'ordering': ['-deleted_at', '-pk'],
                'default_permissions': ('view', 'delete'),
                'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id'), name='binneditem_once')],
            },
        ),
    ]
