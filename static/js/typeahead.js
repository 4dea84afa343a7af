/* Suggestions under the search field: they come once, when it is first used, and are looked through here. A combobox
   with a list, as WAI-ARIA's practices have it. */

const SHOWN = 5; // and a last one, which searches
const OF_A_KIND = 2; // before others have had their turn
const SHORTEST = 2; // letters

const input = document.querySelector("[data-typeahead]");
const list = document.getElementById("saran");
const said = list.nextElementSibling;
let known; // a promise of all suggestions, or of nothing where they did not come
let chosen; // the option that the arrow keys have reached

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const split = (text) => text.split(/([\p{L}\p{N}\p{M}]+)/u); // words stand at the odd places
const words = (text) => split(fold(text)).filter((_, place) => place % 2);
const firstly = (all, is) => all.map((one) => [!is(one), one]).sort(([a], [b]) => a - b).map(([, one]) => one);

const load = async () => {
  try {
    const rows = await (await fetch(input.dataset.typeahead)).json();
    return rows.map(([text, address, kind]) => ({ text, address, kind, words: words(text) }));
  } catch {
    known = null; // asked again when the field is used again
  }
};

const fitting = (all, typed) => {
  const fits = all.filter((one) => typed.every((begun) => one.words.some((word) => word.startsWith(begun))));
  const best = firstly(fits, (one) => one.words.join(" ").startsWith(typed.join(" ")));
  const count = {};
  return firstly(best, ({ kind }) => (count[kind] = (count[kind] ?? 0) + 1) <= OF_A_KIND).slice(0, SHOWN);
};

const make = (tag, properties, ...inside) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
};

/** The words of a suggestion, those letters bold that were typed. */
const marked = (text, typed) => split(text).flatMap((part, place) => {
  const begun = place % 2 && typed.filter((word) => fold(part).startsWith(word)).sort().pop();
  if (!begun) return part;
  return [make("b", {}, part.slice(0, begun.length)), part.slice(begun.length)];
});

const option = ({ address, inside, kind = "" }, place) => {
  const link = make("a", { href: address, id: `saran-${place}`, tabIndex: -1 });
  link.setAttribute("role", "option");
  link.append(make("span", {}, ...inside), " ", make("small", {}, kind));
  return link;
};

const choose = (next) => {
  chosen?.removeAttribute("aria-selected");
  chosen = next;
  chosen?.setAttribute("aria-selected", "true");
  chosen?.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", chosen?.id ?? "");
};

const fill = (options, count) => {
  choose();
  list.replaceChildren(...options);
  list.hidden = !options.length;
  said.textContent = count;
  input.setAttribute("aria-expanded", !list.hidden);
};

const close = () => fill([], "");

const show = async () => {
  const all = await known;
  const text = input.value.trim();
  const typed = words(text);
  if (!all || !typed.length || text.length < SHORTEST || document.activeElement !== input) return close();
  const found = fitting(all, typed).map((one) => ({ ...one, inside: marked(one.text, typed) }));
  const search = { address: `${input.form.action}?q=${encodeURIComponent(text)}`, inside: [`Cari “${text}”`] };
  return fill([...found, search].map(option), found.length ? `${found.length} saran` : "Tidak ada saran");
};

const start = () => { known ??= load(); };

input.setAttribute("role", "combobox");
input.setAttribute("aria-autocomplete", "list");
input.setAttribute("aria-controls", list.id);
close();
if (document.activeElement === input) start();
input.addEventListener("focus", start);
input.addEventListener("blur", close);
input.addEventListener("input", show);
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // these keys belong to the writing system
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const places = [undefined, ...list.children]; // the first is the field
  if (step && list.hidden) show();
  else if (step) choose(places.at((places.indexOf(chosen) + step) % places.length));
  else if (event.key === "Enter" && chosen) chosen.click();
  else if (event.key === "Escape" && !list.hidden) close();
  else return;
  event.preventDefault();
});
list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
list.addEventListener("click", close);
