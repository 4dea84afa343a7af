from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_article_return_reason'),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="published_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Bila kosong, artikel terbit saat tombol Terbitkan ditekan. Bila waktunya nanti, artikel muncul sendiri. Yang sudah terbit tidak bisa dipindah ke depan.",
                null=True,
                verbose_name="waktu terbit",
            ),
        ),
        migrations.AlterField(
            model_name='author',
            name='links',
            field=models.TextField(blank=True, help_text='Satu per baris: alamat profil dosen, Google Scholar, atau akun seperti “LinkedIn: nama”.', verbose_name='tautan'),
        ),
        migrations.AlterField(
            model_name='sitesettings',
            name='social_links',
            field=models.TextField(blank=True, help_text='Satu akun per baris, alamatnya atau namanya. Contoh: Instagram: @cakrawala.', verbose_name='akun media sosial'),
        ),
        migrations.AlterField(
            model_name='sitesettings',
            name='whatsapp',
            field=models.CharField(blank=True, help_text='Contoh: 0812-3456-7890. Bila kosong, tautan WhatsApp tidak tampil.', max_length=20, verbose_name='WhatsApp admisi'),
        ),
    ]
