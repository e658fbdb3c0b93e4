"use strict";
// The search of the flat pages. The same as handbook/world/findwheel.py; it folds nothing.
// window.rangeIndex: [[link, address, title, [text, …]], …] of this slice. Nothing is stored or sent.
(function () {
  const EDGES = ".,;:!?…()[]«»'‘’،؛؟۔।";
  const OPENING = 160;

  function bare(word) {
    const signs = Array.from(word);
    while (signs.length && EDGES.includes(signs[0])) signs.shift();
    while (signs.length && EDGES.includes(signs[signs.length - 1])) signs.pop();
    return signs.join("");
  }
  function tokens(text) {
    return text.split(/[ \t\r\n\u00a0]+/).map(bare).filter(Boolean);
  }
  function asked(query) {
    return query.split(/["“”]/).flatMap(function (piece, number) {
      const words = tokens(piece);
      return number % 2 && words.length ? [words.join(" ")] : words;
    });
  }
  function find(index, query) {
    const terms = asked(query);
    return !terms.length ? [] : index.filter(function (page) {
      const padded = [page[2]].concat(page[3]).map(function (text) {
        return " " + tokens(text).join(" ") + " ";
      });
      return terms.every(function (term) {
        return padded.some(function (text) { return text.includes(" " + term + " "); });
      });
    });
  }
  function element(name, text, look, direction) {
    const made = document.createElement(name);
    made.textContent = text;
    if (look) made.className = look;
    if (direction) made.dir = direction;
    return made;
  }
  function show() {
    const found = find(window.rangeIndex || [], field.value);
    const list = document.createElement("ol");
    found.forEach(function (page) {
      const row = document.createElement("li"), link = document.createElement("a");
      link.href = page[0];
      link.append(element("bdi", page[2]));
      const where = element("p", "", "where");
      where.append(element("bdi", page[1], "", "ltr"));
      const opening = Array.from(page[3][0]).slice(0, OPENING).join("");
      row.append(link, where, element("p", opening, "opening", "auto"));
      list.append(row);
    });
    const count = element("p", found.length + " found");
    place.replaceChildren.apply(place, field.value.trim() ? [count, list] : []);
  }
  const field = document.getElementById("q"), place = document.getElementById("results");
  field.addEventListener("change", show);
})();
