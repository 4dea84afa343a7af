/* Code in CKEditor: the format "Kode" for blocks (<pre>), a button for words (<code>), and what keys and pastes do inside a
   block: Enter begins a line, twice at the end leaves; Tab indents; a paste is the plain text. */
CKEDITOR.plugins.add("code", {
  beforeInit(editor) {
    editor.lang.format.tag_pre = "Kode";
  },

  init(editor) {
    const style = new CKEDITOR.style({ element: "code" });
    const command = editor.addCommand("inlineCode", new CKEDITOR.styleCommand(style));
    editor.attachStyleStateChange(style, (state) => { if (!editor.readOnly) command.setState(state); });
    editor.ui.addButton("InlineCode", { label: "Kode dalam kalimat", command: "inlineCode", toolbar: "basicstyles" });

    // White space is part of the code: none is added, and the browser's filler at the end is none.
    editor.dataProcessor.writer.setRules("pre", { breakBeforeClose: false });
    editor.dataProcessor.htmlFilter.addRules({
      elements: {
        pre(block) {
          const last = block.children.at(-1);
          if (last?.type === CKEDITOR.NODE_TEXT) last.value = last.value.replace(/\n$/, "");
        },
      },
    });

    const INDENT = "    ";
    const FILLERS = /[\u200b\ufeff]/g;

    // The block that holds the whole selection, as ``{block, chosen}``, or undefined.
    function current() {
      const [range] = editor.getSelection()?.getRanges() || [];
      const block = range?.startContainer.getAscendant("pre", true);
      return block && (block.equals(range.endContainer) || block.contains(range.endContainer)) ? { block, chosen: range } : undefined;
    }

    function textOf(block) {
      const copy = block.$.cloneNode(true);
      for (const line of copy.querySelectorAll("br")) line.replaceWith(line === copy.lastChild ? "" : "\n");
      return copy.textContent.replace(FILLERS, "");
    }

    function lastTextOf(block) {
      const walker = editor.document.$.createTreeWalker(block.$, NodeFilter.SHOW_TEXT);
      return walker.lastChild();
    }

    function isAtEnd({ block, chosen: range }) {
      const rest = range.clone();
      rest.setEndAt(block, CKEDITOR.POSITION_BEFORE_END);
      const { children } = rest.cloneContents().$;
      return range.collapsed && !rest.cloneContents().$.textContent.replace(FILLERS, "") && children.length <= 1;
    }

    // Each line that the selection touches, by its first place: ``{node, offset}``.
    function linesOf({ block, chosen: range }) {
      const ends = [["startContainer", "startOffset"], ["endContainer", "endOffset"]];
      const [start, end] = ends.map(([container, offset]) => {
        const point = editor.document.$.createRange();
        point.setStart(range[container].$, range[offset]);
        return point;
      });
      const walker = editor.document.$.createTreeWalker(block.$, NodeFilter.SHOW_TEXT);
      const lines = [];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!lines.length || node.previousSibling?.nodeName === "BR") lines.push({ node, offset: 0 });
        for (const { index } of node.data.matchAll(/\n/g)) lines.push({ node, offset: index + 1 });
      }
      const isAfter = (point, line) => point.comparePoint(line.node, line.offset) > 0;
      return lines.filter((line, index) => !isAfter(end, line) && (!lines[index + 1] || isAfter(start, lines[index + 1])));
    }

    function change(alter) {
      editor.fire("saveSnapshot");
      alter();
      editor.fire("saveSnapshot");
    }

    function insert({ block, chosen: range }, text) {
      change(() => {
        range.deleteContents();
        const node = new CKEDITOR.dom.text(text, editor.document);
        range.insertNode(node);
        range.moveToPosition(node, CKEDITOR.POSITION_AFTER_END);
        if (text.endsWith("\n")) block.appendBogus();
        range.select();
      });
      editor.getSelection().scrollIntoView();
    }

    const indent = (place) => change(() => {
      for (const { node, offset } of linesOf(place).reverse()) node.insertData(offset, INDENT);
    });

    const unindent = (place) => change(() => {
      for (const { node, offset } of linesOf(place).reverse()) {
        node.deleteData(offset, node.data.slice(offset).match(/^(?:\t| {0,4})/)[0].length);
      }
    });

    // To the paragraph below, without the empty line that was typed last.
    function leave({ block }) {
      change(() => {
        const last = block.$.lastChild;
        if (last?.nodeName === "BR") last.remove();
        const end = lastTextOf(block);
        if (end) end.data = end.data.replace(/\n[ \t]*$/, "");
        let below = block.getNext((node) => node.type === CKEDITOR.NODE_ELEMENT);
        if (!below?.is("p")) {
          below = editor.document.createElement("p");
          below.appendBogus();
          below.insertAfter(block);
        }
        const range = editor.createRange();
        range.moveToElementEditStart(below);
        range.select();
      });
    }

    const keys = {
      13: (place) => isAtEnd(place) && /\n[ \t]*$/.test(textOf(place.block)) ? leave(place) : editor.execCommand("shiftEnter"),
      9: (place) => place.chosen.collapsed ? insert(place, INDENT) : indent(place),
      [CKEDITOR.SHIFT + 9]: unindent,
      40: (place) => isAtEnd(place) ? leave(place) : false,
    };

    editor.on("key", (event) => {
      const key = keys[event.data.keyCode];
      const place = key && editor.mode === "wysiwyg" && current();
      if (place && key(place) !== false) event.cancel();
    }, null, null, 1);

    editor.on("paste", (event) => {
      const place = current();
      const { dataTransfer, dataValue } = event.data;
      const text = place && (dataTransfer.getData("text/plain") || new DOMParser().parseFromString(dataValue || "", "text/html").body.textContent);
      if (!text) return;
      event.cancel();
      insert(place, text.replace(/\r\n?/g, "\n"));
    }, null, null, -20);
  },
});
