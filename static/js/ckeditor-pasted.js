/* What is pasted or dropped into CKEditor. Pictures go into the library, everything else through the server's own cleaning
   (newsroom/editor.py), so that what stands in the text is what will be saved. Until the answer is there, its place is
   held (uploads.js). Without an answer it goes in as it is: the editor keeps all that the server reads, on saving. */
CKEDITOR.plugins.add("pasted", {
  requires: "widget,clipboard,pastetools,pictures",

  init(editor) {
    const area = editor.element.$;
    const { uploads } = RichText;
    CKEDITOR.plugins.clipboard.addFileMatcher(editor, () => true); // we say what cannot be taken

    editor.widgets.add("upload", {
      upcast: (element) => element.name === "span" && "data-upload" in element.attributes,
      downcast: () => new CKEDITOR.htmlParser.text(""), // no part of the text
      init() {
        const upload = uploads.get(this.element.getAttribute("data-upload"));
        if (!upload) return void setTimeout(() => editor.widgets.del(this));
        const isHere = () => this.isInited() && editor.editable()?.contains(this.wrapper);
        upload.isWanted = isHere;
        const show = () => {
          if (!isHere()) return;
          editor.fire("lockSnapshot");
          if (upload.state !== "done") {
            this.element.setText(upload.words);
            this.element[upload.state === "failed" ? "addClass" : "removeClass"]("upload--failed");
          } else if (upload.picture) putPicture(this, upload);
          else putHtml(this, withPlaces(upload.html));
          editor.fire("unlockSnapshot");
          editor.fire("change");
        };
        upload.onChange(show);
        this.once("ready", () => setTimeout(show));
      },
    });
    editor.filter.allow("span(upload)[data-upload]", "upload", true);
    for (const [name, its] of Object.entries(editor.config.renamed)) editor.filter.addContentForms([its, name]);

    function putPicture(widget, { alt, picture }) {
      // The place that was just pasted may be selected, and then so would be the picture that takes its place.
      const { wrapper } = widget;
      const isHeld = holdsCursor(widget) || editor.document.$.getSelection().containsNode(wrapper.$, true);
      const image = editor.document.createElement("img");
      image.setAttributes({ src: picture.url, "data-cke-saved-src": picture.url, alt, "data-picture": picture.number });
      image.insertBefore(wrapper);
      wrapper.remove();
      editor.widgets.destroy(widget, true);
      const shown = editor.widgets.initOn(image, "image");
      if (isHeld) cursorBehind(editor, shown.wrapper);
    }

    // As if it were pasted only now, and at that place; the cursor may be elsewhere by then.
    function putHtml(widget, html) {
      const { wrapper } = widget;
      const isHeld = holdsCursor(widget) || isRightBehind(wrapper);
      const marks = !isHeld && editor.getSelection()?.createBookmarks();
      if (html.startsWith(" ")) new CKEDITOR.dom.text(" ", editor.document).insertBefore(wrapper); // the parser drops it
      const range = editor.createRange();
      range.setStartBefore(wrapper);
      range.setEndAfter(wrapper);
      range.deleteContents();
      editor.widgets.destroy(widget, true);
      editor.editable().insertHtmlIntoRange(html, range);
      if (isHeld) range.select();
      else if (marks) editor.getSelection().selectBookmarks(marks);
    }

    const holdsCursor = (widget) => editor.widgets.focused === widget
      || Boolean(editor.getSelection()?.getSelectedElement()?.equals(widget.wrapper));

    // Where a paste leaves the cursor, unless somebody goes elsewhere or types on.
    function isRightBehind(wrapper) {
      const { anchorNode, anchorOffset, isCollapsed } = editor.document.$.getSelection();
      const gap = editor.document.$.createRange();
      gap.setStartAfter(wrapper.$);
      if (!isCollapsed || !anchorNode || gap.comparePoint(anchorNode, anchorOffset) < 0) return false;
      gap.setEnd(anchorNode, anchorOffset);
      return !gap.toString().replace(/[\u200b\ufeff]/g, "") && !gap.cloneContents().childElementCount;
    }

    const filesOf = (transfer) => Array.from({ length: transfer.getFilesCount() }, (_, index) => transfer.getFile(index));
    const isOwn = (transfer) => transfer.getTransferType(editor) === CKEDITOR.DATA_TRANSFER_INTERNAL;
    const parsed = (html) => new DOMParser().parseFromString(`<body>${html}`, "text/html").body; // keeps a first space
    // A picture on its way stays one until the end: the filters and the server keep it, in its place and with its words.
    const HELD = "/#upload-";
    const uploadOf = (image) => {
      const address = image.getAttribute("src") || "";
      return address.startsWith(HELD) ? uploads.get(address.slice(HELD.length)) : undefined;
    };

    function withPlaces(html) {
      const body = parsed(html);
      for (const image of body.querySelectorAll("img")) {
        const upload = uploadOf(image);
        if (!upload) continue;
        image.insertAdjacentHTML("afterend", place(upload));
        image.remove();
      }
      return body.innerHTML;
    }

    const place = (upload) => `<span class="upload" data-upload="${upload.id}">…</span>`;

    // First of all, before anything of the editor lays hands on the text: emoji are spelled, every other picture that does
    // not lie with us goes on its way.
    editor.on("paste", ({ data }) => {
      const { dataTransfer } = data;
      if (isOwn(dataTransfer)) return;
      const files = filesOf(dataTransfer);
      const html = data.dataValue || dataTransfer.getData("text/html") || "";
      if (!/<img\b/i.test(html)) {
        if (html || !files.length || dataTransfer.getData("text/plain")) return;
        data.dataValue = files.map((file) => `<p><img src="${HELD}${uploads.start(file, area).id}" alt=""></p>`).join("");
        data.type = "html";
        return;
      }
      const body = parsed(html);
      const images = [...body.querySelectorAll("img")].filter((image) => !uploadOf(image));
      // Word's own pictures come beside the text, and the editor knows how to find them there.
      const isWords = dataTransfer.getData("text/rtf") ? /^file:/i : /^$/;
      // "Copy image" brings the picture twice: as an address and as a file, which is the better one.
      const only = images.length === 1 && files.length === 1 && !body.textContent.trim() ? files[0] : undefined;
      let isChanged = false;
      for (const image of images) {
        if (isWords.test(image.getAttribute("src") || "x") && !only) continue;
        const { address, emoji, file = only, sentence } = uploads.read(image, area);
        isChanged = true;
        if (address !== undefined) image.setAttribute("src", address);
        else if (emoji) image.replaceWith(emoji);
        else hold(image, file, sentence);
      }
      if (!isChanged) return;
      data.dataValue = body.innerHTML;
      data.type = "html";
    }, null, null, -10);

    // Word's and LibreOffice's pictures are found there; their words the server reads better than CKEditor's filters.
    const tools = CKEDITOR.plugins.getPath("pastetools");
    editor.pasteTools.register({
      filters: ["common", "image"].map((name) => CKEDITOR.getUrl(`${tools}filter/${name}.js`)),
      canHandle: ({ data }) => Boolean(data.dataTransfer.getData("text/rtf")) && /<img\b[^>]*\bsrc="file:/i.test(data.dataValue),
      handle({ data }, next) {
        const { image: withPictures } = CKEDITOR.pasteFilters;
        data.dataValue = withPictures(data.dataValue, editor, data.dataTransfer.getData("text/rtf"));
        next();
      },
    });

    function hold(image, file, sentence) {
      const upload = file ? uploads.start(file, area, image.getAttribute("alt") || "") : uploads.refuse(sentence, area);
      image.setAttribute("src", `${HELD}${upload.id}`);
    }

    // Then the pictures that were found beside the text, and the cleaning.
    editor.on("paste", ({ data }) => {
      if (data.type !== "html" || isOwn(data.dataTransfer)) return;
      const body = parsed(data.dataValue);
      for (const image of body.querySelectorAll("img:not([data-picture])")) {
        if (!/^(?:data:image|file:)/i.test(image.getAttribute("src") || "")) continue;
        const { file, sentence } = uploads.read(image, area);
        hold(image, file, sentence);
      }
      const isPictures = [...body.querySelectorAll("*")].every((element) => element.matches("p, br") || (element.matches("img") && uploadOf(element)))
        && !body.textContent.trim();
      data.dataValue = isPictures ? withPlaces(body.innerHTML) : place(uploads.clean(body.innerHTML, area));
    });

    // What was pasted alone is selected by the editor; the next paste must not take its place.
    editor.on("afterPaste", () => {
      const selected = editor.getSelection()?.getSelectedElement();
      const widget = selected && editor.widgets.getByElement(selected, true);
      if (widget?.name !== "upload") return;
      editor.fire("lockSnapshot"); // one step of undo takes back the whole paste
      if (uploads.get(widget.element.getAttribute("data-upload"))?.html === undefined) cursorBehind(editor, widget.wrapper);
      else {
        const range = editor.createRange();
        range.moveToPosition(widget.wrapper, CKEDITOR.POSITION_AFTER_END);
        range.select();
      }
      editor.fire("unlockSnapshot");
    });

    // The source would lose their places.
    editor.on("beforeCommandExec", (event) => {
      const isRunning = ({ name, element }) => name === "upload" && uploads.get(element.getAttribute("data-upload"))?.state === "running";
      if (event.data.name !== "source" || !Object.values(editor.widgets.instances).some(isRunning)) return;
      event.cancel();
      editor.showNotification("Yang ditempel masih dalam perjalanan. Buka sumbernya setelah selesai.", "info");
    });
  },
});
