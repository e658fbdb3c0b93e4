/* What a row is once it is written: words alone; and the line of a log, whose time is looked at before it
   is added for good, and which can be struck after that. */
const formLine = (columns, form) => {
  const { words, paper } = form;

  const isNumber = one => one.kind === "integer" && one.id.endsWith("-no");
  /* A row bears the number that is written in it, while that is its place: nothing is said twice. */
  const named = (own, n, { row }) => (isNumber(columns[0]) && own[columns[0].id] === `${n}`
    ? `${columns[0].label} \u2068${n}\u2069` : form.fill(row, { n }));

  const shownValues = (own, look) => {
    const made = document.createElement("dl");
    made.className = look;
    for (const one of columns) {
      if (!own[one.id] || one.id.startsWith("struck-")) continue;
      const part = document.createElement("div");
      part.className = `value value-${one.kind}${one === columns[0] && isNumber(one) ? " value-no" : ""}`;
      const name = document.createElement("dt");
      name.textContent = one.label;
      const value = document.createElement("dd");
      const text = document.createElement("bdi");
      text.textContent = one.shown(own[one.id]);
      text.dir = formAnswer.way(text.textContent, form.dir);
      value.append(text);
      if (one.why(own[one.id])) value.append(` (${paper.not_kind})`);
      part.append(name, value);
      made.append(part);
    }
    return made;
  };

  const strikable = (row, tools, close) => {
    const { card } = row;
    if (row.values["struck-utc"]) {
      card.classList.add("row-struck");
      const said = document.createElement("p");
      said.className = "row-struck-by";
      said.textContent = form.fill(paper.struck, { time: row.values["struck-utc"], by: row.values["struck-by"] || "–" });
      card.append(said);
      return;
    }
    const strike = form.button(words.strike, () => {
      strike.hidden = true;
      const by = form.input(words.strike_by);
      const wrong = form.make("p", "field-wrong");
      wrong.setAttribute("role", "alert");
      const set = () => {
        const who = form.tidy("person-ref", by.input.value);
        const why = form.fault("person-ref", who);
        if (why) {
          wrong.textContent = form.fill(words[`wrong_${why.replace(/-/g, "_")}`], { n: form.most("person-ref"), m: [...who].length });
          by.input.setAttribute("aria-invalid", "true");
          by.input.focus();
          return;
        }
        close(row, Object.assign({}, row.values, { "struck-utc": formAnswer.stamp(new Date()), "struck-by": who }));
        form.changed();
        row.card.tabIndex = -1;
        row.card.focus();
      };
      const asked = form.make("div", "row-strike");
      asked.append(by.label, form.button(words.strike_set, set), form.button(words.strike_leave, () => {
        by.input.value = "";
        by.input.dispatchEvent(new Event("input", { bubbles: true }));
        asked.remove();
        strike.hidden = false;
        strike.focus();
      }), wrong);
      card.append(asked);
      by.input.addEventListener("keypress", ({ key, repeat }) => {
        if (key === "Enter" && !repeat) set();
      });
      by.input.focus();
    });
    tools.append(strike);
  };

  /* The sentence about a time that is not where the log is, empty where it is; the log's last line counts. */
  const odd = (own, before) => {
    const time = columns.find(one => one.kind === "utc-time" && one.needed === "always");
    const here = time && own[time.id];
    if (!here) return { text: "" };
    const last = before.filter(one => !one["struck-utc"] && one[time.id]).slice(-1)[0];
    if (here > formAnswer.stamp(new Date())) return { id: time.id, text: words.time_ahead };
    return { id: time.id, text: last && here < last[time.id] ? form.fill(words.time_back, { time: last[time.id] }) : "" };
  };

  return { shownValues, strikable, odd, isNumber, named };
};

/* Many rows at once: each chosen file makes one, and one answer is given to all that lack it, or to those
   that are ticked. `table` is what the rows allow to be done with them. */
const formMany = (root, form, columns, table) => {
  const { words } = form;
  const FILE = ["file-name", "file-bytes", "file-sha256", "hashed-utc"];
  const column = id => columns.find(one => one.id === id);
  if (!FILE.every(column)) return null;
  root.classList.add("rows-files");
  const done = () => table.rows.filter(row => !row.fields);

  const chosen = form.make("input", "row-files");
  Object.assign(chosen, { type: "file", multiple: true, hidden: true });
  const choose = (said, tools) => {
    chosen.addEventListener("change", async () => {
      const files = [...chosen.files];
      chosen.value = "";
      if (table.locked() || form.work.running || !files.length) return;
      await form.hash(files, said, tools, found => {
        if (table.locked()) return false;
        const own = table.begun();
        FILE.forEach((id, at) => { own[id] = `${[found.name, found.size, found.sha256, found.time][at]}`; });
        if (column("hash-tool")) own["hash-tool"] = found.tool;
        table.put(own);
        form.changed();
        return true;
      });
      table.settle();
    });
    tools.append(form.button(words.files, () => chosen.click()), chosen);
  };

  /* A tick beside the name of a row; with Shift, the same for all rows since the last one. */
  let last = null;
  const tick = (row, title) => {
    const label = form.make("label", "row-tick");
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", autocomplete: "off", checked: Boolean(row.ticked) });
    box.addEventListener("click", ({ shiftKey }) => {
      const run = [last, row].map(one => table.rows.indexOf(one)).sort((a, b) => a - b);
      const all = shiftKey && run[0] >= 0 ? table.rows.slice(run[0], run[1] + 1) : [row];
      for (const one of all.filter(other => !other.fields)) {
        one.ticked = box.checked;
        one.card.querySelector(".row-tick input").checked = box.checked;
      }
      last = row;
      show();
    });
    label.append(box, title);
    return label;
  };

  /* What a file leaves open and is one of few answers. */
  const ways = columns.filter(one => one.chosen === "one" && !FILE.includes(one.id)).map(one => {
    const box = form.make("div", "row-many");
    const label = form.make("label", "", `${one.label} `);
    const select = document.createElement("select");
    select.autocomplete = "off";
    for (const id of ["", ...one.asked]) select.append(new Option(id ? one.shown(id) : "–", id));
    label.append(select);
    const said = form.make("p", "form-said");
    said.setAttribute("role", "status");
    const meant = () => {
      const ticked = done().filter(row => row.ticked);
      return ticked.length ? ticked : done().filter(row => !row.values[one.id]);
    };
    const set = form.button("", () => {
      const value = select.value;
      if (!value) {
        select.focus();
        return;
      }
      const rows = meant();
      for (const row of rows) {
        row.ticked = false;
        const own = Object.assign({}, row.values, { [one.id]: value });
        table.close(row, Object.fromEntries(columns.filter(({ id }) => own[id]).map(({ id }) => [id, own[id]])));
      }
      last = null;
      select.value = "";
      table.settle();
      form.changed();
      said.textContent = form.fill(words.set_said, { field: one.label, n: rows.length, value: one.shown(value) });
      select.focus();
    });
    box.append(label, set, form.make("p", "form-note", words.set_note), said);
    const look = () => {
      const rows = meant();
      box.hidden = done().length < 2;
      if (box.hidden) said.textContent = "";
      set.textContent = form.fill(rows.some(row => row.ticked) ? words.set_ticked : words.set_empty, { n: rows.length });
      set.hidden = !rows.length;
      set.disabled = table.locked() || form.work.running > 0;
    };
    return { box, look };
  });
  const show = () => ways.forEach(({ look }) => look());
  return { choose, tick, show, boxes: ways.map(({ box }) => box) };
};

/* The rows of a form: cards that are written, then shown as words. The lines of a log are only added at
   its end; what was added stays, and a wrong line is struck and can still be read. */
const formRows = (root, form) => {
  const { words, paper } = form;
  const log = "log" in root.dataset;
  const rows = [];
  const list = root.querySelector(".row-list");
  const [read] = list.children;
  const controls = card => [...card.querySelectorAll("input, textarea")];
  const isTyped = one => one.type === "text" || one.type === "textarea";
  /* The card that came with the page, without what was written into it before this script ran. */
  const pattern = read.cloneNode(true);
  for (const one of controls(pattern)) {
    if (isTyped(one)) one.value = "";
    else one.checked = false;
  }
  let serial = 0;
  let locked = false;

  const unstruck = card => {
    if (log) card.querySelectorAll('[data-field="struck-utc"], [data-field="struck-by"]').forEach(one => one.remove());
    return card;
  };
  /* A card with empty fields, under ids of its own. */
  const blank = () => {
    const card = pattern.cloneNode(true);
    serial += 1;
    for (const one of [card, ...card.querySelectorAll("*")]) {
      for (const name of ["id", "for", "name", "aria-labelledby", "aria-describedby"]) {
        const value = one.getAttribute(name);
        if (value) one.setAttribute(name, value.replace("row-1-", `row-${serial}-`));
      }
    }
    return unstruck(card);
  };
  const fieldsOf = card => [...card.querySelectorAll(".field")].map(box => formField(box, form));

  /* What every column is, read off one card that stays out of the page. */
  const columns = [...pattern.querySelectorAll(".field")].map(box => formField(box.cloneNode(true), form));
  const { shownValues, strikable, odd, isNumber, named } = formLine(columns, form);

  const collect = row => {
    if (!row.fields) return row.values;
    const values = {};
    for (const field of row.fields) if (field.get()) values[field.id] = field.get();
    return values;
  };
  const isFilled = row => {
    if (row.fields && row.fields.some(field => field.loose())) return true;
    const values = collect(row);
    const [first] = columns;
    return Object.keys(values).some(id => !(isNumber(first) && id === first.id && row.given === values[id]));
  };
  const inside = row => Object.keys(collect(row)).filter(id => id !== columns[0].id || !row.given).length;
  const nextNumber = but => {
    const [first] = columns;
    if (!isNumber(first)) return "";
    const used = rows.filter(row => row !== but).map(row => Number(collect(row)[first.id]) || 0);
    return `${Math.max(0, ...used) + 1}`;
  };
  const missing = values => columns.filter(one => one.needed === "always" && !values[one.id]);

  const values = () => rows.filter(row => !(log && row.fields) && isFilled(row)).map(collect)
    .filter(one => Object.keys(one).length);
  const draft = () => rows.find(row => log && row.fields && isFilled(row));

  const title = row => named(collect(row), rows.indexOf(row) + 1, words);
  const number = () => {
    for (const row of rows) {
      const text = row.fields && log ? words.line_new : title(row);
      if (row.card.getAttribute("aria-label") === text) continue;
      row.card.setAttribute("aria-label", text);
      row.card.querySelector(".row-title").textContent = text;
      for (const own of row.card.querySelectorAll(".value-no")) own.hidden = text.startsWith(columns[0].label);
    }
    if (many) many.show();
    const open = rows.some(row => row.fields);
    add.hidden = log && open;
    root.classList.toggle("rows-none", !rows.length);
  };

  const head = row => {
    const made = form.make("div", "row-head");
    const name = form.make("span", "row-title");
    made.append(many && !row.fields ? many.tick(row, name) : name);
    row.card.prepend(made);
    return made;
  };
  const place = (row, card) => {
    if (row.card) row.card.replaceWith(card);
    else if (!card.isConnected) list.append(card);
    row.card = card;
  };

  /* A finished row: words alone. */
  const close = (row, own, alone = true) => {
    const card = document.createElement("div");
    card.className = "row row-done";
    card.setAttribute("role", "group");
    place(row, card);
    row.values = own;
    row.fields = null;
    const tools = head(row);
    card.append(shownValues(own, "row-values"));
    const bare = missing(own);
    if (bare.length) {
      card.append(form.make("p", "row-bare", form.fill(words.left_row, { fields: bare.map(one => one.label).join(", ") })));
    }
    if (log) strikable(row, tools, close);
    else {
      const edit = form.button(words.row_edit, () => {
        open(row, row.values);
        row.fields[0].focus();
      });
      tools.append(edit, remover(row));
    }
    if (alone) settle();
  };
  const settle = () => {
    number();
    lock();
  };

  const remover = row => form.twice(words.row_remove, () => form.fill(words.row_sure, { n: rows.indexOf(row) + 1 }), () => drop(row));

  /* A row that is written. */
  const open = (row, own, card = blank()) => {
    place(row, card);
    row.fields = fieldsOf(row.card);
    const tools = head(row);
    for (const field of row.fields) if (own[field.id]) field.set(own[field.id]);
    if (log && isNumber(row.fields[0])) row.fields[0].inputs[0].readOnly = true;
    row.own = own;
    const waits = form.make("p", "field-wrong row-waits");
    waits.setAttribute("role", "status");
    const done = form.make("div", "row-foot");
    let asked = "";
    let asking = 0;
    const end = () => {
      waits.textContent = form.work.running ? words.busy : "";
      if (form.work.running || asking) return;
      const bad = row.fields.filter(field => !field.check());
      const bare = log ? row.fields.filter(field => field.needed === "always" && !field.get()) : [];
      for (const field of bare) field.say(words.wrong_needed);
      const [first] = row.fields.filter(field => bad.includes(field) || bare.includes(field));
      if (first) {
        first.focus();
        return;
      }
      if (!isFilled(row)) {
        drop(row);
        return;
      }
      const loose = [...row.card.querySelectorAll(".field-local input")].find(one => one.value.trim());
      if (loose) {
        waits.textContent = words.row_loose;
        loose.focus();
        return;
      }
      const found = collect(row);
      const { id, text } = log ? odd(found, rows.filter(one => !one.fields).map(one => one.values)) : {};
      if (text && asked !== found[id]) {
        asked = found[id];
        asking = setTimeout(() => { asking = 0; }, 600);
        row.fields.find(field => field.id === id).say(text);
        waits.textContent = `${text} ${words.time_sure}`;
        return;
      }
      if (log) last(row, found);
      close(row, found);
      form.changed();
      add.focus();
    };
    const ending = form.button(log ? words.line_add : words.row_done, end);
    ending.addEventListener("keypress", event => {
      if (event.repeat) event.preventDefault();
    });
    done.append(ending);
    if (log) done.append(form.twice(words.line_drop, () => form.fill(words.line_sure, { n: inside(row) }), () => drop(row)));
    else tools.append(remover(row));
    done.append(waits);
    row.card.append(done);
    number();
    lock();
  };
  /* A line takes its place and its number when it is added, not when it was begun. */
  const last = (row, own) => {
    rows.push(...rows.splice(rows.indexOf(row), 1));
    list.append(row.card);
    const [first] = columns;
    row.given = "";
    if (!isNumber(first)) return;
    delete own[first.id];
    own[first.id] = nextNumber(row);
  };
  /* What the page said of a file is no longer so when somebody changes its name, size or hash. */
  const stale = () => {
    for (const row of rows) {
      if (!row.fields || !row.own["hash-tool"]) continue;
      const now = collect(row);
      if (["file-name", "file-bytes", "file-sha256"].every(id => now[id] === row.own[id])) continue;
      for (const field of row.fields) {
        if (!["hash-tool", "hashed-utc"].includes(field.id) || field.get() !== row.own[field.id]) continue;
        field.set("");
        field.say(words.hash_stale);
      }
    }
  };
  const drop = row => {
    rows.splice(rows.indexOf(row), 1);
    row.card.remove();
    number();
    form.changed();
    add.focus();
  };

  /* Adds finished rows at the end; one of a draft that holds what its kind does not allow is open. */
  const put = (...all) => {
    for (const own of all) {
      const row = { given: "" };
      rows.push(row);
      if (!log && columns.some(one => one.why(own[one.id]))) open(row, own);
      else close(row, own, false);
    }
    settle();
  };
  const begun = () => (isNumber(columns[0]) ? { [columns[0].id]: nextNumber() } : {});
  const many = formMany(root, form, columns, {
    rows, put, begun, locked: () => locked, settle: () => settle(), close: (row, own) => close(row, own, false),
  });
  const begin = own => {
    const row = { given: nextNumber() };
    rows.push(row);
    open(row, Object.assign({}, own, row.given ? { [columns[0].id]: row.given } : {}));
    return row;
  };
  /* What was written into the first card before this script ran is the first row. The card stays where it
     is, as one that is moved loses the caret. */
  const adopt = () => {
    const inside = read.contains(document.activeElement);
    if (!inside && !controls(read).some(one => (isTyped(one) ? one.value.trim() : one.checked))) {
      read.remove();
      return;
    }
    serial = 1;
    const row = { given: nextNumber() };
    rows.push(row);
    open(row, {}, unstruck(read));
    const [first] = row.fields;
    for (const field of row.fields) field.adopt();
    if (row.given && (log || !first.get())) first.set(row.given);
  };
  const add = form.button(log ? words.line_new : words.row_add, () => {
    const row = begin({});
    row.fields[row.given && row.fields[1] ? 1 : 0].focus();
    form.changed();
  });

  const tools = form.make("div", "row-tools form-row");
  const said = form.make("p", "form-said");
  said.setAttribute("role", "status");
  tools.append(add);
  const note = form.make("p", "form-note", log ? words.log : many ? words.files_note : "");
  if (many) many.choose(said, tools);
  const held = form.make("p", "form-note", words.locked);
  held.hidden = true;
  held.tabIndex = -1;
  list.after(tools, said, ...(many ? many.boxes : []), note, held);

  const lock = (on = locked) => {
    locked = on;
    held.hidden = !on;
    for (const row of rows) {
      if (row.fields && (on || row.held)) row.fields.forEach(field => field.lock(on));
      row.held = on;
      for (const one of row.card.querySelectorAll(".row-head button, .row-foot button, .row-strike button, .row-strike input")) {
        one.disabled = on && !(log && one.closest(".row-foot") && one.matches(".form-twice"));
      }
    }
    for (const one of tools.querySelectorAll("button:not(.form-stop)")) one.disabled = on || form.work.running > 0;
    if (many) many.show();
  };
  const clear = () => {
    for (const row of rows.splice(0)) row.card.remove();
    said.textContent = "";
    number();
  };
  const check = () => rows.forEach(row => (row.fields || []).forEach(field => field.check()));
  /* The line that is written and not added, as a draft holds it. */
  const line = () => (draft() ? collect(draft()) : {});
  /* As the check of the saved file counts: a first row stands for all while there is none. */
  const bare = () => {
    const filled = rows.filter(isFilled);
    const open = filled.filter(row => !collect(row)["struck-utc"])
      .map(row => ({ card: row.card, title: title(row), fields: missing(collect(row)) }));
    const first = { card: root, title: form.fill(words.row, { n: 1 }), fields: missing({}) };
    return (filled.length ? open : [first]).filter(({ fields }) => fields.length);
  };
  number();
  return {
    columns, values, put, begin, adopt, clear, stale, draft, line, check, bare, lock, log, shownValues, named, collect, isFilled, all: rows,
    edit: row => open(row, row.values), adding: () => (add.disabled ? held : add).focus(), count: () => rows.filter(isFilled).length,
  };
};
