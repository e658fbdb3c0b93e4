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
    groups.show();
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
