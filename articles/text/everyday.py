"""Words of everyday use that name no subject, whatever a text is about: bare adjectives, adverbs and verbs, times,
measures, people, and nouns that hold a sentence together. Indonesian does not mark them by their form, so they are
named here, from general knowledge; derived verbs are told by their affixes (``articles/text/terms.py``).

Search knows nothing of this: there a word is what a reader typed.
"""

EVERYDAY = frozenset(
    """
    abad abu adapun agak agustus ajak ajar akhir akibat aktif alami alasan aman ambil anak aneh angka angkat antar
    antre apik april arti asal asik asing asli asyik atas atur awal awas ayo baca bagian bagus bahagia bahan bahasan
    bahaya bakar balas balik bandel bangga bangkit bangun bantu bapak barang baru batal batas bawa bawah bayangan bayar
    beda belajar belakang belas beli belok benar bentuk berani berat beres berikut berita bermanfaat bersama bersih
    besar besaran besok betah betul biar bicara biji bilang bingung bolak bosan buah buang buat buka bukti bulan bunyi
    buru buruk busuk butir butuh cabut campur canggih cantik capai capek cara cari catatan cek cemas cepat cerdas ceria
    cerita cermat ciri coba cocok colok contoh cuci cuma curang dadakan daftar dahulu damai dampak daripada dasar
    datang dekat dengar depan derajat deras desember detail detik dewasa diam dingin dini doang dorong drastis duduk
    duga dukung efek efektif efisien ejaan ekor eksis elok elu emas embel enak engkau erat fakta faktor favorit
    februari fokus gagal gagasan gali gampang ganda ganjil ganti garis gelap gemar gembira genap gerak giat gila gratis
    guna gunakan habis hadap hadir hafal halus hambat hancur handal hangat hanya hapus harap harapan hari hasil hati
    haus hebat helai heran hidup hilang hitam hitung hitungan hormat hubungan ibu ikat ikhlas indah ingat inti intip
    isi istimewa jadi jadwal jago jahat jalan jalankan jam jangka januari jarak jarang jatuh jauh jawab jelas jelek
    jemput jenis jenuh jernih jinak jual jujur juli jumat jumlah jumpa juni juta kabar kadang kadar kagum kakak kala
    kalah kali kalimat kamis kanan kangen kasar kasih kasihan kasus kata kawan kaya keadaan kebanyakan kebutuhan kecewa
    kecil kegiatan keinginan kejadian kejam kejar kekurangan kelak kelebihan kelihatan keliru kelola kelompok kemampuan
    kemarin kemauan kembali kemungkinan kenal kendala kenyataan keperluan kerabat keras kering keterangan ketik
    keuntungan khas khusus kiri kirim kisah klasik klik kokoh kompak komplet komplit konkret konsisten kosong kotor
    kritis kuat kurang kutipan laku lakukan lalu lama lambat lampau lancar langka langkah lanjut lapar larut layak
    lebar lega lekas lelah lemah lembar lembut lempar lengkap lepas letak letih lewat lihat lisan lolos loncat longgar
    luar luas lucu lugas lulus lumayan lunak lupa lurus lusa maaf macam mahal mahir main maju makan makna maksimal
    maksud malam malas malu mampu mandiri mantap marah maret mari masak masalah masuk masyarakat matang mati mei
    menarik mendadak menit mesti mewah miliar milik miliki minggu minim minimal minta minum miring mirip miskin modern
    momen muat muda mudah mujur mulus muncul mundur murah murni musim naik nakal nama nasib nekat nikmat nilai nomor
    nonton normal november nyaman nyata oktober omong optimal orang padat pagi paham pahit pakai panas pandai panggil
    panjang pantas pantau parah pas pasang pasif pastikan patut pecah peduli pegang peka pekan pelan pelit penasaran
    pendek pengalaman penting penuh perbedaan percaya pergi peristiwa perlahan permintaan permisi persis pertama
    pertanyaan pihak pilih pilihan pindah pinggir pinjam pintar pisah poin pokok populer posisi potong praktis pribadi
    proses puas pulang pulih puluh pusing putar putih putus rabu rajin ramah ramai rangkap rapi rasa rasanya rata ratus
    rebut rekan relevan rencana rendah resah resmi respons riang ribet ribu ribut rinci ringan ringkas risau roboh rugi
    rumah rumit rusak sabar sabtu sadar sah sahabat sakit salah salin samping sanggup santai satuan saudara sayang
    sebar sebelah sebut sederhana sedih segar sehat sekaligus selamat selasa selesai semangat sempat sempit sempurna
    senang senin sepakat separuh sepele seperempat sepi september serius seru sesekali setengah sewa siang siap
    siapapun siapkan sibuk sifat simpan sisip situasi sore suka sukar sukses sulit sungguh susah susul susunan tahan
    tahap tahu tahun tajam takut tambah tampak tampil tanda tanggal tanggapan tangguh tangkap tanya taraf tarik tebal
    tegas tekan tekun teliti teman tembus tempat tempel tempo tenang tengah tepat terang terbaik terbesar terus
    tetangga tetapkan tiba tidur tiga timbul tinggal tinggi tingkat tipe tipis tiru titip tolong topik tua tugas tujuan
    tukar tulis tulus tumbuh tunggu turun tutup ubah ujung ukur ukuran ulang umum umur unggul unik untung upaya urai
    urusan urutan usai usia utama utuh wajar wajib waktu warna wujud yakin

    able add after all allow also always any apply ask available back based basic be become been before begin being
    best better big both bring but buy call can cannot case change check choose click come common complete configure
    connect contain copy could create created custom default delete different disable do does done during each easy
    edit enable enabling enter etc even every example explain feel few fill first fix follow following free full
    general get getting give go good great has have he hello help her here high his hold home if installing instead
    into introduction its just keep know last learn least leave less let like list long look low lower made main make
    manage managing many may mean more most move much multiple must my near need new next no not note now number off
    offer old once one only open other otherwise our out over overview own part people per place please possible put
    read really remove require right run running same save say see seem select send set setting should show simple
    since small so some something sometimes specific start step still submit such sure take talk tell than that their
    them then there these they thing think this those through time tips today together too top try two under understand
    up update use used useful user using very view wait want was way we week were what when where which while who why
    will without work would write wrong year yes yet you
    """.split()
)
