"""Common roots of Indonesian, so that a form is led back to a word that exists: "menulis" to "tulis" and not to "ulis",
"masalah" to itself and not to "masa". Written from general knowledge; a word is added when a search shows that it is
missed, and ``manage.py rebuild_search`` and ``rebuild_related`` follow.
"""

ROOTS = frozenset(
    """
    abad abai acak acara acu ada adab adaptasi adat adik adil administrasi adu agama agen ahli ajak ajar aju akademi
    akal akhir akibat akreditasi aksen akses akta aktif aktivitas aku akun akuntan akuntansi akurat alam alamat alas
    alasan alat alih alir almamater alokasi alun alur amal aman amanah amat ambil anak analisis andal aneh anggap
    anggar anggota angguk anggur angka angkat angkut angsur anjur antar antisipasi antre antri aplikasi arah ari
    arsip arti artikel asah asal asas asesmen aset asing asisten asli asosiasi asuh asumsi asuransi asyik atas atur
    audit awal awas awet ayun baca badan bagai bagi bagus bahagia bahan bahas bahasa baik baju baku balas balik
    bandar banding bangga bangkit bangku bangsa bangun bank bantu banyak barang barat baris baru basis batal batas
    baur bawa bayang bayar beban bebas beda bekal bekas bela belah belanja beli belum benah benar bencana bentuk
    beranda berangkat berani beres beri beringin berita berkah berkas bersih beruang besar betul biasa biaya bicara
    bidang bijak bikin bilang bimbing bina bincang bingung bisnis blog blokir bocor bohong boleh bonus boros bosan
    brand buah buang buat budaya budi bujuk buka bukti buku bulan bulat bumi bunga bungkus bunyi buru buruh buruk
    butir butuh cabang cabut cacat cadang cagar cair cakap cakup camat campur canggih cantum capai capek cari cat
    catat cegah cek celah cemas cepat ceramah cerdas cerita cermat cermin cetak cicil cicip cinta cipta ciri coba
    cocok contoh coret cuan cuci cukup curah curang curi cuti dadak daerah daftar dagang dahulu dalam damai dampak
    damping dana dapat darah darat dasar data datang daya debat debit dekat demo dengar depan deposito derajat deret
    desa desain desak deskripsi detail detik develop dewasa diagnosis diagram dialog diam didik diet digital dimensi
    dinamika dinamis dinas dingin diploma director direksi direktorat direktur disertasi disiplin diskon diskusi
    disrupsi distribusi dividen divisi doa dokter dokumen dokumentasi dorong dosen duduk duga dukung dulu dunia edar
    edisi edit edukasi efek efektif efisien ekonomi eksekusi ekspor ekspresi elemen emosi empati enak engineer entri
    erat erti esai estetika etika evaluasi faktor fasilitas favorit fisik fokus folder formulir forum foto frekuensi
    fungsi gabung gadai gagal gagas gaji galak galang gali gambar gampang ganda ganggu ganti gantung garap garis
    gaul gawai gaya gedung gelar gemar gembira generasi gerak gerus geser getar giat gigih gilir global goda golong
    gosok gratis gudang gugat guna gunung gurau guru habis hack hadap hadiah hadir hafal hak hal halal halaman
    hambat hanya hapus harap harga hari harmoni harta haru harus hasil hasrat hati hebat hemat henti heran hias
    hibah hibur hidup hierarki hilang himpun hindar hitung hobi hormat hubung hujan hukum huni huruf ibadah ide
    identifikasi identitas ijazah ikat iklan ikut ilmiah ilmu ilustrasi imbal imbang impit implementasi impor inap
    incar indah industri informasi ingat ingin inisiatif inovasi inspeksi inspirasi instal instansi instruksi
    integrasi interaksi interpretasi intip investasi investor iring iris isi isolasi istilah istimewa istirahat izin
    jabat jadi jadwal jaga jago jahit jajan jalan jalin jalur jam jamin janggal jangka jangkau janji jarak jaring
    jatuh jauh jawab jebak jejak jelajah jelang jelas jemput jemur jenis jenjang jepit jerat jual juang judul jujur
    jumlah jumpa junior juragan jurus jurusan juta kabar kabur kacau kadar kagum kait kaji kalah kalender kali
    kalian kalimat kampanye kampung kampus kantor kapal kapasitas karakter karang karena karier kartu karya karyawan
    kas kasih kasus kata kategori kaya kebun kecil kecuali kejam kejar keji kejut kelahi kelas keliru kelola
    kelompok keluar keluarga keluh kemas kembali kembang kemudi kemudian kenal kenan kendala kendali kendara kepala
    kerah kerap keras kering kerja kertas keruh kesan ketat ketik ketika ketua ketuk khas khawatir khusus kinerja
    kira kirim kisah kisar klaim klasifikasi klien klik kode koding kolaborasi koleksi kolom koma komentar komisi
    komite kompetensi kompetisi kompilasi komplet komponen komputer komunikasi komunitas kondisi kondusif konferensi
    konfigurasi konflik konkret konsentrasi konsep konsisten konstruksi konsultan konsultasi konsumen konsumsi
    kontak konten kontrak kontribusi kontrol koordinasi kopi koreksi kosong kota kotor kreasi kreatif kredit
    kriteria kritik kritis kualifikasi kualitas kuantitas kuartal kuasa kuat kuliah kumpul kunci kunjung kuota kupas
    kurang kurikulum kurs kursi kursus kutip laba label labuh lacak lahan lahir lain laku lalu lama lamar lambat
    lampau lampir lancar langgan langgar langkah langsung lanjut lapang lapor larang lari latar latih lawan layak
    layan layar learn lebar lebaran lebih legalisasi lekat lelah lelang leluasa lemah lembaga lembar lengkap lepas
    leset lestari letak lewat liar libat libur lihat limpah lindung lingkung lingkungan lingkup lintas lipat liput
    lirik lisan listrik literasi logika lokasi lolos lomba lompat lonjak lowong luang luar luas lucu luka lulus
    lumayan lunas luncur lupa lurah lurus maba macam macet magang magister mahasiswa mahir main maju makan maklum
    makna maksimal maksud malas malu mampat mampu mana manajemen manajer mandiri manfaat manusia marah marak margin
    mari market masa masak masalah masuk masyarakat mata matang matematika materi mati matkul mau media mekanisme
    melati melayu melek memori menang menarik menit mental menteri mentor menu merek mereka meriah mesin mesti
    metode mewah milik mimpi minat minggu minta minum misal misi miskin mitra modal model modern modul mohon
    motivasi muai muat muda mudah mula mulai mulia muncul mundur mungkin murah murid musim musuh mutasi mutu naik
    nalar nama nanti narasi nasabah nasib nasihat naskah navigasi negara negosiasi network niaga niat nikah nikmat
    nilai nomor normal nota nyala nyaman nyanyi nyata nyawa obat objek obrol observasi olah olahraga omong omset
    ongkos oper operasi opini optimal optimasi orang organisasi orientasi orisinal otak otomasi otomatis padat padu
    pahala paham pahlawan pajak pakai paket paksa palsu paman pamer panas pancing pandai pandang pandu panggil
    panggung panitia panjang pantang pantas pantau papar partisipasi pasang pasar pasca pasien pasok pasti paten
    patok patuh pecah pegang pegawai peka pekan pelayaran peluang peluk pemerintah pemilu pengacara pengajian
    pengalaman pengaruh penjuru pensiun penting penuh peran perang perangkat percaya perdana perdata perempuan
    perhati peribahasa periksa perilaku perintah periode peristiwa perkakas perlu permata permisi pernah peroleh
    persen persentase persis personal pertama pesan pesat peserta peta petik piagam pihak pikat pikir pilah pilar
    pilih pimpin pindah pindai pinggir pinjam pintar pintu pisah plagiat poin pokok pola politeknik politik ponsel
    populer porsi portofolio posisi potensi potong potret prakira praktik praktis prediksi presentasi prestasi
    pribadi prinsip prioritas produk produksi produktif profesi profesional profil program programmer promosi
    proposal proses prosesi prospek protes provinsi proyek psikologi puas publik publikasi puji pulang pulih puluh
    pungut pupuk pusat pusing pustaka putar putus raba ragam ragu rahasia raih rajin rakit ramadan ramah ramai ramal
    rambah rampung rancang rangka rangkai rangkum rangsang rantai rapat rapi rasa rasio rata rawat raya real rebut
    reda referensi registrasi rekam rekan rekap rekening rekomendasi rekrut relasi relevan remaja remeh rencana
    rendah renovasi rentan repot representasi resah resmi respons restoran retas revisi rezeki ribu riil rilis rinci
    ringan ringkas rintis riset risiko ritme riwayat robot roda rombak ruang rugi rujuk rumah rumit rumus runding
    runtut rusak rute rutin sabar sadar sah sahabat saham saing saji sakit salah saldo salin salur sambung sambut
    sampah sampai samping sampul sana sandar sandi sanding sanggah sanggup sangka sangkut santai santun saran sarana
    saring sarjana sasar satu sayang sebab sebar seberang sebut sedekah sederhana sedia segar segera sehat sejahtera
    sejarah sekarang sekolah sekretaris seksi sela selai selam selamat selaras selatan selenggara selesai selidik
    selip selisih seluruh semangat sembuh sembunyi semester seminar sempat sempit sempurna senang sendat sendiri
    sengaja sengketa seni senior sensor sensus sentral sentuh sepakat seragam serah serang serap serbu sereal
    sertifikasi sertifikat servis sesal sesat sesuai setor setuju sewa sia siang siap siar siasat sibuk sidang sifat
    sikap siklus siksa silang simak simpan simpul simulasi singkat singkir sini sinyal sirkulasi sisa sisih sisip
    sistem siswa situ situasi situs skala skema skor skripsi soal sokong solusi sopan sorot sortir sosial
    sosialisasi spesialis spesifik sponsor stabil staf standar standardisasi strategi stream stres struktur studi
    suara suasana subjek suka sukses sulit sumbang sumber sumpah sungguh sunting suplai surat suruh surut survei
    susah susul susun swasta syarat syukur tabel tabrak tabung tafsir tagih tahan tahap tahu tahun tajam taksir
    takut tambah tampak tampil tampung tamu tanam tanda tandang tanding tangan tanggal tanggap tangguh tanggung
    tangkap tani tantang tanya tarif tarik taruh tata tatap taut tawa tawar tayang tebak tebal tebus tegur tekan
    teknik teknis teknologi tekun telepon teliti teluk telusur teman tembak tembus tempat tempel tempuh temu tenaga
    tenang tengah tenggat tengkar tentang tentu tepat teralis terampil terang terap terapi terbang terbit teriak
    terima terjemah terjun terminal terobos terus tes test tetangga tetap tiba tidur tiket tim timbang timbul timer
    timing timpang tindak tinggal tinggi tingkat tinjau tipe tipu tiru titik titip toko tokoh tolak tolong tongkrong
    tonjol tonton topang topik total tradisi train transaksi transfer transformasi transit transparan transportasi
    tua tuang tuduh tugas tuju tukar tulis tumbuh tumpang tumpu tumpuk tunai tunas tunda tunduk tunggak tunggu
    tunjang tunjuk tuntas tuntun tuntut turun turut tutup tutur uang ubah ucap udara uji ujung ukir ukur ulang ulas
    umpan umum umur undang unduh undur unggah unggul ungkap universitas untung upah upaya urai urus urut usaha usia
    usul utama utang valid validasi variasi verifikasi versi video virtual visi visual wacana wajah wajar wajib
    wakaf wakil waktu warga waris warna warta warung waspada wawancara wawasan web wenang wilayah wirausaha wisata
    wisuda wujud yakin yayasan zaman
    """.split()
)

# Names that look like forms of other words, mostly places: "Pekalongan" has nothing to do with "kalong".
NAMES = frozenset(
    """
    asean asian balangan bandara bangkalan bekasi belawan berau bontang dieng difabel dilan dimas gunawan irian kalasan
    kebayoran kediri kejari kejati kemayoran kerinci kuningan kutai labuan lamongan mataram melaka melawi menado
    mentawai menteng merangin merapi merauke minahasa nunukan pakuan palembang pasuruan pekalongan pelalawan pemalang
    pemprov penajam penida perhutani perpres persebaya persela perseru persija persita pertamina pesawaran sekadau
    selayar semarang semeru senayan seram serang sidoarjo siteba sukabumi sumenep tabanan tarakan tembilahan ternate
    tolikara tomohon trenggalek tuban ungaran
    """.split()
)

# What readers type and older texts have, and what the dictionary of the language wants.
SPELLINGS = dict(
    pair.split(":")
    for pair in """
    abis:habis aktifitas:aktivitas aktip:aktif analisa:analisis apotik:apotek app:aplikasi apps:aplikasi atlit:atlet
    azas:asas bdg:bandung bln:bulan byr:bayar cabe:cabai cidera:cedera cinderamata:cenderamata coding:koding
    contek:sontek dapet:dapat dekrit:dekret detil:detail dftr:daftar diagnosa:diagnosis difinisi:definisi
    dirubah:ubah disain:desain duit:uang efektifitas:efektivitas eksportir:ekspor ekstrim:ekstrem esei:esai
    faham:paham fb:facebook fikir:pikir frekwensi:frekuensi hakekat:hakikat hapal:hafal hape:ponsel hembus:embus
    himbau:imbau hipotesa:hipotesis hirarki:hierarki hisap:isap hp:ponsel hutang:utang ig:instagram ijasah:ijazah
    ijin:izin importir:impor info:informasi instalasi:instal jadual:jadwal jaman:zaman jkt:jakarta jogja:yogyakarta
    karir:karier keliatan:lihat kharisma:karisma kls:kelas komplit:komplet kongkrit:konkret konkrit:konkret
    kreatifitas:kreativitas krj:kerja kwalitas:kualitas kwantitas:kuantitas kwartal:kuartal kwitansi:kuitansi
    legalisir:legalisasi lembab:lembap managemen:manajemen manager:manajer merubah:ubah mesjid:masjid metoda:metode
    mhs:mahasiswa mhsw:mahasiswa milyar:miliar mtk:matematika nafas:napas nampak:tampak nasehat:nasihat
    nopember:november obyek:objek obyektif:objektif orisinil:orisinal pengen:ingin perduli:peduli photo:foto
    praktek:praktik produktifitas:produktivitas propinsi:provinsi prosentase:persentase rejeki:rezeki
    rekrutmen:rekrut resiko:risiko respon:respons sby:surabaya sekedar:sekadar shalat:salat sholat:salat
    silahkan:silakan sistim:sistem sistimatis:sistematis skrg:sekarang smbl:sambil smstr:semester smt:semester
    standarisasi:standardisasi subyek:subjek subyektif:subjektif supir:sopir survai:survei syaraf:saraf
    tehnik:teknik tehnis:teknis tehnologi:teknologi telfon:telepon telpon:telepon teoritis:teoretis
    terlantar:telantar thn:tahun trampil:terampil univ:universitas varitas:varietas wa:whatsapp yogya:yogyakarta
    yt:youtube
    """.split()
)
