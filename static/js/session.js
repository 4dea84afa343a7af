/* Why a panel's question was not answered, as a sentence, if the session is the reason or the server says one; else "". */
window.sessionTrouble = async (response) => {
  if (response.redirected) return "Sesi sudah berakhir. Simpan teks ini: setelah masuk lagi, yang diketik masih ada.";
  const isSaid = [403, 503].includes(response.status) && response.headers.get("Content-Type")?.startsWith("text/plain");
  return isSaid ? response.text() : "";
};
