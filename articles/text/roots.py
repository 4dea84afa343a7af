"""Common roots of Indonesian, so that a form is led back to a word that exists: "menulis" to "tulis" and not to "ulis",
"masalah" to itself and not to "masa". Written from general knowledge; a word is added when a search shows that it is
missed, and ``manage.py rebuild_search`` and ``rebuild_related`` follow.
"""

ROOTS = frozenset(
    """
    abad acara acu ada adab adaptasi adat adik adil administrasi adu agama agen ahli ajak ajar aju ajukan akademi
    akal akhir akibat akreditasi aksen akses akta aktif aktivitas aku akun akuntan akuntansi akurat alam alamat alas
    alasan alat alih alir almamater alokasi alun alur amal aman amanah amat ambil anak analisis andal aneh anggap
    anggar anggota angka angkat angkut angsur anjur antar antisipasi antri aplikasi arah ari arsip arti artikel aruh
    asah asal asas asesmen aset asing asisten asosiasi asuh asumsi asuransi atas atur audit awal awas awet baca
    badan bagai bagi bagus bahagia bahan bahas bahasa baik baju baku balas balik bandar banding bangga bangkit
    bangku bangsa bangun bank bantu banyak barang barat baris baru basis batal batas bawa bayang bayar beban bebas
    beda bekal bekas bela belah belanja beli belum benah benar bencana bentuk beranda berangkat berani beringin
    berita berkah berkas bersih beruang besar betul biasa biaya bicara bidang bijak bikin bilang bimbing bina
    bincang bingung bisnis blog bohong boleh bonus boros brand buah buat budaya budi bujuk buka bukti buku bulan
    bulat bumi bungkus buru buruh buruk butir butuh cabang cacat cagar cair cakap cakup campur canggih cantum capai
    capek cari cat catat cegah cek celah cemas cepat cerdas cerita cermat cermin cetak cicil cinta cipta ciri coba
    cocok contoh coret cuan cuci cukup curah curang curi cuti daerah daftar dagang dahulu dalam damai dampak damping
    dana dapat darah darat dasar data datang daya debat debit dekat demo dengar depan deposito derajat desa desain
    desak deskripsi detail detik develop dewasa diagnosis diagram dialog diam didik diet digital dimensi dinamika
    dinamis dinas diploma direksi direktorat direktur disertasi disiplin diskon diskusi disrupsi distribusi dividen
    divisi doa dokter dokumen dokumentasi dorong dosen duduk duga dukung dunia edar edisi edit edukasi efek efektif
    efisien ekonomi eksekusi ekspor ekspresi elemen emosi empati enak engineer entri erat erti esai estetika etik etika
    evaluasi fasilitas fisik fokus folder forum foto frekuensi fungsi gabung gadai gagal gagas gaji galak galang
    gali gambar gampang ganda ganggu ganti gantung garap garis gaul gawai gaya gedung gelar gemar gembira generasi
    gerak giat gigih golong gosok gudang gugat guna gunung guru habis hack hadap hadiah hadir hafal hak hal hambat
    hanya hapus harap harga hari harmoni harta haru harus hasil hasrat hati hebat hemat henti heran hias hibah hidup
    hierarki hilang himpun hindar hitung hobi hormat hubung hukum huni huruf ibadah ide identifikasi identitas
    ijazah ikat iklan ikut ilmiah ilmu ilustrasi imbal imbang implementasi impor inap indah industri informasi ingat
    ingin inisiatif inovasi inspeksi inspirasi instansi instruksi integrasi interaksi interpretasi intip investasi
    investor iring isi isolasi istilah istimewa istirahat izin jabat jadi jadwal jaga jago jalan jalin jalur jam
    jamin jangka jangkau janji jarak jaring jatuh jawab jejak jelajah jelang jelas jemput jenis jenjang jepit jerat
    jual juang judul jujur jumlah jumpa jurus jurusan juta kabar kabur kacau kadar kagum kaji kalah kali kalimat
    kampanye kampung kampus kantor kapal karakter karang karena karier kartu karya karyawan kas kasih kasus kata
    kategori kaya kebun kecil kecuali kejam kejar keji kejut kelahi kelas kelola keluar keluarga keluh kemas kembali
    kembang kemudi kemudian kenal kenan kendala kendali kendara kepala kerah kerap keras kering kerja keruh kesan
    ketat ketik ketika ketua ketuk khas khawatir khusus kinerja kira kirim kisah klaim klasifikasi klien klik kode
    kolaborasi koleksi kolom koma komentar komite kompetensi kompetisi komplet komponen komputer komunikasi
    komunitas kondisi kondusif konferensi konflik konkret konsentrasi konsep konsisten konstruksi konsultan
    konsultasi konsumen konsumsi konten kontrak kontribusi kontrol koordinasi kopi koreksi kosong kota kotor kreasi
    kreatif kredit kriteria kritik kritis kualifikasi kualitas kuantitas kuartal kuasa kuat kuliah kumpul kunci
    kunjung kuota kupas kurang kurikulum kurs kursi kursus kutip laba labuh lacak lahan lahir laku lalu lama lamar
    lambat lampau lampir langgan langgar langkah langsung lanjut lapang lapor larang latih lawan layak layan layar
    learn lebar lebaran lebih legalisasi lelah lelang leluasa lemah lembaga lembar lengkap lepas lestari letak lewat
    liar libat libur lihat limpah lindung lingkung lingkungan lingkup lintas lipat liput lisan literasi logika lolos
    lomba lonjak lowong luang luar luas lucu luka lulus lumayan lunas luncur lupa lurus maba magang magister
    mahasiswa mahir maju makan maklum makna maksimal maksud malas malu mampu manajemen manajer mandiri manfaat
    manusia marah marak mari market masa masak masalah masuk masyarakat mata matang materi mati matkul mau media
    mekanisme melayu melek memori menang menarik mental mentor merek mereka mesin metode mewah milik mimpi minat
    minta minum misal misi miskin mitra modal model modern modul mohon motivasi muat muda mudah mula mulai mulia
    muncul mundur mungkin murah murid musim musuh mutasi mutu naik nalar nama nanti narasi nasabah nasib nasihat
    naskah navigasi negara negosiasi network niaga nikah nikmat nilai nomor normal nyala nyaman nyanyi nyata nyawa
    obat objek obrol observasi olah olahraga omong omset oper operasi opini optimal optimasi orang organisasi
    orientasi orisinal otak otomasi otomatis pahala paham pahlawan pajak pakai paket paksa palsu pamer panas pandai
    pandang pandu panduan panggil panggung panjang pantang pantas pantau papar partisipasi pasang pasar pasca pasok
    pasti paten patuh pecah pegang pegawai peka pekan peluang peluk pemerintah pengaruh penjuru penting penuh peran
    perangkat percaya perdana perdata perempuan perhati periksa perilaku perintah peristiwa perlu permata permisi
    pernah persen persentase persis pertama pesan pesat peserta peta petik piagam pikat pikir pilah pilih pimpin
    pindah pindai pinggir pinjam pintar pintu pisah plagiat poin pokok pola politeknik politik populer posisi
    potensi potong praktik praktis prediksi presentasi prestasi prinsip prioritas produk produksi produktif profesi
    profesional profil program programmer promosi proposal proses prosesi prospek protes provinsi proyek psikologi
    puas publik publikasi puji pulang pulih pungut pusat pusing pustaka putar putus raba ragam ragu raih rajin rakit
    ramah ramai ramal rambah rampung rancang rangka rangkai rangkum rangsang rantai rapat rapi rasa rasio rata rawat
    raya rebut reda referensi registrasi rekam rekan rekap rekening rekomendasi rekrut relasi relevan remaja rencana
    rendah renovasi rentan representasi resah resmi respons restoran retas revisi rezeki ribu riil rinci ringan
    ringkas rintis riset risiko riwayat robot roda rombak ruang rugi rujuk rumah rumit rumus runding runtut rusak
    rutin sabar sadar sah sahabat saham saing saji sakit salah saldo salin salur sambung sambut sampah sampai
    samping sampul sandar sanggah sanggup sangka sangkut santai santun saran sarana saring sarjana sasar satu sebab
    sebar seberang sebut sedekah sederhana sedia segar segera sehat sejahtera sejarah sekarang sekolah sekretaris
    seksi selai selam selamat selaras selatan selenggara selesai selidik selip selisih seluruh semangat sembuh
    semester seminar sempat sempit sempurna senang sendat sengaja sengketa seni sensus sentral sentuh sepakat
    seragam serah serang serap serbu sertifikasi sertifikat servis sesal sesat sesuai setor setuju sewa sia siang
    siap siar siasat sibuk sidang sifat sikap siklus siksa silang simak simpan simpul simulasi singkat singkir
    sinyal sirkulasi sisa sisih sisip sistem siswa situasi situs skala skema skor skripsi sokong solusi sopan sorot
    sosial sosialisasi spesialis spesifik stabil staf standar standardisasi strategi stream stres struktur studi
    suara suasana subjek suka sukses sulit sumbang sumber sumpah sunting suplai surat suruh surut survei susah susun
    swasta syarat syukur tabel tabrak tabung tahan tahap tahu tahun tajam taksir takut tambah tampak tampil tampung
    tamu tanam tanda tandang tanding tangan tanggal tanggap tangguh tanggung tangkap tantang tanya tarif tarik taruh
    tata tatap tawar tebak tebal tekan teknik teknis teknologi tekun telepon teliti teluk teman tembak tembus tempat
    tempel tempuh temu tenaga tenang tengah tentang tentu tepat terampil terap terbang terbit teriak terima terjemah
    terjun tes test tetap tiba tidur tiket tim timbang timbul timpang tindak tinggal tinggi tingkat tinjau tipe tipu
    tiru titik titip tokoh tolak tolong tonjol tonton topik total tradisi train transaksi transfer transformasi
    transparan transportasi tua tuang tugas tuju tujuan tukar tulis tumbuh tumpu tumpuk tunai tunas tunda tunduk
    tunggak tunggu tunjang tunjuk tuntas tuntun tuntut turun turut tutup tutur uang ubah ucap udara uji ukir ukur
    ulang ulas umpan umum undang unduh unggah unggul ungkap universitas untung upah upaya urai urus urut usaha usia
    usul utama utang valid validasi variasi verifikasi versi video virtual visi visual wacana wajah wajib wakaf
    wakil waktu warga waris warisan warna warta wawancara wawasan web wilayah wirausaha wisata wisuda wujud yakin
    yayasan zaman
    """.split()
)

# What readers type and older texts have, and what the dictionary of the language wants.
SPELLINGS = dict(
    pair.split(":")
    for pair in """
    abis:habis aktifitas:aktivitas aktip:aktif analisa:analisis apotik:apotek app:aplikasi apps:aplikasi atlit:atlet
    azas:asas bdg:bandung bln:bulan byr:bayar cabe:cabai cinderamata:cenderamata dekrit:dekret detil:detail
    dftr:daftar diagnosa:diagnosis difinisi:definisi disain:desain duit:uang efektifitas:efektivitas ekstrim:ekstrem
    esei:esai faham:paham fb:facebook frekwensi:frekuensi hakekat:hakikat hapal:hafal hape:ponsel hipotesa:hipotesis
    hirarki:hierarki hp:ponsel hutang:utang ig:instagram ijasah:ijazah ijin:izin info:informasi jadual:jadwal
    jaman:zaman jkt:jakarta jogja:yogyakarta karir:karier keliatan:lihat kharisma:karisma kls:kelas komplit:komplet
    kongkrit:konkret konkrit:konkret kreatifitas:kreativitas krj:kerja kwalitas:kualitas kwantitas:kuantitas
    kwartal:kuartal kwitansi:kuitansi legalisir:legalisasi lembab:lembap managemen:manajemen manager:manajer
    mesjid:masjid metoda:metode mhs:mahasiswa mhsw:mahasiswa milyar:miliar mtk:matematika nasehat:nasihat
    nopember:november obyek:objek obyektif:objektif orisinil:orisinal photo:foto praktek:praktik
    produktifitas:produktivitas propinsi:provinsi prosentase:persentase rejeki:rezeki resiko:risiko respon:respons
    sby:surabaya sekedar:sekadar silahkan:silakan sistim:sistem sistimatis:sistematis skrg:sekarang smbl:sambil
    smstr:semester smt:semester standarisasi:standardisasi subyek:subjek subyektif:subjektif supir:sopir
    survai:survei syaraf:saraf tehnik:teknik tehnis:teknis tehnologi:teknologi telfon:telepon telpon:telepon
    teoritis:teoretis terlantar:telantar thn:tahun trampil:terampil univ:universitas varitas:varietas wa:whatsapp
    yogya:yogyakarta yt:youtube
    """.split()
)
