/* The dialog that finds an article for a Baca Juga box, whichever editor asks: a promise of {article, title}, or null. */
RichText.findArticle = (() => {
  let dialog, found, pause, request;

  return (titles) => {
    dialog ??= build(titles);
    dialog.returnValue = "";
    dialog.showModal();
    dialog.querySelector("input").select();
    offer(titles);
    return new Promise((done) => { found = done; });
  };

  function build(titles) {
    const fresh = document.createElement("dialog");
    fresh.className = "picker";
    fresh.setAttribute("aria-labelledby", "picker-title");
    fresh.innerHTML = `
      <form method="dialog">
        <h2 class="picker__title" id="picker-title">Baca juga</h2>
        <label for="picker-words">Cari judul artikel yang sudah terbit</label>
        <input type="search" id="picker-words" autocomplete="off">
        <label for="picker-article">Artikel</label>
        <select id="picker-article" size="6" required></select>
        <p class="picker__said" role="status"></p>
        <div class="picker__buttons">
          <button class="button default" value="insert">Sisipkan</button>
          <button class="quiet-button" value="" formnovalidate>Batal</button>
        </div>
      </form>`;
    const list = fresh.querySelector("select");
    fresh.querySelector("input").addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => offer(titles), 250);
    });
    list.addEventListener("dblclick", () => list.value && fresh.close("insert"));
    fresh.addEventListener("close", () => {
      const [chosen] = list.selectedOptions;
      found(fresh.returnValue && chosen ? { article: chosen.value, title: chosen.text } : null);
    });
    document.body.append(fresh);
    return fresh;
  }

  // An answer that a later question has overtaken is dropped.
  async function offer(titles) {
    const list = dialog.querySelector("select");
    const status = dialog.querySelector("[role=status]");
    request?.abort();
    request = new AbortController();
    try {
      const address = `${titles}?q=${encodeURIComponent(dialog.querySelector("input").value)}`;
      const response = await fetch(address, { signal: request.signal });
      const trouble = await sessionTrouble(response);
      if (trouble) return void (status.textContent = trouble);
      if (!response.ok) throw new Error(response.status);
      const { articles } = await response.json();
      list.replaceChildren(...articles.map(({ id, title }) => new Option(title, id)));
      list.selectedIndex = articles.length ? 0 : -1;
      status.textContent = articles.length ? "" : "Tidak ada judul yang cocok. Coba kata yang lebih umum.";
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = "Judul belum bisa dimuat. Periksa sambungan internet, lalu coba lagi.";
    }
  }
})();
