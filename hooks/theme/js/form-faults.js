/* What keeps a form from being a record: each thing that is missing or wrong, in words, as a link that goes
   to it. Asked for with “Save”, shown above the form and where it is saved, and shorter with each repair. */
const formFaults = (form, fields, rows) => {
  const { words, make, fill, button, whole } = form;
  const MOST = 50;

  const ofField = field => {
    if (field.loose()) return [{ label: field.label, text: words.loose, go: field.focusLoose }];
    const wrong = field.why();
    if (wrong) return [{ label: field.label, text: wrong, go: field.focus }];
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
  /* Shows the list and goes to the one where the form is saved; returns how many faults there are. */
  const show = () => {
    const found = find();
    fit(found);
    for (const one of boxes) one.hidden = !found.length;
    if (found.length) focus();
    return found.length;
  };
  const place = (above, below, act) => {
    boxes = [box("above", act), box("below", act)];
    above.append(boxes[0]);
    below.before(boxes[1]);
  };
  return { find, show, shown, hide, refresh, place, focus, mended: () => mended && !find().length };
};
