/* All of CKEditor 4 that is script: the field of editor.js, and what is ours in its toolbar. */
CKEDITOR.on("instanceReady", ({ editor }) => RichText.add(editor.element.$.name, new CkeditorField(editor)));
RichText.start = () => {}; // ckeditor-init.js does. Where CKEditor did not load we never come here: a plain area stays

class CkeditorField {
  constructor(editor) {
    this.editor = editor;
    this.box = editor.container.$;
    this.#followScheme();
  }

  get obstacle() { return this.editor.mode === "wysiwyg" ? "" : "Tutup dulu tampilan Sumber, lalu coba lagi."; }

  getHtml() { return this.editor.getData(); }

  setHtml(html) { return new Promise((done) => this.editor.setData(html, done)); }

  getText() { return this.editor.editable()?.getText() || ""; }

  isDirty() { return this.editor.checkDirty(); }

  onChange(listener) {
    this.editor.on("change", () => listener());
    this.editor.on("contentDom", () => listener());
  }

  focus() { this.editor.focus(); }

  select(place) {
    const { editor, box } = this;
    if (this.obstacle) return void editor.setMode("wysiwyg", () => this.select(place));
    editor.focus();
    const body = editor.editable().$;
    const element = RichText.elementOf(body, place, addressOf);
    let shown = element;
    if (place.part === "picture" && element) {
      const picture = new CKEDITOR.dom.element(element);
      const widget = editor.widgets.getByElement(picture);
      if (widget) widget.focus();
      else editor.getSelection().selectElement(picture);
    } else if (element) {
      const range = editor.createRange();
      range.selectNodeContents(new CKEDITOR.dom.element(element));
      range.select();
    } else if (place.part === "text") {
      const letters = RichText.wordsIn(body, place.quote);
      if (letters) this.#rangeOf(letters).select();
      shown = letters?.[0].node.parentElement;
    }
    (shown || box).scrollIntoView({ block: "center" });
    if (shown) box.scrollIntoView({ block: "nearest" });
  }

  replace(place, value) {
    const { editor } = this;
    if (this.obstacle) return void editor.setMode("wysiwyg", () => this.replace(place, value));
    const found = RichText.elementOf(editor.editable().$, place, addressOf);
    if (!found) return;
    editor.fire("saveSnapshot");
    const element = new CKEDITOR.dom.element(found);
    if (place.part === "heading") element.renameNode(value);
    else element.setAttributes({ href: value, "data-cke-saved-href": value });
    editor.fire("saveSnapshot");
    editor.fire("change");
  }

  link(words, sentence, to) {
    const { editor } = this;
    const letters = RichText.freeWordsIn(editor.editable().$, sentence, words);
    if (!letters) return false;
    const range = this.#rangeOf(letters);
    editor.focus();
    editor.fire("saveSnapshot");
    const style = new CKEDITOR.style({ element: "a", attributes: { href: to, "data-cke-saved-href": to } });
    style.type = CKEDITOR.STYLE_INLINE; // by its name alone the editor takes a link for an object
    style.applyToRange(range, editor);
    range.select();
    editor.fire("saveSnapshot");
    editor.getSelection().getStartElement().$.scrollIntoView({ block: "center" });
    return true;
  }

  hasReadAlso() { return Boolean(this.editor.document?.$.querySelector(".read-also")); }

  insertReadAlso(article) { this.editor.execCommand("offeredReadAlso", article); }

  #rangeOf(letters) {
    const [first, last] = [letters[0], letters.at(-1)];
    const range = this.editor.createRange();
    range.setStart(new CKEDITOR.dom.text(first.node), first.offset);
    range.setEnd(new CKEDITOR.dom.text(last.node), last.offset + 1);
    return range;
  }

  // Django's switch chooses the scheme of the page; the editor's own document follows the system until told (scheme.css).
  #followScheme() {
    const follow = () => {
      const root = this.editor.document?.$.documentElement;
      if (root) root.dataset.theme = document.documentElement.dataset.theme || "auto";
    };
    this.editor.on("contentDom", follow);
    new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    follow();
  }
}

// CKEditor keeps an address as it was written beside the one that the browser follows.
function addressOf(element, name) {
  return element.getAttribute(`data-cke-saved-${name}`) ?? element.getAttribute(name);
}

// A Baca Juga box that holds an article's number, and our upload's CSRF header.
CKEDITOR.plugins.add("readalso", {
  requires: "widget",

  init(editor) {
    editor.config.fileTools_requestHeaders = {
      "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
    };
    const find = () => RichText.findArticle(editor.element.$.dataset.richText);
    const boxOf = (article) => CKEDITOR.dom.element.createFromHtml(RichText.readAlso(article).outerHTML, editor.document);

    // A picture or box that is selected stays: what is inserted then goes below it, not in its place.
    const inserts = { image: "image", readalso: "readalso", table: "" };
    editor.on("beforeCommandExec", ({ data }) => {
      const selected = editor.widgets.focused;
      if (!selected || !(data.name in inserts) || inserts[data.name] === selected.name) return;
      cursorBelow(editor, selected.wrapper);
    });

    editor.widgets.add("readalso", {
      allowedContent: "div(!read-also)[data-article]",
      requiredContent: "div(read-also)[data-article]",
      upcast: (element) => element.name === "div" && element.hasClass("read-also"),
      init() {
        this.setData("article", this.element.getAttribute("data-article") || "");
        this.setData("title", this.element.getText().replace(/^Baca juga:\s*/, ""));
        this.on("edit", async () => {
          const article = await find();
          if (!article) return;
          editor.fire("saveSnapshot");
          this.setData(article);
          editor.fire("saveSnapshot");
        });
      },
      data() {
        if (!this.data.article) return;
        this.element.setAttribute("data-article", this.data.article);
        this.element.setText(`Baca juga: ${this.data.title}`);
      },
      async insert() {
        const article = await find();
        if (!article) return;
        editor.focus();
        const box = boxOf(article);
        const place = new CKEDITOR.dom.documentFragment(editor.document);
        place.append(editor.widgets.wrapElement(box, "readalso"));
        editor.widgets.initOn(box, "readalso");
        editor.widgets.finalizeCreation(place);
      },
    });
    editor.ui.addButton("ReadAlso", { label: "+ Baca juga", command: "readalso", toolbar: "insert" });

    // The box that the panel "Berita Terkait" offers: below the cursor's block, or after the second section.
    let hasCursor = false;
    editor.on("focus", () => { hasCursor = true; });
    editor.addCommand("offeredReadAlso", {
      exec(_, article) {
        const body = editor.editable();
        const box = boxOf(article);
        const block = hasCursor && editor.getSelection()?.getStartElement()?.getParents().find((element) => element.getParent()?.equals(body));
        const third = body.getChildren().toArray().filter((element) => element.is?.("h2"))[2];
        if (block) box.insertAfter(block);
        else if (third) box.insertBefore(third);
        else body.append(box);
        const widget = editor.widgets.initOn(box, "readalso");
        widget.wrapper.$.scrollIntoView({ block: "center" });
        widget.focus();
      },
    });
  },
});

// The cursor in a new paragraph below the block that holds ``element``, or in an empty one that stands there already.
function cursorBelow(editor, element) {
  const [, , block] = element.getParents();
  const below = block.getNext((node) => node.type === CKEDITOR.NODE_ELEMENT);
  const isFree = below?.is("p") && !below.getText().trim() && !below.findOne("img, [data-upload]");
  const paragraph = isFree ? below : editor.document.createElement("p");
  if (!isFree) {
    paragraph.appendBogus();
    paragraph.insertAfter(block);
  }
  const range = editor.createRange();
  range.moveToPosition(paragraph, CKEDITOR.POSITION_AFTER_START);
  range.select();
}
