/* The panel "Berita Terkait": its buttons change the list in place, so that unsaved words stay where they are. */
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.getElementById("berita-terkait");
  const buttons = document.getElementById("related-form");
  const search = document.getElementById("related-search");
  if (!panel || !buttons) return;
  let turn = Promise.resolve();
  buttons.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter;
    const row = button.closest("li");
    const place = rows().indexOf(row);
    // One after the other: an older answer that came last would show the list of before.
    turn = turn.then(() => press(button, row, place));
  });
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });

  async function press({ name, value }, row, place) {
    const data = new FormData(buttons);
    data.append(name, value);
    const html = await ask(buttons.action, { method: "POST", body: data });
    if (html === null) return;
    const list = panel.querySelector(".related__list");
    const open = [...list.querySelectorAll("details[open]")].map((fold) => fold.dataset.fold);
    list.innerHTML = html;
    for (const fold of list.querySelectorAll("details")) fold.open = open.includes(fold.dataset.fold);
    if (!list.contains(row) && row.closest(".related__found")) row.remove();
    focusAfter(name, value, place);
    say(list.firstElementChild.dataset.now);
  }

  async function find() {
    const words = new FormData(search).get("cari");
    const html = await ask(`${search.dataset.found}?cari=${encodeURIComponent(words)}`);
    if (html === null) return;
    const found = panel.querySelector(".related__found");
    found.innerHTML = html;
    const count = found.querySelectorAll("button").length;
    say(count ? `${count} artikel ditemukan.` : found.textContent.trim());
  }

  async function ask(address, options) {
    let trouble = "";
    try {
      const response = await fetch(address, { ...options, headers: { "X-Requested-With": "fetch" } });
      trouble = await sessionTrouble(response);
      if (response.ok && !trouble) return await response.text();
    } catch { /* no connection; said below */ }
    say(trouble || "Belum berhasil. Periksa sambungan internet, lalu coba lagi.", true);
    return null;
  }

  // The pressed button is gone: on with the same article, or with the one that has taken its place.
  function focusAfter(name, value, place) {
    const of = (name) => panel.querySelector(`.related__list button[name=${name}][value="${value}"]`);
    const next = { pin: ["unpin"], unpin: ["pin"], up: ["up", "down"], down: ["down", "up"], show: ["exclude"] }[name] || [];
    const target = next.map(of).find(Boolean) || rows().slice(0, place + 1).at(-1)?.querySelector("button");
    const fold = target?.closest("details");
    if (fold) fold.open = true;
    (target || document.getElementById("berita-terkait-judul")).focus();
  }

  function rows() {
    return [...panel.querySelectorAll(".related__list ol > .related__row")];
  }

  function say(words, isProblem = false) {
    const status = panel.querySelector("[data-said]");
    status.textContent = words;
    status.classList.toggle("visually-hidden", !isProblem);
  }
});
