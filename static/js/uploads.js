/* Pictures on their way from a paste or a drop into the library, and pasted HTML on its way through the server's cleaning,
   for every editor; ckeditor-pasted.js and plainarea.js show where each stands in the text.

     RichText.uploads.start(file, area, alt)   sends a file; a refused one says why
     RichText.uploads.refuse(sentence, area)   for a picture that cannot even be sent
     RichText.uploads.clean(html, area)        sends HTML; its "html" is what was pasted, then the clean text
     RichText.uploads.get(id)                  the upload of that number on this page
     RichText.uploads.read(image, area)        what a pasted <img> is: {emoji}, {address}, {file} or {sentence}

   An upload has id, alt, state ("running", "done", "failed"), words (for its place in the text), picture (what the
   library answered), onChange(listener), and isWanted, by which the editor says whether its place still stands.

   Saving waits for those that are running: a text is never saved with half a picture. */
RichText.uploads = (() => {
  const all = new Map();
  const TAKEN = "Simpan sebagai berkas, lalu seret ke sini.";

  class Upload {
    state = "running";
    share = 0;
    isWanted = () => true;
    #listeners = [];

    constructor(area, name, alt = "") {
      Object.assign(this, { id: String(all.size + 1), area, name, alt });
      all.set(this.id, this);
    }

    get words() {
      if (this.state === "failed") return this.sentence;
      return this.state === "done" ? this.name : `Mengunggah ${this.name}: ${Math.round(this.share * 100)}%`;
    }

    onChange(listener) { this.#listeners.push(listener); }

    change(news) {
      Object.assign(this, news);
      for (const listener of this.#listeners) listener(this);
      this.report();
      if (this.state !== "running") saveWhatWaits();
    }

    report() {
      if (this.state === "failed") say(this.area, this.sentence);
      if (this.state === "done") say(this.area, `${this.name} masuk ke teks.`);
    }

    get waits() { return "Gambar masih diunggah. Teks disimpan begitu selesai."; }
  }

  class Paste extends Upload {
    get words() { return "Menempel…"; }

    get waits() { return "Tempelan masih dirapikan. Teks disimpan begitu selesai."; }

    report() { if (this.sentence) say(this.area, this.sentence); }
  }

  function start(file, area, alt) {
    const upload = new Upload(area, nameOf(file), alt);
    const { pictureUpload, pictureLimit, pictureTooLarge } = area.dataset;
    const fail = (sentence) => upload.change({ state: "failed", sentence });
    if (file.size > Number(pictureLimit)) {
      setTimeout(() => fail(`${upload.name}: ${pictureTooLarge}`));
      return upload;
    }
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => upload.change({ share: total ? loaded / total : 0 }));
    request.addEventListener("error", () => fail(`${upload.name} belum terunggah karena sambungan terputus. Seret lagi ke sini.`));
    request.addEventListener("load", () => {
      const answer = answerOf(request);
      if (answer?.uploaded) upload.change({ state: "done", picture: answer });
      else fail(`${upload.name}: ${answer?.error?.message || problemOf(request)}`);
    });
    request.open("POST", pictureUpload);
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    const form = new FormData();
    form.append("upload", file, upload.name);
    request.send(form);
    say(area, upload.words);
    return upload;
  }

  const PATIENCE = 10_000; // milliseconds until a paste goes in as it is

  function clean(html, area) {
    const paste = Object.assign(new Paste(area, "tempelan"), { html });
    const body = new FormData();
    body.append("html", html);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), PATIENCE);
    const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
    fetch(area.dataset.cleaning, { method: "POST", headers, body, signal: controller.signal })
      .then((response) => response.ok ? response.json() : Promise.reject(response.status))
      .then((answer) => ({ html: inLine(html, answer.html), sentence: answer.notes.join(" ") }))
      .catch(() => ({ html: withLinks(html), sentence: "Server belum menjawab. Tempelan masuk apa adanya dan dirapikan waktu disimpan." }))
      .then((news) => paste.change({ state: "done", ...news }));
    return paste;
  }

  // No page of the newsroom shows a stranger's player; its address stays.
  function withLinks(html) {
    const { body } = new DOMParser().parseFromString(`<body>${html}`, "text/html");
    for (const player of body.querySelectorAll("iframe[src], embed[src], video[src], audio[src], object[data]")) {
      const address = player.getAttribute("src") || player.getAttribute("data");
      if (!/^(?:https?:)?\/\//i.test(address)) continue;
      const link = document.createElement("a");
      link.setAttribute("href", address);
      link.textContent = address;
      player.replaceWith(link);
    }
    return body.innerHTML;
  }

  // Words from inside a line go into a line, with the spaces at their ends; the server makes a paragraph of them.
  function inLine(pasted, cleaned) {
    const [before, after] = [pasted, cleaned].map((html) => new DOMParser().parseFromString(html, "text/html").body);
    const isInline = [...before.querySelectorAll("*")].every((element) => element.matches("a, abbr, b, code, del, em, font, i, ins, kbd, mark, q, s, small, span, strong, sub, sup, u"));
    if (!isInline || after.childElementCount !== 1 || !after.firstElementChild.matches("p")) return cleaned;
    const [, start, end] = before.textContent.match(/^(\s?)[^]*?(\s?)$/);
    return `${start && " "}${after.firstElementChild.innerHTML}${end && " "}`;
  }

  // What it holds, the server looks into; of its name only that there is one, without which nothing would arrive.
  function nameOf(file) {
    const name = file.name.split(/[/\\]/).at(-1);
    return /^\.*$/.test(name) ? "gambar" : name;
  }

  function answerOf(request) {
    try {
      return JSON.parse(request.responseText);
    } catch {
      return undefined;
    }
  }

  function problemOf(request) {
    if (request.status === 403) return "Akun ini belum boleh menambah gambar, atau sesinya sudah berganti. Muat halaman ini di tab lain untuk memeriksa.";
    if (request.status === 200) return "Sesi masuk sudah berakhir. Masuk lagi di tab lain, lalu seret gambarnya lagi.";
    return `Gambar belum terunggah (${request.status}). Coba lagi sebentar lagi.`;
  }

  function refuse(sentence, area) {
    const upload = new Upload(area, "gambar");
    setTimeout(() => upload.change({ state: "failed", sentence }));
    return upload;
  }

  function read(image, area) {
    const alt = image.getAttribute("alt") || "";
    const address = (image.getAttribute("src") || "").trim();
    const home = area.dataset.pictureHome;
    if (image.hasAttribute("data-picture")) return { address };
    const local = address.startsWith(`${location.origin}/`) ? address.slice(location.origin.length) : address;
    if (/^\/(?![/\\])/.test(local) || (!home.startsWith("/") && address.startsWith(home))) return { address: local };
    const emoji = emojiOf(alt, address);
    if (emoji) return { emoji };
    const file = fileOf(address);
    if (file) return { file };
    return { sentence: sentenceOn(address) };
  }

  function sentenceOn(address) {
    if (/^file:/i.test(address)) return `Gambar dari Word tidak ikut. ${TAKEN}`;
    if (/^(?:https?:)?\/\/(?:[\w-]+\.)*(?:googleusercontent|google)\.com\//i.test(address)) return `Gambar dari Google Docs tidak ikut. ${TAKEN}`;
    if (/^(?:https?:)?\/\//i.test(address)) return `Gambar dari situs lain tidak ikut. ${TAKEN}`;
    return `Gambar ini tidak ikut karena isinya tidak sampai. ${TAKEN}`;
  }

  // What Gmail, WhatsApp, WordPress, Twitter and Slack show as pictures; articles/text/emoji.py does the same on saving.
  function emojiOf(alt, address) {
    const isEmoji = (text) => /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\u20E3/u.test(text)
      && /^[\p{Extended_Pictographic}\p{Emoji_Component}\u200D\uFE0E\uFE0F\u20E3]{1,30}$/u.test(text);
    const words = alt.trim();
    if (isEmoji(words)) return words;
    const points = /^:[\w+-]+:$/.test(words) && address.match(/\/([\da-f]{2,6}(?:-[\da-f]{2,6})*)(?:@2x)?\.(?:png|svg|gif|webp)$/i);
    if (!points) return "";
    const numbers = points[1].split("-").map((point) => parseInt(point, 16));
    const text = numbers.every((number) => number <= 0x10ffff) ? String.fromCodePoint(...numbers) : "";
    return isEmoji(text) ? text : "";
  }

  function fileOf(address) {
    const [, kind, data] = address.match(/^data:image\/([a-z+.-]+);base64,(.*)$/is) || [];
    if (!kind) return undefined;
    try {
      const letters = atob(decodeURIComponent(data));
      const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
      const ending = { jpeg: "jpg", "svg+xml": "svg" }[kind.toLowerCase()] || kind.toLowerCase();
      return new File([bytes], `tempelan.${ending}`, { type: `image/${kind}` });
    } catch {
      return undefined;
    }
  }

  // Below the text, for those who hear the page; the same words stand in the text.
  function say(area, words) {
    const row = area.closest(".form-row") || area.parentElement;
    let line = row.querySelector(".upload-status");
    if (!line) {
      line = document.createElement("p");
      line.className = "upload-status";
      line.setAttribute("role", "status");
      row.append(line);
    }
    line.textContent = words;
  }

  // Saving waits, then goes on by itself where all went well.
  let waiting = null;
  const isBusy = (form) => [...all.values()].some((upload) => upload.state === "running" && form.contains(upload.area) && upload.isWanted());

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!isBusy(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const known = new Set([...all.values()].filter((upload) => upload.state === "failed"));
    waiting = { form, submitter: event.submitter, known };
    for (const { area, state, waits } of all.values()) if (state === "running") say(area, waits);
  }, true);

  function saveWhatWaits() {
    if (!waiting || isBusy(waiting.form)) return;
    const { form, submitter, known } = waiting;
    waiting = null;
    const failed = [...all.values()].find((upload) => upload.state === "failed" && !known.has(upload) && form.contains(upload.area));
    if (failed) say(failed.area, `${failed.sentence} Teks belum disimpan.`);
    else setTimeout(() => form.requestSubmit(submitter)); // once the editor has put the picture into its place
  }

  return { start, refuse, clean, read, get: (id) => all.get(id) };
})();
