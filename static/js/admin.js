/* The newsroom's few conveniences; every form works without them. */
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("article_form");
  if (!form) return;

  // The primary button says what will happen: publish now, or at a time ahead.
  const publish = form.querySelector("[data-scheduled-label]");
  const date = document.getElementById("id_published_at_0");
  const time = document.getElementById("id_published_at_1");
  if (publish && date && time) {
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

  // Leaving with unsaved words asks first.
  let isSaving = false;
  const before = () => new URLSearchParams(new FormData(form)).toString();
  let saved = null;
  setTimeout(() => { saved = before(); }, 1500);
  form.addEventListener("submit", () => { isSaving = true; });
  window.addEventListener("beforeunload", (event) => {
    const editors = window.CKEDITOR ? Object.values(window.CKEDITOR.instances) : [];
    const isDirty = editors.some((editor) => editor.checkDirty()) || (saved !== null && before() !== saved);
    if (!isSaving && isDirty) event.preventDefault();
  });
});
