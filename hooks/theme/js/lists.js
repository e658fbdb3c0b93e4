/* Lists: how many items are left at each pause point, when an item was ticked and by whom, and a file
   that the officer may save and open again. All of it lives in the page alone and is gone with it. */
for (const sheet of document.querySelectorAll(".sheet")) {
  const words = JSON.parse(document.getElementById("main").dataset.words);
  const page = document.documentElement;
  const boxes = [...sheet.querySelectorAll(".item input")];
  const ticks = new Map();
  const idOf = box => box.closest(".item").id.toUpperCase();
  const here = {
    list: sheet.dataset.list,
    edition: words.edition,
    language: sheet.lang,
    ids: boxes.map(idOf),
  };
  /* The list may be in another language than the page, and the words are the page's. */
  const make = (name, look, text) => {
    const element = document.createElement(name);
    element.className = look;
    element.lang = page.lang;
    element.dir = page.dir;
    element.textContent = text || "";
    return element;
  };
  const button = (text, act) => {
    const made = make("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  /* Each value is set apart, so that it cannot turn the words around it. */
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => `\u2068${values[name]}\u2069`);

  const parts = [...sheet.querySelectorAll(".pause")].map(pause => {
    const left = pause.querySelector("[data-left]");
    left.lang = page.lang;
    left.dir = page.dir;
    return { left, boxes: [...pause.nextElementSibling.querySelectorAll("input")] };
  });
  const marks = new Map(boxes.map(box => {
    const mark = document.createElement("span");
    mark.className = "done";
    box.closest("label").append(mark);
    return [box, mark];
  }));

  const show = () => {
    for (const { left, boxes: own } of parts) {
      const open = own.filter(box => !box.checked).length;
      left.textContent = open ? words.left.replace("{n}", open) : words.left_none;
      left.classList.toggle("left-none", !open);
    }
    const days = [...new Set([...ticks.values()].map(tick => tick.done.slice(0, 10)))].sort();
    for (const [box, mark] of marks) {
      const tick = ticks.get(box);
      mark.textContent = "";
      if (!tick) continue;
      const time = document.createElement("time");
      time.dateTime = tick.done;
      time.dir = "ltr";
      time.textContent = `${days.length > 1 ? `${tick.done.slice(0, 10)} ` : ""}${tick.done.slice(11, 16)} UTC`;
      const by = document.createElement("bdi");
      by.textContent = tick.initials;
      mark.append(time, " ", by);
    }
    state.hidden = !ticks.size;
    state.textContent = fill(words.tick_state, { n: ticks.size, m: boxes.length, days: days.join(", ") });
    clear.hidden = !ticks.size;
  };

  const say = (text, refused) => {
    said.textContent = text;
    said.classList.toggle("sheet-no", Boolean(refused));
  };
  const refuse = (why, values) => say(fill(words[`file_${why}`], values || {}), true);

  /* What was ticked here before the initials were typed takes them. What has others keeps them, and
     what came out of a file stays as it is there: nobody signs for somebody else. */
  const sign = () => {
    initials.value = listFile.tidy(initials.value);
    for (const tick of ticks.values()) {
      if (!tick.opened) tick.initials = tick.initials || initials.value;
    }
    show();
  };

  const wipe = () => {
    for (const box of boxes) box.checked = false;
    ticks.clear();
    say("");
    show();
  };

  const save = () => {
    sign();
    if (!ticks.size) return refuse("empty");
    const items = boxes.filter(box => ticks.has(box))
      .map(box => Object.assign({ id: idOf(box) }, ticks.get(box)));
    const { name, text } = listFile.write(here, initials.value, items, new Date());
    const link = document.createElement("a");
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    say(fill(words.file_saved, { file: name }));
  };

  const open = text => {
    const { file, refused, values } = listFile.read(text, here);
    if (refused) return refuse(refused, values);
    if (ticks.size) return refuse("ticked");
    for (const item of file.items) {
      const box = boxes[here.ids.indexOf(item.id)];
      box.checked = true;
      ticks.set(box, { done: item["done-utc"], initials: item.initials, opened: true });
    }
    reveal(true);
    show();
    const saved = `${file["saved-utc"].slice(0, 10)} ${file["saved-utc"].slice(11, 16)}`;
    const other = file.edition === here.edition ? ""
      : ` ${fill(words.file_edition, { edition: file.edition, here: here.edition })}`;
    say(fill(words.file_opened, { n: file.items.length, saved, initials: file.initials || "–" }) + other);
  };

  const load = () => {
    const [file] = chosen.files;
    chosen.value = "";
    if (!file) return;
    if (file.size > listFile.LARGEST) return refuse("large");
    const reader = new FileReader();
    reader.addEventListener("load", () => open(reader.result));
    reader.addEventListener("error", () => refuse("unread"));
    reader.readAsText(file);
  };

  const reveal = shown => {
    sheet.classList.toggle("sheet-times", shown);
    toggle.textContent = shown ? words.tick_hide : words.tick_show;
  };

  const clear = button(words.clear, () => {
    wipe();
    boxes[0].focus();
  });
  clear.className = "sheet-clear";
  const toggle = button("", () => reveal(!sheet.classList.contains("sheet-times")));
  const state = make("p", "sheet-state");
  const said = make("p", "sheet-said");
  said.setAttribute("role", "status");
  const initials = document.createElement("input");
  initials.type = "text";
  initials.dir = "auto";
  initials.maxLength = listFile.INITIALS;
  initials.autocomplete = "off";
  initials.spellcheck = false;
  initials.setAttribute("autocapitalize", "off");
  initials.setAttribute("autocorrect", "off");
  initials.addEventListener("change", sign);
  const name = make("label", "", `${words.tick_initials} `);
  name.append(initials);
  const chosen = document.createElement("input");
  chosen.type = "file";
  chosen.accept = ".json,application/json";
  chosen.hidden = true;
  chosen.addEventListener("change", load);

  const tools = make("div", "sheet-tools");
  const row = (...inside) => {
    const made = make("div", "sheet-row");
    made.append(...inside);
    tools.append(made);
  };
  row(name, toggle);
  const saved = "save" in sheet.dataset;
  if (saved) {
    row(button(words.tick_save, save), button(words.tick_open, () => chosen.click()), chosen);
  }
  const notes = [words.ticks_not_kept, words.tick_clock, saved ? words.tick_file : words.tick_no_file];
  tools.append(said, make("p", "sheet-note", notes.join(" ")));

  const foot = sheet.querySelector(".sheet-print");
  foot.append(clear);
  foot.before(state);
  foot.after(tools);

  sheet.addEventListener("change", ({ target: box }) => {
    if (!marks.has(box)) return;
    if (box.checked) {
      ticks.set(box, { done: listFile.stamp(new Date()), initials: listFile.tidy(initials.value) });
    } else {
      ticks.delete(box);
    }
    say("");
    show();
  });
  addEventListener("beforeprint", sign);
  /* A browser may keep a page that was left, to show it again as it was. */
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    initials.value = "";
    wipe();
  });
  reveal(true);
  wipe();
}
