/* A rich text in a plain text area, as HTML: the field of editor.js for a page without an editor. */
RichText.start = (area) => RichText.add(area.name, new PlainArea(area));

class PlainArea {
  obstacle = "";
  #hasCursor = false;

  constructor(area) {
    this.box = area;
    area.addEventListener("focus", () => { this.#hasCursor = true; });
    for (const kind of ["paste", "drop"]) area.addEventListener(kind, (event) => this.#bring(event));
    const frame = document.createElement("div");
    frame.className = "rich-text";
    frame.innerHTML = `
      <p class="rich-text__bar">
        <button class="small-button" type="button">+ Baca juga</button>
        <span class="help">Ditulis dalam HTML. Kotak Baca juga, dan gambar yang ditempel atau diseret, masuk di bawah paragraf yang sedang disunting.</span>
      </p>`;
    frame.querySelector("button").addEventListener("click", async () => {
      const article = await RichText.findArticle(area.dataset.richText);
      if (article) this.insertReadAlso(article);
    });
    area.replaceWith(frame);
    frame.prepend(area);
  }

  getHtml() { return this.box.value; }

  async setHtml(html) { this.#type(0, this.box.value.length, html); }

  getText() { return RichText.lettersOf(new Source(this.box.value).root).text; }

  isDirty() { return this.box.value !== this.box.defaultValue; }

  onChange(listener) { this.box.addEventListener("input", listener); }

  focus() { this.box.focus(); }

  select(place) {
    const source = new Source(this.box.value);
    const element = RichText.elementOf(source.root, place);
    const letters = element ? RichText.lettersOf(element).letters : place.part === "text" && RichText.wordsIn(source.root, place.quote);
    const words = letters?.length ? source.between(letters[0], letters.at(-1)) : undefined;
    const [start, end] = (place.part !== "picture" && words) || (element ? Source.tagOf(element) : []);
    this.box.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: "nearest" });
    if (end) this.#show(start, end);
  }

  replace(place, value) {
    const source = new Source(this.box.value);
    const element = RichText.elementOf(source.root, place);
    if (!element) return;
    const [start, end] = Source.tagOf(element);
    const tag = source.html.slice(start, end);
    const before = document.activeElement;
    if (place.part === "heading") {
      const rest = source.html.slice(end);
      const [closing] = rest.match(/<\/h[1-6]\s*>/i) || [""];
      const inside = rest.slice(0, closing ? rest.indexOf(closing) : 0);
      const size = tag.length + inside.length + closing.length;
      this.#type(start, start + size, `<${value}${tag.slice(3)}${inside}${closing && `</${value}>`}`);
    } else {
      this.#type(start, end, withAddress(tag, value));
    }
    before?.focus({ preventScroll: true });
  }

  link(words, sentence, to) {
    const source = new Source(this.box.value);
    const letters = RichText.freeWordsIn(source.root, sentence, words);
    const [first, last] = letters ? [letters[0], letters.at(-1)] : [];
    // Across the border of an element a link would break it in two.
    const span = letters && first.node.parentElement === last.node.parentElement && source.between(first, last);
    if (!span) return false;
    const opening = withAddress("<a>", to);
    this.#type(...span, `${opening}${source.html.slice(...span)}</a>`);
    this.#show(span[0] + opening.length, span[1] + opening.length);
    return true;
  }

  hasReadAlso() { return Boolean(new Source(this.box.value).root.querySelector(".read-also")); }

  insertReadAlso(article) { this.#insert(RichText.readAlso(article).outerHTML); }

  // Pasted and dropped files: below the cursor's block, each once the library has it; what is refused is said below.
  #bring(event) {
    const transfer = event.clipboardData || event.dataTransfer;
    if (!transfer.files.length || transfer.getData("text/plain")) return;
    event.preventDefault();
    for (const file of transfer.files) {
      RichText.uploads.start(file, this.box).onChange(({ state, picture }) => {
        if (state !== "done") return;
        const image = document.createElement("img");
        image.dataset.picture = picture.number;
        image.setAttribute("src", picture.url);
        image.setAttribute("alt", "");
        this.#insert(`<p>${image.outerHTML}</p>`);
      });
    }
  }

  #insert(html) {
    const source = new Source(this.box.value);
    const blocks = [...source.root.children];
    const cursor = this.box.selectionEnd;
    const next = this.#hasCursor
      ? blocks.find((block) => Source.tagOf(block)[0] >= cursor)
      : blocks.filter((block) => block.matches("h2"))[2];
    const at = next ? Source.tagOf(next)[0] : source.html.length;
    const before = next || !at || source.html.endsWith("\n") ? "" : "\n\n";
    this.#type(at, at, `${before}${html}\n\n`);
    this.#show(at + before.length, at + before.length + html.length);
  }

  // As if it were typed: the browser takes it back on undo, and tells of it.
  #type(start, end, text) {
    this.box.focus({ preventScroll: true });
    this.box.setSelectionRange(start, end);
    if (document.execCommand("insertText", false, text)) return;
    this.box.setRangeText(text, start, end, "end");
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Selecting does not scroll: how high the text before it is, a copy tells.
  #show(start, end) {
    this.box.setSelectionRange(start, end);
    const copy = this.box.cloneNode();
    copy.removeAttribute("name");
    copy.value = this.box.value.slice(0, start);
    Object.assign(copy.style, { blockSize: "0", minBlockSize: "0" });
    this.box.after(copy);
    this.box.scrollTop = copy.scrollHeight - this.box.clientHeight / 2;
    copy.remove();
  }
}

// HTML as it is typed, read as a tree whose parts know where they stand in it: each element by an attribute, each text by
// a comment before it.
class Source {
  constructor(html) {
    this.html = html;
    const textFrom = (start, end) => start < end ? `<!--${start}-->${html.slice(start, end)}` : "";
    let marked = "", done = 0;
    for (const { 0: tag, 1: name, index } of html.matchAll(/<!--[^]*?-->|<\/?([a-z][^\s>/]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi)) {
      marked += textFrom(done, index);
      done = index + tag.length;
      const isOpening = name && tag[1] !== "/";
      marked += isOpening ? `<${name} data-at="${index}-${done}"${tag.slice(name.length + 1)}` : tag;
    }
    marked += textFrom(done, html.length);
    this.root = new DOMParser().parseFromString(`<body>${marked}`, "text/html").body;
  }

  // ``[start, end]`` of an element's opening tag.
  static tagOf(element) {
    return (element.dataset.at || "").split("-").map(Number);
  }

  // ``[start, end]`` of what lies between two letters, both included, or undefined where the tree is not as typed.
  between(first, last) {
    const span = [this.#letterAt(first)?.[0], this.#letterAt(last)?.[1]];
    return span.includes(undefined) ? undefined : span;
  }

  // A letter of the text may be "&amp;" in the source.
  #letterAt({ node, offset }) {
    let at = parseInt(node.previousSibling?.data, 10);
    if (node.previousSibling?.nodeType !== Node.COMMENT_NODE || Number.isNaN(at)) return undefined;
    if (this.html[at] === "\n" && node.data[0] !== "\n") at += 1; // HTML drops the line break right after <pre>
    const reference = /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);?/iy;
    for (let read = 0; ;) {
      reference.lastIndex = at;
      const [typed] = reference.exec(this.html) || "";
      const shown = typed && new DOMParser().parseFromString(`<body>${typed}`, "text/html").body.textContent;
      const [length, size] = typed && shown !== typed ? [shown.length, typed.length] : [1, 1];
      if (offset < read + length) return [at, at + size];
      read += length;
      at += size;
    }
  }
}

// An opening tag "<a …>" that leads there.
function withAddress(tag, address) {
  const link = document.createElement("a");
  link.setAttribute("href", address);
  const href = link.outerHTML.slice("<a ".length, -"></a>".length);
  const attributes = [...tag.slice(2, -1).matchAll(/[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/g)].map(([attribute]) => attribute);
  const others = attributes.filter((attribute) => !/^href\b/i.test(attribute));
  return `<${["a", href, ...others].join(" ")}>`;
}
