/* CKEditor plugin: a Baca Juga box that holds an article's number, found by its title; and our upload's CSRF header. */
CKEDITOR.plugins.add("readalso", {
  requires: "widget,dialog",

  init(editor) {
    editor.config.fileTools_requestHeaders = {
      "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
    };

    // A picture stands in the text's own column; how it is aligned is the page's business.
    editor.on("pluginsLoaded", () => CKEDITOR.on("dialogDefinition", ({ data }) => {
      if (data.name !== "image2") return;
      const info = data.definition.getContents("info");
      info.remove("align");
      info.get("hasCaption").label = "Beri keterangan di bawah gambar";
      data.definition.title = "Gambar";
    }));

    // Right after one insertion the new picture or box is still selected; the next one goes below it, not in its place.
    const inserts = { image: "image", readalso: "readalso", table: "" };
    editor.on("beforeCommandExec", ({ data }) => {
      const selected = editor.widgets.focused;
      if (!selected || !(data.name in inserts) || inserts[data.name] === selected.name) return;
      const [, , block] = selected.wrapper.getParents();
      const paragraph = editor.document.createElement("p");
      paragraph.appendBogus();
      paragraph.insertAfter(block);
      const range = editor.createRange();
      range.moveToPosition(paragraph, CKEDITOR.POSITION_AFTER_START);
      range.select();
    });

    editor.widgets.add("readalso", {
      template: '<div class="read-also"></div>',
      dialog: "readalso",
      allowedContent: "div(!read-also)[data-article]",
      requiredContent: "div(read-also)[data-article]",
      upcast: (element) => element.name === "div" && element.hasClass("read-also"),
      init() {
        this.setData("article", this.element.getAttribute("data-article") || "");
        this.setData("title", this.element.getText().replace(/^Baca juga:\s*/, ""));
      },
      data() {
        if (!this.data.article) return;
        this.element.setAttribute("data-article", this.data.article);
        this.element.setText(`Baca juga: ${this.data.title}`);
      },
    });

    // The box that the panel "Berita Terkait" offers: below the cursor's block, or after the second section.
    let hasCursor = false;
    editor.on("focus", () => { hasCursor = true; });
    editor.addCommand("offeredReadAlso", {
      exec(_, { article, title }) {
        const body = editor.editable();
        const box = CKEDITOR.dom.element.createFromHtml('<div class="read-also"></div>', editor.document);
        const block = hasCursor && editor.getSelection()?.getStartElement()?.getParents().find((element) => element.getParent()?.equals(body));
        const third = body.getChildren().toArray().filter((element) => element.is?.("h2"))[2];
        if (block) box.insertAfter(block);
        else if (third) box.insertBefore(third);
        else body.append(box);
        const widget = editor.widgets.initOn(box, "readalso", { article, title });
        widget.wrapper.$.scrollIntoView({ block: "center" });
        widget.focus();
      },
    });

    editor.ui.addButton("ReadAlso", { label: "+ Baca juga", command: "readalso", toolbar: "insert" });

    CKEDITOR.dialog.add("readalso", () => ({
      title: "Baca juga",
      minWidth: 420,
      minHeight: 120,
      contents: [
        {
          id: "choice",
          elements: [
            {
              id: "words",
              type: "text",
              label: "Cari judul artikel yang sudah terbit",
              onKeyUp() {
                clearTimeout(this.timer);
                this.timer = setTimeout(() => offer(this.getDialog()), 250);
              },
            },
            {
              id: "article",
              type: "select",
              label: "Artikel",
              items: [],
              size: 6,
              style: "width: 100%",
              validate() {
                return this.getValue() ? true : "Pilih satu artikel dulu.";
              },
              commit(widget) {
                const option = this.getInputElement().$.selectedOptions[0];
                widget.setData({ article: option.value, title: option.text });
              },
            },
          ],
        },
      ],
      onShow() {
        offer(this);
      },
    }));

    async function offer(dialog) {
      const words = dialog.getValueOf("choice", "words");
      const list = dialog.getContentElement("choice", "article");
      const response = await fetch(`${editor.config.readAlsoUrl}?q=${encodeURIComponent(words)}`);
      const { articles } = await response.json();
      list.clear();
      for (const article of articles) list.add(article.title, article.id);
      if (articles.length) list.setValue(articles[0].id);
    }
  },
});
