/* Pictures in CKEditor: by number, pasted and dropped ones on their way into the library (uploads.js), and the cursor
   behind each new one. */
CKEDITOR.plugins.add("pictures", {
  requires: "widget,clipboard,image2",

  init(editor) {
    const area = editor.element.$;
    const { uploads } = RichText;
    const numbers = new Map(); // by address, as the dialog's uploads were answered
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
          if (!this.isInited() || !editor.editable()?.contains(this.wrapper)) return;
          editor.fire("lockSnapshot");
          if (upload.state === "done") putPicture(this, upload);
          else {
            this.element.setText(upload.words);
            this.element[upload.state === "failed" ? "addClass" : "removeClass"]("upload--failed");
          }
          editor.fire("unlockSnapshot");
          editor.fire("change");
        };
        upload.onChange(show);
        this.once("ready", () => setTimeout(show));
      },
    });
    editor.filter.allow("span(upload)[data-upload]");

    function putPicture(widget, { alt, picture }) {
      // The place that was just pasted may be selected, and then so would be the picture that takes its place.
      const { wrapper } = widget;
      const isHeld = editor.widgets.focused === widget
        || Boolean(editor.getSelection()?.getSelectedElement()?.equals(wrapper))
        || editor.document.$.getSelection().containsNode(wrapper.$, true);
      const image = editor.document.createElement("img");
      image.setAttributes({ src: picture.url, "data-cke-saved-src": picture.url, alt, "data-picture": picture.number });
      image.insertBefore(wrapper);
      wrapper.remove();
      editor.widgets.destroy(widget, true);
      const shown = editor.widgets.initOn(image, "image");
      if (isHeld) cursorBehind(editor, shown.wrapper);
    }

    const place = (upload) => `<span class="upload" data-upload="${upload.id}">…</span>`;
    const filesOf = (transfer) => Array.from({ length: transfer.getFilesCount() }, (_, index) => transfer.getFile(index));
    const HELD = "data:,upload-";

    // First of all, before anything of the editor lays hands on the text: emoji are spelled, every other picture that does
    // not lie with us goes on its way. Until the filters for Word and Docs are through it stays a picture, which they keep.
    editor.on("paste", ({ data }) => {
      const { dataTransfer } = data;
      if (dataTransfer.getTransferType(editor) === CKEDITOR.DATA_TRANSFER_INTERNAL) return;
      const files = filesOf(dataTransfer);
      const html = data.dataValue || dataTransfer.getData("text/html") || "";
      if (!/<img\b/i.test(html)) {
        if (html || !files.length || dataTransfer.getData("text/plain")) return;
        data.dataValue = files.map((file) => `<p><img src="${HELD}${uploads.start(file, area).id}" alt=""></p>`).join("");
        data.type = "html";
        return;
      }
      const { body } = new DOMParser().parseFromString(html, "text/html");
      const images = [...body.querySelectorAll("img")].filter((image) => !image.getAttribute("src")?.startsWith(HELD));
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
        else {
          const upload = file ? uploads.start(file, area, image.getAttribute("alt") || "") : uploads.refuse(sentence, area);
          image.setAttribute("src", `${HELD}${upload.id}`);
        }
      }
      if (!isChanged) return;
      data.dataValue = body.innerHTML;
      data.type = "html";
    }, null, null, -10);

    // After the filters: what those for Word have found, and then each picture's place.
    editor.on("paste", ({ data }) => {
      if (!/<img\b/i.test(data.dataValue)) return;
      const { body } = new DOMParser().parseFromString(data.dataValue, "text/html");
      for (const image of body.querySelectorAll("img")) {
        const address = image.getAttribute("src") || "";
        let upload = address.startsWith(HELD) ? uploads.get(address.slice(HELD.length)) : undefined;
        if (!upload && /^(?:data:image|file:)/i.test(address) && !image.hasAttribute("data-picture")) {
          const { file, sentence } = uploads.read(image, area);
          upload = file ? uploads.start(file, area, image.getAttribute("alt") || "") : uploads.refuse(sentence, area);
        }
        if (!upload) continue;
        image.insertAdjacentHTML("afterend", place(upload));
        image.remove();
      }
      data.dataValue = body.innerHTML;
    });

    // What was pasted alone is selected by the editor; the next paste must not take its place.
    editor.on("afterPaste", () => {
      const selected = editor.getSelection()?.getSelectedElement();
      const widget = selected && editor.widgets.getByElement(selected, true);
      if (widget?.name !== "upload") return;
      editor.fire("lockSnapshot"); // one step of undo takes back the whole paste
      cursorBehind(editor, widget.wrapper);
      editor.fire("unlockSnapshot");
    });

    // The source would lose their places.
    editor.on("beforeCommandExec", (event) => {
      const isRunning = ({ name, element }) => name === "upload" && uploads.get(element.getAttribute("data-upload"))?.state === "running";
      if (event.data.name !== "source" || !Object.values(editor.widgets.instances).some(isRunning)) return;
      event.cancel();
      editor.showNotification("Gambar masih diunggah. Buka sumbernya setelah selesai.", "info");
    });

    editor.on("fileUploadResponse", ({ data }) => {
      const answer = JSON.parse(data.fileLoader.xhr.responseText || "{}");
      if (answer.number) numbers.set(answer.url, answer.number);
    });

    // Another address in the dialog is another picture: its number, or none.
    editor.widgets.on("instanceCreated", ({ data: widget }) => {
      if (widget.name !== "image") return;
      let before;
      widget.on("data", () => {
        const { src } = widget.data;
        const { image } = widget.parts;
        if (numbers.has(src)) image.setAttribute("data-picture", numbers.get(src));
        else if (before && src !== before) image.removeAttribute("data-picture");
        before = src;
      });
    });

    // After a new picture the cursor stands behind it, so that the button makes another one and typing goes on below.
    let isNew = false;
    editor.on("dialogShow", ({ data: dialog }) => {
      if (dialog.getName() === "image2") isNew = editor.widgets.focused?.name !== "image";
    });
    editor.on("dialogHide", ({ data: dialog }) => {
      if (dialog.getName() !== "image2" || !isNew) return;
      setTimeout(() => {
        const picture = editor.widgets.focused;
        if (picture?.name === "image") cursorBehind(editor, picture.wrapper);
      });
    });
  },
});

// Right behind a picture where words follow in its paragraph, else below it.
function cursorBehind(editor, wrapper) {
  const block = wrapper.getParents()[2];
  const rest = editor.document.$.createRange();
  rest.setStartAfter(wrapper.$);
  if (block.equals(wrapper)) return cursorBelow(editor, wrapper);
  rest.setEndAfter(block.$.lastChild);
  if (!rest.toString().replace(/[\u200b\ufeff]/g, "").trim()) return cursorBelow(editor, wrapper);
  const range = editor.createRange();
  range.moveToPosition(wrapper, CKEDITOR.POSITION_AFTER_END);
  range.select();
}
