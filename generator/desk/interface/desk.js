// What the desk does in the browser itself, because a round trip to the program would be felt:
// the editor's toolbar, pasting and dropping, the proof beside the text, and keys.
"use strict";

const desk = {
  unsaved: false,
  picture: "",
  marks: {
    bold: ["**", "**"],
    italic: ["*", "*"],
    link: ["[", "](https://)"],
  },
  lines: {
    heading: ["## ", /^#{1,6} /],
    list: ["- ", /^([-*+]|\d+\.) /],
    numbers: ["1. ", /^([-*+]|\d+\.) /],
    quote: ["> ", /^> /],
  },

  remember(unsaved) {
    desk.unsaved = unsaved;
  },

  /** Go to another page of the desk; what there was to save is saved. */
  leave(address) {
    desk.unsaved = false;
    location.assign(address);
  },

  view(id) {
    return getElement(id).editor;
  },

  /** Make an editor reachable for those who can't see it, and take what is pasted and dropped. */
  attach(id, label, uploader) {
    const element = getElement(id);
    if (!element) return setTimeout(() => desk.attach(id, label, uploader), 20);
    element.editorPromise.then((view) => {
      const content = view.contentDOM;
      for (const [name, value] of [["aria-label", label], ["tabindex", "0"], ["spellcheck", "true"]])
        content.setAttribute(name, value);
      if (uploader) content.addEventListener("paste", (event) => desk.pasted(event, uploader), true);
      for (const kind of ["dragover", "drop"])
        content.addEventListener(kind, (event) => desk.dropped(event, view, uploader), true);
    });
  },

  pasted(event, uploader) {
    const files = desk.pictures(event.clipboardData);
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    // Excel and Word put a picture of the cells beside them: the words are what is wanted.
    if (html && text) emitEvent("desk-pasted", { html, text });
    else if (files.length) desk.upload(files, uploader);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },

  dropped(event, view, uploader) {
    const files = desk.pictures(event.dataTransfer);
    const carries = [...event.dataTransfer.types].includes("Files");
    if (!carries) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!uploader || event.type !== "drop" || !files.length) return;
    const place = view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (place !== null) view.dispatch({ selection: { anchor: place } });
    desk.upload(files, uploader);
  },

  pictures(transfer) {
    return [...transfer.files].filter((file) => file.type.startsWith("image/"));
  },

  upload(files, uploader) {
    getElement(uploader).$refs.qRef.addFiles(files.slice(0, 1));
  },

  /** Remember a picture that is on its way to the program, which need not send it back. */
  picked(files) {
    URL.revokeObjectURL(desk.picture);
    desk.picture = URL.createObjectURL(files[0]);
  },

  showPicked(id) {
    const image = document.getElementById(id);
    if (!image) return setTimeout(() => desk.showPicked(id), 20);
    image.src = desk.picture;
  },

  choose(uploader) {
    getElement(uploader).$refs.qRef.pickFiles();
  },

  /** Put words in place of what is selected. */
  insert(id, text) {
    const view = desk.view(id);
    view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });
    view.focus();
  },

  /** A block of its own, with an empty line before and after. */
  insertBlock(id, text) {
    const { state } = desk.view(id);
    const { from, to } = state.selection.main;
    const before = state.sliceDoc(Math.max(0, from - 2), from);
    const after = state.sliceDoc(to, to + 2);
    const lead = !before || before.endsWith("\n\n") || from === 1 && before === "\n" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const tail = after.startsWith("\n\n") ? "" : !after || after.startsWith("\n") ? "\n" : "\n\n";
    desk.insert(id, lead + text.trim() + tail);
  },

  format(id, how) {
    if (how in desk.marks) desk.enclose(desk.view(id), ...desk.marks[how]);
    else desk.prefix(desk.view(id), ...desk.lines[how]);
  },

  enclose(view, before, after) {
    const { from, to } = view.state.selection.main;
    const inner = view.state.sliceDoc(from, to);
    view.dispatch({
      changes: { from, to, insert: before + inner + after },
      selection: { anchor: from + before.length, head: from + before.length + inner.length },
    });
    view.focus();
  },

  /** Begin each selected line so, or no longer so where all of them did. */
  prefix(view, mark, known) {
    const { doc, selection } = view.state;
    const first = doc.lineAt(selection.main.from).number;
    const last = doc.lineAt(selection.main.to).number;
    const lines = Array.from({ length: last - first + 1 }, (_, n) => doc.line(first + n));
    const all = lines.every((line) => line.text.startsWith(mark));
    view.dispatch({
      changes: lines.map((line) => {
        const old = known.exec(line.text)?.[0].length ?? 0;
        return { from: line.from, to: line.from + old, insert: all ? "" : mark };
      }),
    });
    view.focus();
  },

  table(id, one, two) {
    desk.insertBlock(id, `| ${one} | ${two} |\n| --- | --- |\n|  |  |`);
  },

  goTo(id, number) {
    const view = desk.view(id);
    const line = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)));
    desk.pane("text");
    view.dispatch({ selection: { anchor: line.from }, scrollIntoView: true });
    view.focus();
  },

  focus(id) {
    const target = document.getElementById(id);
    const input = target?.matches("input,textarea,select") ? target : target?.querySelector("input,textarea,select");
    if (!input) return;
    for (let fold = input.closest("details"); fold; fold = fold.parentElement.closest("details"))
      fold.open = true;
    desk.pane("fields");
    input.focus();
    input.scrollIntoView({ block: "center" });
  },

  /** Say to those who can't see it which fields have a problem. */
  mark(ids) {
    for (const input of document.querySelectorAll(".desk-field :is(input,textarea,select)")) {
      const wrong = ids.includes(input.closest(".desk-field").id);
      input.setAttribute("aria-invalid", String(wrong));
      input.closest(".desk-field").classList.toggle("is-wrong", wrong);
    }
  },

  /** Tie a field's words to what it asks for, whichever element asks. */
  tie(id, help) {
    const input = document.getElementById(id)?.querySelector("input,textarea,select");
    if (!input) return setTimeout(() => desk.tie(id, help), 20);
    input.setAttribute("aria-describedby", help);
  },

  /** As names are folded for comparing, in the program too. */
  folded(text) {
    return text.normalize("NFKC").replace(/['’‘ʼ]/g, "'").replace(/\s+/g, " ").trim().toLowerCase();
  },

  /** How unlike what is typed is to a proposal: 0 for a name of it, then a beginning, then a part. */
  unlikeness(names, typed) {
    const closed = typed.replace(/[ ']/g, ""); // pinyin as input methods write it
    if (closed !== typed && names.some((name) => name.startsWith(closed))) return 1;
    if (names.includes(typed)) return 0;
    if (names.some((name) => name.startsWith(typed))) return 1;
    return names.some((name) => name.includes(typed)) ? 2 : 3;
  },

  /** Find proposals by any of their names: in other languages, in pinyin, by its initials. */
  complete(id, names, tries = 100) {
    const line = getElement(id);
    if (!line?.$el) return tries && setTimeout(() => desk.complete(id, names, tries - 1), 20);
    const first = !line.names;
    const written = () => line.$el.querySelector("input")?.value ?? "";
    line.names = names;
    line.findFilteredOptions = () => {
      const typed = desk.folded(written());
      if (!typed) return line.initialOptions;
      const known = (option) => line.names[option.label] ?? [desk.folded(option.label)];
      return line.initialOptions
        .map((option) => [desk.unlikeness(known(option), typed), option])
        .filter(([unlike]) => unlike < 3)
        .sort(([one], [other]) => one - other)
        .map(([, option]) => option);
    };
    // What was typed while the names were on their way is looked up by them now.
    if (first && written()) line.$refs.qRef.filter(written()); // a line that is left stays closed
  },

  /** A calendar is no menu. */
  calendar(popup) {
    popup.setAttribute("role", "dialog");
    popup.setAttribute("aria-label", document.querySelector("button.calendar").ariaLabel);
  },

  /** Give a list of proposals the name of its field, and take what is no proposal out of it. */
  proposals(list) {
    const label = document.querySelector(`label[for="${CSS.escape(list.id.replace(/_lb$/, ""))}"]`);
    list.setAttribute("aria-label", label?.textContent ?? "");
    const inner = list.querySelector(".q-virtual-scroll__content");
    inner?.removeAttribute("tabindex");
    inner?.setAttribute("role", "presentation");
  },

  /** Show a proof: the new page comes in behind, and forward when it is there. */
  proof(id, address) {
    const frame = document.getElementById(id);
    const frames = [...frame.querySelectorAll("iframe")];
    const [front, back] = frame.dataset.front === "1" ? frames.reverse() : frames;
    back.onload = () => {
      back.onload = null;
      if (front.src) back.contentWindow.scrollTo({ top: front.contentWindow.scrollY, behavior: "instant" });
      else back.contentDocument.querySelector("h1")?.scrollIntoView();
      back.classList.remove("is-behind");
      front.classList.add("is-behind");
      // The order says which is which; moving a frame in the document would load it anew.
      frame.dataset.front = frame.dataset.front === "1" ? "0" : "1";
    };
    back.src = address;
  },

  pane(name) {
    document.body.dataset.pane = name;
    for (const button of document.querySelectorAll("[data-pane-of]"))
      button.setAttribute("aria-pressed", String(button.dataset.paneOf === name));
  },

  keys(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key.toLowerCase() === "s") {
      event.preventDefault();
      if (!event.repeat) emitEvent("desk-save");
    }
  },
};

document.addEventListener("keydown", desk.keys, true);
new MutationObserver(() => {
  document.querySelectorAll(".q-menu[role=listbox]:not([aria-label])").forEach(desk.proposals);
  document.querySelectorAll(".q-menu[role=menu]:has(.q-date)").forEach(desk.calendar);
}).observe(document.documentElement, { childList: true, subtree: true });
window.addEventListener("beforeunload", (event) => {
  if (desk.unsaved) event.preventDefault();
});
