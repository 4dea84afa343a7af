/* What is typed into an article is saved on the server by itself, beside what somebody has saved: newsroom/article/
   autosave.py. What was left unsaved is offered on return, never put in. And who else has the article open is told.

   kept.js keeps the same words in this browser, and calls ``changed`` with the sentence that is true of that. */
window.Autosave = (kept) => {
  const data = document.getElementById("autosave");
  if (!data) return null;
  const { form, momentOf } = kept;
  const say = (...told) => isOver || kept.say(...told); // to somebody else who has signed in meanwhile, nothing
  const QUIET = 1600; // milliseconds; kept.js has waited 400 since the last change
  const LONGEST = 10_000; // while typing goes on
  const BACKOFF = [2_000, 60_000];
  const PATIENCE = 20_000; // for an answer
  const HURRY = 5_000; // for an answer that somebody waits for; a second press within it is none
  const BEAT = 20_000;
  const UNDER_WAY = 15_000; // from a press on "Simpan" on, nothing is saved by itself meanwhile
  const SHOWN_AFTER = 600; // a saving that is quicker is not spoken of
  const BEACON = 60_000; // bytes that a browser sends behind a page that goes
  const [othersPlace, offerPlace] = ["form-others", "form-offer"].map((id) => document.getElementById(id));

  let page = JSON.parse(data.textContent);
  let words = ""; // of what the browser keeps
  let hasNews = false, hasSaved = false, isStopped = false, isLeaving = false, isSent = false, isOver = false;
  let timer, dueBy, control, failures = 0, running = null, waiting = null;
  let offers = [];

  // ---- Saving ----

  function changed(sentence) {
    words = sentence;
    if (isStopped) return;
    if (!sentence && !hasSaved) { // typed back before anything was sent
      hasNews = false;
      clearTimeout(timer);
      return void say("");
    }
    hasNews = true;
    if (!running) say(words);
    schedule();
  }

  function schedule() {
    clearTimeout(timer);
    if (isStopped || isLeaving || running || !hasNews) return;
    dueBy ??= performance.now() + LONGEST;
    const [shortest, longest] = BACKOFF;
    const pause = failures ? Math.min(shortest * 2 ** (failures - 1), longest) : Math.min(QUIET, dueBy - performance.now());
    timer = setTimeout(save, Math.max(0, pause));
  }

  // One at a time; whoever asks meanwhile gets the one that runs.
  function save() {
    clearTimeout(timer);
    if (running) return running;
    running = ask(page.url, fromForm(), { isOfForm: true }).finally(() => {
      running = null;
      schedule();
    });
    return running;
  }

  // What the form would send, without its files.
  function fromForm() {
    kept.keep();
    clearTimeout(timer);
    hasNews = false;
    dueBy = undefined;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const { fields } = FormState.read(form);
    for (const { name } of form.querySelectorAll("textarea[data-rich-text]")) body.set(name, fields[name][0]);
    return body;
  }

  // Answers {ok, number, url} once the server has spoken, or {} where it could not be heard.
  async function ask(url, body, { isOfForm = false } = {}) {
    const token = kept.token;
    const slow = setTimeout(() => isOfForm && say("Menyimpan …"), SHOWN_AFTER);
    const cut = (control = new AbortController());
    const late = setTimeout(() => cut.abort(), PATIENCE);
    try {
      const size = new Blob([...body.values()]).size;
      const response = await fetch(url + extra(url), {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch" },
        keepalive: size < BEACON,
        signal: cut.signal,
      });
      return await heard(response, isOfForm, token);
    } catch {
      return isOfForm ? failed() : {};
    } finally {
      clearTimeout(slow);
      clearTimeout(late);
    }
  }

  // A new article knows by its address what it is to answer.
  const extra = (url) => (url === page.url ? location.search : "");

  async function heard(response, isOfForm, token) {
    if (response.ok && !response.redirected) {
      const answer = await response.json();
      page.saved = answer.saved;
      if (isOfForm) arrived(answer, token);
      return { ...answer, ok: true };
    }
    if (response.status === 409) {
      const answer = await response.json();
      if (isOfForm) overtaken(answer, token);
      return { ...answer, ok: true };
    }
    if (!isOfForm) return {};
    if (response.redirected) return failed("Sesi sudah berakhir.");
    const said = response.headers.get("Content-Type")?.startsWith("text/plain") ? await response.text() : "";
    if (response.status === 403) return said ? failed(said) : stopped("Artikel ini tidak bisa lagi disunting dari halaman ini.");
    if (response.status === 404) return stopped("Artikel ini sudah tidak ada di sini.");
    if ([400, 413].includes(response.status)) return tooLong(said);
    return failed(response.status === 429 ? said : "");
  }

  function arrived(answer, token) {
    failures = 0;
    if (answer.article) becomeDraft(answer.article);
    showOthers(answer.others);
    if (answer.number) {
      hasSaved = true;
      kept.acknowledge(token, answer.number);
    }
    say(!words || hasNews || !answer.number ? words : `Tersimpan ${answer.time}`);
  }

  function failed(reason = "") {
    failures++;
    hasNews = true;
    say([reason, words].filter(Boolean).join(" "));
    return {};
  }

  function stopped(reason) {
    isStopped = true;
    say([reason, words].filter(Boolean).join(" "));
    return {};
  }

  // Waits for another change: the same would be refused again.
  function tooLong(reason) {
    failures = 0;
    say([reason || "Terlalu panjang untuk disimpan otomatis.", words].join(" "));
    return {};
  }

  // Somebody else has saved: nothing more is saved by itself until both are merged.
  function overtaken({ words: sentence, url, number }, token) {
    isStopped = true;
    if (number) kept.acknowledge(token, number);
    const merge = link("Gabungkan", url);
    merge.addEventListener("click", async (event) => {
      event.preventDefault();
      const latest = await ask(page.url, fromForm()); // what was typed since goes along
      isLeaving = true;
      kept.goQuietly();
      location.assign(`${latest.url || url}&_kept=${kept.number}`);
    });
    say(sentence, url ? merge : undefined);
  }

  // The page goes on as that of the draft that it has begun.
  function becomeDraft(draft) {
    if (page.presence) return;
    const { change, coach, fields, ...addresses } = draft;
    page = addresses;
    history.replaceState(history.state, "", change + location.search);
    form.setAttribute("action", change + location.search);
    for (const [name, value] of Object.entries(fields)) {
      const field = form.elements[name] || document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      if (!field.form) form.append(field);
    }
    const panel = document.querySelector("[data-coach-url]");
    if (panel) panel.dataset.coachUrl = coach;
    kept.moveTo(location);
    beat();
  }

  // A press on "Simpan" waits for what is under way, so that it can't come after it.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    isLeaving = true;
    setTimeout(stay, UNDER_WAY);
    if (!running && !isSent) {
      isSent = true;
      setTimeout(() => { isSent = false; }, HURRY);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isSent) return; // pressed twice
    const { submitter } = event;
    setTimeout(() => control.abort(), HURRY);
    waiting ??= running.finally(() => {
      waiting = null;
      form.requestSubmit(submitter);
    });
  }, true);

  function stay() {
    isLeaving = false;
    schedule();
  }

  window.addEventListener("pageshow", ({ persisted }) => persisted && stay());
  window.addEventListener("online", () => { failures = 0; schedule(); });

  // ---- What waits to be taken up again ----

  // ``found`` is what this browser has kept. The newer one stands first; what lies in both places stands once.
  async function start(found) {
    beat();
    const server = page.offer;
    const base = Number(form.elements.base_revision?.value);
    const isOld = found?.saved > base && !server; // put aside, on another device: the history has it
    if (isOld) kept.forget([found]);
    const own = found && !isOld ? { at: found.at, number: found.saved, found } : null;
    if (own && !own.number && server) await send(own); // the last words of a page that was closed may lie in both
    const theirs = server && own?.number !== server.number ? { at: server.at, number: server.number, merge: server.merge } : null;
    offers = [own, theirs].filter(Boolean).sort((a, b) => b.at - a.at);
    showOffer();
  }

  function showOffer() {
    const [offer] = offers;
    if (!offer) return offerPlace.replaceChildren();
    const steps = [
      page.versions && step("Lihat perbedaan", () => compare(offer)),
      offer.merge ? link("Gabungkan", offer.merge) : step("Pakai", () => use(offer)),
      step("Buang", () => discard(offer)),
    ].filter(Boolean);
    offerPlace.replaceChildren(`Ada tulisanmu dari ${momentOf(offer.at)} yang belum disimpan:`, ...steps);
  }

  async function compare(offer) {
    const tab = window.open("", "_blank");
    if (!offer.number) await send(offer);
    if (!offer.number) {
      tab?.close();
      return complain();
    }
    tab.location = `${page.versions}?dari=${page.saved}&ke=${offer.number}`;
  }

  // What lies in this browser alone gets its number: the history has it from then on.
  async function send(offer) {
    await running;
    const body = new FormData();
    for (const [name, value] of FormState.sent(offer.found.state)) body.append(name, value);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const { number } = await ask(page.url, body);
    offer.number = number;
  }

  async function use(offer) {
    if (hasNews && page.presence) await save(); // what was typed since stays in the history
    let state = offer.found?.state;
    try {
      state ??= await stateOf(offer.number);
    } catch {
      return complain();
    }
    offers = []; // an older one must not be put over it
    showOffer();
    await kept.take(state, offer.found);
    form.querySelector("#id_title")?.focus({ preventScroll: true });
  }

  async function stateOf(number) {
    const response = await fetch(`${page.typed}?nomor=${number}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok || response.redirected) throw new Error(response.status);
    const there = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(form.id);
    return FormState.elsewhere(there, form);
  }

  // It stays in the history; what stands in the form is the newest from now on, so that it is not offered again.
  async function discard(offer) {
    if (page.presence) {
      if (!offer.number) await send(offer);
      await running;
      const { ok } = offer.number ? await ask(page.url, fromForm()) : {};
      if (!ok) return complain();
      hasSaved = true;
    }
    if (offer.found) kept.forget([offer.found]);
    offers = offers.filter((other) => other !== offer && other.found); // the server's newest is this form now
    showOffer();
    form.querySelector("#id_title")?.focus({ preventScroll: true });
  }

  function complain() {
    offerPlace.append(" Server tidak terjangkau. Coba lagi sebentar lagi.");
  }

  // ---- Who else is here ----

  function showOthers(others = []) {
    const told = others.join(" · ");
    if (othersPlace.textContent !== told) othersPlace.textContent = told;
  }

  function presenceOf(entries = {}) {
    const body = new FormData();
    const known = { _kept: kept.number, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value };
    for (const [name, value] of Object.entries({ ...known, ...entries })) body.append(name, value);
    return body;
  }

  async function beat() {
    if (!page.presence || document.hidden) return;
    try {
      const headers = { "X-Requested-With": "fetch" };
      const response = await fetch(page.presence, { method: "POST", body: presenceOf(), headers });
      if (response.ok && !response.redirected) showOthers((await response.json()).others);
    } catch { /* the next beat may come through */ }
  }

  setInterval(beat, BEAT);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) beat();
    else if (hasNews && !isLeaving && !isStopped) save();
  });
  window.addEventListener("pagehide", () => page.presence && navigator.sendBeacon(page.presence, presenceOf({ pergi: "1" })));

  // ---- Small things ----

  function step(words, action) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "small-button", textContent: words });
    button.addEventListener("click", async () => {
      button.disabled = true;
      await action();
      button.disabled = false;
    });
    return button;
  }

  function link(words, href) {
    const anchor = document.createElement("a");
    Object.assign(anchor, { href, textContent: words });
    return anchor;
  }

  return { changed, start, stop() { isOver = isStopped = true; }, get isNew() { return !page.presence; } };
};
