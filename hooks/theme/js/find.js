/* The field of the search and the list below it. The index is fetched when the reader comes to the
   field, and made in small pieces, so that no key waits for it. A page that was opened from a folder
   may read no file, but may run one: the index is a script. */
{
  const { start, answer } = searchAnswers;
  const search = document.querySelector(".find");
  const [query, out, count, list, now] =
    ["query", "out", "count", "list", "now"].map(name => search.querySelector(`.find-${name}`));
  const words = JSON.parse(search.dataset.words);
  /* The folder of the language: the link to its first page is looked at by the checks of the site. */
  const root = document.querySelector(".brand").getAttribute("href").replace(/index\.html$/, "");
  const piece = 20;
  /* Pages that are shown at once; the next ones follow when the reader comes to the last. */
  const lot = 10;
  let index = null;
  let fetched = false;
  let rest = [];
  /* Enter was pressed before the index was there: the best page is opened once it is known. */
  let waited = false;

  const element = (name, own, ...inner) => {
    const made = Object.assign(document.createElement(name), own);
    made.append(...inner);
    return made;
  };

  /* What is missing is told where the page itself is the best that was found on it. */
  const place = (result, heading, told) => {
    const article = element("article", { innerHTML: `<${heading}>${result.title}</${heading}>${told ? result.text : ""}` });
    const missing = told ? Object.keys(result.terms).filter(term => !result.terms[term]) : [];
    const lacks = missing.flatMap(term => [" ", element("del", { textContent: term })]);
    if (missing.length) article.append(element("p", {}, words.missing, ...lacks));
    return element("a", { href: root + result.location }, article);
  };

  const page = parts => {
    const first = parts.find(({ location }) => !location.includes("#"));
    const others = parts.filter(part => part !== first);
    const apart = others.findIndex(({ score }) => score < parts[0].score);
    const beside = apart < 0 ? others : others.slice(0, apart);
    const folded = others.slice(beside.length);
    const made = element("li", {}, place(first, "h1", !beside.length && first === parts[0]), ...beside.map(one => place(one, "h2", true)));
    if (folded.length) {
      const more = folded.length === 1 ? words.more_one : words.more.replace("{n}", folded.length);
      made.append(element("details", {}, element("summary", { textContent: more }), ...folded.map(one => place(one, "h2", true))));
    }
    return made;
  };

  /* The part of the first page that was found best: below the name of its page, where it is not the page. */
  const best = () => {
    const [whole, part] = list.querySelectorAll(":scope > li:first-child > a");
    return part ?? whole;
  };

  const show = () => list.append(...rest.splice(0, lot).map(page));
  /* A list that needs no scrolling would never ask for more. */
  const fill = () => {
    while (rest.length && !out.hidden && out.scrollHeight <= out.clientHeight) show();
  };
  out.addEventListener("scroll", () => {
    if (out.scrollTop + out.clientHeight > out.scrollHeight - 200) show();
  });

  const tell = text => { if (count.textContent !== text) count.textContent = text; };
  const open = () => {
    fetchIndex();
    out.hidden = false;
    fill();
  };
  const close = () => {
    out.hidden = true;
    waited = false;
  };
  const look = () => {
    if (!index) return;
    const asked = query.value.trim();
    rest = asked ? answer(asked, index) : [];
    const found = rest.length;
    list.replaceChildren();
    list.hidden = !found;
    show();
    fill();
    out.scrollTop = 0;
    tell(!asked ? words.type : found > 1 ? words.many.replace("{n}", found) : found ? words.one : words.none);
    /* Somebody in the worst moment may type what no page has: the way out of it is shown. */
    if (now) now.hidden = !asked || found > 0;
    if (waited && found) best().click();
    waited = false;
  };

  const make = making => {
    const until = performance.now() + piece;
    let step = making.next();
    while (!step.done && performance.now() < until) step = making.next();
    if (!step.done) {
      setTimeout(() => make(making));
      return;
    }
    index = step.value;
    look();
  };
  const fetchIndex = () => {
    if (fetched) return;
    fetched = true;
    const script = element("script", { src: `${root}search/search_index.js` });
    /* A stick that failed once may answer when the reader comes back to the field. */
    const again = () => {
      fetched = false;
      script.remove();
    };
    script.addEventListener("error", again);
    script.addEventListener("load", () => (window.__index ? make(start(window.__index)) : again()));
    document.head.append(script);
  };

  for (const sign of ["focus", "click"]) query.addEventListener(sign, open);
  query.addEventListener("input", () => {
    waited = false;
    open();
    look();
  });
  query.form.addEventListener("reset", () => setTimeout(() => {
    look();
    query.focus();
  }));
  /* Enter, and the key that a telephone shows in its place. */
  query.form.addEventListener("submit", event => {
    event.preventDefault();
    if (best()) best().click();
    else waited = !index;
  });

  /* Up and down lead through the field and what is shown. */
  const step = by => {
    const shown = ".find-list :is(:not(details) > a, summary, details[open] > a), .find-now:not([hidden]) > a";
    const stops = [query, ...out.querySelectorAll(shown)];
    const at = Math.max(0, stops.indexOf(document.activeElement));
    stops[(at + by + stops.length) % stops.length].focus();
    if (stops.length - at < 3) show();
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => {
      query.focus();
      close();
    },
  };
  search.addEventListener("keydown", event => {
    if (!keys[event.key] || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  /* Whoever leaves shuts the list: by Tab, by a click elsewhere, by a result on the page that is open. */
  search.addEventListener("focusout", event => {
    if (!search.contains(event.relatedTarget)) close();
  });
  window.addEventListener("pagehide", close);

  /* Without scripts the page says that it cannot be searched. */
  document.documentElement.classList.remove("no-js");
}
