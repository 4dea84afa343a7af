/* The panel "Pemeriksaan": asks again while one types, leads to what it names, and mends what has one right answer.
   The panel is there without this script, as of the last loading; its links then lead to the fields. */
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("article_form");
  const panel = document.querySelector("[data-coach-url]");
  if (!form || !panel) return;
  keepUpToDate(form, panel);
  document.addEventListener("click", (event) => {
    const jump = event.target.closest(".coach__jump");
    const repair = event.target.closest(".coach__repair");
    if (jump) {
      event.preventDefault();
      lead(jump.dataset);
    } else if (repair) {
      mend(repair.dataset, form);
      panel.querySelector("[data-coach-said]").textContent = "Sudah diganti di formulir, belum disimpan.";
    }
  });
});

const QUIET = 1000; // milliseconds after the last keystroke
const isReason = (element) => element?.name?.startsWith("accepted-");
const editorOf = (name) => window.CKEDITOR?.instances[`id_${name}`];

// One call after a pause; an answer that a later question has overtaken is dropped.
function keepUpToDate(form, panel) {
  const trouble = panel.querySelector("[data-coach-trouble]");
  let pause, request, held;
  let hasNews = false; // in a field; what CKEditor calls a change may leave every word as it was
  let reviewedText = null;

  const askOfText = () => {
    clearTimeout(pause);
    pause = setTimeout(send, QUIET);
  };
  const ask = () => {
    hasNews = true;
    askOfText();
  };

  async function send() {
    const data = new FormData(form);
    const editor = editorOf("body");
    if (editor) data.set("body", editor.getData());
    if (!hasNews && data.get("body") === reviewedText) return;
    hasNews = false;
    reviewedText = data.get("body");
    request?.abort();
    const mine = (request = new AbortController());
    try {
      const response = await fetch(panel.dataset.coachUrl, { method: "POST", body: data, signal: mine.signal });
      const text = await response.text();
      if (mine !== request) return;
      if (response.status === 413) complain(text);
      else if (!response.ok || response.redirected) complain("Pemeriksaan berhenti. Simpan artikel, lalu muat ulang halaman ini.");
      else show(text);
    } catch (error) {
      if (error.name !== "AbortError") complain("Pemeriksaan tidak tersambung. Nilai di bawah ini dari sebelumnya.");
    }
  }

  function complain(words) {
    hasNews = true;
    trouble.textContent = words;
    trouble.hidden = false;
  }

  // While a reason is being typed its field must not be taken away.
  function show(html) {
    held = isReason(document.activeElement) ? html : null;
    if (held) return;
    trouble.hidden = true;
    const before = panel.querySelector(".score")?.textContent;
    const answer = new DOMParser().parseFromString(html, "text/html");
    for (const part of document.querySelectorAll("[data-coach-part]")) {
      replace(part, answer.querySelector(`[data-coach-part="${part.dataset.coachPart}"]`));
    }
    const now = panel.querySelector(".score")?.textContent;
    if (now !== before) panel.querySelector("[data-coach-said]").textContent = panel.querySelector("[data-coach-makeup]").textContent;
  }

  form.addEventListener("input", ({ target }) => isReason(target) || ask());
  // Django's search boxes tell jQuery only; what the browser tells reaches it, too.
  window.django.jQuery(form).on("change", ask);
  for (const event of ["formset:added", "formset:removed"]) document.addEventListener(event, ask);
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    if (editor !== editorOf("body")) return;
    reviewedText = editor.getData(); // the server has made the panel from it
    editor.on("change", askOfText);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !isReason(event.target)) return;
    event.preventDefault(); // else the form is sent
    event.target.blur();
  });
  panel.addEventListener("focusout", () => setTimeout(() => held && show(held)));
  panel.addEventListener("click", ({ target }) => {
    if (!target.matches(".coach__take-back")) return;
    document.getElementById(target.dataset.for).value = "";
    ask();
  });
}

// What was unfolded stays so, and who stood on a link or button stands there still, or at the head of the part.
function replace(part, fresh) {
  const keyOf = (element) => [element.tagName, element.textContent, JSON.stringify(element.dataset)].join();
  const open = [...part.querySelectorAll("details[open]")].map((fold) => fold.dataset.keep);
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const key = focused && keyOf(focused);
  part.replaceChildren(...fresh.childNodes);
  for (const fold of part.querySelectorAll("details")) fold.open = open.includes(fold.dataset.keep);
  if (!focused) return;
  const again = [...part.querySelectorAll("a, button, summary")].find((element) => keyOf(element) === key);
  const heading = part.querySelector("h2");
  if (!again) heading?.setAttribute("tabindex", "-1");
  (again || heading)?.focus({ preventScroll: true });
}

// To the place in the form that a finding names.
function lead(place) {
  if (place.field === "body") return leadIntoText(place);
  const target = fieldOf(place);
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const box = target.nextElementSibling?.querySelector(".select2-selection") || target;
  if (!box.matches("input, textarea, select, a, button, [tabindex]")) box.tabIndex = -1;
  box.focus({ preventScroll: true });
  (box.offsetParent ? box : box.parentElement).scrollIntoView({ block: "center" });
  const start = place.part === "text" ? (target.value ?? "").indexOf(place.quote) : -1;
  if (start >= 0) target.setSelectionRange(start, start + place.quote.length);
}

function fieldOf({ field, quote, nth }) {
  const find = (id) => document.getElementById(id);
  if (field === "faq_items") {
    const answer = find(`id_faq_items-${nth}-answer`);
    if (quote && answer?.value.includes(quote)) return answer;
    return find(`id_faq_items-${nth}-question`) || document.querySelector("#faq_items-group .add-row a") || find("faq_items-group");
  }
  if (field === "related") return find("berita-terkait");
  return find(`id_${field}`);
}

function leadIntoText(place) {
  const editor = editorOf("body");
  if (!editor) return document.getElementById("id_body").focus();
  if (editor.mode !== "wysiwyg") return editor.setMode("wysiwyg", () => leadIntoText(place));
  editor.focus();
  const body = editor.editable().$;
  const element = elementOf(body, place);
  const range = editor.createRange();
  let shown = element;
  if (place.part === "picture" && element) {
    const wrapped = new CKEDITOR.dom.element(element);
    const widget = editor.widgets.getByElement(wrapped);
    if (widget) widget.focus();
    else editor.getSelection().selectElement(wrapped);
  } else if (element) {
    range.selectNodeContents(new CKEDITOR.dom.element(element));
    range.select();
  } else if (place.part === "text") {
    const found = wordsIn(body, place.quote);
    if (found) {
      range.setStart(new CKEDITOR.dom.text(found.start.node), found.start.offset);
      range.setEnd(new CKEDITOR.dom.text(found.end.node), found.end.offset + 1);
      range.select();
      shown = found.start.node.parentElement;
    }
  }
  (shown || editor.container.$).scrollIntoView({ block: "center" });
  if (shown) editor.container.$.scrollIntoView({ block: "nearest" });
}

const oneSpace = (text) => text.replace(/\u200b/g, "").replace(/\s+/g, " ").trim();

// A heading, link, picture or table by what the finding knows of it.
function elementOf(body, { part, quote, address, nth }) {
  const kinds = {
    heading: ["h2, h3, h4", (element) => oneSpace(element.textContent) === quote],
    link: ["a[href]", (element) => oneSpace(element.textContent) === quote && attribute(element, "href") === address],
    picture: ["img", (element) => attribute(element, "src") === address],
    table: ["table", (element) => labelOf(element) === quote],
  };
  if (!(part in kinds)) return null;
  const [selector, fits] = kinds[part];
  return [...body.querySelectorAll(selector)].filter(fits)[Number(nth)] || null;
}

// CKEditor keeps the address as it was written beside the one that the browser follows.
function attribute(element, name) {
  return element.getAttribute(`data-cke-saved-${name}`) ?? element.getAttribute(name);
}

function labelOf(table) {
  const cells = [...table.querySelectorAll("caption, th, td")].map((cell) => oneSpace(cell.textContent));
  return cells.find((text) => text) || "";
}

// The first and the last character of ``quote``, whose spaces are made one, in the text below ``body``.
function wordsIn(body, quote) {
  const spots = [];
  let text = "";
  const add = (character, node, offset) => {
    if (character === "\u200b") return;
    const shown = /\s/.test(character) ? " " : character;
    if (shown === " " && (text === "" || text.endsWith(" "))) return;
    text += shown;
    spots.push({ node, offset });
  };
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      for (let offset = 0; offset < node.data.length; offset += 1) add(node.data[offset], node, offset);
    } else if (/^(P|H[2-4]|UL|OL|LI|TABLE|TR|TD|TH|BLOCKQUOTE|FIGURE|FIGCAPTION|DIV|BR|PRE)$/.test(node.tagName)) {
      add(" ", node, 0);
    }
  }
  const start = text.indexOf(quote);
  return start < 0 ? null : { start: spots[start], end: spots[start + quote.length - 1] };
}

// One right answer: put it into the form, for the editor to save or not.
function mend(place, form) {
  if (place.field !== "body") {
    const field = form.elements[place.field];
    field.value = place.value;
    for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
    return;
  }
  const editor = editorOf("body");
  if (!editor) return;
  if (editor.mode !== "wysiwyg") return void editor.setMode("wysiwyg", () => mend(place, form));
  const element = elementOf(editor.editable().$, place);
  if (!element) return;
  editor.fire("saveSnapshot");
  const wrapped = new CKEDITOR.dom.element(element);
  if (place.part === "heading") wrapped.renameNode(place.value);
  else wrapped.setAttributes({ href: place.value, "data-cke-saved-href": place.value });
  editor.fire("saveSnapshot");
  editor.fire("change");
}
