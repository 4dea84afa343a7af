/* What the admin's list boxes say (Select2), in the place of its own Indonesian (staticfiles looks here first). */
jQuery.fn.select2.amd.define("select2/i18n/id", [], () => ({
  errorLoading: () => "Daftar belum bisa diambil. Coba lagi.",
  inputTooLong: ({ input, maximum }) => `Kurangi ${input.length - maximum} huruf.`,
  inputTooShort: ({ input, minimum }) => `Ketik ${minimum - input.length} huruf lagi.`,
  loadingMore: () => "Mengambil yang berikutnya…",
  maximumSelected: ({ maximum }) => `Paling banyak ${maximum} pilihan.`,
  noResults: () => "Tidak ada yang cocok.",
  searching: () => "Mencari…",
  removeAllItems: () => "Hapus semua pilihan",
}));
