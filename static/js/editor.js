/* The seam to the editor: the coach, the suggested links, Baca Juga and the newsroom's comforts know a rich text by what
   stands here and never ask which editor shows it. plainarea.js and ckeditor.js each make such a field.

     RichText.ready("body")    a promise of the field of that name, once it can be spoken to
     RichText.all()            the fields that are ready

   A field has
     box                       the element on the page that one sees and scrolls to
     obstacle                  why its text cannot be changed at the moment, as a sentence, or ""
     getHtml(), setHtml(html)  what would be saved now; setHtml answers a promise
     getText()                 the words as read
     isDirty()                 whether they differ from what the page was loaded with
     onChange(listener)        called after every change, sometimes once too often
     focus()
     select(place)             to a place as articles/coach/checks/place.py names it: {part, quote, address, nth}
     replace(place, value)     a heading's level ("h2") or a link's address
     link(words, sentence, to) makes the words inside that sentence a link; whether they were found
     hasReadAlso()             whether a Baca Juga box stands in the text
     insertReadAlso({article, title})   a box below the block of the cursor, or after the second section

   How light or dark it is on screen each field sees to itself. */
window.RichText = (() => {
  const doors = new Map();
  const doorOf = (name) => {
    if (!doors.has(name)) {
      const door = {};
      door.opened = new Promise((open) => { door.open = open; });
      doors.set(name, door);
    }
    return doors.get(name);
  };
  return {
    ready: (name) => doorOf(name).opened,
    all: () => [...doors.values()].map((door) => door.field).filter(Boolean),
    add(name, field) {
      doorOf(name).field = field;
      doorOf(name).open(field);
    },
    // Makes a field of a text area and adds it, at once or later. The editor whose script is loaded last says how.
    start(area) {},
    // Looking into a text, the same for every editor: ``root`` is the element that holds it.
    elementOf, wordsIn, freeWordsIn, lettersOf,
    readAlso: ({ article, title }) => {
      const box = document.createElement("div");
      box.className = "read-also";
      box.dataset.article = article;
      box.textContent = `Baca juga: ${title}`;
      return box;
    },
  };

  function oneSpace(text) {
    return text.replace(/[\u200b\ufeff]/g, "").replace(/\s+/g, " ").trim();
  }

  // A heading, link, picture or table by what a finding knows of it, or undefined.
  function elementOf(root, { part, quote, address, nth }, attribute = (element, name) => element.getAttribute(name)) {
    const named = (element) => oneSpace(element.textContent) === quote;
    const label = (table) => [...table.querySelectorAll("caption, th, td")].map((cell) => oneSpace(cell.textContent)).find(Boolean) || "";
    const kinds = {
      heading: ["h2, h3, h4", named],
      link: ["a[href]", (element) => named(element) && attribute(element, "href") === address],
      picture: ["img", (element) => attribute(element, "src") === address],
      table: ["table", (element) => label(element) === quote],
    };
    if (!(part in kinds)) return undefined;
    const [selector, fits] = kinds[part];
    return [...root.querySelectorAll(selector)].filter(fits)[Number(nth)];
  }

  // The letters of ``quote``, whose spaces are made one: ``[{node, offset}, …]``, or undefined.
  function wordsIn(root, quote) {
    const { text, letters } = lettersOf(root);
    const start = quote ? text.indexOf(quote) : -1;
    return start < 0 ? undefined : letters.slice(start, start + quote.length);
  }

  // The letters of the words inside that sentence. Words in a link, a heading or a box are passed over, and those that
  // are part of a longer word.
  function freeWordsIn(root, sentence, words) {
    const { text, letters } = lettersOf(root);
    const [whole, part] = [sentence, words].map(oneSpace);
    const isFree = ({ node }) => !node.parentElement.closest("a, h1, h2, h3, h4, h5, h6, figure, .read-also");
    for (let start = text.indexOf(whole); start >= 0; start = text.indexOf(whole, start + 1)) {
      for (let at = text.indexOf(part, start); at >= 0 && at + part.length <= start + whole.length; at = text.indexOf(part, at + 1)) {
        const found = letters.slice(at, at + part.length);
        const isWhole = !/[\p{L}\p{N}]/u.test((text[at - 1] || "") + (text[at + part.length] || ""));
        if (isWhole && found.every(isFree)) return found;
      }
    }
    return undefined;
  }

  // The text with single spaces, as the server reads it, and the place of each letter.
  function lettersOf(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const letters = [];
    let text = "", block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.tagName === "BR") block = null;
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const around = node.parentElement.closest("p, li, td, th, caption, h2, h3, h4, pre, blockquote, figcaption, div, body");
      for (let offset = 0; offset < node.length; offset++) {
        const letter = node.data[offset];
        if (/[\u200b\ufeff]/.test(letter)) continue; // an editor's own fillers
        const isSpace = /\s/.test(letter);
        if ((isSpace || around !== block) && text && !text.endsWith(" ")) {
          text += " ";
          letters.push({ node, offset });
        }
        block = around;
        if (isSpace) continue;
        text += letter;
        letters.push({ node, offset });
      }
    }
    return { text, letters };
  }
})();

document.addEventListener("DOMContentLoaded", () => {
  for (const area of document.querySelectorAll("textarea[data-rich-text]")) RichText.start(area);
});
