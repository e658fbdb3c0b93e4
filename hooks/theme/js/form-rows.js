/* The rows of a form: cards that are written, then shown as words. The lines of a log are only added at
   its end; what was added stays, and a wrong line is struck and can still be read. */
const formRows = (root, form) => {
  const { words, paper } = form;
  const log = "log" in root.dataset;
  const pattern = root.querySelector(".row");
  pattern.remove();
  const rows = [];
  const list = form.make("div", "row-list");
  let serial = 0;
  let locked = false;
  let cleared = 0;

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
    if (log) card.querySelectorAll('[data-field="struck-utc"], [data-field="struck-by"]').forEach(one => one.remove());
    return card;
  };
  const fieldsOf = card => [...card.querySelectorAll(".field")].map(box => formField(box, form));

  /* What every column is, read off one card that stays out of the page. */
  const columns = [...pattern.querySelectorAll(".field")].map(box => formField(box.cloneNode(true), form));
  const column = id => columns.find(one => one.id === id);
  const holds = (...ids) => ids.every(column);

  const collect = row => {
    if (!row.fields) return row.values;
    const values = {};
    for (const field of row.fields) if (field.get()) values[field.id] = field.get();
    return values;
  };
  const isFilled = row => {
    const values = collect(row);
    const [first] = columns;
    return Object.keys(values).some(id => !(isNumber(first) && id === first.id && row.given === values[id]));
  };
  const isNumber = field => field.kind === "integer" && field.id.endsWith("-no");
  const nextNumber = () => {
    const [first] = columns;
    if (!isNumber(first)) return "";
    const used = rows.map(row => Number(collect(row)[first.id]) || 0);
    return `${Math.max(0, ...used) + 1}`;
  };
  const missing = values => columns.filter(one => one.needed === "always" && !values[one.id]);

  const values = () => rows.filter(row => !(log && row.fields) && isFilled(row)).map(collect)
    .filter(one => Object.keys(one).length);
  const draft = () => rows.find(row => log && row.fields && isFilled(row));

  const title = row => form.fill(words.row, { n: rows.indexOf(row) + 1 });
  const number = () => {
    for (const row of rows) {
      const text = row.fields && log ? words.line_new : title(row);
      row.card.setAttribute("aria-label", text);
      row.card.querySelector(".row-title").textContent = text;
    }
    const open = rows.some(row => row.fields);
    add.hidden = log && open;
    root.classList.toggle("rows-none", !rows.length);
  };

  const shownValues = (own, look) => {
    const made = document.createElement("dl");
    made.className = look;
    for (const one of columns) {
      if (!own[one.id] || one.id.startsWith("struck-")) continue;
      const part = document.createElement("div");
      part.className = `value value-${one.kind}`;
      const name = document.createElement("dt");
      name.textContent = one.label;
      const value = document.createElement("dd");
      const text = document.createElement("bdi");
      text.textContent = one.shown(own[one.id]);
      text.dir = formAnswer.way(text.textContent, form.dir);
      value.append(text);
      part.append(name, value);
      made.append(part);
    }
    return made;
  };

  const head = row => {
    const made = form.make("div", "row-head");
    made.append(form.make("p", "row-title"));
    row.card.prepend(made);
    return made;
  };
  const place = (row, card) => {
    if (row.card) row.card.replaceWith(card);
    else list.append(card);
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
    if (log) strikable(row, tools);
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

  const strikable = (row, tools) => {
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
        const who = formAnswer.tidy("person-ref", by.input.value);
        const why = form.fault("person-ref", who);
        if (why) {
          wrong.textContent = form.fill(words[`wrong_${why}`], { n: form.most("person-ref"), m: [...who].length });
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
        asked.remove();
        strike.hidden = false;
        strike.focus();
      }), wrong);
      card.append(asked);
      by.input.focus();
    });
    tools.append(strike);
  };

  const remover = row => form.twice(words.row_remove, () => form.fill(words.row_sure, { n: rows.indexOf(row) + 1 }), () => {
    rows.splice(rows.indexOf(row), 1);
    row.card.remove();
    number();
    form.changed();
    add.focus();
  });

  /* A row that is written. */
  const open = (row, own) => {
    place(row, blank());
    row.fields = fieldsOf(row.card);
    const tools = head(row);
    for (const field of row.fields) if (own[field.id]) field.set(own[field.id]);
    const done = form.make("div", "row-foot");
    const end = () => {
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
      close(row, collect(row));
      form.changed();
      add.focus();
    };
    done.append(form.button(log ? words.line_add : words.row_done, end));
    if (log) done.append(form.twice(words.line_drop, () => words.line_drop, () => drop(row)));
    else tools.append(remover(row));
    row.card.append(done);
    number();
    lock();
  };
  const drop = row => {
    rows.splice(rows.indexOf(row), 1);
    row.card.remove();
    number();
    form.changed();
    add.focus();
  };

  /* Adds finished rows at the end. */
  const put = (...all) => {
    for (const own of all) {
      const row = { given: "" };
      rows.push(row);
      close(row, own, false);
    }
    settle();
  };
  const add = form.button(log ? words.line_new : words.row_add, () => {
    const row = { given: nextNumber() };
    rows.push(row);
    open(row, row.given ? { [columns[0].id]: row.given } : {});
    row.fields[row.given && row.fields[1] ? 1 : 0].focus();
    form.changed();
  });

  const tools = form.make("div", "row-tools form-row");
  const said = form.make("p", "form-said");
  said.setAttribute("role", "status");
  tools.append(add);
  const note = form.make("p", "form-note", log ? words.log : "");
  if (holds("file-name", "file-bytes", "file-sha256", "hashed-utc")) {
    const chosen = form.make("input", "");
    chosen.type = "file";
    chosen.multiple = true;
    chosen.hidden = true;
    chosen.className = "row-files";
    chosen.addEventListener("change", async () => {
      const files = [...chosen.files];
      chosen.value = "";
      const now = cleared;
      if (locked || !files.length) return;
      await form.hash(files, said, tools, found => {
        if (locked || now !== cleared) return false;
        const own = {};
        const [first] = columns;
        if (isNumber(first)) own[first.id] = nextNumber();
        own["file-name"] = found.name;
        own["file-bytes"] = `${found.size}`;
        own["file-sha256"] = found.sha256;
        own["hashed-utc"] = found.time;
        if (column("hash-tool")) own["hash-tool"] = found.tool;
        put(own);
        form.changed();
        return true;
      });
      lock();
    });
    tools.append(form.button(words.files, () => chosen.click()), chosen);
    note.textContent = words.files_note;
  }
  const held = form.make("p", "form-note", words.locked);
  held.hidden = true;
  root.append(list, tools, said, note, held);

  const lock = (on = locked) => {
    locked = on;
    held.hidden = !on;
    if (log) return;
    for (const row of rows) {
      if (row.fields) row.fields.forEach(field => field.lock(on));
      for (const one of row.card.querySelectorAll(".row-head button, .row-foot button")) one.disabled = on;
    }
    for (const one of tools.querySelectorAll("button")) one.disabled = on;
  };
  const clear = () => {
    cleared += 1;
    for (const row of rows.splice(0)) row.card.remove();
    said.textContent = "";
    number();
  };
  /* The first field of any row that holds what its kind does not allow. */
  const fault = () => rows.reduce((found, row) => found || (row.fields || []).find(field => !field.check()), null);
  const bare = () => rows.filter(isFilled).map(row => ({ row, title: title(row), fields: missing(collect(row)) }))
    .filter(({ fields }) => fields.length);
  number();
  return { columns, values, put, clear, draft, fault, bare, lock, log, shownValues, count: () => rows.filter(isFilled).length };
};
