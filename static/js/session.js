/* Why a panel's question was not answered, as a sentence, if the session is the reason; else "". */
window.sessionTrouble = async (response) => {
  if (response.redirected) return "Sesi sudah berakhir. Simpan teks ini: setelah masuk lagi, yang diketik masih ada.";
  const isSaid = response.status === 403 && response.headers.get("Content-Type")?.startsWith("text/plain");
  return isSaid ? response.text() : "";
};
