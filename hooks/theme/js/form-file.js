/* The file that a form can be saved as: its text, its chain, and what a text says after each of its
   values was looked at. A text that differs in anything is refused whole. Nothing is stored or sent.
   A draft is of version 2, so that no edition that knows none takes it for a record. */
const formFile = (() => {
  const FORMAT = "handbook-form";
  const VERSION = 1;
  const DRAFT = 2;
  const LARGEST = 5000000;
  const MOST_ROWS = 2000; /* a page of more stands still for seconds */

  const is = form => value => typeof value === "string" && form.test(value);
  const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);
  const isHash = is(/^[0-9a-f]{64}$/);
  const isTime = value => is(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value) && formAnswer.isReal(value);
  const HEAD = {
    form: is(/^F-\d\d$/),
    edition: is(/^\d{4}\.(?:0[1-9]|1[0-2])$/),
    language: is(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/),
    "saved-utc": isTime,
    values: isObject,
    rows: value => Array.isArray(value) && value.every(isObject),
    chain: value => isObject(value) && Object.keys(value).sort().join() === "head,rows"
      && isHash(value.head) && Array.isArray(value.rows) && value.rows.every(isHash),
  };
  /* What a draft has besides: its mark, and the line of a log that was written and not added. */
  const MORE = { draft: value => value === true, line: isObject };

  /* Returns the one text that a value is hashed as: keys in order, no white space. */
  const canonical = value => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const parts = Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${parts.join(",")}}`;
  };

  const links = (form, rows) => {
    let before = "";
    return rows.map(row => {
      before = formHash.text(canonical({ before, form, row }));
      return before;
    });
  };
  const headOf = file =>
    formHash.text(canonical(Object.assign({}, file, { chain: { rows: file.chain.rows } })));

  const refuse = (why, values) => ({ refused: why, values: values || {} });
  const damaged = where => refuse("damaged", { where });

  /* The first thing that is wrong with the shape of a file, whichever form it belongs to. */
  const shape = file => {
    if (!isObject(file) || file.format !== FORMAT) return refuse("format");
    if (file.version !== VERSION && file.version !== DRAFT) {
      return Number.isInteger(file.version) ? refuse("version", { version: file.version }) : damaged("version");
    }
    const parts = Object.assign({}, HEAD, file.version === DRAFT ? MORE : {});
    const wrong = Object.keys(parts).find(key =>
      !Object.prototype.hasOwnProperty.call(file, key) || !parts[key](file[key]));
    if (wrong) return damaged(wrong);
    return Object.keys(file).length === Object.keys(parts).length + 2 ? null : damaged("+");
  };

  /* A row that is not the one that was saved, or a head that is not that of the file. */
  const chained = file => {
    if (file.chain.rows.length !== file.rows.length) return damaged("chain");
    const place = links(file.form, file.rows).findIndex((link, at) => link !== file.chain.rows[at]);
    if (place >= 0) return refuse("chain", { n: place + 1 });
    return headOf(file) === file.chain.head ? null : refuse("head_wrong");
  };

  /* What is wrong with one answer: empty, "unknown", or "damaged". */
  const judge = (value, field, fault) => {
    if (!field) return "unknown";
    if (field.kind === "check") return value === true ? "" : "damaged";
    if (field.chosen === "many") {
      if (!Array.isArray(value) || !value.length || !value.every(one => typeof one === "string")) return "damaged";
      if (!value.every(one => field.choices.includes(one))) return "unknown";
      const places = value.map(one => field.asked.indexOf(one)).filter(place => place >= 0);
      const once = new Set(value).size === value.length;
      return once && places.every((place, at) => !at || place > places[at - 1]) ? "" : "damaged";
    }
    if (typeof value !== "string") return "damaged";
    if (field.chosen === "one") return field.choices.includes(value) ? "" : "unknown";
    return fault(field.kind, value) ? "damaged" : "";
  };

  /* A draft keeps whatever was typed, but for what no file can hold. */
  const loosely = (_, text) => (!text || /\p{Cs}/u.test(text) ? "text" : "");

  const parse = text => {
    try {
      const file = JSON.parse(text);
      return file && Array.isArray(file.rows) && file.rows.length > MOST_ROWS ? refuse("large") : { file };
    } catch (error) {
      return damaged("JSON");
    }
  };

  const never = ({ values }, { never: rule }) => Boolean(rule && values && values[rule[0]] === rule[1]);

  /* Returns what a file of this form says, or why it is refused; `here` is the form that is open. */
  const read = (text, here) => {
    const { file, refused, values } = parse(text);
    if (refused) return { refused, values };
    const wrong = shape(file);
    if (wrong) return wrong;
    if (file.form !== here.form) return refuse("other", { form: file.form, here: here.form });
    if (never(file, here)) return refuse("never", { field: here.fields.get(here.never[0]).label });
    const fault = file.draft ? loosely : here.fault;
    const unknown = [];
    const look = (answers, fields, where) => {
      for (const id of Object.keys(answers)) {
        const bad = judge(answers[id], fields.get(id), fault);
        if (bad === "damaged") return damaged(where + id);
        if (bad) unknown.push(where + id);
      }
      return null;
    };
    let bad = look(file.values, here.fields, "");
    for (const [at, row] of file.rows.entries()) {
      if (!bad && !Object.keys(row).length) bad = damaged(`rows ${at + 1}`);
      bad = bad || look(row, here.columns, `rows ${at + 1}: `);
    }
    if (!bad && file.draft) bad = look(file.line, here.columns, "line: ");
    if (bad) return bad;
    if (unknown.length) {
      return refuse("unknown", { edition: file.edition, ids: unknown.slice(0, 9).join(", ") });
    }
    return chained(file) || { file };
  };

  /* Returns a file of this form that was refused, to be looked at, where it was changed after it was saved;
     nothing in it is trusted. */
  const changed = (text, here) => {
    const { file } = parse(text);
    if (!isObject(file) || file.format !== FORMAT || file.form !== here.form || never(file, here)) return null;
    if (![VERSION, DRAFT].includes(file.version)) return null;
    if (!isObject(file.values) || !Array.isArray(file.rows)) return null;
    try {
      return shape(file) || chained(file) ? file : null;
    } catch (error) {
      return file; /* too deep for a form */
    }
  };

  /* Returns what a file of another form holds for the fields of this one: what fits and what does not. */
  const carry = (text, here) => {
    const { file, refused, values } = parse(text);
    if (refused) return { refused, values };
    const wrong = shape(file);
    if (wrong) return wrong;
    if (file.form === here.form) return refuse("same", { form: file.form });
    const bad = chained(file);
    if (bad) return bad;
    const ids = [...here.fields.keys()].filter(id => Object.prototype.hasOwnProperty.call(file.values, id)
      && here.carried.includes(id));
    const fits = id => !judge(file.values[id], here.fields.get(id), here.fault);
    return { file, fits: ids.filter(fits), others: ids.filter(id => !fits(id)) };
  };

  const name = (here, values, saved, draft) => {
    const own = values[here.own] || values["exhibit-no"] || values["case-ref"] || "";
    const safe = own.replace(/[^\p{L}\p{M}\p{Nd}.-]+/gu, "_").replace(/^[_.]+|[_.]+$/g, "").slice(0, 60);
    const time = saved.replace(/[-:]/g, "").replace("T", "-");
    return `${[here.form, draft && "DRAFT", safe, time].filter(Boolean).join("_")}.json`;
  };

  /* Returns name, text and head hash of the file that holds these answers; of a draft where `line` is given. */
  const write = (here, values, rows, now, line) => {
    const file = {
      format: FORMAT,
      version: line ? DRAFT : VERSION,
      form: here.form,
      edition: here.edition,
      language: here.language,
      "saved-utc": formAnswer.stamp(now),
      values,
      rows,
    };
    if (line) Object.assign(file, { draft: true, line });
    file.chain = { rows: links(here.form, rows) };
    file.chain.head = headOf(file);
    const text = `${JSON.stringify(file, null, 2)}\n`;
    return { name: name(here, values, file["saved-utc"], line), text, head: file.chain.head };
  };

  return { read, carry, changed, write, canonical, LARGEST, MOST_ROWS };
})();
