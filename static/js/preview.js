/* "Pratinjau": the page as the form stands, in a drawer beside the form, made anew a second after the last change. In the
   frame no script runs and no form is sent; its links open in a tab of their own. Without this script the button opens
   the page in a new tab. */
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-preview-button]");
  const drawer = document.getElementById("pratinjau");
  if (button?.form && drawer?.show) keepBeside(button.form, button, drawer);
});

function keepBeside(form, button, drawer) {
  const QUIET = 1000; // milliseconds after the last keystroke
  const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
  const PLACES = { title: ".opening__title", summary: ".standfirst", faq_items: ".faq__item" };
  const find = (name) => drawer.querySelector(`[data-preview-${name}]`);
  const [stage, state, trouble, findings, marks] = ["stage", "state", "trouble", "findings", "marks"].map(find);
  const isBeside = window.matchMedia("(min-width: 64rem)"); // else it covers the form
  let body = null, pause, request, asked = null, answer = null, shown = null, coming = null;

  // ---- Opening and closing ----

  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-controls", drawer.id);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (drawer.open) drawer.close();
    else open();
  });

  function open() {
    if (isBeside.matches) drawer.show();
    else drawer.showModal();
    button.setAttribute("aria-expanded", "true");
    chosen().focus();
    turnTo();
    ask();
  }

  find("close").addEventListener("click", () => drawer.close());
  drawer.addEventListener("keydown", (event) => { if (event.key === "Escape") drawer.close(); });
  drawer.addEventListener("close", () => {
    if (drawer.open) return; // for another screen, see below: the event comes after it
    clearTimeout(pause);
    request?.abort();
    asked = request = null;
    button.setAttribute("aria-expanded", "false");
    delete document.documentElement.dataset.preview;
    button.focus();
  });
  isBeside.addEventListener("change", () => {
    if (!drawer.open) return;
    const before = document.activeElement;
    drawer.close();
    open();
    before?.focus();
  });

  // ---- As what it is shown ----

  const chosen = () => drawer.querySelector("[name=pratinjau-sebagai]:checked");
  drawer.addEventListener("change", ({ target }) => {
    if (target === marks) answer && place(answer);
    else turnTo();
  });

  function turnTo() {
    const { value } = chosen();
    drawer.dataset.as = document.documentElement.dataset.preview = value;
    for (const part of drawer.querySelectorAll("[data-preview-as]")) part.hidden = !part.dataset.previewAs.split(" ").includes(value);
    measure();
  }

  // The frame is as wide as the screen that it stands for, and made smaller where the drawer has less room.
  function measure() {
    const width = Number(chosen().value) || 360;
    const room = stage.clientWidth;
    const scale = Math.min(1, room / width) || 1;
    stage.style.setProperty("--width", `${width}px`);
    stage.style.setProperty("--scale", scale);
    stage.style.setProperty("--margin", `${Math.max(0, (room - width) / 2)}px`);
  }
  new ResizeObserver(measure).observe(stage);

  // ---- Asking ----

  const askSoon = () => {
    clearTimeout(pause);
    if (drawer.open) pause = setTimeout(ask, QUIET);
  };

  async function ask() {
    const data = new FormData(form);
    if (body) data.set("body", body.getHtml());
    const typed = new URLSearchParams(data).toString();
    if (typed === asked) return;
    asked = typed;
    request?.abort();
    const mine = (request = new AbortController());
    say("Memuat …");
    try {
      const headers = { "X-Requested-With": "fetch" };
      const response = await fetch(button.formAction, { method: "POST", body: data, headers, signal: mine.signal });
      const why = (await sessionTrouble(response)) || ([413, 429].includes(response.status) ? await response.text() : "");
      if (mine !== request) return;
      if (why) complain(why);
      else if (!response.ok) complain("Pratinjau belum bisa dibuat. Simpan artikel, lalu muat ulang halaman ini.");
      else take(await response.json());
    } catch (error) {
      if (error.name !== "AbortError") complain("Pratinjau tidak tersambung.");
    }
  }

  function complain(words) {
    asked = null; // the same words may be asked for again
    say("");
    trouble.textContent = answer ? `${words} Yang tampil adalah pratinjau sebelumnya.` : words;
    trouble.hidden = false;
  }

  function say(words) {
    state.textContent = words;
  }

  form.addEventListener("input", askSoon);
  window.django?.jQuery?.(form).on("change", askSoon); // Django's search boxes tell jQuery only
  for (const event of ["formset:added", "formset:removed"]) document.addEventListener(event, askSoon);
  window.addEventListener("online", askSoon);
  RichText.ready("body").then((text) => {
    body = text;
    text.onChange(askSoon);
  });

  // ---- Showing ----

  function take(parts) {
    answer = parts;
    trouble.hidden = true;
    findings.innerHTML = parts.findings;
    for (const name of ["result", "card"]) find(name).innerHTML = parts[name];
    place(parts);
  }

  // What is shown stays until the next page has loaded, which then stands where one was reading.
  function place({ page }) {
    const frame = document.createElement("iframe");
    frame.className = "preview__frame preview__frame--coming";
    frame.title = "Halaman artikel";
    frame.setAttribute("sandbox", SANDBOX);
    frame.referrerPolicy = "no-referrer";
    frame.srcdoc = prepared(page);
    frame.addEventListener("load", () => {
      if (frame !== coming) return;
      const inside = frame.contentWindow;
      inside.scrollTo({ left: 0, top: shown?.contentWindow.scrollY ?? 0, behavior: "instant" });
      inside.addEventListener("keydown", (event) => { if (event.key === "Escape") drawer.close(); });
      const hadFocus = shown && document.activeElement === shown;
      shown?.remove();
      shown = frame;
      coming = null;
      frame.classList.remove("preview__frame--coming");
      if (hadFocus) frame.focus();
      if (request) say("");
    });
    coming?.remove();
    coming = frame;
    stage.append(frame);
  }

  // Scripts go, links lead elsewhere, findings beside the text are marked as those in it are; or all marks go.
  function prepared(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const dead of page.querySelectorAll("script, link[rel=preload], link[rel=manifest]")) dead.remove();
    for (const link of page.querySelectorAll("a[href]")) {
      const address = link.getAttribute("href");
      if (address.startsWith("#")) {
        link.setAttribute("href", `about:srcdoc${address}`);
      } else {
        link.target = "_blank";
        link.rel = "noopener noreferrer";
      }
    }
    if (!marks.checked) {
      for (const mark of page.querySelectorAll("mark[data-finding]")) mark.replaceWith(...mark.childNodes);
    } else {
      for (const { dataset } of findings.querySelectorAll("[data-field]")) {
        const element = page.querySelectorAll(PLACES[dataset.field])[Number(dataset.nth)];
        if (element) element.dataset.finding = `${element.dataset.finding || ""} ${dataset.finding}`.trim();
      }
      page.head.append(Object.assign(page.createElement("link"), { rel: "stylesheet", href: drawer.dataset.style }));
    }
    return `<!doctype html>${page.documentElement.outerHTML}`;
  }

  findings.addEventListener("click", ({ target }) => {
    const note = target.closest(".preview__note");
    if (!note || !shown) return;
    if (!marks.checked) marks.click();
    const number = note.dataset.finding;
    const lead = () => {
      const page = shown.contentDocument;
      for (const former of page.querySelectorAll("[data-current]")) delete former.dataset.current;
      const places = page.querySelectorAll(`[data-finding~="${number}"]`);
      for (const one of places) {
        one.dataset.current = "";
        one.closest("details")?.setAttribute("open", "");
      }
      places[0]?.scrollIntoView({ block: "center" });
      say(places.length ? `Temuan ${number} ditunjukkan di halaman.` : "");
    };
    if (coming) coming.addEventListener("load", lead);
    else lead();
  });
}
