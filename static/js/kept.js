/* What is typed into a form of the newsroom is kept in this browser until the server has it: a session that ends while
   somebody writes, a crash or a lost connection takes no word along. docs/newsroom.md says what is kept where, and how
   long. Nothing here asks the server for anything; newsroom/kept.py says which form has been saved. What of an article
   lies on the server as well, and what is offered of it, is for autosave.js. */
(() => {
  const { account, home, form: formId, isBound, now: server } = document.currentScript.dataset;
  const PREFIX = "kept/";
  const WHO = "kept-for"; // whose words this browser keeps: a page that is still open for somebody else keeps none
  const SENT = "kept-sent"; // of this tab: under which number the form was sent that comes back with errors
  const SAFE_HERE = "Belum tersimpan di server; tersimpan di peramban ini";
  const NOWHERE = "Belum tersimpan di server, dan peramban ini tidak bisa menyimpannya. Simpan lebih sering.";
  const LONGEST = 7 * 24 * 3600 * 1000;
  const QUIET = 400; // milliseconds after the last change
  const PATIENCE = 2000; // milliseconds while changes go on
  const ahead = Number(server) * 1000 - Date.now(); // of the browser's clock, which may show anything
  const now = () => Date.now() + ahead;

  // ---- The browser's storage, which may be full or closed ----

  const reach = (action) => { try { return action(); } catch { return null; } };
  const store = reach(() => window.localStorage);

  function entries() {
    const keys = reach(() => Object.keys(store)) || [];
    return keys.filter((key) => key.startsWith(PREFIX)).map((key) => {
      const [, owner, number] = key.split("/");
      return { key, owner, number, ...reach(() => JSON.parse(store.getItem(key))) };
    });
  }

  const forget = (list) => list.forEach(({ key }) => reach(() => store.removeItem(key)));

  // On every page of the newsroom, the sign-in page too.
  const [, saved = ""] = document.cookie.match(/(?:^|; )saved_forms=([^;]*)/) || [];
  if (saved) document.cookie = `saved_forms=; path=${home}; max-age=0`;
  forget(entries().filter(({ owner, number, at }) => {
    const isOld = !(at > now() - LONGEST);
    const isStrange = account && owner !== account; // somebody else has signed in: the one before has left
    return isOld || isStrange || saved.split(".").includes(number);
  }));
  const mark = () => account && reach(() => store.setItem(WHO, account));
  mark();
  const isMarked = account && reach(() => store.getItem(WHO)) === account;

  const door = document.getElementById("sign-in-state");
  const wanted = door && reach(() => addressOf(new URL(new URLSearchParams(location.search).get("next"), location.origin)));
  if (wanted && entries().some(({ address }) => address === wanted)) {
    door.textContent = "Sesi berakhir sebelum tersimpan. Yang diketik masih ada di peramban ini dan kembali setelah masuk.";
  }

  let isOver = false; // nothing more is kept by this page
  let isLeaving = false;
  document.getElementById("logout-form")?.addEventListener("submit", leave);
  if (location.pathname === `${home}logout/`) leave();

  function leave() {
    isOver = isLeaving = true;
    forget(entries());
    reach(() => store.removeItem(WHO));
  }

  // ---- One form ----

  const form = formId && document.getElementById(formId);
  if (!account || !form) return;
  const status = document.getElementById("form-state") || placeForStatus();
  let address = addressOf(location);
  let number = (isBound !== undefined && reach(() => sessionStorage.getItem(SENT))) || newNumber();
  let key = keyOf(number);
  const channel = window.BroadcastChannel ? new BroadcastChannel("kept") : null;
  let hasStarted = false, isDiscarding = false, hasNotice = false;
  let pause, waitingSince, shown, last, carried = { fields: {}, rows: {} };

  const numberField = addHidden("_kept", number);
  const autosave = window.Autosave?.({ form, say, momentOf, keep, take, forget, acknowledge, moveTo, goQuietly, get token() { return last; }, get number() { return number; } });
  channel?.addEventListener("message", ({ data }) => { if (data.asked?.includes(number)) channel.postMessage({ here: number }); });
  // Django's calendar and its slugs change fields without an event of their own: look again after each click and key.
  for (const event of ["input", "change", "click", "keyup", "focusin"]) form.addEventListener(event, keepSoon);
  form.addEventListener("input", () => isLeaving && stay());
  for (const event of ["formset:added", "formset:removed"]) document.addEventListener(event, keepSoon);
  form.addEventListener("submit", () => {
    keep();
    reach(() => sessionStorage.setItem(SENT, number));
  });
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  window.addEventListener("beforeunload", (event) => isDiscarding && event.stopImmediatePropagation(), true);
  document.addEventListener("DOMContentLoaded", () => setTimeout(start)); // once Django's scripts have made their rows

  async function start() {
    window.django?.jQuery?.(form).on("change", keepSoon); // its search boxes tell jQuery only
    const found = isBound === undefined ? await newestLeft() : null;
    await FormState.textsReady(form);
    for (const text of window.RichText?.all() || []) text.onChange(keepSoon);
    shown = FormState.shown(form);
    const isNews = found && !FormState.same(found.state, shown);
    if (found && !isNews) forget([found]);
    if (autosave) autosave.start(isNews ? found : null);
    else if (isNews) await putBack(found);
    hasStarted = true;
    keep();
  }

  // What a page of this form has left behind, if none is open any more that still holds it.
  async function newestLeft() {
    const left = entries().filter((entry) => entry.address === address && entry.number !== number && entry.state);
    if (!left.length) return null;
    const open = new Set();
    const hear = ({ data }) => open.add(data.here);
    channel?.addEventListener("message", hear);
    channel?.postMessage({ asked: left.map((entry) => entry.number) });
    await new Promise((done) => setTimeout(done, channel ? 250 : 0));
    channel?.removeEventListener("message", hear);
    return left.filter((entry) => !open.has(entry.number)).sort((a, b) => b.at - a.at)[0];
  }

  async function putBack(found) {
    carried = await FormState.fill(form, found.state);
    const files = found.state.files.length ? ` Pilih lagi berkasnya: ${found.state.files.join(", ")}.` : "";
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "small-button";
    discard.textContent = "Buang, tampilkan yang tersimpan";
    discard.addEventListener("click", () => {
      isOver = isDiscarding = true;
      forget([found, { key }]);
      location.assign(location.pathname + location.search);
    });
    say(`Yang diketik ${momentOf(found.at)} ada lagi di sini; belum tersimpan di server.${files}`, discard);
    hasNotice = true;
    if (write(found.at, current())) forget([found]);
  }

  // An offer was taken: ``state`` stands here from now on. ``found`` is an entry of ours, or nothing.
  async function take(state, found) {
    carried = await FormState.fill(form, state);
    if (found && autosave.isNew) useNumber(found.number); // else a draft that it may have begun would be begun again
    if (!found) return keep();
    const isKept = write(found.at, current(), found.saved);
    if (isKept && found.key !== key) forget([found]);
    autosave.changed(isKept ? SAFE_HERE : NOWHERE);
  }

  function useNumber(other) {
    forget([{ key }]);
    numberField.value = number = other;
    key = keyOf(number);
  }

  // The server has what stood here as ``token``.
  function acknowledge(token, revision) {
    const entry = token === last && reach(() => JSON.parse(store.getItem(key)));
    if (entry) write(entry.at, entry.state, revision);
  }

  // The page goes, and its words are safe: nobody is asked.
  function goQuietly() {
    isDiscarding = true;
  }

  // The page of a new article has become that of its draft.
  function moveTo(place) {
    address = addressOf(place);
    const entry = reach(() => JSON.parse(store.getItem(key)));
    if (entry) write(entry.at, entry.state, entry.saved);
  }

  // The browser's question about unsaved words was answered with staying.
  function stay() {
    isOver = isLeaving = false;
    last = undefined;
    mark();
  }

  function keepSoon() {
    clearTimeout(pause);
    waitingSince ??= performance.now();
    pause = setTimeout(keep, Math.max(0, Math.min(QUIET, waitingSince + PATIENCE - performance.now())));
  }

  function keep() {
    clearTimeout(pause);
    waitingSince = undefined;
    if (isOver || !hasStarted) return;
    placeCarried();
    const state = current();
    const text = JSON.stringify(state);
    if (text === last) return;
    if (isBound === undefined && FormState.same(state, shown)) {
      last = text;
      hasNotice = false;
      forget([{ key }]);
      tell("");
    } else if (isMarked && reach(() => store.getItem(WHO)) !== account) {
      isOver = true;
      autosave?.stop();
      say("Akun ini sudah keluar di tab lain. Yang diketik di sini belum tersimpan, juga tidak di peramban ini.");
    } else if (!write(now(), state)) {
      tell(NOWHERE);
    } else if (!hasNotice) {
      tell(SAFE_HERE);
    }
  }

  function tell(words) {
    if (autosave) autosave.changed(words);
    else say(words);
  }

  // With it what found no place in this page, in the hope of another.
  function current() {
    const state = FormState.read(form);
    return { ...state, fields: { ...carried.fields, ...state.fields }, rows: withCarried(state.rows) };
  }

  // A field that the coach has asked for only now.
  function placeCarried() {
    for (const [name, values] of Object.entries(carried.fields)) {
      if (!form.elements[name]) continue;
      delete carried.fields[name];
      FormState.fill(form, { fields: { [name]: values }, rows: {} });
    }
  }

  function withCarried(rows) {
    const together = { ...rows };
    for (const [prefix, left] of Object.entries(carried.rows)) together[prefix] = [...(rows[prefix] || []), ...left];
    return together;
  }

  // ``saved`` is the number of the automatic revision that holds the same.
  function write(at, state, saved) {
    last = JSON.stringify(state);
    return Boolean(store) && reach(() => { store.setItem(key, JSON.stringify({ at, address, state, saved })); return true; }) === true;
  }

  // ---- Small things ----

  function keyOf(number) {
    return `${PREFIX}${account}/${number}`;
  }

  // A new article that a link has filled in (?dari=/lama) is another one; what the list was filtered by is not.
  function addressOf({ pathname, search }) {
    const query = [...new URLSearchParams(search)].filter(([name]) => !name.startsWith("_"));
    return `${pathname}?${new URLSearchParams(query)}`;
  }

  function newNumber() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function addHidden(name, value) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
    return field;
  }

  function placeForStatus() {
    const place = document.createElement("p"); // a window that opens over a form has no breadcrumbs
    place.setAttribute("role", "status");
    form.before(place);
    return place;
  }

  function momentOf(at) {
    const inJakarta = (moment, parts) => new Date(moment).toLocaleString("id", { timeZone: "Asia/Jakarta", ...parts });
    const day = (moment) => inJakarta(moment, { day: "numeric", month: "long" });
    const time = inJakarta(at, { hour: "2-digit", minute: "2-digit" });
    return day(at) === day(now()) ? `pukul ${time}` : `${day(at)} pukul ${time}`;
  }

  function say(words, button) {
    if (status.textContent === words) return; // else it would be read out again with every letter
    status.replaceChildren(...[words, button].filter(Boolean));
  }
})();
