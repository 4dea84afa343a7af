/* The page before deleting: an address that is typed is the one that is meant. Without this the form says so. */
document.addEventListener("DOMContentLoaded", () => {
  const address = document.querySelector(".leading__other input");
  if (!address) return;
  const choices = [...document.querySelectorAll('.leading input[type="radio"]')];
  const other = choices.find((choice) => choice.value === "other");
  address.addEventListener("input", () => { if (address.value) other.checked = true; });
  for (const choice of choices) {
    choice.addEventListener("change", () => { if (other.checked) address.focus(); else address.value = ""; });
  }
});
