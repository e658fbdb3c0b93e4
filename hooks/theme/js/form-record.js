/* The record that a filled form is on paper, in the form's own language: what was answered, what was
   not, the rows, the head hash, and lines to sign by hand. It is made anew whenever somebody prints. */
const formRecord = (form, fields, rows, head, draft) => {
  const { paper } = form;
  const make = (name, look, text) => {
    const element = document.createElement(name);
    element.className = look;
    if (text) element.textContent = text;
    return element;
  };
  /* An address that a viewer of the print could open is set so that it cannot. */
  const apart = text => {
    const element = document.createElement("bdi");
    element.textContent = formAnswer.defang(text);
    element.dir = formAnswer.way(text, form.dir);
    return element;
  };
  const record = make("section", "record");
  record.lang = form.language;
  record.dir = form.dir;

  const top = make("header", "record-head");
  top.append(make("span", "code", form.form), " ", make("p", "record-title", form.title));
  top.append(make("p", "record-about", `${paper.record} · ${paper.edition} ${form.edition} · ${form.name}`));
  record.append(top);
  if (paper.draft) record.append(make("p", "notice notice-draft", paper.draft));
  if (draft) record.append(make("p", "record-missing", paper.record_draft));
  record.append(make("p", "record-note", paper.record_note));

  const open = fields.filter(field => field.needed === "always" && !field.get());
  if (open.length) {
    record.append(make("p", "record-missing", form.fill(paper.missing, {
      n: open.length, fields: open.map(field => field.label).join(" · "),
    })));
  }
  const values = make("dl", "record-values");
  for (const field of fields) {
    const value = field.get();
    if (!value && field.needed !== "always") continue;
    const part = make("div", `value value-${field.kind}`);
    const answer = make("dd", value ? "" : "record-none");
    answer.append(apart(value ? field.shown(value) : paper.unanswered));
    if (value && field.fault()) answer.append(" ", make("em", "record-none", `(${paper.not_kind})`));
    part.append(make("dt", "", field.label), answer);
    values.append(part);
  }
  record.append(values);

  const own = rows ? rows.values() : [];
  if (rows && rows.draft()) record.append(make("p", "record-missing", paper.line_waits));
  if (own.length) record.append(make("p", "record-part", `${paper.rows} (${own.length})`));
  own.forEach((row, at) => {
    const part = make("div", `record-row${row["struck-utc"] ? " row-struck" : ""}`);
    const name = rows.named(row, at + 1, paper);
    part.append(make("p", "record-no", name));
    const inside = rows.shownValues(row, "row-values");
    for (const own of inside.querySelectorAll(".value-no")) own.hidden = name.startsWith(rows.columns[0].label);
    for (const value of inside.querySelectorAll("bdi")) value.textContent = formAnswer.defang(value.textContent);
    part.append(inside);
    if (row["struck-utc"]) {
      part.append(make("p", "row-struck-by", form.fill(paper.struck, { time: row["struck-utc"], by: row["struck-by"] || "–" })));
    }
    record.append(part);
  });

  const end = make("div", "record-end");
  end.append(make("p", "record-part", paper.head));
  if (head.value && !head.old) {
    end.append(make("p", "record-hash", head.value), make("p", "record-note", head.file));
  } else {
    end.append(make("p", "record-none", head.value ? paper.head_old : paper.head_none));
  }
  end.append(make("p", "record-note", paper.about_not));
  const sign = (label, typed) => {
    const line = make("div", "record-sign");
    const name = make("p", "", label);
    if (typed) name.append(" · ", apart(typed));
    line.append(name, make("p", "record-line", paper.sign_here));
    end.append(line);
  };
  for (const field of fields) if (field.signed) sign(field.label, field.get());
  sign(paper.sign_hash, "");
  record.append(end);
  return record;
};

/* What a file holds that was changed after it was saved: words alone, marked as changed on screen and on
   each sheet, beside the form and never in it. Nothing in the file is trusted, so every part is text. */
const formView = (form, here, rowsName) => {
  const { words, paper, make, fill, button } = form;
  const MOST = 5000; /* answers that a page shows at once */
  const LONGEST = 10000;
  const root = make("section", "form-view");
  root.hidden = true;
  let file = null;
  let reason = "";

  /* A sign that turns the text round would show another name than the file holds. */
  const straight = text => text.replace(/\p{Bidi_Control}/gu, sign => `‹U+${sign.codePointAt(0).toString(16).toUpperCase()}›`);
  const plain = value => {
    if (typeof value === "string") return straight(value);
    try {
      return JSON.stringify(value);
    } catch (error) {
      return "…"; /* too deep to be written */
    }
  };
  const shown = (field, value) => {
    if (!field || !field.choices.length) return field && field.kind === "check" && value === true ? paper.yes : plain(value);
    return [].concat(value).slice(0, 99).map(one => field.shown([one]) || plain(one)).join(" · ");
  };
  const list = (part, known, look, turn, room) => {
    const values = part && typeof part === "object" ? part : { "–": part };
    const made = document.createElement("dl");
    made.className = look;
    for (const id of Object.keys(values)) {
      if (!room.left) break;
      room.left -= 1;
      const field = known.get(id);
      const part = document.createElement("div");
      part.className = `value value-${field ? field.kind : "text"}`;
      const name = document.createElement("dt");
      const value = document.createElement("dd");
      const text = document.createElement("bdi");
      name.textContent = field ? field.label : id.slice(0, 99);
      text.textContent = turn(shown(field, values[id]).slice(0, LONGEST));
      text.dir = formAnswer.way(text.textContent, form.dir);
      value.append(text);
      part.append(name, value);
      made.append(part);
    }
    return made;
  };
  /* The parts of the file: the head, each row, and the line of a log that was not added. */
  const parts = (turn, look) => {
    const room = { left: MOST };
    const made = document.createElement("div");
    made.lang = form.language;
    made.dir = form.dir;
    made.append(list(file.values, here.fields, look, turn, room));
    if (file.rows.length) made.append(make("p", "record-part", ""));
    if (file.rows.length) made.lastChild.textContent = `${rowsName} (${file.rows.length})`;
    const lines = file.rows.map((row, at) => [fill(paper.row, { n: at + 1 }), row]);
    if (file.line && Object.keys(file.line).length) lines.push([words.line_new, file.line]);
    for (const [title, row] of lines) {
      if (!room.left) break;
      const one = document.createElement("div");
      one.className = "record-row";
      const name = document.createElement("p");
      name.className = "record-no";
      name.textContent = title;
      one.append(name, list(row, here.columns, "row-values", turn, room));
      made.append(one);
    }
    if (!room.left) made.append(make("p", "record-missing", words.view_more));
    return made;
  };

  const hide = () => {
    file = null;
    root.hidden = true;
    root.textContent = "";
  };
  const show = (found, why) => {
    file = found;
    reason = why;
    const title = make("h3", "form-view-title", words.changed);
    const row = make("div", "form-row");
    row.append(button(words.view_print, () => window.print()), button(words.view_close, hide));
    root.textContent = "";
    root.append(title, row, parts(text => text, "record-values"));
    root.hidden = false;
  };
  /* What is printed while the view is open; none where it is closed. */
  const record = () => {
    if (!file) return null;
    const made = document.createElement("section");
    made.className = "record record-changed";
    made.lang = form.language;
    made.dir = form.dir;
    const top = document.createElement("header");
    top.className = "record-head";
    top.append(make("span", "code", form.form), " ", make("p", "record-title", form.title));
    top.lastChild.lang = form.language;
    top.lastChild.dir = form.dir;
    const missing = document.createElement("p");
    missing.className = "record-missing";
    missing.textContent = paper.changed;
    const of = ["saved-utc", "edition", "language"].map(id => `${id}: ${plain(file[id])}`.slice(0, 99));
    const head = file.chain && typeof file.chain === "object" ? `chain: ${plain(file.chain.head)}`.slice(0, 99) : "";
    made.append(top, missing, make("p", "record-note", reason), make("p", "record-note", [...of, head].filter(Boolean).join(" · ")), parts(formAnswer.defang, "record-values"));
    return made;
  };
  return { root, show, hide, record };
};
