from django.db import migrations, models

import articles.models.programme


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_changed_at_of_pages")]
    operations = [
        migrations.AlterField(
            "programme",
            "curriculum_file",
            models.FileField(
                blank=True,
                help_text="PDF, paling besar 10 MB. Bila kosong, tombol unduh tidak tampil.",
                upload_to=articles.models.programme.curriculum_name,
                validators=[articles.models.programme.check_pdf],
                verbose_name="berkas kurikulum",
            ),
        ),
    ]
