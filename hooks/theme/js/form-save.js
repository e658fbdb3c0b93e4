/* Saving: a record when nothing is missing or wrong, and a draft at any time, with every value as it was
   typed. The file goes to the officer by one link to a Blob of its own text; nothing is stored or sent. */
const formSave = ({ here, fields, rows, words, faults, begin, refuse, busy, saved }) => {
  /* Half a sign is in no UTF-8, and so in no file. */
  const whole = value => {
    if (typeof value === "string") return value.replace(/\p{Cs}/gu, "\ufffd");
    if (Array.isArray(value)) return value.map(whole);
    if (typeof value !== "object") return value;
    return Object.keys(value).reduce((made, key) => Object.assign(made, { [key]: whole(value[key]) }), {});
  };
  const answers = () => {
    const values = {};
    for (const field of fields) if (field.get()) values[field.id] = field.get();
    return values;
  };
  const filled = () => Object.keys(answers()).length + (rows ? rows.count() : 0) + left().length;
  const check = () => {
    for (const field of fields) field.check();
    if (rows) rows.check();
  };
  /* With one answer no file of this form may exist, and no print of the page: it is ticked on paper. */
  const never = () => Boolean(here.never) && here.fields.get(here.never[0]).get() === here.never[1];
  const refused = () => {
    if (never()) refuse("never", { field: here.fields.get(here.never[0]).label });
    return never();
  };
  const give = (values, own, line) => {
    const made = formFile.write(here, values, own, new Date(), line);
    const blob = new Blob([made.text], { type: "application/json" });
    if (blob.size > formFile.LARGEST || own.length > formFile.MOST_ROWS) return refuse("large_save");
    /* what is written must be what can be opened */
    const read = formFile.read(made.text, here);
    if (read.refused) return refuse(read.refused, read.values);
    const link = document.createElement("a");
    const address = URL.createObjectURL(blob);
    link.href = address;
    link.download = made.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    return saved(made, Boolean(line));
  };

  const save = () => {
    begin();
    if (busy() || refused()) return;
    if (!filled()) refuse("empty");
    else if (faults.find().length) {
      check();
      faults.show();
    } else give(answers(), rows ? rows.values() : []);
  };

  /* What is no answer yet is named and not kept: a local time in the place of UTC would be another time. */
  const left = () => [...document.querySelectorAll(".field-local input, .row-strike input")].filter(one => one.value.trim()).map(one => {
    const field = one.closest(".field");
    return field ? field.querySelector(".field-name").textContent.trim() : words.strike_by;
  });
  const draft = () => {
    begin();
    if (refused()) return;
    check();
    if (!filled()) refuse("empty");
    else give(whole(answers()), rows ? whole(rows.values()) : [], rows ? whole(rows.line()) : {});
  };
  return { save, draft, left, never };
};
