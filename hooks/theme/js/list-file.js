/* The file that a list can be saved as: its text, and what a text says after each of its fields was
   looked at; and which initials and times are allowed in it. A text that differs in anything is refused
   whole. Nothing here is stored or sent. */
const listFile = (() => {
  const FORMAT = "handbook-list";
  const VERSION = 2;
  const LARGEST = 200000;
  const INITIALS = 12;
  const DAY = 86400000;
  /* all but letters of any script, digits and what stands between initials: no code, and no sign that
     is not seen or that turns or breaks what stands beside it */
  const foreign = /[^\p{L}\p{M}\p{Nd} .'’-]/gu;

  const stamp = date => `${date.toISOString().slice(0, 19)}Z`;
  const plain = time => `${time.slice(0, 10)} ${time.slice(11, 16)}`;
  const tidy = text => text.slice(0, INITIALS).replace(foreign, "").trim();
  const is = form => value => typeof value === "string" && form.test(value);
  const isDay = is(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const isTime = value => {
    const date = isDay(value) ? new Date(value) : NaN;
    return !isNaN(date) && stamp(date) === value;
  };
  const isInitials = value => typeof value === "string" && tidy(value) === value;

  /* Returns the instant nearest to `done` at which a clock shows `text` in UTC, none after `now`;
     empty where there is none. */
  const moment = (text, done, now) => {
    if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) return "";
    const was = new Date(done).getTime();
    const day = new Date(`${done.slice(0, 10)}T${text}:00Z`).getTime();
    const [nearest] = [day - DAY, day, day + DAY].filter(at => at <= now.getTime())
      .sort((one, other) => Math.abs(one - was) - Math.abs(other - was));
    return nearest === undefined ? "" : stamp(new Date(nearest));
  };

  const HEAD = {
    format: value => value === FORMAT,
    version: value => value === VERSION,
    list: is(/^CL-\d\d$/),
    edition: is(/^\d{4}\.(?:0[1-9]|1[0-2])$/),
    language: is(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/),
    "saved-utc": isTime,
    initials: isInitials,
    items: value => Array.isArray(value) && value.length > 0 && value.length < 100,
  };
  const ITEM = {
    id: is(/^CL-\d\d\.\d{1,3}$/),
    "done-utc": isTime,
    initials: isInitials,
    typed: value => typeof value === "boolean",
  };

  const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);

  /* the name of the first field that is missing or not as it was written, "+" for one too many */
  const fault = (value, shape) => {
    if (!isObject(value)) return "{}";
    const wrong = Object.keys(shape).find(name =>
      !Object.prototype.hasOwnProperty.call(value, name) || !shape[name](value[name]));
    if (wrong) return wrong;
    return Object.keys(value).length === Object.keys(shape).length ? "" : "+";
  };

  const refuse = (why, values) => ({ refused: why, values: values || {} });
  const damaged = where => refuse("damaged", { where });

  /* Returns what the file says, or why it is refused; `here` is the list that is open. */
  const read = (text, here, now) => {
    let file;
    try {
      file = JSON.parse(text);
    } catch (error) {
      return damaged("JSON");
    }
    if (!isObject(file) || file.format !== FORMAT) return refuse("format");
    if (Number.isInteger(file.version) && file.version !== VERSION) {
      return refuse("version", { version: file.version });
    }
    const wrong = fault(file, HEAD);
    if (wrong) return damaged(wrong);
    if (file.list !== here.list) return refuse("list", { list: file.list, here: here.list });
    const ids = new Set();
    for (const [place, item] of file.items.entries()) {
      const bad = fault(item, ITEM);
      if (bad) return damaged(`items ${place + 1}: ${bad}`);
      if (ids.has(item.id)) return damaged(`items ${place + 1}: ${item.id}`);
      if (item["done-utc"] > file["saved-utc"]) return damaged(`items ${place + 1}: done-utc`);
      ids.add(item.id);
    }
    if (new Date(file["saved-utc"]).getTime() > now.getTime() + DAY) {
      return refuse("future", { saved: plain(file["saved-utc"]), now: plain(stamp(now)) });
    }
    const unknown = [...ids].filter(id => !here.ids.includes(id));
    if (unknown.length) {
      return refuse("unknown", { edition: file.edition, ids: unknown.join(", ") });
    }
    return { file };
  };

  /* Returns the name and the text of a file; `ticks` says which items are done. A clock that was set
     back since the last tick would make a file that is refused: it was saved no earlier than that. */
  const write = (here, initials, ticks, now) => {
    const saved = [stamp(now), ...ticks.map(tick => tick.done)].sort().pop();
    const file = {
      format: FORMAT,
      version: VERSION,
      list: here.list,
      edition: here.edition,
      language: here.language,
      "saved-utc": saved,
      initials,
      items: ticks.map(tick => ({
        id: tick.id,
        "done-utc": tick.done,
        initials: tick.initials,
        typed: tick.typed,
      })),
    };
    const name = `${here.list}-${here.edition}-${saved.replace(/[-:]/g, "")}.json`;
    return { name, text: `${JSON.stringify(file, null, 2)}\n` };
  };

  return { read, write, stamp, plain, tidy, moment, LARGEST, INITIALS };
})();
