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

// One call after a pause; an answer that a later question has overtaken is dropped.
function keepUpToDate(form, panel) {
  const trouble = panel.querySelector("[data-coach-trouble]");
  let pause, request, held;
  let hasNews = false; // in a field; what an editor calls a change may leave every word as it was
  let body = null, reviewedText = null;

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
    if (body) data.set("body", body.getHtml());
    if (!hasNews && data.get("body") === reviewedText) return;
    hasNews = false;
    reviewedText = data.get("body");
    request?.abort();
    const mine = (request = new AbortController());
    try {
      const headers = { "X-Requested-With": "fetch" };
      const response = await fetch(panel.dataset.coachUrl, { method: "POST", body: data, headers, signal: mine.signal });
      const trouble = await sessionTrouble(response);
      const text = trouble || await response.text();
      if (mine !== request) return;
      if (trouble || [413, 429].includes(response.status)) complain(text);
      else if (!response.ok) complain("Pemeriksaan berhenti. Simpan artikel, lalu muat ulang halaman ini.");
      else show(text);
    } catch (error) {
      if (error.name !== "AbortError") complain("Pemeriksaan tidak tersambung. Nilai di bawah ini adalah hasil pemeriksaan sebelumnya.");
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

  // An answer to what was asked before this reason was typed knows nothing of it, and would take it away.
  const dropAnswers = () => {
    request?.abort();
    request = held = null;
  };
  form.addEventListener("input", ({ target }) => (isReason(target) ? dropAnswers() : ask()));
  // Django's search boxes tell jQuery only; what the browser tells reaches it, too.
  window.django.jQuery(form).on("change", ask);
  for (const event of ["formset:added", "formset:removed"]) document.addEventListener(event, ask);
  RichText.ready("body").then((text) => {
    body = text;
    reviewedText = text.getHtml(); // the server has made the panel from it
    text.onChange(askOfText);
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
  if (place.field === "body") return RichText.ready("body").then((text) => text.select(place));
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

// One right answer: put it into the form, for the editor to save or not.
function mend(place, form) {
  if (place.field === "body") return RichText.ready("body").then((text) => text.replace(place, place.value));
  const field = form.elements[place.field];
  field.value = place.value;
  for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
}
