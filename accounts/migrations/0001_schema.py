import accounts.models
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(error_messages={'unique': 'Surel ini sudah dipakai akun lain.'}, help_text='Dipakai untuk masuk. Kalau diganti, orang ini masuk dengan surel yang baru.', max_length=254, unique=True, verbose_name='surel')),
                ('name', models.CharField(help_text='Terlihat di ruang redaksi; nama di artikel diatur di Penulis.', max_length=120, verbose_name='nama')),
                ('is_staff', models.BooleanField(default=True, help_text='Tanpa centang ini akun tidak bisa masuk.', verbose_name='boleh masuk ruang redaksi')),
                ('is_active', models.BooleanField(default=True, help_text='Hilangkan centang bila orang ini sudah tidak bertugas. Akunnya jangan dihapus, agar jejaknya ada.', verbose_name='aktif')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='bergabung')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'pengguna',
                'verbose_name_plural': 'pengguna',
                'ordering': ['name', 'email'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_unique_any_case', violation_error_message='Surel ini sudah dipakai akun lain.')],
            },
            managers=[
                ('objects', accounts.models.UserManager()),
            ],
        ),
    ]
