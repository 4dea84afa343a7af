/* What is typed into a form, as data, and back: kept.js keeps it, and knows nothing of fields.

     FormState.read(form)         as it stands; FormState.shown(form) as the server has sent it
     FormState.fill(form, state)  puts everything back as if it were typed, so that other scripts hear of it; a promise
                                  of the fields that found no place
     FormState.same(a, b)         whether the same words, ticks and rows stand in both
     FormState.textsReady(form)   a promise: the rich texts can be spoken to, or will not come
     FormState.elsewhere(there, form)   what the form of another page shows, as a state for this one, row by row
     FormState.sent(state)        [name, value] of each, as a form would send them

   A state is {fields: {name: values}, rows: {prefix: [{key, fields}]}, files: [names]}. A row of a formset knows the key
   of what it stands for, "" for a new one: numbers are given anew with every page. A choice is [value, words], because a
   search box holds only those options that were chosen there. Passwords and files are never read. */
window.FormState = (() => {
  const VERSIONS = ["seen_version", "told_version", "base_revision", "page_number"]; // hidden; by them the server notices that somebody saved meanwhile
  const PATIENCE = 10_000; // milliseconds for an editor to load
  const NEVER = "[type=password], [type=file], [type=submit], [type=button], [type=reset], [type=image], button, fieldset, output";

  const read = (form) => stateOf(form, valuesOf, (area) => texts.get(area.name)?.getHtml());
  const shown = (form) => stateOf(form, shownIn, (area) => {
    const text = texts.get(area.name);
    return !text || text.isDirty() ? area.defaultValue : text.getHtml(); // as the editor writes it, before a word is changed
  });

  // Of another page's versions nothing is taken: what this page was made of stays what it was made of.
  function elsewhere(there, form) {
    const { fields, rows } = stateOf(there, shownIn, (area) => area.defaultValue);
    for (const name of VERSIONS) delete fields[name];
    for (const [prefix, list] of Object.entries(rows)) {
      const keys = counterOf(form, prefix) ? numbersOf(form, prefix).map((number) => keyOf(form, prefix, number)).filter(Boolean) : [];
      rows[prefix] = list.map((row, place) => ({ ...row, key: keys[place] || "" }));
      for (const key of keys.slice(list.length)) rows[prefix].push({ key, fields: { DELETE: ["on"] } });
    }
    return { fields, rows, files: [] };
  }

  function sent({ fields, rows }) {
    const plain = (value) => (Array.isArray(value) ? value[0] : value);
    const pairs = (fields, before = "") => Object.entries(fields).flatMap(([name, values]) => values.map((value) => [before + name, plain(value)]));
    const ofRows = Object.entries(rows).flatMap(([prefix, list]) => [
      [`${prefix}-TOTAL_FORMS`, String(list.length)],
      ...list.flatMap((row, place) => pairs(row.fields, `${prefix}-${place}-`)),
    ]);
    return [...pairs(fields), ...ofRows];
  }

  const texts = new Map(); // by their names; those that are ready
  const richAreas = (form) => [...form.querySelectorAll("textarea[data-rich-text]")];

  async function textsReady(form) {
    const later = new Promise((done) => setTimeout(done, PATIENCE));
    const ready = richAreas(form).map(async ({ name }) => texts.set(name, await window.RichText.ready(name)));
    await Promise.race([Promise.all(ready), later]);
  }

  function isTyped(control) {
    const { name } = control;
    if (!name || name.startsWith("_") || name.includes("__prefix__") || control.disabled) return false;
    if (control.matches(NEVER) || control.closest(".actions")) return false;
    return control.type !== "hidden" || VERSIONS.includes(name);
  }

  function stateOf(form, valuesOf, htmlOf) {
    const fields = new Map();
    const put = (name, values) => fields.set(name, [...(fields.get(name) || []), ...values]);
    for (const control of form.elements) if (isTyped(control) && !control.dataset.richText) put(control.name, valuesOf(control));
    for (const area of richAreas(form)) put(area.name, [htmlOf(area) ?? area.value]);
    const rows = {};
    for (const prefix of prefixesOf(form)) {
      rows[prefix] = numbersOf(form, prefix).map((number) => {
        const start = `${prefix}-${number}-`;
        const names = [...fields.keys()].filter((name) => name.startsWith(start));
        const own = names.map((name) => [name.slice(start.length), fields.get(name)]);
        for (const name of names) fields.delete(name);
        return { key: keyOf(form, prefix, number), fields: Object.fromEntries(own) };
      });
    }
    const files = [...form.querySelectorAll("[type=file]")].flatMap((input) => [...input.files].map((file) => file.name));
    return { fields: Object.fromEntries(fields), rows, files };
  }

  // The values that a control would send; an unticked box sends none.
  function valuesOf(control) {
    if (["checkbox", "radio"].includes(control.type)) return control.checked ? [control.value] : [];
    if (control.options) return [...control.selectedOptions].filter(({ value }) => value).map(({ value, text }) => [value, text]);
    return [control.value];
  }

  function shownIn(control) {
    if (["checkbox", "radio"].includes(control.type)) return control.defaultChecked ? [control.value] : [];
    if (!control.options) return [control.defaultValue];
    const chosen = [...control.options].filter((option) => option.defaultSelected);
    if (!chosen.length && !control.multiple && control.options.length) chosen.push(control.options[0]);
    return chosen.filter(({ value }) => value).map(({ value, text }) => [value, text]);
  }

  // Formsets: inlines, and the numbers beside the rows of a list.
  const counterOf = (form, prefix) => form.elements[`${prefix}-TOTAL_FORMS`];
  const keyOf = (form, prefix, number) => form.elements[`${prefix}-${number}-id`]?.value || "";
  const numbersOf = (form, prefix) => [...Array(Number(counterOf(form, prefix).value)).keys()];

  function prefixesOf(form) {
    return [...form.querySelectorAll("input[name$='-TOTAL_FORMS']")].map(({ name }) => name.slice(0, -"-TOTAL_FORMS".length));
  }

  async function fill(form, { fields, rows }) {
    const left = { fields: {}, rows: {} };
    const texts = richAreas(form).map(({ name }) => name);
    const inOrder = Object.entries(fields).sort(([a], [b]) => texts.includes(a) - texts.includes(b));
    for (const [name, values] of inOrder) if (!(await put(form, name, values))) left.fields[name] = values;
    for (const [prefix, kept] of Object.entries(rows)) {
      const homeless = await fillRows(form, prefix, kept);
      if (homeless.length) left.rows[prefix] = homeless;
    }
    return left;
  }

  // A row whose thing somebody has deleted meanwhile comes back as a new one.
  async function fillRows(form, prefix, kept) {
    if (!counterOf(form, prefix)) return kept;
    const numbers = numbersOf(form, prefix);
    const free = numbers.filter((number) => !keyOf(form, prefix, number));
    const homeless = [];
    for (const row of kept) {
      const same = row.key && numbers.find((number) => keyOf(form, prefix, number) === row.key);
      const number = same || same === 0 ? same : free.length ? free.shift() : await addRow(form, prefix);
      if (number === null) {
        homeless.push(row);
        continue;
      }
      for (const [name, values] of Object.entries(row.fields)) await put(form, `${prefix}-${number}-${name}`, values, true);
    }
    return homeless;
  }

  // Django's own link adds it; the page makes the link a moment after it has loaded.
  async function addRow(form, prefix) {
    const group = document.getElementById(`${prefix}-group`);
    for (let tries = 0; group && tries < 60; tries++) {
      const link = group.querySelector(".add-row a");
      const number = Number(counterOf(form, prefix).value);
      link?.click();
      if (Number(counterOf(form, prefix).value) > number) return number;
      await new Promise((done) => setTimeout(done, 50));
    }
    return null;
  }

  async function put(form, name, values, isInRow = false) {
    const text = texts.get(name);
    if (text) {
      if (text.getHtml() === values[0]) return true;
      const before = document.activeElement;
      await text.setHtml(values[0]);
      before?.focus?.({ preventScroll: true });
      return true;
    }
    const controls = [...form.elements].filter((control) => control.name === name && isTyped(control) && !control.dataset.richText);
    controls.forEach((control, index) => {
      const before = JSON.stringify(valuesOf(control));
      write(control, values, index);
      if (control.type === "hidden" || JSON.stringify(valuesOf(control)) === before) return;
      for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
      if (isInRow) control.closest("details")?.setAttribute("open", "");
    });
    return controls.length > 0;
  }

  function write(control, values, index) {
    if (["checkbox", "radio"].includes(control.type)) {
      control.checked = values.includes(control.value);
    } else if (control.options) {
      for (const [value, words] of values) {
        if (![...control.options].some((option) => option.value === value)) control.add(new Option(words, value));
      }
      const chosen = values.map(([value]) => value);
      for (const option of control.options) option.selected = chosen.includes(option.value) || (!chosen.length && !option.value);
    } else if (index in values) {
      control.value = values[index];
    }
  }

  function same(a, b) {
    return sign(a) === sign(b);
  }

  function sign({ fields, rows }) {
    const sorted = (object) => Object.entries(object).filter(([name, values]) => !VERSIONS.includes(name) && String(values)).sort(([x], [y]) => (x < y ? -1 : 1));
    return JSON.stringify([sorted(fields), sorted(rows).map(([prefix, list]) => [prefix, list.map(({ key, fields }) => [key, sorted(fields)])])]);
  }

  return { read, shown, fill, same, textsReady, elsewhere, sent };
})();
