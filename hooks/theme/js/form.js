/* A form on the page: what is still to fill, a file to save and to open again, what another form's file
   can give, and the record on paper. All of it lives in the page alone and is gone with it. */
{
  const main = document.getElementById("main");
  const data = JSON.parse(main.dataset.form);
  const page = document.documentElement;
  const judge = formAnswer.make(data.patterns, data.longest);

  const { make, button, input, upright, fill, tell, twice, hash } = formParts(data);
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
    say("");
    show();
  };

  const offset = box => {
    const row = box.closest(".row");
    const near = row && row.querySelector('[data-kind="offset"]');
    const far = document.querySelector('.form-fields [data-kind="offset"]');
    const of = one => (one ? formAnswer.tidy("offset", one.querySelector("input").value) : "");
    const found = of(near) ? near : of(far) ? far : near || far;
    return { value: of(found), label: found ? found.querySelector(".field-name").textContent.trim() : "" };
  };

  const form = Object.assign({}, data, { words, paper, make, button, input, fill, tell, twice, changed, offset, hash, fault: judge.fault, most: judge.most });
  const fieldsRoot = document.querySelector(".form-fields");
  const rowsRoot = document.querySelector(".form-rows");
  const fields = [...fieldsRoot.querySelectorAll(".field")].map(box => formField(box, form));
  const rows = rowsRoot ? formRows(rowsRoot, form) : null;
  const here = {
    form: data.form,
    edition: data.edition,
    language: data.language,
    own: data.own,
    fault: judge.fault,
    fields: new Map(fields.map(field => [field.id, field])),
    columns: new Map((rows ? rows.columns : []).map(field => [field.id, field])),
  };

  const say = (text, refused) => {
    said.textContent = text;
    said.classList.toggle("form-no", Boolean(refused));
  };
  const refuse = (why, values) => say(fill(words[why], values || {}), true);
  const answered = () => fields.filter(field => field.get());
  const filled = () => answered().length + (rows ? rows.count() : 0);

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
    const open = fields.filter(field => field.needed === "always" && !field.get());
    const bare = rows ? rows.bare() : [];
    const count = open.length + bare.length;
    for (const one of counts) one.textContent = count ? fill(words.left, { n: count }) : words.left_none;
    left.classList.toggle("left-none", !count);
    todo.textContent = "";
    todo.append(
      ...open.map(field => lead(field.label, field.focus)),
      ...bare.map(one => lead(`${one.title}: ${one.fields.map(field => field.label).join(", ")}`, () => {
        const first = one.row.card.querySelector("button, input");
        if (first) first.focus();
      })),
    );
    if (rows) rows.lock(!rows.log && fields.some(field => field.kind === "signature" && field.get()));
    clear.hidden = !filled();
    headLine.textContent = !head.value ? words.head_none : head.old ? words.head_old : `${words.head}: `;
    if (head.value && !head.old) {
      const value = document.createElement("code");
      value.textContent = head.value;
      headLine.append(value);
    }
    /* A page that might ask is kept by no browser, so it asks only while there is something to lose. */
    if (dirty && filled()) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  };

  const wipe = () => {
    for (const field of fields) field.set("");
    if (rows) rows.clear();
    dirty = false;
    Object.assign(head, { value: "", old: false, file: "" });
    say("");
    show();
  };

  const answers = () => {
    const values = {};
    for (const field of answered()) values[field.id] = field.get();
    return values;
  };
  const save = () => {
    if (!filled()) return refuse("empty");
    const wrong = fields.filter(field => !field.check())[0] || (rows && rows.fault());
    if (wrong) {
      refuse("wrong", { field: wrong.label });
      return wrong.focus();
    }
    if (rows && rows.draft()) return refuse("line_open");
    const made = formFile.write(here, answers(), rows ? rows.values() : [], new Date());
    const blob = new Blob([made.text], { type: "application/json" });
    if (blob.size > formFile.LARGEST) return refuse("large_save");
    /* what is written must be what can be opened */
    const { refused, values } = formFile.read(made.text, here);
    if (refused) return refuse(refused, values);
    const link = document.createElement("a");
    const address = URL.createObjectURL(blob);
    link.href = address;
    link.download = made.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    dirty = false;
    Object.assign(head, { value: made.head, old: false, file: made.name });
    show();
    say(fill(words.saved, { file: made.name }));
  };

  const open = text => {
    const { file, refused, values } = formFile.read(text, here);
    if (refused) return refuse(refused, values);
    if (filled()) return refuse("filled");
    for (const id of Object.keys(file.values)) here.fields.get(id).set(file.values[id]);
    if (rows) rows.put(...file.rows);
    dirty = false;
    Object.assign(head, { value: file.chain.head, old: false, file: "" });
    show();
    const other = file.edition === here.edition ? ""
      : ` ${fill(words.edition, { edition: file.edition, here: here.edition })}`;
    const count = Object.keys(file.values).length;
    say(fill(words.opened, { n: count, m: file.rows.length, saved: file["saved-utc"] }) + other);
  };

  const carry = text => {
    const { file, fits, others, refused, values } = formFile.carry(text, here);
    if (refused) return refuse(refused, values);
    const names = ids => ids.map(id => here.fields.get(id).label).join(", ");
    const taken = fits.filter(id => !here.fields.get(id).get());
    const kept = fits.filter(id => !taken.includes(id));
    for (const id of taken) here.fields.get(id).set(file.values[id]);
    if (taken.length) changed();
    say([
      fill(taken.length ? words.carried : words.carried_none, { form: file.form, n: taken.length, fields: names(taken) }),
      kept.length ? fill(words.carried_kept, { fields: names(kept) }) : "",
      others.length ? fill(words.carried_not, { fields: names(others) }) : "",
    ].filter(Boolean).join(" "));
  };

  const chooser = act => {
    const chosen = document.createElement("input");
    chosen.type = "file";
    chosen.accept = ".json,application/json";
    chosen.hidden = true;
    chosen.addEventListener("change", () => {
      const [file] = chosen.files;
      chosen.value = "";
      if (!file) return;
      if (file.size > formFile.LARGEST) return refuse("large");
      const reader = new FileReader();
      reader.addEventListener("load", () => act(reader.result));
      reader.addEventListener("error", () => refuse("unread"));
      reader.readAsText(file);
    });
    return chosen;
  };
  const opening = chooser(open);
  opening.className = "form-opening";
  const carrying = chooser(carry);
  carrying.className = "form-carrying";

  const counts = [make("a", "form-count"), make("span", "form-count")];
  counts[0].href = "#main";
  counts[0].addEventListener("click", event => {
    event.preventDefault();
    left.open = true;
    summary.focus();
  });
  const bar = make("div", "form-bar");
  const ways = make("div", "form-row");
  ways.append(button(words.open, () => opening.click()), button(words.carry, () => carrying.click()), opening, carrying, counts[0]);
  bar.append(ways, make("p", "form-note", words.kept));
  fieldsRoot.before(bar);

  const tools = make("section", "form-tools");
  const left = make("details", "form-left");
  const summary = document.createElement("summary");
  summary.append(counts[1]);
  const todo = document.createElement("ul");
  todo.className = "form-todo";
  todo.lang = data.language;
  todo.dir = data.dir;
  left.append(summary, todo);
  const said = make("p", "form-said form-answer");
  said.setAttribute("role", "status");
  const clear = twice(words.clear, () => fill(words.clear_sure, { n: filled() }), () => {
    wipe();
    fields[0].focus();
  });
  const row = make("div", "form-row");
  const saving = button(words.save, save);
  saving.className = "form-save";
  row.append(saving, button(words.print, () => window.print()), clear);
  const headLine = make("p", "form-head");
  const about = make("details", "form-about");
  const aboutHead = document.createElement("summary");
  aboutHead.textContent = words.about;
  about.append(aboutHead, make("p", "", words.about_is), make("p", "", words.about_not), make("p", "", words.about_check));
  const commands = document.createElement("dl");
  for (const [name, command] of [
    ["Windows, PowerShell", "Get-FileHash NAME"], ["Windows, cmd", "certutil -hashfile NAME SHA256"],
    ["Linux", "sha256sum NAME"], [words.about_form, "handbook form check NAME"],
  ]) {
    const part = document.createElement("div");
    const typed = document.createElement("code");
    typed.textContent = command;
    part.append(make("dt", "", name), document.createElement("dd"));
    part.lastChild.append(typed);
    commands.append(part);
  }
  about.append(commands);
  if (data.hashing) {
    const more = make("p", "");
    const link = document.createElement("a");
    link.href = data.hashing;
    link.textContent = words.about_more;
    more.append(link);
    about.append(more);
  }
  tools.append(left, row, said, headLine, about, make("p", "form-note", words.stays));
  (rowsRoot || fieldsRoot).after(tools);

  /* On paper the record alone, while there is one. */
  const pageLine = page.dataset.line;
  const away = () => {
    page.classList.remove("print-form");
    page.dataset.line = pageLine;
    for (const one of document.querySelectorAll(".record")) one.remove();
  };
  addEventListener("beforeprint", () => {
    away();
    if (!filled()) return;
    page.classList.add("print-form");
    page.dataset.line = `${data.form} · ${data.edition} · ${data.name}`;
    document.body.append(formRecord(form, fields, rows, head));
  });
  addEventListener("afterprint", away);

  for (const root of [fieldsRoot, rowsRoot]) {
    if (!root) continue;
    for (const kind of ["input", "change"]) {
      root.addEventListener(kind, ({ target }) => {
        if (target.type !== "file" && target.closest(".field-fill") && !target.closest(".field-local")) changed();
      });
    }
  }
  /* A browser may keep a page that was left, to show it again as it was. */
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) wipe();
  });
  wipe();
}
