import articles.models.programme
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('slug', models.SlugField(blank=True, error_messages={'unique': 'Alamat ini sudah dipakai yang lain. Tambahkan kata agar berbeda.'}, help_text='Bagian akhir alamat halaman. Bila kosong, dibuat dari judul atau nama. Bila diubah, alamat lama tetap mengantar pembaca ke sini.', max_length=200, unique=True, verbose_name='alamat')),
                ('body', models.TextField(blank=True, verbose_name='isi')),
                ('reading_html', models.TextField(blank=True, editable=False)),
                ('cover_seed', models.BigIntegerField(db_index=True, editable=False, null=True)),
                ('cover_scene', models.CharField(blank=True, choices=[('gunung', 'Gunung'), ('laut', 'Laut'), ('sawah', 'Sawah'), ('kota', 'Kota'), ('bukit', 'Bukit'), ('awan', 'Awan')], help_text='Gambar yang tampil bila tidak ada foto sampul. Bila kosong, dipilih otomatis.', max_length=10, verbose_name='pemandangan')),
                ('cover_sky', models.CharField(blank=True, choices=[('subuh', 'Subuh: biru laut, sebelum matahari'), ('fajar', 'Fajar: merah muda'), ('pagi', 'Pagi: hijau muda'), ('siang', 'Siang: biru langit'), ('hujan', 'Hujan: hijau kebiruan'), ('sore', 'Sore: jingga'), ('senja', 'Senja: merah keunguan'), ('malam', 'Malam: biru tua')], help_text='Bila kosong, mengikuti langit kategorinya saat pertama terbit.', max_length=10, verbose_name='langit gambar')),
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('title', models.CharField(help_text='Google memotong judul setelah sekitar 60 karakter.', max_length=160, verbose_name='judul')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat di bawah judul, di kartu, dan di Google. Paling panjang 160 karakter.', max_length=160, verbose_name='ringkasan')),
                ('status', models.CharField(choices=[('draft', 'Draf'), ('in_review', 'Perlu ditinjau'), ('published', 'Terbit'), ('archived', 'Ditarik')], default='draft', max_length=12, verbose_name='status')),
                ('published_at', models.DateTimeField(blank=True, help_text='Bila kosong, artikel terbit saat tombol Terbitkan ditekan. Bila waktunya nanti, artikel muncul sendiri.', null=True, verbose_name='waktu terbit')),
                ('first_published_at', models.DateTimeField(editable=False, null=True)),
                ('updated_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='diperbarui untuk pembaca')),
                ('recheck_on', models.DateField(blank=True, db_index=True, help_text='Mulai hari itu artikel ini muncul di beranda redaksi. Bila kosong, hanya saat keterangan waktunya basi.', null=True, verbose_name='tinjau lagi pada')),
                ('seo_title', models.CharField(blank=True, help_text='Bila kosong, memakai judul artikel.', max_length=120, verbose_name='judul untuk Google')),
                ('meta_description', models.CharField(blank=True, help_text='Bila kosong, memakai ringkasan.', max_length=200, verbose_name='penjelasan untuk Google')),
                ('canonical_url', models.URLField(blank=True, help_text='Hanya bila tulisan ini pertama kali terbit di situs lain.', verbose_name='alamat asli')),
                ('noindex', models.BooleanField(default=False, help_text='Artikel tetap bisa dibuka lewat tautan.', verbose_name='sembunyikan dari mesin pencari')),
                ('plain_text', models.TextField(blank=True, editable=False)),
                ('reading_minutes', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='menit baca')),
                ('headings', models.JSONField(default=list, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dibuat')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='diubah')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('changed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diubah oleh')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dibuat oleh')),
                ('excluded', models.ManyToManyField(blank=True, help_text='Artikel ini tidak akan muncul di bawah artikel yang sedang disunting.', related_name='+', to='articles.article', verbose_name='jangan tampilkan di Berita Terkait')),
            ],
            options={
                'verbose_name': 'artikel',
                'verbose_name_plural': 'artikel',
                'ordering': ['-published_at', '-pk'],
                'permissions': [('publish_article', 'Can publish article')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, error_messages={'unique': 'Alamat ini sudah dipakai yang lain. Tambahkan kata agar berbeda.'}, help_text='Bagian akhir alamat halaman. Bila kosong, dibuat dari judul atau nama. Bila diubah, alamat lama tetap mengantar pembaca ke sini.', max_length=200, unique=True, verbose_name='alamat')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='nama')),
                ('description', models.TextField(blank=True, help_text='Satu atau dua kalimat di bawah nama kategori, juga untuk mesin pencari.', verbose_name='penjelasan')),
                ('sky', models.CharField(choices=[('subuh', 'Subuh: biru laut, sebelum matahari'), ('fajar', 'Fajar: merah muda'), ('pagi', 'Pagi: hijau muda'), ('siang', 'Siang: biru langit'), ('hujan', 'Hujan: hijau kebiruan'), ('sore', 'Sore: jingga'), ('senja', 'Senja: merah keunguan'), ('malam', 'Malam: biru tua')], default='siang', help_text='Warna semua halaman artikel di kategori ini.', max_length=10, verbose_name='langit')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Angka kecil tampil lebih dulu.', verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'kategori',
                'verbose_name_plural': 'kategori',
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='FailedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=100, unique=True, verbose_name='yang dicari')),
                ('count', models.PositiveIntegerField(default=1, verbose_name='berapa kali')),
                ('last_on', models.DateField(verbose_name='terakhir')),
            ],
            options={
                'verbose_name': 'pencarian tanpa hasil',
                'verbose_name_plural': 'pencarian tanpa hasil',
                'ordering': [models.OrderBy(models.F('count'), descending=True), '-last_on', 'words'],
            },
        ),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, error_messages={'unique': 'Alamat ini sudah dipakai yang lain. Tambahkan kata agar berbeda.'}, help_text='Bagian akhir alamat halaman. Bila kosong, dibuat dari judul atau nama. Bila diubah, alamat lama tetap mengantar pembaca ke sini.', max_length=200, unique=True, verbose_name='alamat')),
                ('body', models.TextField(blank=True, verbose_name='isi')),
                ('reading_html', models.TextField(blank=True, editable=False)),
                ('title', models.CharField(max_length=120, verbose_name='judul')),
                ('description', models.CharField(blank=True, help_text='Kalimat pembuka, juga untuk hasil pencarian.', max_length=160, verbose_name='penjelasan')),
                ('placement', models.CharField(blank=True, choices=[('header', 'Menu atas dan kaki halaman'), ('footer', 'Kaki halaman'), ('', 'Tidak di menu')], default='footer', max_length=10, verbose_name='tempat tautan')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Angka kecil tampil lebih dulu.', verbose_name='urutan')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='diubah')),
            ],
            options={
                'verbose_name': 'halaman',
                'verbose_name_plural': 'halaman',
                'ordering': ['position', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, error_messages={'unique': 'Alamat ini sudah dipakai yang lain. Tambahkan kata agar berbeda.'}, help_text='Bagian akhir alamat halaman. Bila kosong, dibuat dari judul atau nama. Bila diubah, alamat lama tetap mengantar pembaca ke sini.', max_length=200, unique=True, verbose_name='alamat')),
                ('body', models.TextField(blank=True, verbose_name='isi')),
                ('reading_html', models.TextField(blank=True, editable=False)),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='nama')),
                ('degree', models.CharField(blank=True, help_text='Misalnya: S1. Tampil di atas nama.', max_length=40, verbose_name='jenjang')),
                ('summary', models.CharField(help_text='Satu kalimat: apa yang dipelajari. Tampil di ajakan di bawah artikel.', max_length=200, verbose_name='ringkasan')),
                ('facts', models.TextField(blank=True, help_text='Satu per baris, nama dan nilai dipisah titik dua. Contoh: Lama studi: 8 semester. Tiga yang pertama tampil di bawah artikel. Tulis hanya yang sudah pasti.', verbose_name='fakta')),
                ('curriculum_file', models.FileField(blank=True, help_text='PDF, paling besar 10 MB. Bila kosong, tombol unduh tidak tampil.', upload_to=articles.models.programme.curriculum_name, validators=[django.core.validators.FileExtensionValidator(['pdf'], message='Unggah berkas PDF.'), articles.models.programme.check_pdf], verbose_name='berkas kurikulum')),
                ('curriculum_url', models.URLField(blank=True, help_text='Dipakai bila tidak ada berkas yang diunggah.', verbose_name='alamat kurikulum')),
                ('registration_url', models.URLField(blank=True, help_text='Bila kosong, tombol Daftar memakai alamat di Pengaturan situs.', verbose_name='alamat pendaftaran')),
                ('is_in_header', models.BooleanField(default=False, help_text='Menu atas paling nyaman dengan lima tautan.', verbose_name='tampil di menu atas')),
                ('sky', models.CharField(choices=[('subuh', 'Subuh: biru laut, sebelum matahari'), ('fajar', 'Fajar: merah muda'), ('pagi', 'Pagi: hijau muda'), ('siang', 'Siang: biru langit'), ('hujan', 'Hujan: hijau kebiruan'), ('sore', 'Sore: jingga'), ('senja', 'Senja: merah keunguan'), ('malam', 'Malam: biru tua')], default='siang', help_text='Warna halaman dan poster prodi ini.', max_length=10, verbose_name='langit')),
                ('scene', models.CharField(blank=True, choices=[('gunung', 'Gunung'), ('laut', 'Laut'), ('sawah', 'Sawah'), ('kota', 'Kota'), ('bukit', 'Bukit'), ('awan', 'Awan')], help_text='Bila kosong, dipilih otomatis.', max_length=10, verbose_name='pemandangan poster')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Angka kecil tampil lebih dulu.', verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'program studi',
                'verbose_name_plural': 'program studi',
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Rebuild',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('article_count', models.IntegerField(default=0)),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('stage', models.PositiveSmallIntegerField(choices=[(1, 'Count'), (2, 'Weigh'), (3, 'Rank'), (4, 'List')], default=1)),
                ('position', models.IntegerField(default=0)),
                ('finished_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'penghitungan ulang',
                'verbose_name_plural': 'penghitungan ulang',
            },
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(error_messages={'unique': 'Kelompok kata ini sudah ada.'}, help_text='Dipisah koma, boleh lebih dari satu kata. Contoh: jurusan, program studi, prodi. Siapa yang mencari salah satunya juga menemukan yang lain.', max_length=300, unique=True, verbose_name='kata-kata searti')),
            ],
            options={
                'verbose_name': 'sinonim',
                'verbose_name_plural': 'sinonim untuk pencarian',
                'ordering': ['words'],
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, error_messages={'unique': 'Alamat ini sudah dipakai yang lain. Tambahkan kata agar berbeda.'}, help_text='Bagian akhir alamat halaman. Bila kosong, dibuat dari judul atau nama. Bila diubah, alamat lama tetap mengantar pembaca ke sini.', max_length=200, unique=True, verbose_name='alamat')),
                ('name', models.CharField(help_text='Huruf kecil, kecuali nama dan singkatan.', max_length=60, unique=True, verbose_name='nama')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tag',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='articles.article')),
                ('crowding', models.FloatField(default=0)),
                ('vector', models.BinaryField(default=bytes)),
                ('nearest', models.BinaryField(default=bytes)),
            ],
            options={
                'verbose_name': 'profil artikel',
                'verbose_name_plural': 'profil artikel',
            },
        ),
        migrations.CreateModel(
            name='StoredAssessment',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='assessment', serialize=False, to='articles.article')),
                ('score', models.PositiveSmallIntegerField()),
                ('blocking', models.PositiveSmallIntegerField()),
                ('advice', models.PositiveSmallIntegerField()),
                ('accepted', models.PositiveSmallIntegerField()),
                ('times', models.JSONField(default=dict)),
                ('goes_stale', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'pemeriksaan',
                'verbose_name_plural': 'pemeriksaan',
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, error_messages={'unique': 'Alamat ini sudah dipakai yang lain. Tambahkan kata agar berbeda.'}, help_text='Bagian akhir alamat halaman. Bila kosong, dibuat dari judul atau nama. Bila diubah, alamat lama tetap mengantar pembaca ke sini.', max_length=200, unique=True, verbose_name='alamat')),
                ('kind', models.CharField(choices=[('person', 'Orang'), ('organisation', 'Lembaga')], default='person', help_text='Mesin pencari membedakan keduanya.', max_length=12, verbose_name='jenis')),
                ('name', models.CharField(help_text='Seperti yang dibaca orang: “Oleh …”.', max_length=120, verbose_name='nama')),
                ('position', models.CharField(blank=True, help_text='Misalnya: dosen Sistem Informasi.', max_length=120, verbose_name='jabatan')),
                ('biography', models.TextField(blank=True, help_text='Satu atau dua kalimat di bawah setiap artikel.', max_length=600, verbose_name='tentang penulis')),
                ('links', models.TextField(blank=True, help_text='Satu alamat per baris: profil dosen, LinkedIn, dan sejenisnya.', verbose_name='tautan')),
                ('user', models.OneToOneField(blank=True, help_text='Bila diisi, artikel baru dari akun ini otomatis memakai nama penulis ini.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='author', to=settings.AUTH_USER_MODEL, verbose_name='akun')),
            ],
            options={
                'verbose_name': 'penulis',
                'verbose_name_plural': 'penulis',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='author',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.author', verbose_name='penulis'),
        ),
        migrations.AddField(
            model_name='article',
            name='category',
            field=models.ForeignKey(blank=True, help_text='Menentukan warna halaman dan tempat artikel di daftar.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.category', verbose_name='kategori'),
        ),
        migrations.CreateModel(
            name='FaqItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=200, verbose_name='pertanyaan')),
                ('answer', models.TextField(validators=[django.core.validators.MaxLengthValidator(1200)], verbose_name='jawaban')),
                ('position', models.PositiveSmallIntegerField(blank=True, help_text='Bila kosong, paling akhir.', null=True, verbose_name='urutan')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='faq_items', to='articles.article')),
            ],
            options={
                'verbose_name': 'pertanyaan umum',
                'verbose_name_plural': 'pertanyaan umum',
                'ordering': [models.OrderBy(models.F('position'), nulls_last=True), 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('key', models.CharField(blank=True, max_length=300)),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'pekerjaan tertunda',
                'verbose_name_plural': 'pekerjaan tertunda',
                'ordering': ['due_at', 'pk'],
                'indexes': [models.Index(fields=['due_at'], name='job_due')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='job_once')],
            },
        ),
        migrations.CreateModel(
            name='MissingPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=300, unique=True, verbose_name='alamat')),
                ('count', models.PositiveIntegerField(default=1, verbose_name='dicari')),
                ('last_on', models.DateField(verbose_name='terakhir')),
                ('is_ignored', models.BooleanField(default=False, verbose_name='diabaikan')),
            ],
            options={
                'verbose_name': 'alamat yang dicari',
                'verbose_name_plural': 'alamat yang dicari',
                'ordering': ['-count', '-last_on', 'path'],
                'indexes': [models.Index(fields=['is_ignored', '-count', '-last_on'], name='missingpage_most_asked')],
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(help_text='JPEG, PNG, WebP, AVIF, atau GIF; paling besar 10 MB dan 40 megapiksel. Lokasi dan data kamera dihapus otomatis.', upload_to='gambar/%Y/%m/', verbose_name='berkas')),
                ('width', models.PositiveIntegerField(editable=False, verbose_name='lebar')),
                ('height', models.PositiveIntegerField(editable=False, verbose_name='tinggi')),
                ('alt', models.CharField(blank=True, help_text='Apa yang terlihat, dalam satu kalimat, untuk pembaca yang tidak melihat gambarnya.', max_length=250, verbose_name='teks alternatif')),
                ('is_decorative', models.BooleanField(default=False, help_text='Centang bila gambar tidak menambah arti. Pembaca layar melewatinya.', verbose_name='hanya hiasan')),
                ('credit', models.CharField(blank=True, help_text='Misalnya: Foto: nama fotografer.', max_length=150, verbose_name='sumber')),
                ('focal_x', models.PositiveSmallIntegerField(default=50, help_text='0 paling kiri, 100 paling kanan. Bagian ini tetap terlihat bila gambar dipotong.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='titik fokus mendatar (%)')),
                ('focal_y', models.PositiveSmallIntegerField(default=50, help_text='0 atas, 100 bawah.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='titik fokus tegak (%)')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='diunggah')),
                ('uploaded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diunggah oleh')),
            ],
            options={
                'verbose_name': 'gambar',
                'verbose_name_plural': 'gambar',
                'ordering': ['-uploaded_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='author',
            name='photo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.picture', verbose_name='foto'),
        ),
        migrations.AddField(
            model_name='article',
            name='cover',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.picture', verbose_name='gambar sampul'),
        ),
        migrations.CreateModel(
            name='Career',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='profesi')),
                ('position', models.PositiveSmallIntegerField(blank=True, help_text='Bila kosong, paling akhir.', null=True, verbose_name='urutan')),
                ('article', models.ForeignKey(blank=True, help_text='Bila artikel ini terbit, nama profesi menjadi tautan ke sana.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.article', verbose_name='artikel')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='careers', to='articles.programme')),
            ],
            options={
                'verbose_name': 'profesi',
                'verbose_name_plural': 'profesi',
                'ordering': [models.OrderBy(models.F('position'), nulls_last=True), 'pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='programme',
            field=models.ForeignKey(blank=True, help_text='Program studi yang ditawarkan di bawah artikel ini. Bila kosong, ajakannya umum.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='articles.programme', verbose_name='program studi'),
        ),
        migrations.CreateModel(
            name='Redirect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('exact', 'Hanya alamat ini'), ('prefix', 'Alamat ini dan semua di bawahnya')], default='exact', help_text='“Semua di bawahnya”: bagian alamat sesudahnya ikut dibawa ke tujuan.', max_length=10, verbose_name='berlaku untuk')),
                ('path', models.CharField(max_length=300, verbose_name='dari')),
                ('query', models.CharField(blank=True, max_length=100, verbose_name='parameter')),
                ('target', models.CharField(max_length=500, verbose_name='ke')),
                ('hits', models.PositiveIntegerField(default=0, editable=False, verbose_name='dipakai')),
                ('last_used_on', models.DateField(editable=False, null=True, verbose_name='terakhir dipakai')),
            ],
            options={
                'verbose_name': 'pengalihan',
                'verbose_name_plural': 'pengalihan',
                'ordering': ['path', 'query', 'kind'],
                'constraints': [models.UniqueConstraint(fields=('path', 'query', 'kind'), name='redirect_once', violation_error_message='Alamat ini sudah punya pengalihan.'), models.CheckConstraint(condition=models.Q(('path', '/'), models.Q(('path__startswith', '/'), models.Q(('path__endswith', '/'), _negated=True)), _connector='OR'), name='redirect_path_is_normal', violation_error_message='Tulis alamat dari garis miring pertama, tanpa garis miring di akhir.'), models.CheckConstraint(condition=models.Q(models.Q(('path', '/'), _negated=True), models.Q(('query', ''), _negated=True), _connector='OR'), name='redirect_leaves_home_alone', violation_error_message='Beranda tidak bisa dialihkan; hanya alamat seperti /?p=123.'), models.CheckConstraint(condition=models.Q(('kind', 'exact'), ('query', ''), _connector='OR'), name='redirect_prefix_has_no_query', violation_error_message='Alamat dengan parameter hanya bisa dialihkan satu per satu.'), models.CheckConstraint(condition=models.Q(models.Q(('target__startswith', '/'), models.Q(('target__startswith', '//'), _negated=True)), ('target__startswith', 'https://'), _connector='OR'), name='redirect_target_is_address', violation_error_message='Tujuan harus alamat di situs ini atau alamat https://.'), models.CheckConstraint(condition=models.Q(models.Q(('path', models.F('target')), _negated=True), models.Q(('query', ''), _negated=True), _connector='OR'), name='redirect_not_to_itself', violation_error_message='Alamat tidak bisa dialihkan ke dirinya sendiri.')],
            },
        ),
        migrations.CreateModel(
            name='RelatedEntry',
            fields=[
                ('pk', models.CompositePrimaryKey('article', 'related', blank=True, editable=False, primary_key=True, serialize=False)),
                ('score', models.FloatField()),
                ('shared', models.TextField(default='||')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='related_entries', to='articles.article')),
                ('related', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listed_in', to='articles.article')),
            ],
            options={
                'verbose_name': 'artikel terkait',
                'verbose_name_plural': 'artikel terkait',
                'ordering': ['article', '-score'],
            },
        ),
        migrations.CreateModel(
            name='RelatedPick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(blank=True, help_text='Bila kosong, paling akhir.', null=True, verbose_name='urutan')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picks', to='articles.article')),
                ('picked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article', verbose_name='artikel')),
            ],
            options={
                'verbose_name': 'pilihan redaksi',
                'verbose_name_plural': 'pilihan redaksi untuk Berita Terkait',
                'ordering': [models.OrderBy(models.F('position'), nulls_last=True), 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SearchText',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('object_id', models.BigIntegerField(null=True)),
                ('title', models.TextField()),
                ('headings', models.TextField()),
                ('summary', models.TextField()),
                ('body', models.TextField()),
                ('article', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('content_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
        ),
        migrations.CreateModel(
            name='SiteSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site_name', models.CharField(default='Cakrawala', max_length=60, verbose_name='nama situs')),
                ('organisation', models.CharField(default='Universitas Cakrawala', max_length=120, verbose_name='nama lembaga')),
                ('description', models.CharField(default='Panduan jurusan, karier, dan dunia kuliah dari Universitas Cakrawala.', help_text='Kalimat di beranda dan di hasil pencarian.', max_length=160, verbose_name='penjelasan')),
                ('registration_url', models.URLField(blank=True, help_text='Tujuan tombol Daftar. Bila kosong, tombolnya tidak tampil.', verbose_name='alamat pendaftaran')),
                ('whatsapp', models.CharField(blank=True, help_text='Contoh: 6281234567890. Bila kosong, tautan WhatsApp tidak tampil.', max_length=20, validators=[django.core.validators.RegexValidator('^62\\d{8,13}$', 'Awali dengan kode negara 62, tanpa tanda tambah.')], verbose_name='WhatsApp admisi')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='surel')),
                ('address', models.TextField(blank=True, help_text='Tiap baris di sini menjadi satu baris di kaki halaman.', verbose_name='alamat kampus')),
                ('social_links', models.TextField(blank=True, help_text='Satu alamat per baris.', verbose_name='akun media sosial')),
            ],
            options={
                'verbose_name': 'pengaturan situs',
                'verbose_name_plural': 'pengaturan situs',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='sitesettings_one_row')],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=models.ManyToManyField(blank=True, related_name='articles', to='articles.tag', verbose_name='tag'),
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('article_count', models.IntegerField(default=0)),
                ('is_template', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'kata',
                'verbose_name_plural': 'kata',
                'constraints': [models.UniqueConstraint(fields=('name',), name='term_once')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('term', 'article', 'weight', blank=True, editable=False, primary_key=True, serialize=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='articles.article')),
                ('term', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='articles.term')),
                ('weight', models.SmallIntegerField()),
            ],
            options={
                'verbose_name': 'kata utama',
                'verbose_name_plural': 'kata utama',
            },
        ),
        migrations.CreateModel(
            name='VocabularyWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=30, unique=True)),
                ('initial', models.CharField(max_length=1)),
                ('length', models.PositiveSmallIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['initial', 'length'], name='vocabulary_alike')],
            },
        ),
        migrations.CreateModel(
            name='AcceptedAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('reason', models.CharField(max_length=200, verbose_name='alasan')),
                ('accepted_at', models.DateTimeField(auto_now=True)),
                ('accepted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accepted_advice', to='articles.article')),
            ],
            options={
                'verbose_name': 'saran yang dikesampingkan',
                'verbose_name_plural': 'saran yang dikesampingkan',
                'constraints': [models.UniqueConstraint(fields=('article', 'code'), name='acceptedadvice_once')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=300)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='articles.article')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='linked_from', to='articles.article')),
            ],
            options={
                'verbose_name': 'tautan',
                'verbose_name_plural': 'tautan',
                'constraints': [models.UniqueConstraint(fields=('source', 'address'), name='link_once')],
            },
        ),
        migrations.CreateModel(
            name='OldSlug',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.BigIntegerField()),
                ('slug', models.SlugField(max_length=200)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': 'alamat lama',
                'verbose_name_plural': 'alamat lama',
                'indexes': [models.Index(fields=['content_type', 'object_id'], name='oldslug_object')],
                'constraints': [models.UniqueConstraint(fields=('content_type', 'slug'), name='oldslug_unique')],
            },
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.CheckConstraint(condition=models.Q(('focal_x__lte', 100), ('focal_y__lte', 100)), name='picture_focus_in_picture'),
        ),
        migrations.AddIndex(
            model_name='relatedentry',
            index=models.Index(condition=models.Q(('score__gte', 0.5)), fields=['-score'], name='relatedentry_likest'),
        ),
        migrations.AddConstraint(
            model_name='relatedpick',
            constraint=models.UniqueConstraint(fields=('article', 'picked'), name='relatedpick_once', violation_error_message='Artikel ini sudah dipilih di baris lain.'),
        ),
        migrations.AddConstraint(
            model_name='relatedpick',
            constraint=models.CheckConstraint(condition=models.Q(('article', models.F('picked')), _negated=True), name='relatedpick_not_itself', violation_error_message='Sebuah artikel tidak bisa terkait dengan dirinya sendiri.'),
        ),
        migrations.AddConstraint(
            model_name='searchtext',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('content_type', None), ('id', models.F('article_id')), ('object_id', None)), models.Q(('article', None), ('content_type__isnull', False), ('id__lt', 0), ('object_id__isnull', False)), _connector='OR'), name='searchtext_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='searchtext',
            constraint=models.UniqueConstraint(fields=('content_type', 'object_id'), name='searchtext_once'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['status', '-published_at', '-id', 'category'], name='article_newest'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['category', 'status', '-published_at', '-id'], name='article_newest_in_category'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['author', 'status', '-published_at'], name='article_newest_by_author'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='article_published_has_time', violation_error_message='Isi waktu terbit sebelum menerbitkan artikel.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('author__isnull', False), _connector='OR'), name='article_published_has_author', violation_error_message='Pilih penulis sebelum menerbitkan artikel.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('category__isnull', False), _connector='OR'), name='article_published_has_category', violation_error_message='Pilih kategori sebelum menerbitkan artikel.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(('summary', ''), _negated=True), _connector='OR'), name='article_published_has_summary', violation_error_message='Tulis ringkasan sebelum menerbitkan artikel.'),
        ),
    ]
