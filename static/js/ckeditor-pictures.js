/* Pictures in CKEditor: by number, and the cursor behind each new one. What is pasted: ckeditor-pasted.js. */
CKEDITOR.plugins.add("pictures", {
  requires: "widget,image2,filetools",

  init(editor) {
    const numbers = new Map(); // by address, as the dialog's uploads were answered
    editor.lang.image2.captionPlaceholder = ""; // it would be printed; editor.css shows what belongs there
    editor.lang.filetools.httpError429 = "Terlalu banyak gambar dalam waktu singkat. Coba lagi sebentar lagi.";
    // After the widgets have given back what they hold (13), before it is written as a string (15).
    editor.on("toDataFormat", ({ data }) => {
      for (const caption of data.dataValue.find((element) => ["caption", "figcaption"].includes(element.name), true)) {
        let words = "";
        caption.forEach((node) => { words += node.value; }, CKEDITOR.NODE_TEXT);
        if (!words.replace(/&nbsp;|[\s\u200b\ufeff]/g, "")) caption.remove();
      }
    }, null, null, 14);

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
