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
