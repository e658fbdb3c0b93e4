/* What the parts of a form are made of: elements, buttons, sentences with values in them, and the hashing
   of chosen files with its progress. */
const formParts = ({ words: plain, tool, commands: ways }) => {
  const page = document.documentElement;
  const WAIT = 600;
  const LINE = 24; /* signs that fit a line wherever it is */

  /* The form may be in another language than the page, and the words are the page's. */
  const make = (name, look, text) => {
    const element = document.createElement(name);
    element.className = look;
    element.lang = page.lang;
    element.dir = page.dir;
    element.textContent = text || "";
    return element;
  };
  const button = (text, act) => {
    const made = make("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const input = text => {
    const made = document.createElement("input");
    Object.assign(made, { type: "text", dir: "auto", spellcheck: false });
    for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) made.setAttribute(name, "off");
    const label = make("label", "", `${text} `);
    label.append(made);
    return { input: made, label };
  };
  /* Returns sentences of a right-to-left language with the dates, times and numbers in them set apart. */
  /* A code such as SHA-256 is set apart whole. */
  const upright = (sentences, dir) => {
    if (dir !== "rtl") return sentences;
    const made = {};
    for (const key of Object.keys(sentences)) {
      made[key] = sentences[key].replace(/(?:[A-Za-z][A-Za-z0-9]*-|[+-])?\d[\d:.TZ+-]*(?: [\d:+-]*\d)*/g, "\u2066$&\u2069");
    }
    return made;
  };
  /* Each value is set apart, so that it cannot turn the words around it. */
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => `\u2068${values[name]}\u2069`);
  /* Says a sentence whose values do not break at their hyphens. */
  const tell = (element, text, values) => {
    element.textContent = "";
    for (const [at, part] of text.split(/\{(\w+)\}/).entries()) {
      const value = document.createElement("bdi");
      value.textContent = values[part];
      element.append(at % 2 ? value : part);
    }
  };
  /* Says a sentence in which no date, time or code is broken at its hyphens, and the name of a file behind
     an underscore alone. */
  const whole = (element, text) => {
    element.textContent = "";
    for (const [at, part] of text.split(/((?=[\w:.+-]*\d)(?=[\w:.+-]*[-:])[\w+-][\w:.+-]*\w)/).entries()) {
      const value = document.createElement("bdi");
      value.dir = "ltr";
      for (const piece of part.match(/[^_]*_|[^_]+/g) || []) {
        const one = document.createElement("span");
        one.className = piece.length > LINE ? "" : "whole";
        one.textContent = piece;
        value.append(one, document.createElement("wbr"));
      }
      element.append(at % 2 ? value : part);
    }
  };
  /* A button that asks once more before it acts, `when` there is something to lose. A key that is held
     down is one press, and a second one within the wait is no answer. */
  const careful = (text, act, { when = () => true, ask, calmed }) => {
    let ends = 0;
    let ripens = 0;
    const calm = () => {
      if (!ends) return;
      clearTimeout(ends);
      clearTimeout(ripens);
      ends = 0;
      made.classList.remove("form-sure");
      calmed(made);
    };
    const made = button(text, () => {
      if (ends && !made.classList.contains("form-sure")) return;
      if (ends || !when()) {
        calm();
        act();
        return;
      }
      ends = setTimeout(calm, 6000);
      ripens = setTimeout(() => made.classList.add("form-sure"), WAIT);
      ask(made);
    });
    made.addEventListener("keypress", event => {
      if (event.repeat) event.preventDefault();
    });
    made.addEventListener("blur", calm);
    return made;
  };
  const twice = (text, sure, act) => {
    const made = careful(text, act, {
      ask: () => { made.textContent = sure(); },
      calmed: () => { made.textContent = text; },
    });
    made.classList.add("form-twice");
    return made;
  };

  /* A way to choose the file of a form; what it says is acted upon only while the form is `free`. */
  const chooser = (act, free, refuse) => {
    const chosen = document.createElement("input");
    chosen.type = "file";
    chosen.accept = ".json,application/json";
    chosen.hidden = true;
    chosen.addEventListener("change", () => {
      const [file] = chosen.files;
      chosen.value = "";
      if (!file || !free()) return;
      if (file.size > formFile.LARGEST) {
        refuse("large");
        return;
      }
      const reader = new FileReader();
      reader.addEventListener("load", () => {
        if (free()) act(reader.result);
      });
      reader.addEventListener("error", () => refuse("unread"));
      reader.readAsText(file);
    });
    return chosen;
  };

  const words = upright(plain, page.dir);
  /* What the head hash is, and the commands that compute hashes without this page. */
  const about = more => {
    const made = make("details", "form-about");
    const head = document.createElement("summary");
    head.textContent = words.about;
    made.append(head, make("p", "", words.about_is), make("p", "", words.about_not), make("p", "", words.about_check));
    const commands = document.createElement("dl");
    for (const [name, command] of ways) {
      const part = document.createElement("div");
      const typed = document.createElement("code");
      typed.textContent = command;
      part.append(make("dt", "", name), document.createElement("dd"));
      part.lastChild.append(typed);
      commands.append(part);
    }
    made.append(commands);
    if (more) {
      const link = document.createElement("a");
      link.href = more;
      link.textContent = words.about_more;
      const last = make("p", "");
      last.append(link);
      made.append(last);
    }
    return made;
  };

  /* Hashes that run, and the epoch of the answers: a form that is cleared or opened begins a new one, and
     what was begun before it writes nothing. */
  const work = { epoch: 0, running: 0, told: () => 0 };
  /* Hashes files one after the other; says how far it is, and stops when asked to. */
  const hash = async (files, said, tools, each) => {
    const { epoch } = work;
    const late = () => epoch !== work.epoch;
    let stop = false;
    const done = [];
    work.running += 1;
    const bar = make("progress", "form-progress");
    bar.max = 1;
    bar.setAttribute("aria-label", "SHA-256");
    const end = button(words.stop, () => { stop = true; });
    end.className = "form-stop";
    tools.append(bar, end);
    const others = [...tools.querySelectorAll("button")].filter(one => one !== end && !one.disabled);
    for (const one of others) one.disabled = true;
    work.told();
    said.classList.remove("form-no");
    let text = "";
    for (const [at, file] of files.entries()) {
      said.textContent = fill(words.hashing, { file: file.name, n: at + 1, m: files.length });
      try {
        const sha256 = await formHash.file(file, bytes => { bar.value = file.size ? bytes / file.size : 1; }, () => stop || late());
        if (!sha256 || stop || late()) break;
        const found = { name: file.name, size: file.size, sha256, time: formAnswer.stamp(new Date()), tool };
        if (each && !each(found)) {
          stop = true;
          break;
        }
        done.push(found);
      } catch (error) {
        text = fill(words.no_read, { file: file.name });
        said.classList.add("form-no");
        break;
      }
    }
    bar.remove();
    end.remove();
    for (const one of others) one.disabled = false;
    work.running -= 1;
    work.told();
    said.textContent = late() ? words.hash_late : text || fill(stop ? words.stopped : words.hashed, { n: done.length });
    return late() ? [] : done;
  };

  return { make, button, input, upright, fill, tell, whole, careful, twice, chooser, about, work, hash };
};

/* One field of a form: its answer, what is wrong with it, and the helpers that its kind has. `form` says
   the words, judges answers, and hears that something changed. */
const formField = (box, form) => {
  /* Where the style sheet lets a field grow the browser measures the page once a key less. */
  const GROWS = CSS.supports("field-sizing", "content");
  const { words } = form;
  const { field: id, kind, needed } = box.dataset;
  const { chosen, signed } = form.kinds[kind];
  const place = box.querySelector(".field-fill");
  const inputs = [...place.querySelectorAll("input, textarea")];
  const [input] = inputs;
  const label = box.querySelector(".field-name").textContent.trim();
  const many = Boolean(chosen);
  const typed = !many && kind !== "check";
  const isIdentifier = (kind === "text" && /-(?:ref|no)$/.test(id)) || id === "exhibit-list";
  const choices = many ? inputs.map(one => one.dataset.choice) : [];
  const asked = choices.filter((_, at) => !("retired" in inputs[at].parentElement.dataset));

  const wrong = form.make("p", "field-wrong");
  wrong.id = `wrong-${many ? input.id.slice(0, -choices[0].length - 1) : input.id}`;
  wrong.setAttribute("role", "status");
  const help = form.make("p", "field-help");
  help.setAttribute("role", "status");
  const target = many ? box : input;
  target.setAttribute("aria-describedby",
    `${target.getAttribute("aria-describedby") || ""} ${wrong.id}`.trim());
  place.append(wrong);

  /* What a file said stays as it was until somebody changes it. */
  let kept = null;
  const get = () => {
    if (kind === "check") return input.checked ? true : "";
    if (chosen === "many") {
      const found = choices.filter((_, at) => inputs[at].checked);
      return found.length ? found : "";
    }
    if (chosen === "one") return choices.find((_, at) => inputs[at].checked) || "";
    if (kept && input.value === kept.seen) return kept.value;
    const tidied = form.tidy(kind, input.value);
    return isIdentifier ? formAnswer.inLatin(tidied) : tidied;
  };

  /* The words that a person reads for an answer. */
  const shown = value => {
    if (kind === "check") return value ? form.paper.yes : "";
    if (!many) return value || "";
    const names = inputs.map(one => one.parentElement.textContent.trim());
    return [].concat(value || []).map(one => names[choices.indexOf(one)]).join(" · ");
  };

  const fault = () => (typed && get() ? form.fault(kind, get()) : "");
  /* Why an answer is none of its kind, in words; empty where it is one. */
  const why = (value = get()) => {
    const bad = typed && value ? form.fault(kind, value) : "";
    return bad ? form.fill(words[`wrong_${bad.replace(/-/g, "_")}`], { n: form.most(kind), m: [...value].length }) : "";
  };
  const say = text => {
    form.whole(wrong, text);
    if (text) target.setAttribute("aria-invalid", "true");
    else target.removeAttribute("aria-invalid");
    box.classList.toggle("field-bad", Boolean(text));
  };
  /* Brings the answer into shape and says what is wrong with it; returns whether nothing is. */
  const check = () => {
    if (!typed) return true;
    const shaped = get();
    if (help.dataset.shaped && help.dataset.shaped !== shaped) {
      form.tell(help, "", {});
      delete help.dataset.shaped;
    }
    if (!(kept && input.value === kept.seen) && input.value !== shaped) {
      /* What was put right and not only tidied is said: the officer may have meant something else. */
      const bare = text => formAnswer.inLatin(text).replace(/\s+/g, "").toLowerCase();
      if (bare(input.value) !== bare(shaped)) {
        form.tell(help, words.shaped, { typed: input.value.trim(), kept: shaped });
        help.dataset.shaped = shaped;
      }
      input.value = shaped;
    }
    grow();
    say(why());
    return !fault();
  };
  const free = typed && input.dir === "auto";
  const grow = () => {
    if (free) input.dir = formAnswer.way(input.value, form.dir);
    if (input.tagName !== "TEXTAREA") return;
    if (GROWS) { // but not where a hand has set its height
      if (input.style.height) input.style.height = "";
      return;
    }
    input.style.height = "auto";
    if (input.scrollHeight > input.clientHeight) input.style.height = `${input.scrollHeight + 2}px`;
  };
  /* What this edition asks no more is seen only when a file of an earlier one holds it. */
  const appear = () => {
    if ("retired" in box.dataset) box.hidden = !get();
    for (const one of inputs) {
      const option = one.parentElement;
      if ("retired" in option.dataset) option.hidden = !one.checked;
    }
  };
  const back = () => {
    /* Firefox keeps for a crash, on disk, each choice that differs from the page as it was read. */
    if (!typed) for (const one of inputs) one.defaultChecked = one.checked;
    if (takeBack) takeBack.hidden = !get();
  };
  const set = value => {
    if (kind === "check") input.checked = value === true;
    else if (many) inputs.forEach((one, at) => { one.checked = [].concat(value || []).includes(choices[at]); });
    else {
      input.value = value || "";
      kept = value ? { value, seen: input.value } : null;
    }
    if (local) local.input.value = "";
    help.textContent = "";
    appear();
    back();
    check();
  };
  /* Takes what was written before this script ran; what is being written is judged when it is left. */
  const adopt = () => {
    appear();
    back();
    if (document.activeElement === input) grow();
    else check();
  };
  const focus = () => (inputs.find(one => one.checked) || input).focus();
  /* A local time that was typed beside the answer and is none yet. */
  const loose = () => (local ? local.input.value.trim() : "");
  const focusLoose = () => {
    local.input.closest(".field-local").hidden = false;
    local.input.focus();
  };
  const write = value => {
    input.value = value;
    check();
    form.changed();
  };

  const tools = form.make("div", "field-tools");
  let takeBack = null;
  let local = null;
  if (chosen === "one") {
    takeBack = form.button(words.take_back, () => {
      set("");
      form.changed();
      input.focus();
    });
    takeBack.setAttribute("aria-label", `${words.take_back}: ${label}`);
    tools.append(takeBack);
    back();
  }
  const named = (text, act) => {
    const made = form.button(text, act);
    made.setAttribute("aria-label", `${text}: ${label}`);
    return made;
  };
  /* A helper that asks before it writes over an answer. */
  const replacing = (text, act) => form.careful(text, act, {
    when: () => Boolean(get()),
    ask: () => form.tell(help, words.replace, {}),
    calmed: () => { help.textContent = ""; },
  });
  const replacingNamed = (text, act) => {
    const made = replacing(text, act);
    made.setAttribute("aria-label", `${text}: ${label}`);
    return made;
  };
  if (kind === "utc-time") {
    const now = replacingNamed(words.now, () => {
      write(formAnswer.stamp(new Date()));
      form.tell(help, words.now_said, { time: input.value });
    });
    const row = form.make("div", "field-local");
    row.hidden = true;
    local = form.input(words.local_time);
    const turn = () => {
      const [, time, own] = /^(.*?)(?:\s*([+-]\d\d:\d\d))?$/.exec(formAnswer.inLatin(local.input.value));
      const near = form.offset(box);
      const offset = own || near.value;
      if (!offset || form.fault("offset", offset)) {
        form.tell(help, words.local_none, { field: near.label || "–" });
        return;
      }
      const found = formAnswer.utc(time.trim(), offset);
      form.tell(help, found ? words.local_said : words.local_wrong, { local: time.trim(), offset, utc: found });
      if (found) {
        local.input.value = "";
        write(found);
      } else local.input.focus();
    };
    local.input.dir = "ltr";
    const turning = replacing(words.local_set, turn);
    local.input.addEventListener("keypress", ({ key, repeat }) => {
      if (key === "Enter" && !repeat) turning.click();
    });
    row.append(local.label, turning);
    const open = named(words.local, () => {
      row.hidden = !row.hidden;
      open.setAttribute("aria-expanded", `${!row.hidden}`);
      if (!row.hidden) local.input.focus();
    });
    open.setAttribute("aria-expanded", "false");
    tools.append(now, open, row);
  }
  if (kind === "offset") {
    const own = formAnswer.offset(new Date());
    const group = form.make("div", "field-offsets");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", `${words.offsets}: ${label}`);
    for (const one of form.offsets) {
      const made = replacing(one, () => write(one));
      made.dir = "ltr";
      group.append(made);
    }
    if (form.fault("offset", own) === "") {
      group.append(replacing(form.fill(words.offset_device, { offset: own }), () => write(own)));
    }
    tools.append(group);
  }
  if (kind === "sha256") {
    const picked = form.make("input", "");
    picked.type = "file";
    picked.hidden = true;
    picked.addEventListener("change", async () => {
      const [file] = picked.files;
      picked.value = "";
      if (!file) return;
      const before = input.value;
      const [found] = await form.hash([file], help, tools);
      if (!found) return;
      if (input.value === before && input.isConnected) write(found.sha256);
      else form.tell(help, words.hash_late, {});
    });
    tools.append(replacingNamed(words.file, () => picked.click()), picked);
  }
  if (signed) {
    tools.append(named(words.sign_time, () => {
      const who = get();
      write(`${who ? `${who}, ` : ""}${formAnswer.stamp(new Date())}`);
      input.focus();
    }), form.make("p", "field-note", words.typed));
  }
  if (tools.children.length) wrong.before(tools);
  place.append(help);

  if (typed) {
    input.addEventListener("change", check);
    input.addEventListener("input", grow);
    input.addEventListener("keypress", event => {
      if (kind === "text" && event.key === "Enter") event.preventDefault();
    });
  } else {
    box.addEventListener("change", back);
  }
  const lock = locked => {
    for (const one of place.querySelectorAll("input, textarea, button")) one.disabled = locked;
  };
  return { id, kind, chosen, signed, needed, label, box, choices, asked, get, set, adopt, shown, fault, why, check, say, focus, loose, focusLoose, lock, inputs };
};
