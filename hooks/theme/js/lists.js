/* The file that a list can be saved as: its text, and what a text says after each of its fields was
   looked at; and which initials and times are allowed in it. A text that differs in anything is refused
   whole. Nothing here is stored or sent. */
const listFile = (() => {
  const FORMAT = "handbook-list";
  const VERSION = 2;
  const LARGEST = 200000;
  const INITIALS = 12;
  const DAY = 86400000;
  /* all but letters of any script, digits and what stands between initials: no code, and no sign that
     is not seen or that turns or breaks what stands beside it */
  const foreign = /[^\p{L}\p{M}\p{Nd} .'’-]/gu;

  const stamp = date => `${date.toISOString().slice(0, 19)}Z`;
  const plain = time => `${time.slice(0, 10)} ${time.slice(11, 16)}`;
  const tidy = text => text.slice(0, INITIALS).replace(foreign, "").trim();
  const is = form => value => typeof value === "string" && form.test(value);
  const isDay = is(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const isTime = value => {
    const date = isDay(value) ? new Date(value) : NaN;
    return !isNaN(date) && stamp(date) === value;
  };
  const isInitials = value => typeof value === "string" && tidy(value) === value;

  /* Returns the instant nearest to `done` at which a clock shows `text` in UTC, none after `now`;
     empty where there is none. */
  const moment = (text, done, now) => {
    if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) return "";
    const was = new Date(done).getTime();
    const day = new Date(`${done.slice(0, 10)}T${text}:00Z`).getTime();
    const [nearest] = [day - DAY, day, day + DAY].filter(at => at <= now.getTime())
      .sort((one, other) => Math.abs(one - was) - Math.abs(other - was));
    return nearest === undefined ? "" : stamp(new Date(nearest));
  };

  const HEAD = {
    format: value => value === FORMAT,
    version: value => value === VERSION,
    list: is(/^CL-\d\d$/),
    edition: is(/^\d{4}\.(?:0[1-9]|1[0-2])$/),
    language: is(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/),
    "saved-utc": isTime,
    initials: isInitials,
    items: value => Array.isArray(value) && value.length > 0 && value.length < 100,
  };
  const ITEM = {
    id: is(/^CL-\d\d\.\d{1,3}$/),
    "done-utc": isTime,
    initials: isInitials,
    typed: value => typeof value === "boolean",
  };

  const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);

  /* the name of the first field that is missing or not as it was written, "+" for one too many */
  const fault = (value, shape) => {
    if (!isObject(value)) return "{}";
    const wrong = Object.keys(shape).find(name =>
      !Object.prototype.hasOwnProperty.call(value, name) || !shape[name](value[name]));
    if (wrong) return wrong;
    return Object.keys(value).length === Object.keys(shape).length ? "" : "+";
  };

  const refuse = (why, values) => ({ refused: why, values: values || {} });
  const damaged = where => refuse("damaged", { where });

  /* Returns what the file says, or why it is refused; `here` is the list that is open. */
  const read = (text, here, now) => {
    let file;
    try {
      file = JSON.parse(text);
    } catch (error) {
      return damaged("JSON");
    }
    if (!isObject(file) || file.format !== FORMAT) return refuse("format");
    if (Number.isInteger(file.version) && file.version !== VERSION) {
      return refuse("version", { version: file.version });
    }
    const wrong = fault(file, HEAD);
    if (wrong) return damaged(wrong);
    if (file.list !== here.list) return refuse("list", { list: file.list, here: here.list });
    const ids = new Set();
    for (const [place, item] of file.items.entries()) {
      const bad = fault(item, ITEM);
      if (bad) return damaged(`items ${place + 1}: ${bad}`);
      if (ids.has(item.id)) return damaged(`items ${place + 1}: ${item.id}`);
      if (item["done-utc"] > file["saved-utc"]) return damaged(`items ${place + 1}: done-utc`);
      ids.add(item.id);
    }
    if (new Date(file["saved-utc"]).getTime() > now.getTime() + DAY) {
      return refuse("future", { saved: plain(file["saved-utc"]), now: plain(stamp(now)) });
    }
    const unknown = [...ids].filter(id => !here.ids.includes(id));
    if (unknown.length) {
      return refuse("unknown", { edition: file.edition, ids: unknown.join(", ") });
    }
    return { file };
  };

  /* Returns the name and the text of a file; `ticks` says which items are done. A clock that was set
     back since the last tick would make a file that is refused: it was saved no earlier than that. */
  const write = (here, initials, ticks, now) => {
    const saved = [stamp(now), ...ticks.map(tick => tick.done)].sort().pop();
    const file = {
      format: FORMAT,
      version: VERSION,
      list: here.list,
      edition: here.edition,
      language: here.language,
      "saved-utc": saved,
      initials,
      items: ticks.map(tick => ({
        id: tick.id,
        "done-utc": tick.done,
        initials: tick.initials,
        typed: tick.typed,
      })),
    };
    const name = `${here.list}-${here.edition}-${saved.replace(/[-:]/g, "")}.json`;
    return { name, text: `${JSON.stringify(file, null, 2)}\n` };
  };

  return { read, write, stamp, plain, tidy, moment, LARGEST, INITIALS };
})();

/* What the tools of a list are made of: elements in the language of the page, fields that no browser
   fills in, and words with values set into them. */
const listParts = (() => {
  const page = document.documentElement;
  /* The list may be in another language than the page, and the words are the page's. */
  const make = (name, look, text) => {
    const element = document.createElement(name);
    element.className = look;
    element.lang = page.lang;
    element.dir = page.dir;
    element.textContent = text || "";
    return element;
  };
  const field = (text, most, value) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "text", dir: "auto", maxLength: most, spellcheck: false, value });
    for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) input.setAttribute(name, "off");
    const label = make("label", "", `${text} `);
    label.append(input);
    return { input, label };
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

  return Object.freeze({ make, field, button, fill });
})();

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
    form.addEventListener("keydown", event => {
      const does = { Enter: event.target.type === "text" && set, Escape: end }[event.key];
      if (!does || event.isComposing) return;
      event.preventDefault(); // or the same key would press the button that is reached by it
      if (!event.repeat) does();
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
