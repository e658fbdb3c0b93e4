/* Opening a saved file: all that it holds, or a reason; and taking over what another form's file can give.
   One that was changed after it was saved is refused, and shown as words alone. */
const formOpen = ({ here, rows, words, fill, faults, view, say, refuse, changed, isBlank, wipe, opened }) => {
  const open = text => {
    const { file, refused, values } = formFile.read(text, here);
    view.hide();
    if (refused) {
      refuse(refused, values);
      const found = formFile.changed(text, here);
      if (found) view.show(found, fill(words[refused], values || {}));
      return;
    }
    if (!isBlank()) {
      refuse("filled");
      return;
    }
    wipe();
    for (const id of Object.keys(file.values)) here.fields.get(id).set(file.values[id]);
    if (rows) rows.put(...file.rows);
    if (file.draft && rows && Object.keys(file.line).length) rows.begin(file.line);
    opened(file);
    const other = file.edition === here.edition ? ""
      : ` ${fill(words.edition, { edition: file.edition, here: here.edition })}`;
    const told = { n: Object.keys(file.values).length, m: file.rows.length, saved: file["saved-utc"], k: faults.find().length };
    say(fill(file.draft ? words.opened_draft : words.opened, told) + other);
  };

  /* Of a draft too, as a log is one while its captures are made: each answer is judged by its kind, and the
     officer is told to compare. */
  const carry = text => {
    const { file, fits, others, refused, values } = formFile.carry(text, here);
    if (refused) {
      refuse(refused, values);
      return;
    }
    const mine = here.fields.has("case-ref") ? here.fields.get("case-ref").get() : "";
    const theirs = file.values["case-ref"];
    if (mine && typeof theirs === "string" && formAnswer.inLatin(theirs) !== formAnswer.inLatin(mine)) {
      refuse("case_other", { form: file.form, theirs, mine });
      return;
    }
    const names = ids => ids.map(id => here.fields.get(id).label).join(", ");
    const taken = fits.filter(id => !here.fields.get(id).get());
    const kept = fits.filter(id => !taken.includes(id));
    for (const id of taken) here.fields.get(id).set(file.values[id]);
    if (taken.length) changed();
    say([
      fill(taken.length ? words.carried : words.carried_none, { form: file.form, n: taken.length, fields: names(taken) }),
      kept.length ? fill(words.carried_kept, { fields: names(kept) }) : "",
      others.length ? fill(words.carried_not, { fields: names(others) }) : "",
      file.draft && taken.length ? words.carried_draft : "",
    ].filter(Boolean).join(" "));
  };

  return { open, carry };
};
