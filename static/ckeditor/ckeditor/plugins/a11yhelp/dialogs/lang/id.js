/* What CKEditor says, in the place of its own Indonesian (staticfiles looks here first): see docs/ckeditor.md. JSON inside. */
CKEDITOR.plugins.setLang("a11yhelp", "id", {
  "title": "Bantuan papan tik",
  "contents": "Isi bantuan. Tekan ESC untuk menutupnya.",
  "legend": [
    {
      "name": "Umum",
      "items": [
        {
          "name": "Bilah tombol",
          "legend": "Tekan ${toolbarFocus} untuk pergi ke bilah tombol. Pindah antarkelompok tombol dengan TAB dan SHIFT+TAB, antartombol dengan PANAH KANAN dan PANAH KIRI. Tekan SPASI atau ENTER untuk memakai tombolnya; sesudah itu kursor kembali ke teks."
        },
        {
          "name": "Jendela isian",
          "legend": "Tekan TAB untuk ke isian berikutnya, SHIFT+TAB untuk ke isian sebelumnya, ENTER untuk menyimpan, ESC untuk batal. Bila ada beberapa tab, pergi ke deretan tab dengan ALT+F10 atau TAB, lalu pindah dengan PANAH KANAN dan PANAH KIRI. Sesudah ditutup, kursor kembali ke teks."
        },
        {
          "name": "Menu klik kanan",
          "legend": "Tekan ${contextMenu} atau tombol MENU untuk membukanya. Ke pilihan berikutnya dengan TAB atau PANAH BAWAH, ke sebelumnya dengan SHIFT+TAB atau PANAH ATAS. Tekan SPASI atau ENTER untuk memilih. Buka submenu dengan SPASI, ENTER, atau PANAH KANAN; kembali dengan ESC atau PANAH KIRI. ESC menutup menu."
        },
        {
          "name": "Daftar pilihan",
          "legend": "Ke pilihan berikutnya dengan TAB atau PANAH BAWAH, ke sebelumnya dengan SHIFT+TAB atau PANAH ATAS. Tekan SPASI atau ENTER untuk memilih, ESC untuk menutup."
        },
        {
          "name": "Bilah letak kursor",
          "legend": "Tekan ${elementsPathFocus} untuk pergi ke bilah letak kursor. Pindah dengan TAB atau PANAH KANAN, kembali dengan SHIFT+TAB atau PANAH KIRI. Tekan SPASI atau ENTER untuk memilih bagian itu di teks."
        }
      ]
    },
    {
      "name": "Perintah",
      "items": [
        {
          "name": "Urungkan",
          "legend": "Tekan ${undo}"
        },
        {
          "name": "Ulangi",
          "legend": "Tekan ${redo}"
        },
        {
          "name": "Tebal",
          "legend": "Tekan ${bold}"
        },
        {
          "name": "Miring",
          "legend": "Tekan ${italic}"
        },
        {
          "name": "Garis bawah",
          "legend": "Tekan ${underline}"
        },
        {
          "name": "Tautan",
          "legend": "Tekan ${link}"
        },
        {
          "name": "Sembunyikan bilah tombol",
          "legend": "Tekan ${toolbarCollapse}"
        },
        {
          "name": "Ke tempat kosong sebelumnya",
          "legend": "Tekan ${accessPreviousSpace} untuk menaruh kursor di tempat sebelum ini yang tidak bisa diklik, misalnya di antara dua tabel. Ulangi untuk tempat yang lebih jauh."
        },
        {
          "name": "Ke tempat kosong berikutnya",
          "legend": "Tekan ${accessNextSpace} untuk menaruh kursor di tempat sesudah ini yang tidak bisa diklik, misalnya di antara dua tabel. Ulangi untuk tempat yang lebih jauh."
        },
        {
          "name": "Bantuan papan tik",
          "legend": "Tekan ${a11yHelp}"
        },
        {
          "name": "Tempel tanpa format",
          "legend": "Tekan ${pastetext}",
          "legendEdge": "Tekan ${pastetext}, lalu ${paste}"
        }
      ]
    }
  ],
  "tab": "Tab",
  "pause": "Pause",
  "capslock": "Caps Lock",
  "escape": "Escape",
  "pageUp": "Page Up",
  "pageDown": "Page Down",
  "leftArrow": "Panah Kiri",
  "upArrow": "Panah Atas",
  "rightArrow": "Panah Kanan",
  "downArrow": "Panah Bawah",
  "insert": "Insert",
  "leftWindowKey": "Windows kiri",
  "rightWindowKey": "Windows kanan",
  "selectKey": "Menu",
  "numpad0": "Numpad 0",
  "numpad1": "Numpad 1",
  "numpad2": "Numpad 2",
  "numpad3": "Numpad 3",
  "numpad4": "Numpad 4",
  "numpad5": "Numpad 5",
  "numpad6": "Numpad 6",
  "numpad7": "Numpad 7",
  "numpad8": "Numpad 8",
  "numpad9": "Numpad 9",
  "multiply": "Kali",
  "add": "Tambah",
  "subtract": "Kurang",
  "decimalPoint": "Koma desimal",
  "divide": "Bagi",
  "f1": "F1",
  "f2": "F2",
  "f3": "F3",
  "f4": "F4",
  "f5": "F5",
  "f6": "F6",
  "f7": "F7",
  "f8": "F8",
  "f9": "F9",
  "f10": "F10",
  "f11": "F11",
  "f12": "F12",
  "numLock": "Num Lock",
  "scrollLock": "Scroll Lock",
  "semiColon": "Titik koma",
  "equalSign": "Sama dengan",
  "comma": "Koma",
  "dash": "Tanda hubung",
  "period": "Titik",
  "forwardSlash": "Garis miring",
  "graveAccent": "Aksen grave",
  "openBracket": "Kurung siku buka",
  "backSlash": "Garis miring terbalik",
  "closeBracket": "Kurung siku tutup",
  "singleQuote": "Petik tunggal"
});
