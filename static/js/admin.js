/* The newsroom's few conveniences; every form works without them. */
document.addEventListener("DOMContentLoaded", () => {
  nameSearchBoxes();
  document.addEventListener("formset:added", nameSearchBoxes);
  window.django?.jQuery?.(document).on("select2:open", nameOpenList);
  const form = document.getElementById("article_form");
  if (!form) return;
  namePrimaryButton(form);
  growTitle(document.getElementById("id_title"));
  countLetters(document.getElementById("id_summary"));
  showSlug(document.getElementById("id_slug"));
  askBeforeLeaving(form);
  window.RichText?.ready("body").then(countWords);
});

// Select2 puts a box of its own in the place of a select; it forgets the select's name, and that a list holds list items.
function nameSearchBoxes() {
  setTimeout(() => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const name = select.labels[0]?.textContent.trim();
      const box = select.nextElementSibling?.querySelector(".select2-selection");
      if (!name || !box || box.dataset.name) continue;
      box.dataset.name = name;
      const mend = () => {
        const shown = box.querySelector(".select2-selection__rendered");
        box.removeAttribute("aria-labelledby");
        box.setAttribute("aria-label", select.multiple ? name : `${name}: ${shown.title || "belum dipilih"}`);
        (box.querySelector(".select2-search__field") || shown).setAttribute("aria-label", name);
        if (select.multiple) shown.querySelectorAll(":scope > .select2-selection__clear").forEach((clear) => box.append(clear));
      };
      new MutationObserver(mend).observe(box, { childList: true, subtree: true });
      mend();
    }
  });
}

// The same for the list that such a box opens.
function nameOpenList({ target }) {
  const box = target.nextElementSibling.querySelector(".select2-selection");
  const search = document.querySelector(".select2-search--dropdown .select2-search__field");
  search?.setAttribute("aria-label", `Cari ${box.dataset.name}`);
  if (box.hasAttribute("aria-owns")) box.setAttribute("aria-controls", box.getAttribute("aria-owns"));
}

// The primary button says what will happen: publish now, or at a time ahead.
function namePrimaryButton(form) {
  const publish = form.querySelector("[data-scheduled-label]");
  const date = form.querySelector("#id_published_at_0, #id_publish_at_0");  // of the article, or of its next version
  const time = form.querySelector("#id_published_at_1, #id_publish_at_1");
  if (!publish || !date || !time) return;
  const now = publish.value;
  const rename = () => {
    const [day, month, year] = date.value.split(/[-/.]/).map(Number);
    const [hour, minute] = (time.value || "00.00").split(/[:.]/).map(Number);
    const chosen = year > 1000 ? new Date(year, month - 1, day, hour, minute) : new Date(day, month - 1, year, hour, minute);
    publish.value = date.value && chosen > new Date() ? publish.dataset.scheduledLabel : now;
  };
  // The calendar's shortcuts set the fields without an event: look again whenever the form gets a click or a key.
  for (const event of ["input", "click", "focusin"]) form.addEventListener(event, () => setTimeout(rename));
  rename();
}

// A title is one line that may wrap: Enter goes on to the next field. Where CSS cannot let it grow, we do.
function growTitle(title) {
  if (!title) return;
  title.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    document.getElementById("id_summary")?.focus();
  });
  if (CSS.supports("field-sizing", "content")) return;
  const grow = () => {
    title.style.height = "auto";
    title.style.height = `${title.scrollHeight}px`;
  };
  title.addEventListener("input", grow);
  grow();
}

function countLetters(field) {
  if (!field) return;
  const counter = document.createElement("span");
  counter.className = "counter";
  const count = () => { counter.textContent = `${field.value.length}/${field.maxLength}`; };
  field.addEventListener("input", count);
  field.closest(".form-row").append(counter);
  count();
}

function countWords(text) {
  const counter = document.createElement("span");
  counter.className = "counter";
  text.box.closest(".form-row").append(counter);
  const count = () => {
    const words = (text.getText().match(/\S+/g) || []).length;
    counter.textContent = `${words.toLocaleString("id")} kata · ${Math.max(1, Math.round(words / 200))} menit baca`;
  };
  text.onChange(count);
  count();
}

// The address line shows what the address will be: the one that was typed, else for a draft what its title makes of it
// on saving (and then perhaps with a number behind).
function showSlug(slug) {
  const shown = document.querySelector(".address__slug");
  if (!slug || !shown) return;
  const title = document.getElementById("id_title");
  const [before, titleBefore] = [slug.value, title.value];
  const follows = "followsTitle" in shown.closest(".address__line").dataset;
  const fromTitle = () => title.value.normalize("NFKD").toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-").slice(0, 190);
  const show = () => {
    const isTyped = slug.value && !(follows && slug.value === before && title.value !== titleBefore);
    shown.textContent = (isTyped ? slug.value : fromTitle()) || "…";
  };
  slug.form.addEventListener("input", show);
  slug.form.addEventListener("change", show); // the coach's button writes the field
  show();
}

// Leaving with unsaved words asks first.
function askBeforeLeaving(form) {
  let isSaving = false;
  const before = () => new URLSearchParams(new FormData(form)).toString();
  let saved = null;
  setTimeout(() => { saved = before(); }, 1500);
  form.addEventListener("submit", () => { isSaving = true; });
  window.addEventListener("beforeunload", (event) => {
    const texts = window.RichText?.all() || [];
    const isDirty = texts.some((text) => text.isDirty()) || (saved !== null && before() !== saved);
    if (!isSaving && isDirty) event.preventDefault();
  });
}
