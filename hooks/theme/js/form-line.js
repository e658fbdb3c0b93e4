/* What a row is once it is written: words alone; and the line of a log, whose time is looked at before it
   is added for good, and which can be struck after that. */
const formLine = (columns, form) => {
  const { words, paper } = form;

  const isNumber = one => one.kind === "integer" && one.id.endsWith("-no");
  /* A row bears the number that is written in it, while that is its place: nothing is said twice. */
  const named = (own, n, { row }) => (isNumber(columns[0]) && own[columns[0].id] === `${n}`
    ? `${columns[0].label} \u2068${n}\u2069` : form.fill(row, { n }));

  const shownValues = (own, look) => {
    const made = document.createElement("dl");
    made.className = look;
    for (const one of columns) {
      if (!own[one.id] || one.id.startsWith("struck-")) continue;
      const part = document.createElement("div");
      part.className = `value value-${one.kind}${one === columns[0] && isNumber(one) ? " value-no" : ""}`;
      const name = document.createElement("dt");
      name.textContent = one.label;
      const value = document.createElement("dd");
      const text = document.createElement("bdi");
      text.textContent = one.shown(own[one.id]);
      text.dir = formAnswer.way(text.textContent, form.dir);
      value.append(text);
      if (one.why(own[one.id])) value.append(` (${paper.not_kind})`);
      part.append(name, value);
      made.append(part);
    }
    return made;
  };

  const strikable = (row, tools, close) => {
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
        const who = form.tidy("person-ref", by.input.value);
        const why = form.fault("person-ref", who);
        if (why) {
          wrong.textContent = form.fill(words[`wrong_${why.replace(/-/g, "_")}`], { n: form.most("person-ref"), m: [...who].length });
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
        by.input.value = "";
        by.input.dispatchEvent(new Event("input", { bubbles: true }));
        asked.remove();
        strike.hidden = false;
        strike.focus();
      }), wrong);
      card.append(asked);
      by.input.addEventListener("keypress", ({ key, repeat }) => {
        if (key === "Enter" && !repeat) set();
      });
      by.input.focus();
    });
    tools.append(strike);
  };

  /* The sentence about a time that is not where the log is, empty where it is; the log's last line counts. */
  const odd = (own, before) => {
    const time = columns.find(one => one.kind === "utc-time" && one.needed === "always");
    const here = time && own[time.id];
    if (!here) return { text: "" };
    const last = before.filter(one => !one["struck-utc"] && one[time.id]).slice(-1)[0];
    if (here > formAnswer.stamp(new Date())) return { id: time.id, text: words.time_ahead };
    return { id: time.id, text: last && here < last[time.id] ? form.fill(words.time_back, { time: last[time.id] }) : "" };
  };

  return { shownValues, strikable, odd, isNumber, named };
};
