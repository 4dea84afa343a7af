/* Suggested links and the offered Baca Juga box: one press puts them into the text that is being edited, saved or not. */
window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  const links = document.getElementById("tautan-disarankan");
  const related = document.getElementById("berita-terkait");
  if (editor.name !== "id_body" || !links) return;
  links.addEventListener("click", ({ target }) => { if (target.matches("[data-words]")) insertLink(target); });
  related.addEventListener("click", ({ target }) => { if (target.matches("[data-box]")) insertBox(target); });

  load(links.querySelector("[data-links]"));

  // The box is offered as long as the text has none; the list around the offer comes anew at every press.
  const offer = () => {
    const offered = related.querySelector("[data-box-offer]");
    if (offered) offered.hidden = Boolean(editor.document?.$.querySelector(".read-also"));
  };
  editor.on("change", offer);
  editor.on("contentDom", offer);
  new MutationObserver(offer).observe(related.querySelector(".related__list"), { childList: true });
  offer();

  async function load(place) {
    try {
      const response = await fetch(place.dataset.links + location.search);
      if (!response.ok || response.redirected) throw new Error(response.status);
      place.innerHTML = await response.text();
    } catch {
      place.textContent = "Saran tautan belum bisa dimuat. Simpan teks ini, lalu muat ulang halaman.";
    }
    const wanted = place.querySelector("[data-wanted]") || (location.hash === "#tautan-disarankan" && links);
    if (wanted) wanted.scrollIntoView({ block: "center" });
  }

  function insertLink(button) {
    const { href, words, sentence } = button.dataset;
    const found = editor.mode === "wysiwyg" && find(editor.editable().$, sentence, words);
    if (!found) {
      say(editor.mode === "wysiwyg" ? `“${words}” tidak ditemukan lagi di kalimat itu. Simpan dulu untuk mendapat saran yang baru.` : "Tutup dulu tampilan Sumber, lalu coba lagi.");
      return;
    }
    const range = editor.createRange();
    range.setStart(new CKEDITOR.dom.text(found[0].node), found[0].offset);
    range.setEnd(new CKEDITOR.dom.text(found.at(-1).node), found.at(-1).offset + 1);
    editor.focus();
    editor.fire("saveSnapshot");
    const style = new CKEDITOR.style({ element: "a", attributes: { href, "data-cke-saved-href": href } });
    style.type = CKEDITOR.STYLE_INLINE;  // by its name alone the editor takes a link for an object
    style.applyToRange(range, editor);
    range.select();
    editor.fire("saveSnapshot");
    editor.getSelection().getStartElement().$.scrollIntoView({ block: "center" });
    button.replaceWith("Sudah disisipkan; ikut tersimpan bersama artikel.");
    say(`Tautan disisipkan pada “${words}”.`);
  }

  function insertBox({ dataset }) {
    if (editor.mode !== "wysiwyg") return say("Tutup dulu tampilan Sumber, lalu coba lagi.");
    editor.execCommand("offeredReadAlso", { article: dataset.box, title: dataset.title });
    say(`Kotak Baca juga untuk “${dataset.title}” disisipkan.`);
  }

  function say(words) {
    links.querySelector("[data-said]").textContent = words;
  }
});

// Where the characters of the words stand inside that sentence: ``[{node, offset}, …]``, or undefined. Words in a link,
// a heading or a box are passed over, and those that are part of a longer word.
function find(body, sentence, words) {
  const { text, places } = read(body);
  const [whole, part] = [sentence, words].map((string) => string.replace(/\s+/g, " ").trim());
  const isFree = ({ node }) => !node.parentElement.closest("a, h1, h2, h3, h4, h5, h6, figure, .read-also");
  for (let start = text.indexOf(whole); start >= 0; start = text.indexOf(whole, start + 1)) {
    for (let at = text.indexOf(part, start); at >= 0 && at + part.length <= start + whole.length; at = text.indexOf(part, at + 1)) {
      const found = places.slice(at, at + part.length);
      const isWhole = !/[\p{L}\p{N}]/u.test((text[at - 1] || "") + (text[at + part.length] || ""));
      if (isWhole && found.every(isFree)) return found;
    }
  }
}

// The text with single spaces, as the server reads it, and the place of each character.
function read(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "", block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement.closest("p, li, td, th, h2, h3, h4, blockquote, figcaption, div, body");
    for (let offset = 0; offset < node.length; offset++) {
      const letter = node.data[offset];
      if (/[\u200b\ufeff]/.test(letter)) continue;  // the editor's own fillers
      const isSpace = /\s/.test(letter);
      if ((isSpace || around !== block) && text && !text.endsWith(" ")) {
        text += " ";
        places.push({ node, offset });
      }
      block = around;
      if (isSpace) continue;
      text += letter;
      places.push({ node, offset });
    }
  }
  return { text, places };
}
