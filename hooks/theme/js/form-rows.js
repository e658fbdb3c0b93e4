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
