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
