/* What the tools of a list are made of: elements in the language of the page, fields that no browser
   fills in, and words with values set into them. */
const listParts = (() => {
  const page = document.documentElement;
  /* The list may be in another language than the page, and the words are the page's. */
  const make = (name, look, text) => {
    const element = document.createElement(name);
    element.className = look;
    element.lang = page.lang;
    element.dir = page.dir;
    element.textContent = text || "";
    return element;
  };
  const field = (text, most, value) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "text", dir: "auto", maxLength: most, spellcheck: false, value });
    for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) input.setAttribute(name, "off");
    const label = make("label", "", `${text} `);
    label.append(input);
    return { input, label };
  };
  const button = (text, act) => {
    const made = make("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  /* Each value is set apart, so that it cannot turn the words around it. */
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => `\u2068${values[name]}\u2069`);

  return Object.freeze({ make, field, button, fill });
})();
