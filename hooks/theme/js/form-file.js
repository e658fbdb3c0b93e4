/* SHA-256 of texts and of files, in pieces between which the page stays alive. A file of up to 64 MiB
   goes to the browser's own function where it has one. What is read here is sent nowhere. */
const formHash = (() => {
  const SMALL = 64 << 20;
  const PIECE = 1 << 20;
  const K = Int32Array.of(
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  );

  /* Returns a sum that takes bytes piece by piece and ends as 64 signs. */
  const sum = () => {
    const state = Int32Array.of(
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    );
    const words = new Int32Array(64);
    const rest = new Uint8Array(64);
    let held = 0;
    let length = 0;

    const block = (bytes, from) => {
      for (let i = 0, at = from; i < 16; i += 1, at += 4) {
        words[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
      }
      for (let i = 16; i < 64; i += 1) {
        const x = words[i - 15];
        const y = words[i - 2];
        words[i] = (words[i - 16] + words[i - 7]
          + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
          + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10)) | 0;
      }
      let a = state[0];
      let b = state[1];
      let c = state[2];
      let d = state[3];
      let e = state[4];
      let f = state[5];
      let g = state[6];
      let h = state[7];
      for (let i = 0; i < 64; i += 1) {
        const one = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7))
          + (e & f ^ ~e & g) + K[i] + words[i]) | 0;
        const two = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10))
          + (a & b ^ a & c ^ b & c)) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + one) | 0;
        d = c;
        c = b;
        b = a;
        a = (one + two) | 0;
      }
      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
      state[4] += e;
      state[5] += f;
      state[6] += g;
      state[7] += h;
    };

    const add = bytes => {
      let at = 0;
      length += bytes.length;
      if (held) {
        at = Math.min(64 - held, bytes.length);
        rest.set(bytes.subarray(0, at), held);
        held += at;
        if (held < 64) return;
        block(rest, 0);
        held = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) block(bytes, at);
      rest.set(bytes.subarray(at));
      held = bytes.length - at;
    };

    const end = () => {
      const tail = new Uint8Array(held < 56 ? 64 - held : 128 - held);
      const view = new DataView(tail.buffer);
      tail[0] = 0x80;
      view.setUint32(tail.length - 8, Math.floor(length / 0x20000000));
      view.setUint32(tail.length - 4, length << 3 >>> 0);
      add(tail);
      return [...state].map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
    };

    return { add, end };
  };

  const text = words => {
    const one = sum();
    one.add(new TextEncoder().encode(words));
    return one.end();
  };

  const hex = buffer =>
    [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, "0")).join("");

  /* Returns the sum of a file; empty when `stopped` says so. A file that is gone or gets shorter while
     it is read is an error. `told` hears how many bytes are done. */
  const file = async (blob, told, stopped, small = SMALL) => {
    if (blob.size <= small && self.crypto && crypto.subtle) {
      const found = hex(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
      told(blob.size);
      return stopped() ? "" : found;
    }
    const one = sum();
    const read = at => blob.slice(at, at + PIECE).arrayBuffer();
    let next = read(0);
    for (let at = 0; at < blob.size; at += PIECE) {
      const bytes = new Uint8Array(await next);
      if (stopped()) return "";
      if (bytes.length !== Math.min(PIECE, blob.size - at)) throw new Error("shorter");
      if (at + PIECE < blob.size) next = read(at + PIECE);
      one.add(bytes);
      told(at + bytes.length);
    }
    return one.end();
  };

  return { text, file, sum };
})();

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
