/* The converter of clocks and calendars: two small tables that are filled in and answered on the page
   alone. Nothing is kept, and nothing is sent. What is typed comes back as text only. */
(() => {
  const page = document.documentElement;
  const root = document.querySelector(".converter");
  if (!root) return;
  const words = JSON.parse(document.getElementById("main").dataset.dates);

  const make = (name, look, ...inside) => {
    const element = document.createElement(name);
    if (look) element.className = look;
    element.append(...inside);
    return element;
  };
  const ltr = text => Object.assign(make("bdi", "converter-figure", text), { dir: "ltr" });
  /* Returns words as parts: each value, and each date, time or offset that stands in them, is set apart,
     so that it neither turns the words around it nor is turned or broken by them. */
  const phrase = (text, values) => text.split(/(\{\w+\}|[+±-]?\d[\d:\/-]*(?: \d\d:\d\d)?)/).map((part, at) => {
    if (at % 2 === 0) return part;
    const shown = part[0] === "{" ? `${values[part.slice(1, -1)]}` : part;
    return /\d/.test(shown) ? ltr(shown) : make("bdi", "", shown);
  });
  const field = (id, label) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "text", id, dir: "ltr", spellcheck: false, maxLength: 40 });
    for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) input.setAttribute(name, "off");
    const name = make("label", "", ...phrase(label));
    name.htmlFor = id;
    return { input, box: make("p", "converter-field", name, input) };
  };
  /* A choice of which none is made at first: a clock or a calendar that nobody chose is a guess. */
  const choice = (name, legend, options) => {
    const set = make("fieldset", "", make("legend", "", legend));
    for (const [value, ...label] of options) {
      const input = Object.assign(document.createElement("input"), { type: "radio", name, value });
      input.setAttribute("autocomplete", "off");
      set.append(make("label", "option", input, " ", make("span", "", ...label)));
    }
    /* Firefox keeps for a crash, on disk, each choice that differs from the page as it was read. */
    set.addEventListener("change", () => {
      for (const one of set.querySelectorAll("input")) one.defaultChecked = one.checked;
    });
    const chosen = () => (set.querySelector(":checked") || { value: "" }).value;
    set.setAttribute("role", "radiogroup"); // a radio alone cannot be invalid
    return { set, chosen, first: set.querySelector("input") };
  };
  /* One half: its fields, its button, and its answer, which a screen reader speaks. */
  const half = (name, title, inside, answer) => {
    const said = make("div", "converter-said");
    said.setAttribute("aria-live", "polite");
    const clear = () => {
      said.textContent = "";
      for (const marked of box.querySelectorAll("[aria-invalid]")) {
        marked.removeAttribute("aria-invalid");
        marked.removeAttribute("aria-describedby");
      }
    };
    const act = () => {
      clear();
      const { wrong, at, shown } = answer();
      if (wrong) {
        const why = Object.assign(make("p", "converter-wrong", ...wrong), { id: `converter-${name}-wrong` });
        const marked = at.closest("[role=radiogroup]") || at;
        said.append(why);
        marked.setAttribute("aria-invalid", "true");
        marked.setAttribute("aria-describedby", why.id);
        at.focus();
      } else {
        said.append(...shown);
      }
    };
    const button = Object.assign(make("button", "", words.convert), { type: "button" });
    button.addEventListener("click", act);
    const box = make("div", "converter-half", make("h3", "", title), ...inside, button, said);
    box.addEventListener("keydown", ({ key, target, isComposing }) => {
      if (key === "Enter" && target.type !== "button" && !isComposing) act();
    });
    /* An answer to another question must not stand beside a new one. */
    box.addEventListener("input", clear);
    return box;
  };
  const table = rows => {
    const made = make("dl", "");
    for (const [name, ...parts] of rows) made.append(make("div", "", make("dt", "", ...name), make("dd", "", ...parts)));
    return made;
  };
  const warning = parts => make("p", "converter-warn", ...parts);
  const weekday = day => new Date(day * 86400000).toLocaleDateString(page.lang, { weekday: "long", timeZone: "UTC" });
  const named = day => `${calendar.text(calendar.fromDay("gregorian", day))} (${weekday(day)})`;

  const clockHalf = () => {
    const time = field("converter-time", words.time);
    const own = field("converter-offset", words.own);
    own.box.hidden = true;
    const places = calendar.CLOCKS.map(({ id, offset }) => [id, words.places[id], " ", ltr(offset)]);
    const clocks = choice("converter-clock", words.clock, [
      ["utc", ltr("UTC +00:00")], ...places, ["own", words.other],
    ]);
    clocks.set.addEventListener("change", () => { own.box.hidden = clocks.chosen() !== "own"; });
    const answer = () => {
      const typed = formAnswer.inLatin(time.input.value);
      const chosen = clocks.chosen();
      const clock = calendar.CLOCKS.find(({ id }) => id === chosen);
      const offset = clock ? clock.offset : chosen === "own" ? formAnswer.habits.offset(formAnswer.inLatin(own.input.value)) : "+00:00";
      if (!formAnswer.utc(typed, "+00:00")) return { wrong: phrase(words.wrong_time), at: time.input };
      if (!chosen) return { wrong: phrase(words.wrong_clock), at: clocks.first };
      if (!/^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(offset)) return { wrong: phrase(words.wrong_offset), at: own.input };
      if (typed < calendar.OLDEST || typed >= "2100") return { wrong: phrase(words.wrong_years), at: time.input };
      const utc = formAnswer.utc(typed, offset);
      const day = typed.slice(0, 10);
      const shown = [table([["UTC"], ...calendar.CLOCKS.map(({ id, offset: its }) => [words.places[id], " ", ltr(its)])]
        .map((name, at) => {
          if (!at) return [name, ltr(utc), ` (${weekday(Math.floor(new Date(utc) / 86400000))})`];
          const other = calendar.CLOCKS[at - 1];
          const here = calendar.local(+new Date(utc), other.offset);
          if (!calendar.mayBeSummer(other, here.slice(0, 10))) return [name, ltr(here)];
          const then = { time: calendar.local(+new Date(utc), other.summer), offset: other.summer };
          return [name, ltr(here), " · ", ...phrase(words.in_summer, then)];
        }))];
      if (clock && calendar.mayBeSummer(clock, day)) {
        const values = { place: words.places[clock.id], offset, summer: clock.summer, utc, other: formAnswer.utc(typed, clock.summer) };
        shown.unshift(warning(phrase(words.summer, values)));
      }
      return { shown };
    };
    return half("clock", words.clock_title, [time.box, clocks.set, own.box], answer);
  };

  const dayHalf = () => {
    const date = field("converter-date", words.date);
    const kinds = choice("converter-calendar", words.calendar, calendar.NAMES.map(kind => [kind, words.calendars[kind]]));
    const month = (kind, m) => words.months[kind].map(({ says, lang, dir, names }) => {
      const name = Object.assign(make("bdi", "", names[m - 1]), { lang, dir });
      return [" · ", name, says ? ` (${says})` : ""];
    });
    const row = (kind, day) => {
      const its = calendar.fromDay(kind, day);
      if (kind === "gregorian") return [[words.calendars[kind]], ltr(calendar.text(its)), ` (${weekday(day)})`];
      const parts = [ltr(calendar.text(its)), ...[].concat(...month(kind, its.m))];
      return [[words.calendars[kind]], ...kind === "hijri" ? [`${words.about} `, ...parts] : parts];
    };
    const answer = () => {
      const kind = kinds.chosen();
      if (!kind) return { wrong: phrase(words.wrong_calendar), at: kinds.first };
      const { wrong, day, range, y, m, n } = calendar.read(kind, formAnswer.inLatin(date.input.value));
      if (wrong) {
        const values = { calendar: words.calendars[kind], y, m, n, first: range && range[0], last: range && range[1] };
        return { wrong: phrase(words[`wrong_${wrong}`], values), at: date.input };
      }
      const shown = [table(calendar.NAMES.map(name => row(name, day)))];
      if (kind === "hijri") {
        shown.unshift(warning(phrase(words.from_hijri, { before: named(day - 1), after: named(day + 1) })));
      }
      shown.push(make("p", "converter-note", ...phrase(words.hijri_note)));
      return { shown };
    };
    return half("day", words.date_title, [date.box, kinds.set], answer);
  };

  root.append(clockHalf(), dayHalf());
  root.hidden = false;
  /* A browser may keep a page that was left, to show it again as it was. */
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    root.textContent = "";
    root.append(clockHalf(), dayHalf());
  });
})();
