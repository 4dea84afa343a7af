/* Suggested links and the offered Baca Juga box: one press puts them into the text that is being edited, saved or not. */
window.RichText?.ready("body").then((text) => {
  const links = document.getElementById("tautan-disarankan");
  const related = document.getElementById("berita-terkait");
  if (!links) return;
  links.addEventListener("click", ({ target }) => { if (target.matches("[data-words]")) insertLink(target); });
  related.addEventListener("click", ({ target }) => { if (target.matches("[data-box]")) insertBox(target); });

  load(links.querySelector("[data-links]"));

  // The box is offered as long as the text has none; the list around the offer comes anew at every press.
  const offer = () => {
    const offered = related.querySelector("[data-box-offer]");
    if (offered) offered.hidden = text.hasReadAlso();
  };
  text.onChange(offer);
  new MutationObserver(offer).observe(related.querySelector(".related__list"), { childList: true });
  offer();

  async function load(place) {
    try {
      const response = await fetch(place.dataset.links + location.search);
      const trouble = await sessionTrouble(response);
      if (trouble) place.textContent = trouble;
      else if (!response.ok) throw new Error(response.status);
      else place.innerHTML = await response.text();
    } catch {
      place.textContent = "Saran tautan belum bisa dimuat. Simpan teks ini, lalu muat ulang halaman.";
    }
    const wanted = place.querySelector("[data-wanted]") || (location.hash === "#tautan-disarankan" && links);
    if (wanted) wanted.scrollIntoView({ block: "center" });
  }

  function insertLink(button) {
    const { href, words, sentence } = button.dataset;
    if (text.obstacle) return say(text.obstacle);
    if (!text.link(words, sentence, href)) return say(`“${words}” tidak ditemukan lagi di kalimat itu. Simpan dulu untuk mendapat saran yang baru.`);
    button.replaceWith("Sudah disisipkan; ikut tersimpan bersama artikel.");
    say(`Tautan disisipkan pada “${words}”.`);
  }

  function insertBox({ dataset }) {
    if (text.obstacle) return say(text.obstacle);
    text.insertReadAlso({ article: dataset.box, title: dataset.title });
    say(`Kotak Baca juga untuk “${dataset.title}” disisipkan.`);
  }

  function say(words) {
    links.querySelector("[data-said]").textContent = words;
  }
});
