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
