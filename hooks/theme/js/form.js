/* What keeps a form from being a record: each thing that is missing or wrong, in words, as a link that goes
   to it. Asked for with “Save”, shown above the form and where it is saved, and shorter with each repair. */
const formFaults = (form, fields, rows) => {
  const { words, make, fill, button, whole } = form;
  const MOST = 50;

  const ofField = field => {
    if (field.loose()) return [{ label: field.label, text: words.loose, go: field.focusLoose }];
    const wrong = field.why();
    if (wrong) return [{ label: field.label, text: wrong, go: field.focus, beside: true }];
    const missing = field.needed === "always" && !field.get();
    return missing ? [{ label: field.label, text: words.fault_missing, go: field.focus, missing }] : [];
  };
  const ofRow = row => {
    const title = row.card.getAttribute("aria-label");
    const inside = id => {
      if (!row.fields && (rows.log || row.held)) {
        row.card.tabIndex = -1;
        row.card.focus();
        return;
      }
      if (!row.fields) rows.edit(row);
      row.fields.find(field => field.id === id).focus();
    };
    if (rows.log && row.fields) return [{ label: title, text: words.line_open, go: row.fields[0].focus }];
    const strike = row.card.querySelector(".row-strike input");
    if (strike && strike.value.trim()) return [{ label: title, text: words.loose, go: () => strike.focus() }];
    const values = rows.collect(row);
    const found = (row.fields || []).filter(field => field.loose())
      .map(field => ({ label: `${title}: ${field.label}`, text: words.loose, go: field.focusLoose }));
    for (const one of rows.columns) {
      const text = one.why(values[one.id]);
      if (text) found.push({ label: `${title}: ${one.label}`, text, go: () => inside(one.id) });
    }
    const bare = values["struck-utc"] ? [] : rows.columns.filter(one => one.needed === "always" && !values[one.id]);
    if (bare.length) {
      const text = fill(words.fault_row, { fields: bare.map(one => one.label).join(", ") });
      found.push({ label: title, text, go: () => inside(bare[0].id), missing: true });
    }
    return found;
  };
  /* What is wrong comes before what is missing: one mistake is not to be looked for among thirty gaps. */
  const find = () => {
    const found = [].concat(...fields.map(ofField));
    if (rows && !rows.count() && rows.columns.some(one => one.needed === "always")) {
      found.push({ label: form.paper.rows, text: words.fault_rows, go: rows.adding, missing: true });
    }
    if (rows) found.push(...[].concat(...rows.all.filter(rows.isFilled).map(ofRow)));
    return [...found.filter(one => !one.missing), ...found.filter(one => one.missing)];
  };

  const box = (place, act) => {
    const made = make("div", `form-faults form-faults-${place}`);
    made.setAttribute("role", "group");
    const title = make("h3", "form-faults-title");
    title.id = `form-faults-${place}`;
    made.setAttribute("aria-labelledby", title.id);
    made.tabIndex = -1;
    made.hidden = true;
    const list = document.createElement("ul");
    const row = make("div", "form-row");
    row.append(button(words.draft, act));
    made.append(title, make("p", "", words.faults_do), row, list);
    return made;
  };
  let boxes = [];
  const item = ({ label, text, go, missing }) => {
    const made = make("li", missing ? "" : "fault-wrong");
    const link = document.createElement("a");
    Object.assign(link, { href: "#main", textContent: label, lang: form.language, dir: form.dir });
    link.addEventListener("click", event => {
      event.preventDefault();
      go();
    });
    const said = document.createElement("span");
    whole(said, text);
    made.append(link, ": ", said);
    return made;
  };
  const shown = () => boxes.some(one => !one.hidden);
  let mended = false;
  const hide = () => {
    mended = false;
    for (const one of boxes) one.hidden = true;
  };
  const fit = found => {
    for (const one of boxes) {
      one.firstChild.textContent = fill(words.faults, { n: found.length });
      const list = one.lastChild;
      list.textContent = "";
      list.append(...found.slice(0, MOST).map(item));
      if (found.length > MOST) list.append(make("li", "", fill(words.faults_more, { n: found.length - MOST })));
    }
  };
  /* Follows each change while it is shown; returns whether the last fault was mended just now. */
  const refresh = () => {
    if (!shown()) return false;
    const found = find();
    fit(found);
    if (!found.length) hide();
    mended = !found.length;
    return mended;
  };
  /* The list may be higher than the screen: its head is what must be seen. */
  const focus = () => {
    boxes[1].focus({ preventScroll: true });
    boxes[1].scrollIntoView();
  };
  /* Shows the list and goes to the one where the form is saved, or to the one answer that is wrong,
     which has its words beside it; returns how many faults there are. */
  const show = () => {
    const found = find();
    fit(found);
    for (const one of boxes) one.hidden = !found.length;
    if (found.length === 1 && found[0].beside) found[0].go();
    else if (found.length) focus();
    return found.length;
  };
  const place = (above, below, act) => {
    boxes = [box("above", act), box("below", act)];
    above.append(boxes[0]);
    below.before(boxes[1]);
  };
  return { find, show, shown, hide, refresh, place, focus, mended: () => mended && !find().length };
};

/* What keeps a long form in reach: its groups in a short list above the first, with what each still lacks,
   and a bar at the lower edge with Save, what it answers, and how much is filled. */
const formGroups = (root, fields, { make, fill, words, language, dir }) => {
  const FEW = 3;
  const always = fields.filter(({ needed }) => needed === "always");

  const list = make("nav", "form-groups");
  list.setAttribute("aria-label", words.groups);
  const lines = document.createElement("ol");
  Object.assign(lines, { lang: language, dir });
  list.append(lines);
  const parts = [...root.querySelectorAll(".form-group")].map(group => {
    const head = group.querySelector("h3");
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${head.id}`;
    link.textContent = head.textContent;
    const left = make("span", "group-left");
    line.append(link, " ", left);
    lines.append(line);
    return { line, left, own: always.filter(({ box }) => group.contains(box)) };
  });
  list.hidden = parts.length <= FEW;
  root.addEventListener("focusin", ({ target }) => { // a browser brings the caret into view, not the rest of its box
    if (target.tagName === "TEXTAREA") target.scrollIntoView({ block: "nearest" });
  });

  const needed = make("span", "form-needed");
  const foot = (said, ...buttons) => {
    const made = make("div", "form-foot");
    const row = make("div", "form-row");
    row.append(...buttons, needed);
    made.append(said, row);
    return made;
  };
  /* `open` holds the fields that are still to fill, or are wrong. */
  const show = open => {
    for (const { line, left, own } of parts) {
      const n = own.filter(field => open.has(field)).length;
      left.textContent = n ? fill(words.left, { n }) : "";
      line.classList.toggle("group-done", own.length > 0 && !n);
    }
    needed.textContent = fill(words.needed, { n: always.filter(field => !open.has(field)).length, m: always.length });
  };
  return { list, foot, show };
};

/* A form on the page: what is still to fill, a file to save and to open again, what another form's file
   can give, and the record on paper. All of it lives in the page alone and is gone with it. */
{
  const main = document.getElementById("main");
  const data = JSON.parse(main.dataset.form);
  const page = document.documentElement;
  const judge = formAnswer.make(data.kinds);

  const { make, button, input, upright, fill, tell, whole, careful, twice, chooser, about, work, hash } = formParts(data);
  const words = upright(data.words, page.dir);
  const paper = upright(data.paper, data.dir);

  let dirty = false;
  const head = { value: "", old: false, file: "" };
  const ask = event => {
    event.preventDefault();
    event.returnValue = true;
  };
  const changed = () => {
    dirty = true;
    head.old = Boolean(head.value);
    if (rows) rows.stale();
    view.hide();
    if (!faults.mended()) say("");
    show();
    if (saving.never()) {
      place = said;
      refuse("never", { field: here.fields.get(here.never[0]).label });
    }
  };

  const offset = box => {
    const row = box.closest(".row");
    const near = row && row.querySelector('[data-kind="offset"]');
    const far = document.querySelector('.form-fields [data-kind="offset"]');
    const of = one => (one ? judge.tidy("offset", one.querySelector("input").value) : "");
    const found = of(near) ? near : of(far) ? far : near || far;
    return { value: of(found), label: found ? found.querySelector(".field-name").textContent.trim() : "" };
  };

  const form = Object.assign({}, data, { words, paper, make, button, input, fill, tell, whole, careful, twice, work, changed, offset, hash }, judge);
  const fieldsRoot = document.querySelector(".form-fields");
  const rowsRoot = document.querySelector(".form-rows");
  const fields = [...fieldsRoot.querySelectorAll(".field")].map(box => formField(box, form));
  const rows = rowsRoot ? formRows(rowsRoot, form) : null;
  const here = {
    form: data.form,
    edition: data.edition,
    language: data.language,
    own: data.own,
    never: data.never,
    carried: data.carried,
    fault: judge.fault,
    fields: new Map(fields.map(field => [field.id, field])),
    columns: new Map((rows ? rows.columns : []).map(field => [field.id, field])),
  };

  const faults = formFaults(form, fields, rows);
  const view = formView(form, here, paper.rows);

  /* An answer stands where the button was pressed: above the form, or below it. */
  let place = null;
  const say = (text, refused) => {
    for (const one of saids) {
      whole(one, one === place ? text : "");
      one.classList.toggle("form-no", one === place && Boolean(refused));
    }
  };
  const refuse = (why, values) => say(fill(words[why], values || {}), true);
  const answered = () => fields.filter(field => field.get());
  const filled = () => answered().length + (rows ? rows.count() : 0);
  /* What is typed beside the answers and is none yet: a local time, or the name of who strikes a line. */
  const loose = () => [...document.querySelectorAll(".field-local input, .row-strike input")].find(one => one.value.trim());
  const busy = () => {
    if (work.running) refuse("busy");
    return work.running > 0;
  };

  const lead = (text, act) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = "#main";
    link.textContent = text;
    link.addEventListener("click", event => {
      event.preventDefault();
      act();
    });
    item.append(link);
    return item;
  };
  const show = () => {
    const open = fields.filter(field => field.why() || (field.needed === "always" && !field.get()));
    const bare = rows ? rows.bare() : [];
    const count = open.length + bare.length;
    for (const one of counts) one.textContent = count ? fill(words.left, { n: count }) : words.left_none;
    left.classList.toggle("left-none", !count);
    groups.show(new Set(open));
    todo.textContent = "";
    todo.append(
      ...open.map(field => lead(field.label, field.focus)),
      ...bare.map(one => lead(`${one.title}: ${one.fields.map(field => field.label).join(", ")}`, () => {
        const first = one.card.querySelector(":is(button, input):enabled:not([hidden])");
        if (!first) one.card.tabIndex = -1;
        (first || one.card).focus();
      })),
    );
    if (faults.refresh()) {
      place = said;
      say(words.faults_none);
    }
    left.hidden = faults.shown();
    having.hidden = !(dirty && head.file && !head.old);
    if (rows) rows.lock(fields.some(field => field.signed && field.get()));
    clear.hidden = !filled();
    headLine.textContent = !head.value ? words.head_none : head.old ? words.head_old : `${head.draft ? words.head_draft : words.head}: `;
    if (head.value && !head.old) {
      const value = document.createElement("code");
      value.textContent = head.value;
      headLine.append(value);
    }
    /* A page that might ask is kept by no browser, so it asks only while there is something to lose. */
    if (loose() || (dirty && filled())) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  };

  const wipe = () => {
    work.epoch += 1;
    for (const field of fields) field.set("");
    if (rows) rows.clear();
    dirty = false;
    Object.assign(head, { value: "", old: false, file: "", draft: false });
    faults.hide();
    view.hide();
    say("");
    show();
  };

  const saving = formSave({
    here, fields, rows, words, faults, refuse, busy,
    begin: () => {
      place = said;
      faults.hide();
      say("");
    },
    saved: (made, draft) => {
      /* The browser may have asked, and the officer may have said no: the page cannot know. */
      dirty = true;
      Object.assign(head, { value: made.head, old: false, file: made.name, draft });
      show();
      const without = saving.left();
      say([
        fill(draft ? words.saved_draft : words.saved, { file: made.name, n: faults.find().length }),
        draft && without.length ? fill(words.draft_without, { fields: without.join(", ") }) : "",
      ].filter(Boolean).join(" "));
    },
  });

  const { open, carry } = formOpen({
    here, rows, words, fill, faults, view, say, refuse, changed, wipe,
    isBlank: () => !filled() && !loose(),
    opened: file => {
      dirty = false;
      Object.assign(head, { value: file.chain.head, old: false, file: "", draft: Boolean(file.draft) });
      show();
    },
  });

  const free = () => {
    place = above;
    return !busy();
  };
  const opening = chooser(open, free, refuse);
  opening.className = "form-opening";
  const carrying = chooser(carry, free, refuse);
  carrying.className = "form-carrying";

  const counts = [make("a", "form-count"), make("span", "form-count")];
  counts[0].href = "#main";
  counts[0].addEventListener("click", event => {
    event.preventDefault();
    if (faults.shown()) return faults.focus();
    left.open = true;
    return summary.focus();
  });
  const bar = make("div", "form-bar");
  const ways = make("div", "form-row");
  ways.append(button(words.open, () => opening.click()), opening);
  if (data.carried.length) ways.append(button(words.carry, () => carrying.click()), carrying);
  ways.append(counts[0]);
  const saids = [make("p", "form-said form-answer form-above"), make("p", "form-said form-answer form-below")];
  for (const one of saids) one.setAttribute("role", "status");
  const [above, said] = saids;
  bar.append(ways, above, make("p", "form-note", words.kept));
  const groups = formGroups(fieldsRoot, fields, form);
  fieldsRoot.before(bar, groups.list);

  const tools = make("section", "form-tools");
  const left = make("details", "form-left");
  const summary = document.createElement("summary");
  summary.append(counts[1]);
  const todo = document.createElement("ul");
  todo.className = "form-todo";
  todo.lang = data.language;
  todo.dir = data.dir;
  left.append(summary, todo);
  const clear = twice(words.clear, () => fill(words.clear_sure, { n: filled() }), () => {
    wipe();
    fields[0].focus();
  });
  const row = make("div", "form-row");
  /* The list of faults names what is still to fill as well. */
  const pressed = act => () => {
    act();
    left.hidden = faults.shown();
  };
  const save = button(words.save, pressed(saving.save));
  save.className = "form-save";
  const draft = button(words.draft, pressed(saving.draft));
  draft.className = "form-draft";
  const having = button(words.have, () => {
    dirty = false;
    place = said;
    say("");
    show();
    save.focus();
  });
  having.className = "form-have";
  row.append(button(words.print, () => {
    place = said;
    if (busy()) return;
    view.hide();
    window.print();
  }), clear);
  const headLine = make("p", "form-head");
  tools.append(left, row, headLine, about(data.hashing), make("p", "form-note", words.stays));
  (rowsRoot || fieldsRoot).after(tools, groups.foot(said, save, draft, having));
  faults.place(bar, row, pressed(() => {
    saving.draft();
    draft.focus();
  }));
  bar.append(view.root);

  /* On paper the record alone, while there is one. */
  const pageLine = page.dataset.line;
  const away = () => {
    page.classList.remove("print-form");
    page.dataset.line = pageLine;
    delete page.dataset.mark;
    for (const one of document.querySelectorAll(".record")) one.remove();
  };
  addEventListener("beforeprint", () => {
    away();
    const seen = saving.never() ? make("p", "record", fill(words.never, { field: here.fields.get(here.never[0]).label })) : view.record();
    if (!seen && !filled()) return;
    const draft = !seen && ((head.draft && !head.old) || faults.find().length > 0);
    page.classList.add("print-form");
    page.dataset.line = `${data.form} · ${data.edition} · ${data.name}`;
    if (draft || (seen && !saving.never())) page.dataset.mark = seen ? paper.mark_changed : paper.mark_draft;
    document.body.append(seen || formRecord(form, fields, rows, head, draft));
  });
  addEventListener("afterprint", away);

  for (const root of [fieldsRoot, rowsRoot]) {
    if (!root) continue;
    for (const kind of ["input", "change"]) {
      root.addEventListener(kind, ({ target }) => {
        if (target.closest(".field-local, .row-strike")) show();
        else if (target.type !== "file" && target.closest(".field-fill")) changed();
      });
    }
  }
  /* A browser may keep a page that was left, to show it again as it was. */
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) wipe();
  });
  work.told = () => {
    for (const field of fields) if (field.signed) field.lock(work.running > 0);
    show();
  };
  /* What was typed before this script ran stays. It is never what a browser kept of an earlier visit: no
     control lets it (autocomplete). */
  for (const field of fields) field.adopt();
  if (rows) rows.adopt();
  if (filled()) changed();
  else show();
}
