/* Buttons that copy the text of a field; without this script one marks it by hand. */
document.addEventListener("DOMContentLoaded", () => {
  const state = document.querySelector("#copied");
  for (const button of document.querySelectorAll("[data-prints]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const button of document.querySelectorAll("[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", () => {
      field.select();
      // Not navigator.clipboard, which is there on https alone.
      state.textContent = document.execCommand("copy") ? "Tersalin." : "Belum tersalin. Salin dengan Ctrl + C.";
    });
  }
});
