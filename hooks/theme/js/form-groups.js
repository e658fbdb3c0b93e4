/* What keeps a long form in reach: its groups in a short list above the first, with what each still lacks,
   and a bar at the lower edge with Save, what it answers, and how much is filled. */
const formGroups = (root, fields, { make, fill, words, language, dir }) => {
  const FEW = 3;
  const always = fields.filter(({ needed }) => needed === "always");
  const open = of => of.filter(field => !field.get() || field.why()).length;

  const list = make("nav", "form-groups");
  list.setAttribute("aria-label", words.groups);
  const lines = document.createElement("ol");
  Object.assign(lines, { lang: language, dir });
  list.append(lines);
  const parts = [...root.querySelectorAll(".form-group")].map(group => {
    const head = group.querySelector("h3");
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${head.id}`;
    link.textContent = head.textContent;
    const left = make("span", "group-left");
    line.append(link, " ", left);
    lines.append(line);
    return { line, left, own: always.filter(({ box }) => group.contains(box)) };
  });
  list.hidden = parts.length <= FEW;
  root.addEventListener("focusin", ({ target }) => { // a browser brings the caret into view, not the rest of its box
    if (target.tagName === "TEXTAREA") target.scrollIntoView({ block: "nearest" });
  });

  const needed = make("span", "form-needed");
  const foot = (said, ...buttons) => {
    const made = make("div", "form-foot");
    const row = make("div", "form-row");
    row.append(...buttons, needed);
    made.append(said, row);
    return made;
  };
  const show = () => {
    for (const { line, left, own } of parts) {
      const n = open(own);
      left.textContent = n ? fill(words.left, { n }) : "";
      line.classList.toggle("group-done", own.length > 0 && !n);
    }
    needed.textContent = fill(words.needed, { n: always.length - open(always), m: always.length });
  };
  return { list, foot, show };
};
