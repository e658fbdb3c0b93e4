/* Lists: how many items are left at each pause point, when an item was ticked and by whom, a file that
   the officer may save and open again, and the list alone on paper. All of it lives in the page alone
   and is gone with it. */
for (const sheet of document.querySelectorAll(".sheet")) {
  const words = JSON.parse(document.getElementById("main").dataset.words);
  const paper = words.paper[sheet.lang];
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
  const { make, field, button, fill } = listParts;

  const parts = [...sheet.querySelectorAll(".pause")].map(pause => {
    const left = pause.querySelector("[data-left]");
    left.lang = page.lang;
    left.dir = page.dir;
    return { left, boxes: [...pause.nextElementSibling.querySelectorAll("input")] };
  });
  const marks = new Map();
  const edits = new Map();
  const forms = new Map();
  for (const box of boxes) {
    const label = box.closest("label");
    const mark = make("span", "done");
    mark.lang = sheet.lang;
    mark.dir = sheet.dir;
    const edit = button(words.tick_edit, () => change(box));
    edit.className = "item-edit";
    edit.setAttribute("aria-label", `${words.tick_edit} ${idOf(box)}`);
    const stamp = make("div", "stamp");
    stamp.append(mark, " ", edit);
    label.after(stamp);
    marks.set(box, mark);
    edits.set(box, edit);
  }

  let dirty = false;
  const ask = event => {
    event.preventDefault();
    event.returnValue = true;
  };
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
      edits.get(box).hidden = !tick || tick.opened || forms.has(box);
      if (!tick) continue;
      const time = document.createElement("time");
      time.dateTime = tick.done;
      time.dir = "ltr";
      time.textContent = `${days.length > 1 ? `${tick.done.slice(0, 10)} ` : ""}${tick.done.slice(11, 16)} UTC`;
      const by = document.createElement("bdi");
      by.textContent = tick.initials || "–";
      mark.append(time, " ", by);
      if (tick.typed) mark.append(" ", Object.assign(document.createElement("i"), { textContent: paper.tick_typed }));
    }
    state.textContent = fill(paper.tick_state, { n: ticks.size, m: boxes.length, days: days.join(", ") });
    clear.hidden = !ticks.size;
    calm();
    /* Firefox keeps for a crash, on disk, each tick that differs from the page as it was read. */
    for (const box of boxes) box.defaultChecked = box.checked;
    /* A page that might ask is kept by no browser, so it asks only while there is something to lose. */
    if (dirty && ticks.size) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  };
  const changed = () => {
    dirty = true;
    say("");
    show();
  };

  /* Two fields below one item: who did it and when. A tick keeps what it had until they are set. */
  const change = box => {
    const tick = ticks.get(box);
    const by = field(words.tick_initials, listFile.INITIALS, tick.initials);
    const at = field(words.tick_time, 5, tick.done.slice(11, 16));
    at.input.dir = "ltr";
    const wrong = make("p", "sheet-no");
    wrong.setAttribute("role", "alert");
    const end = () => {
      leave(box);
      show();
      edits.get(box).focus();
    };
    const set = () => {
      const text = at.input.value.trim();
      const same = text === tick.done.slice(11, 16);
      const done = same ? tick.done : listFile.moment(text, tick.done, new Date());
      if (!done) {
        wrong.textContent = words.tick_wrong_time;
        at.input.setAttribute("aria-invalid", "true");
        return at.input.focus();
      }
      Object.assign(tick, { done, initials: listFile.tidy(by.input.value), typed: tick.typed || !same });
      dirty = true;
      say("");
      end();
    };
    const form = make("div", "item-form sheet-row");
    form.append(by.label, at.label, button(words.tick_set, set), button(words.tick_leave, end), wrong);
    /* keydown belongs to the search */
    form.addEventListener("keypress", ({ key, target }) => {
      if (key === "Enter" && target.type === "text") set();
    });
    form.addEventListener("keyup", ({ key }) => {
      if (key === "Escape") end();
    });
    forms.set(box, form);
    box.closest(".item").append(form);
    edits.get(box).hidden = true;
    by.input.focus();
  };
  const leave = box => {
    if (forms.has(box)) forms.get(box).remove();
    forms.delete(box);
  };

  const say = (text, refused) => {
    said.textContent = text;
    said.classList.toggle("sheet-no", Boolean(refused));
  };
  const refuse = (why, values) => say(fill(words[`file_${why}`], values || {}), true);

  const wipe = () => {
    for (const box of boxes) {
      box.checked = false;
      leave(box);
    }
    ticks.clear();
    dirty = false;
    say("");
    show();
  };

  const save = () => {
    if (!ticks.size) return refuse("empty");
    const items = boxes.filter(box => ticks.has(box))
      .map(box => Object.assign({ id: idOf(box) }, ticks.get(box)));
    const { name, text } = listFile.write(here, listFile.tidy(initials.value), items, new Date());
    const link = document.createElement("a");
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    dirty = false;
    show();
    say(fill(words.file_saved, { file: name }));
  };

  const open = text => {
    const { file, refused, values } = listFile.read(text, here, new Date());
    if (refused) return refuse(refused, values);
    if (ticks.size) return refuse("ticked");
    for (const item of file.items) {
      const box = boxes[here.ids.indexOf(item.id)];
      box.checked = true;
      const { initials: by, typed } = item;
      /* nobody signs for somebody else: what is signed in a file stays as it is there */
      ticks.set(box, { done: item["done-utc"], initials: by, typed, opened: Boolean(by) });
    }
    reveal(true);
    show();
    const saved = listFile.plain(file["saved-utc"]);
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

  let timer = 0;
  const calm = () => {
    clearTimeout(timer);
    timer = 0;
    clear.textContent = words.clear;
  };
  const clear = button("", event => {
    if (timer && event.detail > 1) return; // the second half of a double click is no answer
    if (timer) {
      wipe();
      boxes[0].focus();
      return;
    }
    clear.textContent = ticks.size > 1 ? words.clear_sure.replace("{n}", ticks.size) : words.clear_one;
    timer = setTimeout(calm, 5000);
  });
  clear.className = "sheet-clear";
  clear.addEventListener("blur", calm);
  const toggle = button("", () => reveal(!sheet.classList.contains("sheet-times")));
  const said = make("p", "sheet-said");
  said.setAttribute("role", "status");
  const { input: initials, label: name } = field(words.tick_initials, listFile.INITIALS, "");
  initials.addEventListener("change", () => { initials.value = listFile.tidy(initials.value); });
  const chosen = document.createElement("input");
  chosen.type = "file";
  chosen.accept = ".json,application/json";
  chosen.hidden = true;
  chosen.addEventListener("change", load);

  const tools = make("div", "sheet-tools");
  const saved = "save" in sheet.dataset;
  const files = [button(words.tick_save, save), button(words.tick_open, () => chosen.click()), chosen];
  const row = make("div", "sheet-row");
  row.append(toggle, ...saved ? files : []);
  const notes = [words.tick_clock, saved ? words.tick_file : words.tick_no_file];
  tools.append(row, said, make("p", "sheet-note", notes.join(" ")));

  const foot = sheet.querySelector(".sheet-print");
  foot.append(clear);
  foot.after(tools);
  const bar = make("div", "sheet-bar sheet-row");
  bar.append(name, make("p", "sheet-note", words.ticks_not_kept));
  sheet.querySelector(".pause").before(bar);

  /* On paper, in the language of the list: lines to fill in by hand, and which list it is. */
  const state = document.createElement("span");
  const put = (look, inside, before) => {
    const made = document.createElement("p");
    made.className = look;
    for (const text of inside) {
      const part = document.createElement("span");
      part.append(text);
      made.append(part);
    }
    before.before(made);
  };
  const lines = words.unfiled.includes(here.list) ? ["officer_line"] : ["case", "exhibit", "officer_line"];
  put("sheet-lines", lines.map(line => paper[line]), bar);
  put("sheet-state", [`${here.list} · ${paper.edition} ${here.edition} · ${paper.name}`, state], foot);

  const pageLine = page.dataset.line;
  addEventListener("beforeprint", () => {
    if (!ticks.size) return;
    page.classList.add("print-list");
    page.dataset.line = `${here.list} · ${here.edition} · ${paper.name}`;
    sheet.classList.add("print-sheet");
    for (let on = sheet.parentElement; on !== page; on = on.parentElement) on.classList.add("print-way");
  });
  addEventListener("afterprint", () => {
    page.classList.remove("print-list");
    page.dataset.line = pageLine;
    for (const on of document.querySelectorAll(".print-way, .print-sheet")) {
      on.classList.remove("print-way", "print-sheet");
    }
  });

  sheet.addEventListener("change", ({ target: box }) => {
    if (!marks.has(box)) return;
    leave(box);
    if (box.checked) {
      const by = listFile.tidy(initials.value);
      ticks.set(box, { done: listFile.stamp(new Date()), initials: by, typed: false });
    } else {
      ticks.delete(box);
    }
    changed();
  });
  /* A browser may keep a page that was left, to show it again as it was. */
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    initials.value = "";
    wipe();
  });
  reveal(true);
  wipe();
}
