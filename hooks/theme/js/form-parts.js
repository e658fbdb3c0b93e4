/* What the parts of a form are made of: elements, buttons, sentences with values in them, and the hashing
   of chosen files with its progress. */
const formParts = ({ words: plain, tool }) => {
  const page = document.documentElement;

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
  const upright = (sentences, dir) => {
    if (dir !== "rtl") return sentences;
    const made = {};
    for (const key of Object.keys(sentences)) {
      made[key] = sentences[key].replace(/[+-]?\d[\d:.TZ+-]*(?: [\d:+-]*\d)*/g, "\u2066$&\u2069");
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
  /* A button that asks once more before it acts. */
  const twice = (text, sure, act) => {
    let timer = 0;
    const calm = () => {
      clearTimeout(timer);
      timer = 0;
      made.textContent = text;
    };
    const made = button(text, event => {
      if (timer && event.detail > 1) return; // the second half of a double click is no answer
      if (timer) {
        calm();
        act();
        return;
      }
      made.textContent = sure();
      timer = setTimeout(calm, 5000);
    });
    made.className = "form-twice";
    made.addEventListener("blur", calm);
    return made;
  };

  const words = upright(plain, page.dir);
  /* Hashes files one after the other; says how far it is, and stops when asked to. */
  const hash = async (files, said, tools, each) => {
    let stop = false;
    const done = [];
    const bar = make("progress", "form-progress");
    bar.max = 1;
    bar.setAttribute("aria-label", "SHA-256");
    const end = button(words.stop, () => { stop = true; });
    tools.append(bar, end);
    const others = [...tools.querySelectorAll("button")].filter(one => one !== end && !one.disabled);
    for (const one of others) one.disabled = true;
    said.classList.remove("form-no");
    let text = "";
    for (const [at, file] of files.entries()) {
      said.textContent = fill(words.hashing, { file: file.name, n: at + 1, m: files.length });
      try {
        const sha256 = await formHash.file(file, bytes => { bar.value = file.size ? bytes / file.size : 1; }, () => stop);
        if (!sha256) break;
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
    said.textContent = text || fill(stop ? words.stopped : words.hashed, { n: done.length });
    return done;
  };

  return { make, button, input, upright, fill, tell, twice, hash };
};
