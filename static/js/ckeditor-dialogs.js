/* CKEditor's dialogs offer what the server keeps and nothing else. Most fields that it would strip go by themselves, as
   the configuration's allowedContent leaves their content out; here is the rest. */
CKEDITOR.on("dialogDefinition", ({ data: { name, definition }, editor }) => {
  const info = definition.getContents("info");
  const change = {
    // A picture stands in the text's own column at the size that fits there: that is the page's business.
    image2() {
      info.remove("align");
      for (const size of ["width", "height", "lock"]) info.get(size).style = "display: none"; // its script asks for them
      info.get("hasCaption").label = "Beri keterangan di bawah gambar";
      definition.title = "Gambar";
    },
    table() {
      info.get("selHeaders").default = "row";
    },
    link() {
      const protocol = info.get("protocol");
      protocol.items = protocol.items.filter(([, value]) => !value || editor.config.linkSchemes.includes(value.replace("://", "")));
    },
    // Written as the server stores it, an attribute.
    numberedListStyle() {
      const types = { decimal: "1", "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I" };
      info.get("type").commit = function commit(list) {
        list.removeStyle("list-style-type");
        if (this.getValue()) list.setAttribute("type", types[this.getValue()]);
        else list.removeAttribute("type");
      };
    },
  };
  change[name]?.();
});

CKEDITOR.on("instanceReady", ({ editor }) => {
  editor.removeMenuItem("bulletedlist"); // one kind of bullet, that of the page
});
